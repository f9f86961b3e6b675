import type { History } from '../model/history.ts';
import type { ReporterOptions } from './reporter.ts';

export type HistoryOptions = Pick<ReporterOptions, 'version' | 'errors' | 'show' | 'columns' | 'unicode' | 'style'>;

/** Turns histories into one document, its last line ended. Pure: no files, no clock, no environment. */
export type HistoryReporter = (histories: readonly History[], options: HistoryOptions) => string;
