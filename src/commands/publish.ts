// Where a command's documents go: one to standard output, each --report to its file.

import { OutputError, type Problem } from '../errors.ts';
import { type Io, paperOf } from '../io.ts';
import type { ExpandOptions } from '../load/files/operands.ts';
import { isInput } from '../load/files/read.ts';
import { pathInRepository } from '../load/files/root.ts';
import { mostCells } from '../model/limits.ts';
import type { Outline, Report } from '../model/report.ts';
import type { Block } from '../report/document.ts';
import { problemWithPath, withPaths } from '../report/formats/with-paths.ts';
import { type DocumentKind, type FormatName, formats, reporterOf } from '../report/index.ts';
import type { Paper } from '../report/render/pen.ts';
import { partsOf, plain, type Reporters, type StreamingReporter } from '../report/reporter.ts';
import { numberWords } from '../text/number-words.ts';
import { appendTo, beginTarget, resolveTargets, sizeOf, type Target } from '../write.ts';
import type { ReportFile } from './options.ts';
import { printError, printNotes } from './print-problems.ts';

type Wanted<Format extends string> = {
  readonly format: Format;
  readonly report: readonly ReportFile<Format>[];
  readonly quiet: boolean;
};

export type Destinations<Format extends string> = {
  /** Null: nothing on standard output. */
  readonly stdout: Format | null;
  readonly files: readonly { readonly format: Format; readonly target: Target }[];
};

/** A file is read elsewhere than on this terminal, and is the same wherever it is written. */
const filePaper: Paper = { columns: 80, unicode: true, style: plain };

/** Looks at every path before any work is done, so that a wrong one ends the run. `inputs` are operands and files of rule sets. */
export async function destinationsOf<Format extends string>(
  { format, report, quiet }: Wanted<Format>,
  inputs: readonly string[],
  expand: ExpandOptions = {},
): Promise<Destinations<Format>> {
  const stdout = quiet ? null : format;
  if (report.length === 0) return { stdout, files: [] };
  const { expandOperands } = await import('../load/files/operands.ts');
  const inputFiles = expandOperands(inputs, expand).files.map(({ path }) => path);
  const targets = resolveTargets(
    report.map(({ path }) => path),
    inputFiles,
  );
  const twice = targets.find(({ isStdout }) => isStdout && !quiet);
  if (twice)
    throw new OutputError(
      `${twice.path}: is standard output, which has a document already. Add --quiet or use --format.`,
    );
  return { stdout, files: targets.map((target, index) => ({ target, format: report[index]?.format ?? format })) };
}

/** Documents that are being written. */
type Publication = {
  /** No document is asked for. */
  readonly isEmpty: boolean;
  /** The report is only made for a document that needs more than its outline. */
  readonly add: (outline: Outline, whole: () => Report) => void;
  /** Ends every document, whatever happens to the others. False when one could not be written, which is reported. */
  readonly end: (errors: readonly Problem[]) => Promise<boolean>;
};

/** Begins a document for each destination. What goes to standard output is written as it comes; a file is replaced in the end. */
export async function openPublication<Kind extends DocumentKind>(
  kind: Kind,
  { stdout, files }: Destinations<FormatName<Kind>>,
  begin: (reporter: Reporters[Kind], paper: Paper, format: FormatName<Kind>) => StreamingReporter,
  io: Io,
): Promise<Publication> {
  const open = async (format: FormatName<Kind>, paper: Paper) => {
    const document = begin(await reporterOf(kind, format), paper, format);
    return formats[format].hasRepositoryPaths ? placed(document, io) : document;
  };
  const draft = stdout === null ? null : await open(stdout, await paperOf(io.stdout));
  let failure: OutputError | null = null;
  const print = (text: string) => {
    if (failure !== null || text === '') return;
    try {
      io.stdout.write(text);
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      failure = error;
    }
  };
  const opened = await Promise.all(
    files.map(async ({ format, target }) => ({ format, target, document: await open(format, filePaper) })),
  );
  const documents = opened.map(({ format, target, document }) => ({
    target,
    draft: formats[format].hasByteOrderMark && !target.straight ? marked(document) : document,
    writing: beginTarget(target, io.onInterrupt),
  }));
  return {
    isEmpty: draft === null && documents.length === 0,
    add: (outline, whole) => {
      const addTo = (each: StreamingReporter) => each.addOutline?.(outline) ?? each.add(whole());
      // All of them before any is written: one may be too large.
      const printed = draft === null ? '' : addTo(draft);
      const texts = documents.map((each) => addTo(each.draft));
      print(printed);
      for (const [index, { writing }] of documents.entries()) writing.append(texts[index] ?? '');
    },
    end: async (errors) => {
      const isPrinted = await attempt(() => {
        if (draft) write('The document on standard output', () => draft.end(errors), print);
      }, io);
      if (failure !== null) await printError(failure.message, io);
      let written = isPrinted && failure === null;
      for (const { target, draft: ended, writing } of documents) {
        const isWritten = await attempt(async () => {
          // Files that city files and rule sets name are inputs, too.
          if (isInput(target.real)) {
            writing.abandon();
            throw new OutputError(`${target.path}: is an input of this run. Write the report to another file.`);
          }
          try {
            write(target.path, () => ended.end(errors), writing.append);
          } catch (error) {
            writing.abandon();
            throw error;
          }
          await writing.commit();
        }, io);
        written &&= isWritten;
      }
      const left = [draft, ...documents.map((each) => each.draft)].flatMap((each) => each?.left?.() ?? []);
      await printNotes([...new Set(left)], io);
      return written;
    },
  };
}

