import type { Source } from '../../model/rule-set.ts';
import { withoutCiCommands } from '../../text/ci-commands.ts';
import { markdownCode, markdownLink, markdownText } from '../../text/markdown.ts';
import { sanitiseLines } from '../../text/sanitise.ts';
import { outcomeWords } from '../../text/words.ts';
import {
  type Block,
  type Document,
  type Entry,
  type Inline,
  type Lane,
  type ListItem,
  type Matrix,
  type MatrixCell,
  nested,
  type Row,
  type Span,
  type Status,
  type Statuses,
  type Table,
} from '../document.ts';
import { looks } from '../outcome-table.ts';
import { dotTable } from './chart-words.ts';
import { legendOf, letterOf, tallyTable } from './matrix-words.ts';
import { httpsAddress } from './source-link.ts';

/** How long a document may be, and why. */
type Limit = {
  readonly most: number;
  readonly sizeOf: (text: string) => number;
  /** `since GitHub drops a summary of more than 1 MiB`. */
  readonly because: string;
};

/** What GitHub takes as a comment. */
const commentLimit: Limit = {
  most: 65_535,
  sizeOf: (text) => text.length,
  because: 'since GitHub takes no comment of 65,536 characters',
};

/**
 * GitHub-flavoured Markdown, for a pull request or a job's summary. What folds stays folded. A document that would be too long ends before a block that
 * does not fit, or in a table after the last row that does, and its last line says what was left out; it is empty where not even that line fits.
 */
export function renderMarkdown({ blocks }: Pick<Document, 'blocks'>, limit: Limit = commentLimit): string {
  return fitted(
    blocks.flatMap((block) => pieces(block, 2)),
    limit,
  );
}

/** A block of Markdown. `title` and its level when it is a heading, `opens` and `closes` when it is an end of what folds. */
type Piece = {
  readonly text: string;
  readonly title?: string;
  readonly level?: number;
  readonly opens?: true;
  readonly closes?: true;
  /** What the text ends with, a line or more each: as many as there is room for may stay. */
  readonly rows?: readonly string[];
};

function fitted(all: readonly Piece[], { most, sizeOf, because }: Limit): string {
  const whole = `${all.map(({ text }) => text).join('\n\n')}\n`;
  if (sizeOf(whole) <= most) return whole;
  const end = '</details>\n\n';
  const room = most - sizeOf(end) - noteRoom;
  let kept = '';
  let used = 0;
  let count = 0;
  let isOpen = false;
  let rowsLeft = 0;
  for (const { text, opens, closes, rows = [] } of all) {
    const size = sizeOf(text) + 2;
    if (used + size > room) {
      const cut = withFewerRows(text, rows, room - used - 2, sizeOf);
      rowsLeft = cut.left;
      if (cut.text !== '') kept += `${cut.text}\n\n`;
      if (cut.text !== '') count++;
      break;
    }
    used += size;
    kept += `${text}\n\n`;
    count++;
    isOpen = opens === true || (isOpen && closes !== true);
  }
  const names = [
    ...(rowsLeft === 0 ? [] : [`${rowsLeft} ${rowsLeft === 1 ? 'row' : 'rows'} of this table`]),
    ...leftOut(all.slice(0, count), all.slice(count)),
  ];
  const note = `The rest is left out, ${because}${names.length === 0 ? '' : `: ${names.join('; ')}`}.\n`;
  const ended = `${kept}${isOpen ? end : ''}${note}`;
  return sizeOf(ended) > most ? '' : ended;
}

const noteRoom = 1500;

/** The text with the first of its rows, as many as fit; nothing where none does. */
function withFewerRows(
  text: string,
  rows: readonly string[],
  room: number,
  sizeOf: Limit['sizeOf'],
): { readonly text: string; readonly left: number } {
  const head = text.slice(0, text.length - rows.join('\n').length - 1);
  let used = sizeOf(head);
  const end = rows.findIndex((row) => {
    used += sizeOf(row) + 1;
    return used > room;
  });
  const kept = rows.slice(0, Math.max(end, 0));
  return kept.length === 0
    ? { text: '', left: 0 }
    : { text: [head, ...kept].join('\n'), left: rows.length - kept.length };
}

