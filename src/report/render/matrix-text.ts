import { width } from '../../text/width.ts';
import { outcomeWords } from '../../text/words.ts';
import type { Matrix, MatrixCell, MatrixRow, Tally } from '../document.ts';
import { legendOf, letterOf, outcomeOrder, tallyWords } from './matrix-words.ts';
import type { Paper, Pen } from './pen.ts';
import { type TextCell, type TextTable, tableLines } from './text-table.ts';

type Page = Paper & { readonly pen: Pen };

/** On less than this a table cannot be read. */
const leastColumns = 72;
/** From so many rows on their values are left out: a grid of signs can be taken in at a glance. */
const mostWithValues = 9;

/** Cities in columns with their values; a line a city where there are many; a list where there is no room. */
export function matrixLines(matrix: Matrix, page: Page): readonly string[] {
  const rows = matrix.groups.flatMap((group) => group.rows);
  const isTable = page.columns >= leastColumns;
  const table = isTable && rows.length <= mostWithValues ? tableLines(valueTable(matrix, rows, page), page) : null;
  if (table !== null) return [...table, '', ...legendLines(matrix, page), ...noteLines(matrix, page)];
  const grid = isTable ? gridLines(shortened(matrix), page, headParts) : null;
  if (grid !== null) return [...grid, '', ...legendLines(matrix, page)];
  const numbered = isTable ? gridLines(matrix, page, (_id, at) => [String(at + 1)]) : null;
  if (numbered !== null) return [...numbered, '', ...keyLines(matrix, page), ...legendLines(matrix, page)];
  return rows.length <= mostWithValues
    ? [...listLines(matrix, page), '', ...legendLines(matrix, page), ...noteLines(matrix, page)]
    : [...shortListLines(matrix, page), '', ...legendLines(matrix, page)];
}

const marked = (text: string, note: number | undefined): string =>
  note === undefined ? text : `${text} [${letterOf(note)}]`.trimStart();

function valueTable({ conditions }: Matrix, rows: readonly MatrixRow[], { pen }: Page): TextTable {
  const hasNotes = rows.some(({ note }) => note !== undefined);
  const cell = (each: MatrixCell | null): TextCell =>
    each === null
      ? [{ text: 'not asked', paintText: pen.style.dim }]
      : [
          {
            text: marked(each.text, each.note),
            lead: `${pen.sign(each.outcome)} `,
            paintLead: pen.paint(each.outcome),
            atMost: 5,
          },
        ];
  return {
    head: [[], ...rows.map(({ title }) => title.map((text) => ({ text, paintText: pen.style.bold })))],
    groups: [
      [
        [
          [{ text: 'verdict' }],
          ...rows.map(
            ({ verdict: { outcome, text } }): TextCell => [
              { text, lead: `${pen.sign(outcome)} `, paintLead: pen.paint(outcome), paintText: pen.style.bold },
            ],
          ),
        ],
      ],
      conditions.map(({ id }, at) => [[{ text: id }], ...rows.map(({ cells }) => cell(cells[at] ?? null))]),
      hasNotes ? [[[{ text: 'held by' }], ...rows.map(({ note }): TextCell => [{ text: marked('', note) }])]] : [],
    ].filter((group) => group.length > 0),
    isDense: true,
  };
}

/** A line a row. `headOf` writes what stands over a column. */
function gridLines(
  { conditions, groups }: Matrix,
  page: Page,
  headOf: (id: string, at: number) => readonly string[],
): readonly string[] | null {
  const { pen } = page;
  const head = [[], ...conditions.map(({ id }, at): TextCell => headOf(id, at).map((text) => ({ text })))];
  const lines = tableLines(
    {
      head,
      groups: groups.map(({ rows }) => [
        ...rows.map(({ name, verdict, cells }): TextCell[] => [
          [{ text: name, lead: `${pen.sign(verdict.outcome)} `, paintLead: pen.paint(verdict.outcome) }],
          ...conditions.map((_, at): TextCell => {
            const outcome = cells[at]?.outcome;
            return outcome === undefined ? [] : [{ text: '', lead: pen.sign(outcome), paintLead: pen.paint(outcome) }];
          }),
        ]),
      ]),
      isDense: true,
    },
    page,
  );
  return (
    lines &&
    titled(
      lines,
      groups.map(({ title }) => title),
      page,
    )
  );
}

/** The title of each group below the line that begins it. */
function titled(lines: readonly string[], titles: readonly string[], { pen }: Page): readonly string[] {
  const rule = lines.find((line) => line.includes('────') || line.includes('----'));
  let group = 0;
  return lines.flatMap((line) => {
    if (line !== rule) return [line];
    const title = titles[group++] ?? '';
    return title === '' ? [line] : [line, ...pen.write(title, '', pen.style.bold)];
  });
}

