import type { Cell, Column, Comparison } from '../model/comparison.ts';
import { markdownCode, markdownText } from '../text/markdown.ts';
import { outcomeWords, verdictWords } from '../text/words.ts';
import { type Cite, citations } from './citations.ts';
import { askedRows, ofCity } from './comparison-conditions.ts';
import {
  type ComparisonOutline,
  columnTitle,
  comparisonOutline,
  type Difference,
  notAsked,
  otherReadings,
  rowTitle,
} from './comparison-outline.ts';
import type { ComparisonReporter } from './comparison-reporter.ts';
import { folding, headOf, identityItem, list, rowItem, section, sourceItem, table } from './markdown.ts';
import { looks, verdictOutcomes } from './outcome-table.ts';
import { findingOutline } from './outline.ts';

/** More columns than this go down the page. */
const mostColumns = 8;
/** Of more columns than this, only the table is told: GitHub drops a document over 1 MiB whole. */
const mostInFull = 40;

/** GitHub-flavoured Markdown: the table, where the columns differ, the rest folded up. */
export const comparisonMarkdown: ComparisonReporter = (comparison, options) => {
  const outline = comparisonOutline(comparison, options);
  const { columns } = comparison;
  const isLarge = columns.length > mostInFull;
  const transpose = options.transpose || columns.length > mostColumns;
  const { cite, sources } = citations();
  const cited = isLarge ? [] : columns.map((column, index) => citedColumn(column, comparison, index, cite));
  const blocks = [
    ...headBlocks(outline),
    ...(columns.length === 0 ? [] : [transpose ? citiesInRows(comparison) : conditionsInRows(comparison)]),
    ...section(
      '### Conditions',
      outline.counts.map(
        ({ condition, title, words }) => `${markdownText(title)} (${markdownCode(condition)}): ${words}`,
      ),
    ),
    ...outline.remarks.map(markdownText),
    ...(isLarge || outline.differences.length === 0
      ? []
      : ['### Where they differ', ...outline.differences.flatMap(differenceBlocks)]),
    ...section('### Not compared', outline.notCompared.map(markdownText)),
    ...section('### Orders that cover the cities', outline.orders.map(markdownText)),
    ...section('### Decided later, not evaluated', outline.decisions.map(markdownText)),
    ...section('### Warnings', outline.warnings.map(markdownText)),
    ...folding('Reasons and evidence', cited.flatMap(columnBlocks)),
    ...folding(
      'Questions',
      comparison.rows.flatMap((row) => [
        `#### ${markdownText(rowTitle(row))} (${markdownCode(row.condition)})`,
        ...askedRows(row, columns, cite).map((rows) => list(rows.map(rowItem))),
      ]),
    ),
    ...folding('Reading', outline.readings.flat().map(markdownText)),
    ...folding('Sources', sources().length === 0 ? [] : [sources().map(sourceItem).join('\n')]),
    ...folding('Made from', [list(outline.identity.map(identityItem))]),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function headBlocks({ who, under, readAs, verdicts, notLegalAdvice }: ComparisonOutline): string[] {
  const [first, ...others] = verdicts;
  return [
    `## ${markdownText(`${who} ${under}`)}`,
    ...(readAs.length === 0 ? [] : [list(readAs.map(markdownText))]),
    ...(first === undefined ? [] : [[`**${markdownText(first)}**`, ...others.map(markdownText)].join(' ')]),
    ...notLegalAdvice.map(markdownText),
  ];
}

function conditionsInRows({ columns, rows }: Comparison): string {
  return table(
    ['Condition', ...columns.map(titleText)],
    [
      ...rows.map((row) => [markdownText(rowTitle(row)), ...row.cells.map(cellText)]),
      ['**Verdict**', ...columns.map(verdictText)],
    ],
  );
}

function citiesInRows({ columns, rows }: Comparison): string {
  return table(
    ['City', ...rows.map((row) => markdownText(rowTitle(row))), 'Verdict'],
    columns.map((column, index) => [
      titleText(column),
      ...rows.map(({ cells }) => cellText(cells[index] ?? null)),
      verdictText(column),
    ]),
  );
}

const titleText = ({ title }: Column): string => title.map(markdownText).join('<br>');

function cellText(cell: Cell | null): string {
  if (cell === null) return notAsked;
  const { value, by, finding } = cell;
  return [
    `${looks[finding.outcome].sign} ${outcomeWords[finding.outcome]}`,
    `**${markdownText(value)}**`,
    ...(by === null ? [] : [`per ${markdownText(by)}`]),
  ].join('<br>');
}

function verdictText(column: Column): string {
  const sign = looks[verdictOutcomes[column.verdict]].sign;
  return [`${sign} **${verdictWords[column.verdict]}**`, ...otherReadings(column).map(markdownText)].join('<br>');
}

function differenceBlocks({ condition, title, groups }: Difference): string[] {
  const items = groups.flatMap(({ outcome, members }) =>
    members.map(({ column, reason }) => [headOf(outcome), `${markdownText(column)}:`, markdownText(reason)].join(' ')),
  );
  return [`#### ${markdownText(title)} (${markdownCode(condition)})`, list(items)];
}

type CitedColumn = { readonly title: string; readonly findings: readonly ReturnType<typeof findingOutline>[] };

function citedColumn(column: Column, { rows }: Comparison, index: number, cite: Cite): CitedColumn {
  const findings = rows.flatMap(({ cells }) => {
    const cell = cells[index] ?? null;
    return cell === null ? [] : [findingOutline(cell.finding, column.asOf, cite)];
  });
  return { title: columnTitle(column), findings };
}

function columnBlocks({ title, findings }: CitedColumn): string[] {
  return [
    `#### ${markdownText(title)}`,
    ...findings.flatMap(({ condition, title: name, outcome, reason, rows }) => [
      `##### ${headOf(outcome)} ${markdownText(name)} (${markdownCode(condition)})`,
      markdownText(reason),
      list(ofCity(rows).map(rowItem)),
    ]),
  ];
}
