import type { Outcome } from '../../model/outcome.ts';
import { withoutCiCommands } from '../../text/ci-commands.ts';
import { sanitise, sanitiseLines } from '../../text/sanitise.ts';
import { width } from '../../text/width.ts';
import { wrapSanitised } from '../../text/wrap.ts';
import {
  type Block,
  type Entry,
  type Inline,
  type List,
  nested,
  type Rows,
  type Section,
  type Span,
  type Status,
  type Statuses,
  type Table,
  type Timeline,
} from '../document.ts';
import { looks } from '../outcome-table.ts';
import { dotTable } from './chart-words.ts';
import { matrixLines, tallyLines } from './matrix-text.ts';
import { tallyTable } from './matrix-words.ts';
import { type Paint, type Paper, type Pen, penFor, separated } from './pen.ts';
import { largest, type Paragraph, tableLines } from './text-table.ts';

/** Blocks as text for a terminal of 40 to 120 columns; the last line is ended. No log takes a line for a command. */
export const renderText = (blocks: readonly Block[], paper: Paper): string =>
  withoutCiCommands(`${blocksLines(blocks, { ...paper, pen: penFor(paper), depth: 1 }).join('\n')}\n`);

type Page = Paper & { readonly pen: Pen; readonly depth: number };

/** An empty line between blocks; none between paragraphs, between entries that are short, and after a lead. */
function blocksLines(blocks: readonly Block[], page: Page): string[] {
  let before: Block | null = null;
  const lines: string[] = [];
  for (const block of blocks) {
    const added = blockLines(block, page);
    if (added.length === 0) continue;
    if (before !== null && !isClose(before, block)) lines.push('');
    // One by one: a document may have more lines than a call takes arguments.
    for (const line of added) lines.push(line);
    before = block;
  }
  return lines;
}

function isClose(before: Block, block: Block): boolean {
  if (before.is === 'entry' && block.is === 'entry') return isShort(before) && isShort(block);
  if (before.is === 'statuses' && block.is === 'paragraph') return before.of === 'verdict' && block.tone !== 'quiet';
  if (isRowsAlone(before) && isRowsAlone(block)) return true;
  return before.is === 'paragraph' && block.is !== 'section' && block.is !== 'statuses' && !isTabular(block);
}

const isTabular = ({ is }: Block): boolean => is === 'table' || is === 'matrix' || is === 'tally' || is === 'dots';

const isRowsAlone = (block: Block): boolean =>
  block.is === 'rows' || (block.is === 'folded' && block.blocks.every(({ is }) => is === 'rows'));

/** What stands in a few rows needs no room around it. */
const isShort = ({ blocks }: Entry): boolean =>
  blocks.every((block) => block.is === 'rows' && block.rows.every(({ items }) => items.length === 1));

function blockLines(block: Block, page: Page): readonly string[] {
  const { pen } = page;
  switch (block.is) {
    case 'section':
      return sectionLines(block, page);
    case 'paragraph':
      return block.tone === 'warning'
        ? written(block.text, page, '! ', { paintLead: page.style.yellow })
        : written(block.text, page, '', { paintText: isStrong(block.text) ? page.style.bold : String });
    case 'statuses':
      return statusLines(block, page);
    case 'entry':
      return entryLines(block, page);
    case 'rows':
      return rowLines(block, page);
    case 'table':
      return gridLines(block, page);
    case 'list':
      return listLines(block, page);
    case 'sources':
      return pen.sources(block.sources);
    case 'chart':
      // The numbers stand beside it in words.
      return pen.write(block.title);
    case 'matrix':
      return matrixLines(block, page);
    case 'tally':
      return block.groups.length > 1 ? tallyLines(block, page) : gridLines(tallyTable(block), page);
    case 'dots':
      return gridLines(dotTable(block), page);
    case 'timeline':
      return timelineLines(block, page);
    case 'folded':
      // Labels tell what rows are; what folds elsewhere is open here.
      return isRowsAlone(block)
        ? blocksLines(block.blocks, page)
        : [...pen.write(block.summary, '', page.style.bold), '', ...blocksLines(block.blocks, page)];
    case 'preformatted':
      return sanitiseLines(block.text)
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `  ${line}`.trimEnd());
  }
}

function sectionLines({ title, blocks }: Section, page: Page): readonly string[] {
  const [first] = blocks;
  const isLed = first?.is === 'paragraph' && first.tone === 'lead';
  const body = blocksLines(blocks, { ...page, depth: page.depth + 1 });
  const name = plainText(title, page);
  // What had to be quoted, since it could be taken for words of a report, does not go on in a line of its own.
  const head = (name.startsWith('"') ? page.pen.line : page.pen.write)(name, '', page.style.bold);
  return isLed || body.length === 0 ? [...head, ...body] : [...head, '', ...body];
}