/** Names up to their first comma, where they still differ: `Phoenix` for `Phoenix, Arizona`. */
function shortened(matrix: Matrix): Matrix {
  const groups = matrix.groups.map(({ title, rows }) => {
    const names = rows.map(({ name }) => name.split(',')[0] ?? name);
    return {
      title,
      rows: new Set(names).size < rows.length ? rows : rows.map((row, at) => ({ ...row, name: names[at] ?? row.name })),
    };
  });
  return { ...matrix, groups };
}

/** An id over a narrow column: `release-`, `notice`. */
function headParts(id: string): string[] {
  const lines: string[] = [];
  for (const part of id.split(/(?<=-)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length <= widestHead) lines.push(`${lines.pop()}${part}`);
    else lines.push(part);
  }
  return lines;
}

const widestHead = 10;

/** Each row under its title, a condition a line. */
function listLines({ conditions, groups }: Matrix, page: Page): readonly string[] {
  const { pen } = page;
  return blocksOf(groups, page, (row) => [
    ...headLines(row, page),
    ...conditions.flatMap(({ id }, at) => {
      const cell = row.cells[at] ?? null;
      if (cell === null) return pen.write(`${id}: not asked`, '    ', pen.style.dim);
      return pen.write(
        `${id}: ${marked(cell.text, cell.note)}`,
        `  ${pen.sign(cell.outcome)} `,
        String,
        pen.paint(cell.outcome),
      );
    }),
    ...(row.note === undefined ? [] : pen.write(`held by [${letterOf(row.note)}]`, '    ', pen.style.dim)),
  ]);
}

/** Each row under its title, a line for each outcome. */
function shortListLines({ conditions, groups }: Matrix, page: Page): readonly string[] {
  const { pen } = page;
  return blocksOf(groups, page, (row) => [
    ...headLines(row, page),
    ...outcomeOrder.flatMap((outcome) => {
      const ids = conditions.flatMap(({ id }, at) => (row.cells[at]?.outcome === outcome ? [id] : []));
      return ids.length === 0 ? [] : pen.write(ids.join(', '), `  ${pen.sign(outcome)} `, String, pen.paint(outcome));
    }),
  ]);
}

const headLines = ({ name, verdict }: MatrixRow, { pen }: Page): readonly string[] => [
  ...pen.write(`${name}: ${verdict.text}`, `${pen.sign(verdict.outcome)} `, pen.style.bold, pen.paint(verdict.outcome)),
];

function blocksOf(
  groups: Matrix['groups'],
  { pen }: Page,
  linesOf: (row: MatrixRow) => readonly string[],
): readonly string[] {
  const blocks = groups.flatMap(({ title, rows }) => [
    ...(title === '' ? [] : [pen.write(title, '', pen.style.bold)]),
    ...rows.map(linesOf),
  ]);
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** Which condition a number stands for. */
const keyLines = ({ conditions }: Matrix, { columns }: Page): readonly string[] =>
  packed(
    conditions.map(({ id }, at) => ({ shown: `${at + 1} ${id}`, size: width(`${at + 1} ${id}`) })),
    columns,
  );

/** What the signs mean; as many to a line as fit. */
function legendLines({ groups }: Matrix, page: Page): readonly string[] {
  const signs = legendOf(groups).map((outcome) => {
    const sign = page.pen.sign(outcome);
    const words = outcomeWords[outcome];
    return { shown: `${page.pen.paint(outcome)(sign)} ${words}`, size: width(sign) + 1 + width(words) };
  });
  return packed(signs, page.columns);
}

/** Notes that are short share a line. */
function noteLines({ notes }: Matrix, page: Page): readonly string[] {
  const items = notes.map((note, index) => page.pen.write(note, `[${letterOf(index + 1)}] `));
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const [only = ''] = item;
    if (
      item.length === 1 &&
      last !== undefined &&
      width(last) + 3 + width(only) <= page.columns &&
      last.startsWith('[')
    )
      lines.push(`${lines.pop()}   ${only}`);
    else lines.push(...item);
  }
  return lines;
}

type Shown = { readonly shown: string; readonly size: number };

function packed(all: readonly Shown[], columns: number): readonly string[] {
  const lines: { used: number; shown: string[] }[] = [];
  for (const { shown, size } of all) {
    const line = lines.at(-1);
    if (line && line.used + 2 + size <= columns) {
      line.used += 2 + size;
      line.shown.push(shown);
    } else lines.push({ used: size, shown: [shown] });
  }
  return lines.map(({ shown }) => shown.join('  '));
}

/** The counts of several groups, a paragraph each. */
export function tallyLines({ caption, groups, rows }: Tally, { pen }: Page): readonly string[] {
  return [
    ...pen.write(caption, '', pen.style.bold),
    ...groups.flatMap((group, at) => {
      const counts = rows.flatMap(({ condition, outcomes }) => {
        const own = outcomes[at] ?? [];
        return own.length === 0 ? [] : [`${condition.id} ${tallyWords(own)}`];
      });
      return [...pen.write(group), ...pen.write(counts.join('; '), '  ')];
    }),
  ];
}