/** Names the highest headings of what is left out, as far as there is room for them, and what is cut in the middle. */
function leftOut(kept: readonly Piece[], rest: readonly Piece[]): readonly string[] {
  const highest = Math.min(...rest.map(({ level = Number.POSITIVE_INFINITY }) => level));
  const titles = (pieces: readonly Piece[]) =>
    pieces.flatMap(({ title, level }) => (title !== undefined && level === highest ? [title] : []));
  const isCut = rest[0]?.level !== highest;
  const all = [
    ...(isCut
      ? titles(kept)
          .slice(-1)
          .map((title) => `the end of ${title}`)
      : []),
    ...titles(rest),
  ];
  const named: string[] = [];
  let room = noteRoom / 2;
  for (const title of all) {
    room -= new TextEncoder().encode(title).length + 2;
    if (room < 0) break;
    named.push(title);
  }
  const more = all.length - named.length;
  return named.length === 0 || more === 0 ? named : [...named, `and ${more} more`];
}

function pieces(block: Block, level: number): Piece[] {
  switch (block.is) {
    case 'section': {
      const title = inlineText(block.title);
      return [
        { text: `${'#'.repeat(Math.min(level, 6))} ${title}`, title, level },
        ...block.blocks.flatMap((each) => pieces(each, level + 1)),
      ];
    }
    case 'paragraph':
      return [{ text: `${block.tone === 'warning' ? '⚠ ' : ''}${inlineText(block.text)}` }];
    case 'statuses':
      return [statuses(block)];
    case 'entry':
      return entry(block, level);
    case 'rows':
      return [{ text: list(block.rows.map(rowItem)) }];
    case 'table':
      return [table(block)];
    case 'list':
      return [{ text: nestedList(block.items).join('\n') }];
    case 'sources':
      return [{ text: block.sources.map(sourceItem).join('\n') }];
    case 'chart':
      return [{ text: markdownText(block.title) }];
    case 'matrix':
      return matrix(block);
    case 'tally':
      return [table(tallyTable(block))];
    case 'dots':
      return [table(dotTable(block))];
    case 'timeline':
      return [{ text: markdownText(block.title) }, { text: list(block.lanes.map(laneItem)) }];
    case 'folded':
      // The empty lines around what it holds are what makes a renderer take that for Markdown.
      return [
        {
          text: `<details>\n<summary>${markdownText(block.summary)}</summary>`,
          opens: true,
        },
        ...block.blocks.flatMap((each) => pieces(each, level)),
        { text: '</details>', closes: true },
      ];
    case 'preformatted':
      return [{ text: fenced(sanitiseLines(block.text)) }];
  }
}

/** Each line behind four blanks is code, whatever is in it. */
const fenced = (text: string): string =>
  withoutCiCommands(text)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

function statuses({ of, head, items }: Statuses): Piece {
  if (items.some((item) => item.items !== undefined)) return { text: list(items.map(statusItem)) };
  const isNamed = of === 'condition';
  const row = ({ outcome, words, label, text, further = [] }: Status) => [
    looks[outcome].sign,
    ...(isNamed ? [words ?? outcomeWords[outcome]] : []),
    of === 'verdict' ? `**${inlineText(label)}**` : inlineText(label),
    inlineText(text),
    ...further.map(inlineText),
  ];
  return grid(['', ...(isNamed ? ['Outcome'] : []), ...head], items.map(row));
}

function statusItem({ outcome, label, text, items = [] }: Status): string {
  const own = inlineText(text);
  return [
    `${looks[outcome].sign} **${inlineText(label)}**${own === '' ? '' : `: ${own}`}`,
    ...indented(
      list(items.map((item) => `${looks[item.outcome].sign} ${inlineText(item.label)}: ${inlineText(item.text)}`)),
    ),
  ].join('\n');
}

function entry({ outcome, title, place, blocks }: Entry, level: number): Piece[] {
  const name = inlineText(title);
  const where = place === undefined ? '' : ` (${markdownCode(place)})`;
  return [
    {
      text: `${'#'.repeat(Math.min(level, 6))} ${looks[outcome].sign} ${outcomeWords[outcome]}: ${name}${where}`,
      title: name,
      level,
    },
    ...blocks.flatMap((block) => pieces(block, level + 1)),
  ];
}

