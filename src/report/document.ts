// What people read, before it has a format. Every report, comparison and history is made of these blocks; text, Markdown and HTML are three ways to
// show them, and say the same in the same order. Text of files is in it as it came: a renderer sanitises and escapes.
import type { Day } from '../model/day.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Series } from '../model/report.ts';
import type { Source } from '../model/rule-set.ts';

/** A document by itself. Its first block is the section that holds all others, as a page has one main heading. */
export type Document = {
  /** Of the window; never shown in the document itself. */
  readonly title: string;
  readonly blocks: readonly Block[];
};

export type Block =
  | Section
  | Paragraph
  | Statuses
  | Entry
  | Rows
  | Table
  | List
  | Sources
  | Chart
  | Matrix
  | Tally
  | DotPlot
  | Timeline
  | Folded
  | Preformatted;

/** A heading and what is under it. Its level follows from the sections around it. */
export type Section = {
  readonly is: 'section';
  readonly title: Inline;
  readonly id?: string;
  readonly blocks: readonly Block[];
};

export type Paragraph = {
  readonly is: 'paragraph';
  readonly text: Inline;
  /** `lead` stands under the title of a section; `quiet` can be passed over; a `warning` cannot. */
  readonly tone?: 'lead' | 'quiet' | 'warning';
};

/** Verdicts, or the outcomes of conditions, each with what it comes from: the overview of what follows. */
export type Statuses = {
  readonly is: 'statuses';
  /** `verdict` is what a reader looks for first. */
  readonly of: 'verdict' | 'condition';
  /** Over the columns, where there are columns: what the outcome is of, why, and further ones. */
  readonly head: readonly [label: string, text: string, ...further: string[]];
  readonly items: readonly Status[];
};

export type Status = {
  readonly outcome: Outcome;
  /** The outcome in words; left out where the label says it. */
  readonly words?: string;
  readonly label: Inline;
  readonly text: Inline;
  /** Under the further heads. What stands there is said again further down, so that a narrow format may leave it out. */
  readonly further?: readonly Inline[];
  readonly items?: readonly Status[];
};

/** One thing with an outcome, such as a condition, and what is to be said of it. */
export type Entry = {
  readonly is: 'entry';
  readonly outcome: Outcome;
  readonly title: Inline;
  readonly id?: string;
  /** Where it stands in a file. */
  readonly place?: string;
  readonly blocks: readonly Block[];
};

/** What is said under each label. */
export type Rows = { readonly is: 'rows'; readonly rows: readonly Row[] };
export type Row = { readonly label: string; readonly items: readonly Inline[] };

export type Table = {
  readonly is: 'table';
  /** What it is a table of. */
  readonly caption: Inline;
  readonly head: readonly Inline[];
  /** The columns of numbers, from 0. */
  readonly numbers?: readonly number[];
  /** Where room is scarce the headings of rows, which are long, stand over their rows. */
  readonly isSpread?: true;
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
};

/** Its paragraphs, one below the other. */
export type Cell = readonly Inline[];

export type List = {
  readonly is: 'list';
  readonly of: 'items' | 'warnings';
  readonly items: readonly ListItem[];
};

/** A text, or one with a list of its own below it. */
export type ListItem = Inline | { readonly text: Inline; readonly items: readonly ListItem[] };

/** Numbered from 1; `id` is what a citation refers to. */
export type Sources = { readonly is: 'sources'; readonly id: string; readonly sources: readonly Source[] };

export type Chart = {
  readonly is: 'chart';
  readonly of: 'series';
  /** What is seen in it, as a sentence. */
  readonly title: string;
  readonly series: Series;
  /** Whose numbers they are. */
  readonly owner: string;
};

/** Cities side by side: the verdict first, then what each condition comes to. */
export type Matrix = {
  readonly is: 'matrix';
  readonly caption: string;
  readonly conditions: readonly MatrixCondition[];
  /** Rows that may be counted together. */
  readonly groups: readonly MatrixGroup[];
  /** Numbered from 1: what cells and rows refer to. */
  readonly notes: readonly string[];
};

/** `to` is where more is said, if anywhere. */
export type MatrixCondition = { readonly id: string; readonly title: string; readonly to?: string };

type MatrixGroup = {
  /** What its rows have in common and others have not; empty where there is one group. */
  readonly title: string;
  readonly rows: readonly MatrixRow[];
};

export type MatrixRow = {
  /** Told apart from all rows of the matrix: city, file, rule set, date. */
  readonly title: readonly string[];
  /** Told apart from the other rows of its group. */
  readonly name: string;
  readonly to?: string;
  readonly verdict: MatrixCell;
  /** One for each condition; null where it is not asked. */
  readonly cells: readonly (MatrixCell | null)[];
  /** Who answered. */
  readonly note?: number;
};

