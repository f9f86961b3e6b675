import type { Comparison } from '../model/comparison.ts';
import type { ReporterOptions } from './reporter.ts';

export type ComparisonOptions = Pick<ReporterOptions, 'version' | 'errors' | 'columns' | 'unicode' | 'style'> & {
  /** Cities in rows, conditions in columns; formats with tables look at it. */
  readonly transpose: boolean;
};

/** Turns a comparison into one document, its last line ended. Pure: no files, no clock, no environment. */
export type ComparisonReporter = (comparison: Comparison, options: ComparisonOptions) => string;
