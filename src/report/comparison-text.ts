import type { Cell, Column, Comparison, Row } from '../model/comparison.ts';
import type { Outcome } from '../model/outcome.ts';
import { withoutCiCommands } from '../text/ci-commands.ts';
import { pluralize } from '../text/list.ts';
import { width } from '../text/width.ts';
import { outcomeWords, verdictWords } from '../text/words.ts';
import {
  type ComparisonOutline,
  columnTitle,
  comparisonOutline,
  type Difference,
  notAsked,
  otherReadings,
  outcomesOf,
} from './comparison-outline.ts';
import type { ComparisonOptions, ComparisonReporter } from './comparison-reporter.ts';
import { verdictOutcomes } from './outcome-table.ts';
import { type Pen, penFor, separated } from './pen.ts';
import { type Paragraph, type TextCell, tableLines } from './text-table.ts';

/** More columns than this are told as counts and a list of verdicts: nobody reads a table of hundreds at a terminal. */
const mostInFull = 40;

/** Text for people at a terminal: a table with the verdicts last, then where the columns differ. */
export const comparisonText: ComparisonReporter = (comparison, options) => {
  const pen = penFor(options);
  const outline = comparisonOutline(comparison, options);
  const isLarge = comparison.columns.length > mostInFull;
  const conditions = [...countLines(outline, pen), ...outline.remarks.flatMap((text) => pen.write(text))];
  const lines = [
    ...headLines(outline, pen),
    ...(isLarge || comparison.columns.length === 0 ? [] : ['', ...bodyLines(comparison, options, pen)]),
    ...pen.section('Conditions', conditions),
    ...(isLarge
      ? pen.section(
          'Verdicts',
          comparison.columns.flatMap((column) => verdictLine(column, pen)),
        )
      : pen.section('Where they differ', separated(outline.differences.map((each) => differenceLines(each, pen))))),
    ...pen.section(
      'Not compared',
      outline.notCompared.flatMap((text) => pen.write(text, '! ', String, pen.style.red)),
    ),
    ...pen.section(
      'Orders that cover the cities',
      outline.orders.flatMap((text) => pen.write(text, '  ')),
    ),
    ...pen.section(
      'Decided later, not evaluated',
      outline.decisions.flatMap((text) => pen.write(text, '  ')),
    ),
    ...pen.section('Warnings', warningLines(outline, isLarge, pen)),
    ...footLines(outline, comparison, isLarge, pen),
  ];
  return withoutCiCommands(`${lines.join('\n')}\n`);
};

function headLines({ who, under, readAs, verdicts }: ComparisonOutline, pen: Pen): readonly string[] {
  return [
    ...pen.write(`${who} ${under}`.trimEnd(), '', pen.style.bold),
    ...readAs.flatMap((text) => pen.write(text, '  ')),
    ...verdicts.flatMap((text) => pen.write(text)),
  ];
}

/** The table as it was asked for, else the other way round, else a list. */
function bodyLines(comparison: Comparison, options: ComparisonOptions, pen: Pen): readonly string[] {
  const upright = () => tableLines(conditionsInRows(comparison, pen), options);
  const transposed = () => tableLines(citiesInRows(comparison, pen), options);
  const table = options.transpose ? transposed() : (upright() ?? transposed());
  const list = () =>
    separated(comparison.columns.map((column, index) => columnLines(column, comparison.rows, index, pen)));
  return [...(table ?? list()), '', ...legend(comparison, options, pen)];
}

function conditionsInRows({ columns, rows }: Comparison, pen: Pen) {
  return {
    head: [[], ...columns.map((column) => titleCell(column, pen))],
    groups: [
      rows.map((row) => [conditionCell(row), ...row.cells.map((cell) => textCell(cell, pen))]),
      [[[{ text: 'verdict' }], ...columns.map((column) => verdictCell(column, pen))]],
    ].filter((group) => group.length > 0),
  };
}

function citiesInRows({ columns, rows }: Comparison, pen: Pen) {
  return {
    head: [[], ...rows.map(conditionCell), [{ text: 'verdict' }]],
    groups: [
      columns.map((column, index) => [
        titleCell(column, pen),
        ...rows.map(({ cells }) => textCell(cells[index] ?? null, pen)),
        verdictCell(column, pen),
      ]),
    ],
  };
}

const titleCell = ({ title }: Column, pen: Pen): TextCell => title.map((text) => ({ text, paintText: pen.style.bold }));

const conditionCell = ({ condition }: Row): TextCell => [{ text: condition }];

