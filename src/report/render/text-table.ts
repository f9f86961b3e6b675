import { sanitise } from '../../text/sanitise.ts';
import { graphemes, width } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import type { Paint, Paper } from './pen.ts';

/** A cell's paragraphs, one below the other. */
export type TextCell = readonly Paragraph[];

export type Paragraph = {
  /** Of a file, as it came; it is sanitised here. */
  readonly text: string;
  /** A sign of ours before it; later lines hang under the text. */
  readonly lead?: string;
  readonly paintLead?: Paint;
  readonly paintText?: Paint;
  /** What is more than so many lines is cut off, and no column is made wider for it. */
  readonly atMost?: number;
};

/** A row starts with its own heading. A list of several groups of rows: a line is drawn between them. */
export type TextTable = {
  readonly head: readonly TextCell[];
  readonly groups: readonly (readonly (readonly TextCell[])[])[];
  /** Finished lines that stand over a row, across the table; for each group as many as it has rows. */
  readonly over?: readonly (readonly (readonly string[])[])[];
  /** The columns of numbers, from 0: they end below each other. */
  readonly numbers?: readonly number[];
  /** No empty lines between rows of several lines. */
  readonly isDense?: boolean;
  /** Whether a line is drawn between the groups; so it is where nothing else is said. */
  readonly isRuled?: boolean;
};

const gap = 2;
/** A column is at least as wide as its longest word, up to here. */
const widestWord = 16;
/** A column that is cut off is not made wider than this. */
const widestCut = 32;

/** An aligned table; null when its columns do not fit the paper. */
export function tableLines(table: TextTable, paper: Pick<Paper, 'columns' | 'unicode' | 'style'>): string[] | null {
  const head = table.head.map(sanitised);
  const groups = table.groups.map((rows) => rows.map((cells) => cells.map(sanitised)));
  const widths = widthsOf(head, groups.flat(), paper.columns);
  if (widths === null) return null;
  const ellipsis = paper.unicode ? '…' : '...';
  const numbers = table.numbers ?? [];
  const lines = groups.map((rows, group) =>
    rows.map((cells, row) => [...(table.over?.[group]?.[row] ?? []), ...rowLines(cells, widths, ellipsis, numbers)]),
  );
  const isTall = !table.isDense && lines.flat().some(({ length }) => length > 1);
  const total = widths.reduce((sum, each) => sum + each + gap, -gap);
  const rule = paper.style.dim((paper.unicode ? '─' : '-').repeat(total));
  const bodies = lines.map((rows) => rows.flatMap((row, index) => (isTall && index > 0 ? ['', ...row] : row)));
  const ruled = table.isRuled === false ? [] : [rule];
  return [...rowLines(head, widths, ellipsis, numbers), ...bodies.flatMap((body) => [...ruled, ...body])];
}

const sanitised = (cell: TextCell): TextCell => cell.map((each) => ({ ...each, text: sanitise(each.text) }));

/** As wide as the content wants, as far as there is room: the widest columns give way first. Null when even the words do not fit. */
function widthsOf(
  head: readonly TextCell[],
  rows: readonly (readonly TextCell[])[],
  columns: number,
): readonly number[] | null {
  const wanted = head.map((cell, index) => {
    const paragraphs = [...cell, ...rows.flatMap((cells) => cells.slice(index, index + 1).flat())];
    const least = largest(paragraphs.map(leastWidth), 1);
    return { least, most: largest(paragraphs.map(fullWidth), least) };
  });
  const room = columns - gap * (wanted.length - 1);
  const at = (level: number) => wanted.map(({ least, most }) => Math.min(most, Math.max(least, level)));
  const sum = (widths: readonly number[]) => widths.reduce((total, each) => total + each, 0);
  if (sum(at(0)) > room) return null;
  let level = 1;
  while (level < columns && sum(at(level + 1)) <= room) level++;
  return at(level);
}

/** Of as many numbers as there are rows, which are too many for the arguments of a call. */
const largest = (numbers: readonly number[], least: number): number =>
  numbers.reduce((one, other) => Math.max(one, other), least);

const leadWidth = ({ lead = '' }: Paragraph): number => width(lead);

function leastWidth(paragraph: Paragraph): number {
  if (paragraph.atMost !== undefined) return leadWidth(paragraph) + 1;
  const parts = paragraph.text.split(breaks).map((part) => (part.length > widestWord ? widestWord : width(part)));
  return leadWidth(paragraph) + Math.min(widestWord, Math.max(...parts));
}

/** Between words, and after the hyphens of ids and the slashes of paths. */
const breaks = / |(?<=[-/])/;

function fullWidth(paragraph: Paragraph): number {
  const { text, atMost } = paragraph;
  // Measuring takes time in proportion to the text, and no column is this wide.
  const full = text.length > 1000 ? 1000 : width(text);
  return leadWidth(paragraph) + (atMost === undefined ? full : Math.min(full, widestCut));
}

type Line = { readonly shown: string; readonly width: number };

function rowLines(
  cells: readonly TextCell[],
  widths: readonly number[],
  ellipsis: string,
  numbers: readonly number[],
): string[] {
  const columns = widths.flatMap((size, index) =>
    cells
      .slice(index, index + 1)
      .map((cell) => ({ size, lines: cell.flatMap((each) => paragraphLines(each, size, ellipsis)) })),
  );
  const height = Math.max(1, ...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map(({ size, lines }, index) => padded(lines[at] ?? nothing, size, numbers.includes(index)))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

const nothing: Line = { shown: '', width: 0 };

function padded({ shown, width: used }: Line, columns: number, isNumber: boolean): string {
  const blanks = ' '.repeat(columns - used);
  return isNumber ? blanks + shown : shown + blanks;
}

function paragraphLines(paragraph: Paragraph, columns: number, ellipsis: string): Line[] {
  const { text, lead = '', paintLead = String, paintText = String, atMost } = paragraph;
  const room = columns - width(lead);
  const words = text.split(' ').map((word) => (word.length > room ? inParts(word, room) : word));
  const lines = wrap(words.join(' '), columns, lead);
  const kept = atMost !== undefined && lines.length > atMost ? cutLines(lines, atMost, columns, ellipsis) : lines;
  return kept.map((line, index) => {
    const [before, after] = [line.slice(0, lead.length), line.slice(lead.length)];
    return {
      shown: (index === 0 ? paintLead(before) : before) + paintText(after),
      width: width(line),
    };
  });
}

/** A word that is too long for a line with a space where it may be broken. No two of its parts fit on one line. */
function inParts(word: string, room: number): string {
  return word.split(breaks).reduce((parts, part) => {
    const line = parts.slice(parts.lastIndexOf(' ') + 1);
    const fits = line.length + part.length <= room;
    return `${parts}${fits || parts === '' ? '' : ' '}${part}`;
  }, '');
}

function cutLines(lines: readonly string[], most: number, columns: number, ellipsis: string): string[] {
  const last = lines.slice(most - 1, most).flatMap(graphemes);
  while (width(last.join('')) + width(ellipsis) > columns) last.pop();
  return [...lines.slice(0, most - 1), last.join('').trimEnd() + ellipsis];
}