/** The label in a column of its own where there is room for one; else what it comes from is below. */
function statusLines(statuses: Statuses, page: Page): readonly string[] {
  const { pen, columns } = page;
  const each = (items: readonly Status[], indent: number): Shown[] =>
    items.flatMap((status) => [
      { status, indent, label: sanitise(plainText(status.label, page)), text: plainText(status.text, page) },
      ...each(status.items ?? [], indent + 4),
    ]);
  const all = each(statuses.items, 0);
  const longest = largest(
    all.map(({ label, indent }) => indent + 2 + width(label)),
    0,
  );
  const isAligned = longest <= Math.min(columns - leastRoom, widestLabel);
  // Of many cities most say the same.
  const beside = new Map<string, readonly string[]>();
  const writeBeside = (text: string) => {
    const lines = beside.get(text) ?? pen.write(text, ' '.repeat(longest + 2));
    beside.set(text, lines);
    return lines;
  };
  return all.flatMap(({ status, indent, label, text }) => {
    const paintLabel = statuses.of === 'verdict' && indent === 0 ? pen.paint(status.outcome) : String;
    const lead = `${' '.repeat(indent)}${pen.sign(status.outcome)} `;
    if (text === '') return pen.write(label, lead, paintLabel, pen.paint(status.outcome));
    if (!isAligned) {
      return [
        ...(statuses.of === 'condition' ? pen.write : pen.line)(label, lead, paintLabel, pen.paint(status.outcome)),
        ...pen.write(text, ' '.repeat(indent + 4)),
      ];
    }
    const before = longest - indent - 2 - width(label);
    const [head = '', ...rest] = writeBeside(text);
    const [labelled = ''] = pen.line(label, lead, paintLabel, pen.paint(status.outcome));
    return [`${labelled}${' '.repeat(before + 2)}${head.trimStart()}`, ...rest];
  });
}

type Shown = { readonly status: Status; readonly indent: number; readonly label: string; readonly text: string };

const leastRoom = 24;
const widestLabel = 56;

function entryLines({ outcome, title, place, blocks }: Entry, page: Page): readonly string[] {
  const { pen, columns } = page;
  const lead = `${pen.sign(outcome)} `;
  const head = pen.write(plainText(title, page), lead, page.style.bold, pen.paint(outcome));
  const body = indented(blocksLines(blocks, narrower(page, 2)), 2);
  if (place === undefined) return [...head, ...body];
  const [only = ''] = head;
  const shown = pen.write(place, '', page.style.dim);
  const room = columns - width(sanitise(plainText(title, page))) - 2 - width(sanitise(place));
  if (head.length === 1 && shown.length === 1 && room >= 2) return [`${only}${' '.repeat(room)}${shown[0]}`, ...body];
  return [...head, ...pen.write(place, '  ', page.style.dim), ...body];
}

const narrower = (page: Page, by: number): Page => {
  const paper = { ...page, columns: page.columns - by };
  return { ...paper, pen: penFor(paper) };
};

const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => (line === '' ? line : ' '.repeat(by) + line));

function rowLines({ rows }: Rows, page: Page): readonly string[] {
  const named = rows.map(({ label, items }) => ({ label: onOneLine(label), items }));
  const longest = named.reduce((most, { label }) => Math.max(most, width(label)), 8) + 2;
  return named.flatMap(({ label, items }) => {
    // Where a label leaves no room, what it names stands below it.
    const isAbove = width(label) + 2 > page.columns / 2;
    const lead = isAbove ? '  ' : ' '.repeat(Math.min(longest, page.columns / 2));
    const lines = items.flatMap((item, index) =>
      written(item, page, index === 0 && !isAbove ? label + lead.slice(width(label)) : lead, {
        paintLead: index === 0 ? page.style.dim : String,
      }),
    );
    return isAbove ? [...page.pen.write(label, '', page.style.dim), ...lines] : lines;
  });
}

/** A label begins a line, as a text that is wrapped does. */
const onOneLine = (label: string): string => wrapSanitised(label, Number.MAX_SAFE_INTEGER).join('');

