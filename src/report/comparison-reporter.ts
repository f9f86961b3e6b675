import type { Comparison } from '../model/comparison.ts';
import type { Depth, ReporterOptions } from './reporter.ts';

export type ComparisonOptions = Pick<ReporterOptions, 'version' | 'errors' | 'columns' | 'unicode' | 'style'> & {
  readonly show: Depth;
};

/** Turns a comparison into one document, its last line ended. Pure: no files, no clock, no environment. */
export type ComparisonReporter = (comparison: Comparison, options: ComparisonOptions) => string;
