import type { Problem } from '../errors.ts';
import type { Report } from '../model/report.ts';

/** Wraps text in colour or leaves it alone. Decided once, per stream, in io. */
export type Style = {
  readonly [name in 'green' | 'red' | 'yellow' | 'dim' | 'bold']: (text: string) => string;
};

export const plain: Style = { green: String, red: String, yellow: String, dim: String, bold: String };

/** How much of a report is shown: what fits one screen; all about what is not met or open; everything. */
export const depths = ['brief', 'open', 'all'] as const;
export type Depth = (typeof depths)[number];

/** What people read on a screen or in a pull request begins with what fits there; a page and data hold everything. */
export const usualDepth = (format: string): Depth => (format === 'text' || format === 'markdown' ? 'brief' : 'all');

export type ReporterOptions = {
  /** psp-check's own version. */
  readonly version: string;
  /** Inputs that could not be read or are not valid; the others are in the reports. */
  readonly errors: readonly Problem[];
  readonly show: Depth;
  /** Columns a terminal has, 40 to 120; only `text` looks at it. */
  readonly columns: number;
  /** Whether signs may leave ASCII; only `text` looks at it. */
  readonly unicode: boolean;
  readonly style: Style;
};

/** Turns reports into one document, its last line ended. Pure: no files, no clock, no environment. */
export type Reporter = (reports: readonly Report[], options: ReporterOptions) => string;