export type MatrixCell = {
  readonly outcome: Outcome;
  /** The value that decides, in a few words. */
  readonly text: string;
  readonly note?: number;
  readonly to?: string;
};

/** How many come to each outcome under each condition; columns of several groups do not add up. */
export type Tally = {
  readonly is: 'tally';
  readonly caption: string;
  readonly groups: readonly string[];
  readonly rows: readonly TallyRow[];
};

type TallyRow = {
  readonly condition: MatrixCondition;
  /** For each group its outcomes in the order of the rows; those that are not asked are left out. */
  readonly outcomes: readonly (readonly Outcome[])[];
};

/** A yearly number of each city on one scale, beside the published figures. The highest comes first. */
export type DotPlot = {
  readonly is: 'dots';
  /** What is seen in it, as a sentence. */
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly DotRow[];
  /** The range of each figure over the years that are compared. */
  readonly bands: readonly Band[];
};

export type DotRow = { readonly name: string; readonly points: readonly DotPoint[] };
/** `compared`: a figure had been published for the year. */
export type DotPoint = { readonly year: number; readonly value: number; readonly compared: boolean };
export type Band = {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly years: readonly number[];
};

/** What a verdict and the conditions come to over time. */
export type Timeline = {
  readonly is: 'timeline';
  /** What is seen in it, as a sentence. */
  readonly title: string;
  /** What each lane is of. */
  readonly head: string;
  readonly lanes: readonly Lane[];
  readonly marks: readonly TimelineMark[];
  /** Days in which the rule set is in force; null: no limit. */
  readonly from: Day | null;
  readonly until: Day | null;
};

export type Lane = {
  readonly title: string;
  readonly isVerdict: boolean;
  readonly spans: readonly LaneSpan[];
  /** Where the record of it ends; null: nowhere. */
  readonly ends: Day | null;
};
/** `from` null: from the beginning; `until`, the first day on which it is another, null: still. */
export type LaneSpan = {
  readonly outcome: Outcome;
  readonly words: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly when: string;
};
type TimelineMark = {
  readonly date: Day;
  readonly kind: 'decision' | 'record-ends' | 'other';
  readonly words: string;
};

/** What a reader may want to see and need not. `about` tells it from others of the same summary. */
export type Folded = {
  readonly is: 'folded';
  readonly summary: string;
  readonly about?: string;
  readonly blocks: readonly Block[];
};

/** Lines that stay as they are. */
type Preformatted = { readonly is: 'preformatted'; readonly text: string };

export type Inline = string | readonly Span[];

export type Span =
  | string
  | { readonly is: 'strong' | 'code'; readonly text: string }
  /** To a block of the document. */
  | { readonly is: 'link'; readonly text: string; readonly to: string }
  /** To an address outside, if it is one that may be linked. */
  | { readonly is: 'source'; readonly text: string; readonly source: Pick<Source, 'url'> }
  /** A number of the list of sources with this id. */
  | { readonly is: 'cite'; readonly number: number; readonly sources: string }
  /** The sign, where the outcome's word stands anyway. */
  | { readonly is: 'sign'; readonly outcome: Outcome }
  /** The sign, with the word for who does not see it; null where it stands anyway. */
  | { readonly is: 'outcome'; readonly outcome: Outcome; readonly word: string | null };

export const section = (title: Inline, blocks: readonly Block[], id?: string): Section[] =>
  blocks.length === 0 ? [] : [{ is: 'section', title, blocks, ...(id === undefined ? {} : { id }) }];

export const paragraph = (text: Inline, tone?: Paragraph['tone']): Paragraph => ({
  is: 'paragraph',
  text,
  ...(tone === undefined ? {} : { tone }),
});

export const list = (items: readonly ListItem[], of: List['of'] = 'items'): List[] =>
  items.length === 0 ? [] : [{ is: 'list', of, items }];

/** Rows that have items; nothing when none has. */
export function rows(all: readonly Row[]): Rows[] {
  const filled = all.filter(({ items }) => items.length > 0);
  return filled.length === 0 ? [] : [{ is: 'rows', rows: filled }];
}

export const folded = (summary: string, blocks: readonly Block[], about?: string): Folded[] =>
  blocks.length === 0 ? [] : [{ is: 'folded', summary, blocks, ...(about === undefined ? {} : { about }) }];

/** An item with the list below it, which may be empty. */
export const nested = (item: ListItem): Exclude<ListItem, Inline> =>
  typeof item !== 'string' && 'text' in item ? item : { text: item, items: [] };

export const strong = (text: string): Span => ({ is: 'strong', text });
export const code = (text: string): Span => ({ is: 'code', text });
export const link = (text: string, to: string): Span => ({ is: 'link', text, to });
export const sign = (outcome: Outcome): Span => ({ is: 'sign', outcome });
export const outcomeSpan = (outcome: Outcome, word: string | null): Span => ({ is: 'outcome', outcome, word });