function table({ caption, head, rows, numbers = [] }: Table): Piece {
  const cells = rows.map((row) => row.map((cell) => cell.map(inlineText).join('<br>')));
  const ends = head.map((_, index) => (numbers.includes(index) ? '---:' : '---'));
  const piece = grid(['', ...head.slice(1).map(inlineText)], cells, ends);
  return { ...piece, text: `${inlineText(caption)}:\n\n${piece.text}` };
}

const laneItem = ({ title, spans }: Lane): string =>
  `${markdownText(title)}: ${spans.map(({ outcome, words, when }) => `${looks[outcome].sign} ${words} ${when}`).join('; ')}`;

/** A row for each city, the verdict first; a table for each group. */
function matrix({ conditions, groups, notes }: Matrix): Piece[] {
  const letters = notes.map((note, index) => `\\[${letterOf(index + 1)}\\] ${markdownText(note)}`);
  const cellText = (cell: MatrixCell | null) =>
    cell === null
      ? 'not asked'
      : `${looks[cell.outcome].sign} ${markdownText(cell.text)}${cell.note === undefined ? '' : ` \\[${letterOf(cell.note)}\\]`}`;
  const hasHolders = groups.some(({ rows }) => rows.some(({ note }) => note !== undefined));
  const tables = groups.flatMap(({ title, rows }) => [
    ...(title === '' ? [] : [{ text: `**${markdownText(title)}**` }]),
    grid(
      ['City', 'Verdict', ...conditions.map((each) => markdownText(each.title)), ...(hasHolders ? ['Held by'] : [])],
      rows.map(({ title: parts, name, verdict, cells, note }) => [
        title === '' ? parts.map(markdownText).join('<br>') : markdownText(name),
        `${looks[verdict.outcome].sign} **${markdownText(verdict.text)}**`,
        ...cells.map(cellText),
        ...(hasHolders ? [note === undefined ? '' : `\\[${letterOf(note)}\\]`] : []),
      ]),
    ),
  ]);
  const legend = legendOf(groups).map((outcome) => `${looks[outcome].sign} ${outcomeWords[outcome]}`);
  return [...tables, { text: legend.join(', ') }, ...(letters.length === 0 ? [] : [{ text: list(letters) }])];
}

function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  ends: readonly string[] = head.map(() => '---'),
): Piece {
  const lines = [head, ends, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return { text: lines.join('\n'), rows: lines.slice(2) };
}

function rowItem({ label, items }: Row): string {
  const texts = items.map(inlineText);
  const called = markdownText(label);
  return texts.length === 1 ? `${called}: ${texts.join('')}` : [`${called}:`, ...indented(list(texts))].join('\n');
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const nestedList = (items: readonly ListItem[]): string[] =>
  items
    .map(nested)
    .flatMap(({ text, items: below }) => [`- ${inlineText(text)}`, ...nestedList(below).map((line) => `  ${line}`)]);

const indented = (lines: string): string[] => (lines === '' ? [] : lines.split('\n').map((line) => `  ${line}`));

const inlineText = (text: Inline): string =>
  typeof text === 'string' ? markdownText(text) : text.map(spanText).join('').trim();

function spanText(span: Span): string {
  if (typeof span === 'string') return spaced(span);
  switch (span.is) {
    case 'strong':
      return `**${markdownText(span.text)}**`;
    case 'code':
      return markdownCode(span.text);
    // A comment has no places of its own to lead to.
    case 'link':
      return markdownText(span.text);
    case 'source': {
      const address = httpsAddress(span.source);
      return address === null ? markdownText(span.text) : markdownLink(span.text, address);
    }
    case 'cite':
      return markdownText(`[${span.number}]`);
    case 'sign':
    case 'outcome':
      return looks[span.outcome].sign;
  }
}

/** Blanks at the ends of a span part it from its neighbours. */
function spaced(text: string): string {
  const [lead, tail] = [text.startsWith(' ') ? ' ' : '', text.endsWith(' ') ? ' ' : ''];
  return text.trim() === '' ? lead : `${lead}${markdownText(text)}${tail}`;
}

/** With the address as text where it cannot be a link. */
function sourceItem(source: Source): string {
  const { title, publisher, date, url } = source;
  const address = httpsAddress(source);
  const about = [publisher, date, address === null ? url : null].filter((part) => part !== null);
  const name = address === null ? markdownText(title) : markdownLink(title, address);
  return `1. ${[name, ...about.map(markdownText)].join(', ')}`;
}
