// What people read, before it has a format. Every report, comparison and history is made of these blocks; text, Markdown and HTML are three ways to
// show them, and say the same in the same order. Text of files is in it as it came: a renderer sanitises and escapes.
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
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
};

/** Its paragraphs, one below the other. */
export type Cell = readonly Inline[];

export type List = {
  readonly is: 'list';
  readonly of: 'items' | 'warnings';
  readonly items: readonly Inline[];
};

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

/** What a reader may want to see and need not. `about` tells it from others of the same summary. */
export type Folded = {
  readonly is: 'folded';
  readonly summary: string;
  readonly about?: string;
  readonly blocks: readonly Block[];
};

/** Lines that stay as they are. */
export type Preformatted = { readonly is: 'preformatted'; readonly text: string };

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
  | { readonly is: 'sign'; readonly outcome: Outcome };

export const section = (title: Inline, blocks: readonly Block[], id?: string): Section[] =>
  blocks.length === 0 ? [] : [{ is: 'section', title, blocks, ...(id === undefined ? {} : { id }) }];

export const paragraph = (text: Inline, tone?: Paragraph['tone']): Paragraph => ({
  is: 'paragraph',
  text,
  ...(tone === undefined ? {} : { tone }),
});

export const list = (items: readonly Inline[], of: List['of'] = 'items'): List[] =>
  items.length === 0 ? [] : [{ is: 'list', of, items }];

/** Rows that have items; nothing when none has. */
export function rows(all: readonly Row[]): Rows[] {
  const filled = all.filter(({ items }) => items.length > 0);
  return filled.length === 0 ? [] : [{ is: 'rows', rows: filled }];
}

export const folded = (summary: string, blocks: readonly Block[], about?: string): Folded[] =>
  blocks.length === 0 ? [] : [{ is: 'folded', summary, blocks, ...(about === undefined ? {} : { about }) }];

export const strong = (text: string): Span => ({ is: 'strong', text });
export const code = (text: string): Span => ({ is: 'code', text });
export const link = (text: string, to: string): Span => ({ is: 'link', text, to });
export const sign = (outcome: Outcome): Span => ({ is: 'sign', outcome });