/** A table where its columns fit; else a list, each cell under the heading of its column. */
function gridLines(table: Table, page: Page): readonly string[] {
  const { pen } = page;
  const cell = (each: readonly Inline[]) => each.map((text) => cellParagraph(text, page));
  const isSpread = table.isSpread === true;
  const [caption, ...head] = [table.caption, ...table.head.slice(1)];
  const shown = <Each>(all: readonly Each[]): readonly Each[] => (isSpread ? all.slice(1) : all);
  const lines = tableLines(
    {
      head: shown([caption, ...head]).map((each) =>
        cell([each]).map((paragraph) => ({ ...paragraph, paintText: page.style.bold })),
      ),
      groups: [table.rows.map((row) => shown(row).map(cell))],
      ...(isSpread ? { over: [table.rows.map(([title = []]) => headingLines(title, page))] } : {}),
      numbers: table.numbers ?? [],
      isRuled: isSpread,
    },
    page,
  );
  if (lines !== null) return lines;
  const entries = table.rows.map(([title = [], ...cells]) => [
    ...title.flatMap((each) => pen.write(plainText(each, page), '', page.style.bold)),
    ...rowLines(
      {
        is: 'rows',
        rows: cells.map((items, index) => ({ label: plainText(table.head[index + 1] ?? '', page), items })),
      },
      page,
    ).map((line) => `  ${line}`),
  ]);
  return [...pen.write(plainText(caption, page)), '', ...separated(entries)];
}

/** What is said beside a name stands below it. */
const headingLines = ([name = '', ...beside]: readonly Inline[], page: Page): readonly string[] => [
  ...page.pen.write(plainText(name, page), '', page.style.bold),
  ...beside.flatMap((each) => page.pen.write(plainText(each, page), '  ', page.style.dim)),
];

/** A sign at the beginning stands before all lines, in its colour. */
function cellParagraph(text: Inline, page: Page): Paragraph {
  const [first, ...rest] = typeof text === 'string' ? [] : text;
  if (typeof first !== 'object' || (first.is !== 'sign' && first.is !== 'outcome'))
    return { text: plainText(text, page) };
  return {
    text: plainText(rest, page).trimStart(),
    lead: `${page.pen.sign(first.outcome)} `,
    paintLead: page.pen.paint(first.outcome),
  };
}

/** Each lane under its name. */
const timelineLines = ({ title, lanes }: Timeline, { pen, style }: Page): readonly string[] => [
  ...pen.write(title, '', style.bold),
  ...lanes.flatMap((lane) => [
    ...pen.write(lane.title),
    ...lane.spans.flatMap(({ outcome, words, when }) =>
      pen.write(`${words} ${when}`, `  ${pen.sign(outcome)} `, String, pen.paint(outcome)),
    ),
  ]),
];

function listLines({ items, of }: Pick<List, 'items' | 'of'>, page: Page): readonly string[] {
  const [lead, paint] = of === 'warnings' ? (['! ', page.style.yellow] as const) : (['- ', String] as const);
  return items
    .map(nested)
    .flatMap(({ text, items: below }) => [
      ...written(text, page, lead, { paintLead: paint }),
      ...indented(listLines({ items: below, of }, narrower(page, 2)), 2),
    ]);
}

/** A text behind a lead. A sign of ours that it begins with is of the lead: in a text there is none at the beginning of a line. */
function written(
  text: Inline,
  page: Page,
  lead: string,
  { paintText = String, paintLead = String }: { readonly paintText?: Paint; readonly paintLead?: Paint },
): readonly string[] {
  const [first, ...rest] = typeof text === 'string' ? [] : text;
  if (typeof first !== 'object' || (first.is !== 'sign' && first.is !== 'outcome')) {
    return page.pen.write(plainText(text, page), lead, paintText, paintLead);
  }
  const behind = first.is === 'outcome' && first.word !== null ? [first.word, ...rest] : rest;
  return page.pen.write(
    plainText(behind, page),
    `${lead}${signOf(first.outcome, page.unicode)} `,
    paintText,
    paintLead,
  );
}

const isStrong = (text: Inline): boolean =>
  typeof text !== 'string' && text.length === 1 && typeof text[0] === 'object' && text[0].is === 'strong';

/** A text without its marks. */
export const plainText = (text: Inline, { unicode }: Pick<Paper, 'unicode'>): string =>
  typeof text === 'string' ? text : text.map((span) => spanText(span, unicode)).join('');

function spanText(span: Span, unicode: boolean): string {
  if (typeof span === 'string') return span;
  switch (span.is) {
    case 'strong':
    case 'code':
    case 'link':
    case 'source':
      return span.text;
    case 'cite':
      return `[${span.number}]`;
    case 'sign':
    case 'outcome':
      return signOf(span.outcome, unicode);
  }
}

const signOf = (outcome: Outcome, unicode: boolean): string => looks[outcome][unicode ? 'sign' : 'ascii'];
