import type { Problem } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** A document that is written while its reports come: what each adds, and what stands after the last. */
export type StreamingReporter = {
  readonly add: (report: Report) => string;
  readonly end: (errors: readonly Problem[]) => string;
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
    return reports.map(draft.add).join('') + draft.end(errors);
  };

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
