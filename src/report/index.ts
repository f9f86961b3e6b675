// The registry of formats: a file in formats/ and a line here make one. Names and what stands beside them cost no time to offer; the code of a format
// is loaded when a document is written in it.
import type { Depth, Reporters } from './reporter.ts';

/** What psp-check writes documents of. */
export type DocumentKind = keyof Reporters;

/** What is known of a format before it is loaded. */
type FormatEntry<Kind extends DocumentKind> = {
  /** What it can be a document of. */
  readonly of: readonly Kind[];
  /** Of files that are written in it where no format is named. */
  readonly extensions: readonly string[];
  /** What it shows when nobody asks: a screen and a pull request begin with what fits there, a page and data hold everything. */
  readonly usualDepth: Depth;
  /** Its paths begin at the root of the repository, where CI servers look for files, wherever psp-check runs. */
  readonly hasRepositoryPaths: boolean;
  /** Spreadsheets take a file without a byte order mark for one in an older encoding. */
  readonly hasByteOrderMark: boolean;
  /** It says so little of each cell of a comparison that any number of them can be read. */
  readonly isCompact: boolean;
  readonly load: () => Promise<Pick<Reporters, Kind>>;
};

const every = ['report', 'comparison', 'history', 'changeSet'] as const;

/** By their names on a command line, in the order in which help lists them. */
export const formats = {
  text: format(every, async () => (await import('./formats/text.ts')).text, {
    extensions: ['txt'],
    usualDepth: 'brief',
    isCompact: true,
  }),
  json: format(every, async () => (await import('./formats/json.ts')).json, { extensions: ['json'] }),
  ndjson: format(['report'], async () => (await import('./formats/ndjson.ts')).ndjson, {
    extensions: ['ndjson', 'jsonl'],
  }),
  markdown: format(every, async () => (await import('./formats/markdown.ts')).markdown, {
    extensions: ['md', 'markdown'],
    usualDepth: 'brief',
  }),
  html: format(every, async () => (await import('./formats/html.ts')).html, { extensions: ['html', 'htm'] }),
  svg: format(['comparison', 'history'], async () => (await import('./formats/svg.ts')).svg, { extensions: ['svg'] }),
  junit: format(['report'], async () => (await import('./formats/junit.ts')).junit, { extensions: ['xml'] }),
  sarif: format(['report'], async () => (await import('./formats/sarif.ts')).sarif, {
    extensions: ['sarif'],
    hasRepositoryPaths: true,
  }),
  github: format(['report', 'changeSet'], async () => (await import('./formats/github.ts')).github, {
    hasRepositoryPaths: true,
  }),
  csv: format(every, async () => (await import('./formats/csv.ts')).csv, {
    extensions: ['csv'],
    hasByteOrderMark: true,
    isCompact: true,
  }),
};

type Formats = typeof formats;

/** The name of a format in which there are documents of a kind. */
export type FormatName<Kind extends DocumentKind = DocumentKind> = {
  [Name in keyof Formats]: Kind extends Formats[Name]['of'][number] ? Name : never;
}[keyof Formats];

/** The formats in which there are documents of a kind. */
export const formatsOf = <Kind extends DocumentKind>(kind: Kind): readonly FormatName<Kind>[] =>
  names.filter((name): name is FormatName<Kind> => formats[name].of.some((each) => each === kind));

const names = Object.keys(formats) as readonly (keyof Formats)[];

export type Format = FormatName<'report'>;
export type ComparisonFormat = FormatName<'comparison'>;
export type HistoryFormat = FormatName<'history'>;
export type ChangeSetFormat = FormatName<'changeSet'>;

/** Whether reports can be written in a format of this name. */
export const isFormat = (name: string): name is Format => formatsOf('report').some((format) => format === name);

/** What writes documents of a kind in a format. */
export async function reporterOf<Kind extends DocumentKind>(
  kind: Kind,
  name: FormatName<Kind>,
): Promise<Reporters[Kind]> {
  const loaded: Partial<Reporters> = await formats[name].load();
  const reporter = loaded[kind];
  if (!reporter) throw new TypeError(`${name} is not a format of a ${kind}`);
  return reporter;
}

function format<Kind extends DocumentKind>(
  of: readonly Kind[],
  load: FormatEntry<Kind>['load'],
  {
    extensions = [],
    usualDepth = 'all',
    hasRepositoryPaths = false,
    hasByteOrderMark = false,
    isCompact = false,
  }: Partial<FormatEntry<Kind>>,
): FormatEntry<Kind> {
  return { of, load, extensions, usualDepth, hasRepositoryPaths, hasByteOrderMark, isCompact };
}