function textCell(cell: Cell | null, pen: Pen): TextCell {
  if (cell === null) return [{ text: notAsked, paintText: pen.style.dim }];
  const { value, by, finding } = cell;
  return [
    { text: value, ...signed(finding.outcome, pen), atMost: 4 },
    ...(by === null ? [] : [{ text: `per ${by}`, lead: '  ', paintText: pen.style.dim, atMost: 3 }]),
  ];
}

function verdictCell(column: Column, pen: Pen): TextCell {
  const outcome = verdictOutcomes[column.verdict];
  return [
    { text: verdictWords[column.verdict], ...signed(outcome, pen), paintText: pen.style.bold },
    ...otherReadings(column).map((text) => ({ text, lead: '  ', paintText: pen.style.dim })),
  ];
}

const signed = (outcome: Outcome, pen: Pen): Pick<Paragraph, 'lead' | 'paintLead'> => ({
  lead: `${pen.sign(outcome)} `,
  paintLead: pen.paint(outcome),
});

/** What the signs mean; as many to a line as fit. */
function legend(comparison: Comparison, { columns }: ComparisonOptions, pen: Pen): readonly string[] {
  const lines: { used: number; shown: string[] }[] = [];
  for (const outcome of outcomesOf(comparison)) {
    const [sign, words] = [pen.sign(outcome), outcomeWords[outcome]];
    const size = width(sign) + 1 + width(words);
    const shown = `${pen.paint(outcome)(sign)} ${words}`;
    const line = lines.at(-1);
    if (line && line.used + 2 + size <= columns) {
      line.used += 2 + size;
      line.shown.push(shown);
    } else lines.push({ used: size, shown: [shown] });
  }
  return lines.map(({ shown }) => shown.join('  '));
}

/** One city by itself, where no table fits. */
function columnLines(column: Column, rows: readonly Row[], index: number, pen: Pen): readonly string[] {
  return [
    ...pen.write(columnTitle(column), '', pen.style.bold),
    ...verdictLine(column, pen, [verdictWords[column.verdict], ...otherReadings(column)].join('; ')),
    ...rows.flatMap(({ condition, cells }) => {
      const cell = cells[index] ?? null;
      if (cell === null) return pen.write(`${condition}: ${notAsked}`, '    ', pen.style.dim);
      const { value, by, finding } = cell;
      const sign = `  ${pen.sign(finding.outcome)} `;
      return pen.write(
        `${condition}: ${value}${by === null ? '' : `, per ${by}`}`,
        sign,
        String,
        pen.paint(finding.outcome),
      );
    }),
  ];
}

function verdictLine(column: Column, pen: Pen, text: string | null = null): readonly string[] {
  const outcome = verdictOutcomes[column.verdict];
  const words = verdictWords[column.verdict];
  const lead = `${pen.sign(outcome)} ${text === null ? `${words.padEnd(widestVerdict)}  ` : ''}`;
  return pen.write(text ?? columnTitle(column), lead, String, pen.paint(outcome));
}

const widestVerdict = Math.max(...Object.values(verdictWords).map(({ length }) => length));

/** A condition a line; under its id where the ids are long. */
function countLines({ counts }: ComparisonOutline, pen: Pen): readonly string[] {
  const widest = Math.max(0, ...counts.map(({ condition }) => condition.length));
  return counts.flatMap(({ condition, words }) =>
    pen.write(words, `  ${`${condition}:`.padEnd(Math.min(widest, 30) + 2)}`),
  );
}

function differenceLines({ condition, title, groups }: Difference, pen: Pen): readonly string[] {
  return [
    ...pen.write(`${title} (${condition})`, '', pen.style.bold),
    ...groups.flatMap(({ outcome, members }) =>
      members.flatMap(({ column, reason }) => {
        const lead = `  ${pen.sign(outcome)} ${outcomeWords[outcome].padEnd(widestOutcome)}  `;
        return pen.write(`${column}: ${reason}`, lead, String, pen.paint(outcome));
      }),
    ),
  ];
}

const widestOutcome = Math.max(...Object.values(outcomeWords).map(({ length }) => length));

function warningLines({ warnings }: ComparisonOutline, isLarge: boolean, pen: Pen): readonly string[] {
  if (isLarge && warnings.length > 0)
    return pen.write(`${pluralize(warnings.length, 'warning')}: --format html or json.`);
  return warnings.flatMap((text) => pen.write(text, '! ', String, pen.style.yellow));
}

function footLines(outline: ComparisonOutline, { columns }: Comparison, isLarge: boolean, pen: Pen): readonly string[] {
  const where = isLarge
    ? 'Every cell: --format csv or html.'
    : 'Evidence, sources and readings in full: --format html, markdown or json.';
  return [
    ...(columns.length === 0 ? [] : ['', ...pen.write(where)]),
    ...outline.notLegalAdvice.flatMap((text) => pen.write(text)),
  ];
}
