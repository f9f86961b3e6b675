import type { Problem } from '../errors.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Comparison } from '../model/comparison.ts';
import type { History } from '../model/history.ts';
import type { Outline, Report } from '../model/report.ts';

/** Wraps text in colour or leaves it alone. Decided once, per stream, in io. */
export type Style = {
  readonly [name in 'green' | 'red' | 'yellow' | 'dim' | 'bold']: (text: string) => string;
};

export const plain: Style = { green: String, red: String, yellow: String, dim: String, bold: String };

/** How much of a report is shown: what fits one screen; all about what is not met or open; everything. */
export const depths = ['brief', 'open', 'all'] as const;
export type Depth = (typeof depths)[number];

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

/** What makes one document, its last line ended, of each kind of it. Pure: no files, no clock, no environment. */
export type Reporters = {
  readonly report: MakeStreamingReporter;
  /** In parts where it may be long: of 50,000 columns, CSV as one text would take more memory than all the rest. */
  readonly comparison: (comparison: Comparison, options: ReporterOptions) => string | Iterable<string>;
  readonly history: (histories: readonly History[], options: ReporterOptions) => string;
  readonly changeSet: (changeSet: ChangeSet, options: ReporterOptions) => string;
};

/** Begins a document of reports. Pure but for what it remembers of them. */
export type MakeStreamingReporter = (options: StreamingOptions) => StreamingReporter;

export type StreamingOptions = Omit<ReporterOptions, 'errors'>;

/** A document that is written while its reports come: what each adds, and what stands after the last. */
export type StreamingReporter = {
  readonly add: (report: Report) => string;
  /** What a report adds of which no more than its outline is said; null: it is asked for whole. */
  readonly addOutline?: (outline: Outline) => string | null;
  /** Whole, or in the parts in which it is made where it may be long. */
  readonly end: (errors: readonly Problem[]) => string | Iterable<string>;
  /** What the document has no room for, in sentences, once it has ended. */
  readonly left?: () => readonly string[];
};

/** Turns all reports at once into one document. */
export type Reporter = (reports: readonly Report[], options: ReporterOptions) => string;

/** The reporter that makes of all reports at once what a streaming one makes of them one by one. */
export const wholeOf =
  (begin: MakeStreamingReporter): Reporter =>
  (reports, { errors, ...options }) => {
    const document = begin(options);
    return [...reports.map(document.add), ...partsOf(document.end(errors))].join('');
  };

/** The parts of a text, which may be one. */
export const partsOf = (text: string | Iterable<string>): Iterable<string> =>
  typeof text === 'string' ? [text] : text;

/** A document that begins with what is only known in the end: its reports are kept until then. */
export const keptFor =
  (
    reporter: Reporter,
    leftOut?: (reports: readonly Report[], options: StreamingOptions) => readonly string[],
  ): MakeStreamingReporter =>
  (options) => {
    const reports: Report[] = [];
    return {
      add: (report) => {
        reports.push(report);
        return '';
      },
      end: (errors) => reporter(reports, { ...options, errors }),
      ...(leftOut ? { left: () => leftOut(reports, options) } : {}),
    };
  };