/** With paths from the root of the repository. */
function placed(draft: StreamingReporter, io: Io): StreamingReporter {
  const pathOf = repositoryPaths(io);
  return {
    ...draft,
    addOutline: () => null,
    add: (report) => draft.add(withPaths(report, pathOf)),
    end: (errors) => draft.end(errors.map((problem) => problemWithPath(problem, pathOf))),
  };
}

/** A path as it is from the root of its repository. Each is looked up once: a report names the same few many times. */
export function repositoryPaths({ env }: Pick<Io, 'env'>): (path: string) => string {
  const found = new Map<string, string>();
  return (path) => {
    const known = found.get(path) ?? pathInRepository(path, env.GITHUB_WORKSPACE ?? null);
    found.set(path, known);
    return known;
  };
}

/** With a byte order mark. */
function marked(draft: StreamingReporter): StreamingReporter {
  let mark = '\ufeff';
  const after = (text: string): string => {
    if (text === '') return '';
    const first = mark;
    mark = '';
    return first + text;
  };
  return {
    ...draft,
    addOutline: () => null,
    add: (report) => after(draft.add(report)),
    *end(errors) {
      for (const part of partsOf(draft.end(errors))) yield after(part);
    },
  };
}

/** Makes a document and writes it. OutputError when it is longer than a text can be. */
function write(path: string, make: () => string | Iterable<string>, append: (part: string) => void): void {
  try {
    for (const part of partsOf(make())) append(part);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OutputError(`${path}: the report is too large for this format. Check fewer cities at a time.`);
  }
}

/** Writes every document, whatever happens to the others. False, and told, when one could not be written. */
export async function publish<Kind extends DocumentKind>(
  kind: Kind,
  destinations: Destinations<FormatName<Kind>>,
  render: (reporter: Reporters[Kind], paper: Paper, format: FormatName<Kind>) => string | Iterable<string>,
  io: Io,
): Promise<boolean> {
  const atOnce = (...args: Parameters<typeof render>): StreamingReporter => ({
    add: () => '',
    end: () => render(...args),
  });
  return (await openPublication(kind, destinations, atOnce, io)).end([]);
}

/** OutputError when a format says so much of each cell that so many could not be read; `columns` are those of each city. */
export function checkCells(
  document: string,
  noun: string,
  columns: readonly (readonly unknown[])[],
  format: FormatName,
): void {
  if (formats[format].isCompact) return;
  const cells = columns.reduce((sum, { length }) => sum + length, 0);
  if (cells <= mostCells) return;
  const [found, most] = [cells, mostCells].map(numberWords);
  throw new OutputError(
    `The ${document} has ${found} ${noun}s; the limit is ${most} as ${format}. Compare fewer cities at a time, or use text or csv.`,
  );
}

/** Prints what people read on standard output. */
export async function printBlocks(blocks: readonly Block[], io: Io): Promise<void> {
  const { renderText } = await import('../report/render/text.ts');
  io.stdout.write(renderText(blocks, await paperOf(io.stdout)));
}

/** What GitHub Actions takes as the summary of a step. */
const summaryBytes = 2 ** 20;

/** Adds to a summary. False, and told, when that could not be done. */
export const publishStepSummary = (
  path: string,
  render: (bytes: number, paper: Paper) => string,
  io: Io,
): Promise<boolean> =>
  attempt(() => {
    if (isInput(path))
      throw new OutputError(`${path}: is an input of this run, so GITHUB_STEP_SUMMARY cannot name it.`);
    appendTo(path, render(summaryBytes - sizeOf(path), filePaper));
  }, io);

/** The file for the summary of a GitHub Actions step; null outside such a step, or when no document is for GitHub. */
export function stepSummaryPath<Format extends string>(
  { stdout, files }: Destinations<Format>,
  { env }: Pick<Io, 'env'>,
): string | null {
  const formats: readonly (Format | null)[] = [stdout, ...files.map(({ format }) => format)];
  return formats.some((format) => format === 'github') ? (env.GITHUB_STEP_SUMMARY ?? null) : null;
}

async function attempt(write: () => void | Promise<void>, io: Io): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    await printError(error.message, io);
    return false;
  }
}
