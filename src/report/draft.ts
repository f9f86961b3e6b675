import type { Problem } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** A document that is written while its reports come: what each adds, and what stands after the last. */
export type StreamingReporter = {
  readonly add: (report: Report) => string;
  /** Whole, or in the parts in which it is made where it may be long. */
  readonly end: (errors: readonly Problem[]) => string | Iterable<string>;
  /** What the document has no room for, in sentences, once it has ended. */
  readonly left?: () => readonly string[];
};

export type StreamingOptions = Omit<ReporterOptions, 'errors'>;

/** Begins a document. Pure but for what the draft remembers of its reports. */
export type MakeStreamingReporter = (options: StreamingOptions) => StreamingReporter;

/** The reporter that makes of all reports at once what a draft makes of them one by one. */
export const wholeOf =
  (drafter: MakeStreamingReporter): Reporter =>
  (reports, { errors, ...options }) => {
    const draft = drafter(options);
    return [...reports.map(draft.add), ...partsOf(draft.end(errors))].join('');
  };

/** The parts of a text, which may be one. */
export const partsOf = (text: string | Iterable<string>): Iterable<string> =>
  typeof text === 'string' ? [text] : text;

/** A draft of a document that begins with what is only known in the end: its reports are kept until then. */
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
