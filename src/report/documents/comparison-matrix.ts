import type { Column, Comparison, Group, Row } from '../../model/comparison.ts';
import { verdictOutcomes } from '../../model/outcome.ts';
import type { Finding } from '../../model/report.ts';
import { joinWith } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { verdictWords } from '../../text/words.ts';
import type { Matrix, MatrixCell, MatrixRow, Tally } from '../document.ts';
import { briefly } from './verdicts.ts';

/** Where more is said of a column, of a cell, of a condition. */
export const columnId = (column: number): string => `city-${column + 1}`;
export const cellId = (column: number, row: number): string => `city-${column + 1}-${row + 1}`;
export const conditionId = (row: number): string => `condition-${row + 1}`;

/** The columns of a comparison as rows, by rule set and date where there are several cities. `linked` when all of it is said below. */
export function matrixOf(comparison: Comparison, caption: string, linked: boolean): Matrix {
  const { columns, rows } = comparison;
  const notes = noteBook();
  const indexes = columns.map((_, index) => index);
  const parts = isGrouped(comparison)
    ? comparison.groups.map((group) => ({ title: groupName(group, comparison), indexes: group.columns }))
    : [{ title: '', indexes }];
  return {
    is: 'matrix',
    caption,
    conditions: rows.map((row, at) => ({ ...conditionOf(row), ...(linked ? { to: conditionId(at) } : {}) })),
    groups: parts.map(({ title, indexes: own }) => ({
      title,
      rows: own.flatMap((index) =>
        columns
          .slice(index, index + 1)
          .map((column) => matrixRow(column, comparison, { index, linked, inGroup: title !== '' }, notes)),
      ),
    })),
    notes: notes.all(),
  };
}

/** Several cities under several rule sets or on several dates: what is counted stands together. */
export const isGrouped = ({ groups, common }: Comparison): boolean => groups.length > 1 && common.city === null;

/** `psp-2017-08, as of 2017-08-18`: what tells a group from the others; empty where there is one. */
export function groupName({ columns: [first = 0], asOf }: Group, { columns, groups, common }: Comparison): string {
  const column = columns[first];
  if (groups.length < 2 || !column) return '';
  const parts = [
    ...(common.ruleSet === null ? [ruleSetName(column.ruleSet)] : []),
    ...(common.asOf === null ? [`as of ${asOf}`] : []),
  ];
  return parts.join(', ');
}

export const rowTitle = ({ titles }: Row): string => titles.join(' / ');

/** What tells a column from the others, in one line. */
export const columnTitle = ({ title }: Column): string => title.join('; ');

const conditionOf = (row: Row): { readonly id: string; readonly title: string } => ({
  id: row.condition,
  title: rowTitle(row),
});

type Place = { readonly index: number; readonly linked: boolean; readonly inGroup: boolean };

function matrixRow(
  column: Column,
  { rows }: Comparison,
  { index, linked, inGroup }: Place,
  notes: NoteBook,
): MatrixRow {
  const outcome = verdictOutcomes[column.verdict];
  const to = linked ? { to: columnId(index) } : {};
  const cells = rows.map((row, at): MatrixCell | null => {
    const cell = row.cells[index] ?? null;
    return cell === null ? null : { ...shortCell(cell, notes), ...(linked ? { to: cellId(index, at) } : {}) };
  });
  const who = holdersOf(rows, index);
  return {
    title: column.title,
    // In a group the rule set and the date, which come last, are the same for all.
    name: inGroup ? nameInGroup(column) : columnTitle(column),
    ...to,
    verdict: { outcome, text: verdictWords[column.verdict], ...to },
    cells,
    ...(who === null ? {} : { note: notes.number(who) }),
  };
}

function nameInGroup({ title, ruleSet, asOf }: Column): string {
  const same = new Set([ruleSetName(ruleSet), asOf]);
  const own = title.filter((part) => !same.has(part));
  return (own.length === 0 ? title : own).join('; ');
}

/** Numbers notes in the order in which they are first referred to. */
type NoteBook = { readonly number: (note: string) => number; readonly all: () => readonly string[] };

function noteBook(): NoteBook {
  const notes = new Map<string, number>();
  return {
    number: (note) => {
      const number = notes.get(note) ?? notes.size + 1;
      notes.set(note, number);
      return number;
    },
    all: () => [...notes.keys()],
  };
}

/** Of a yearly number that meets its condition the latest; its year, unit and figures are a note. */
function shortCell(finding: Finding, notes: NoteBook): Pick<MatrixCell, 'outcome' | 'text' | 'note'> {
  const { outcome } = finding;
  const latest = outcome === 'met' ? latestOf(finding) : null;
  if (latest === null) return { outcome, text: briefly(finding) };
  return { outcome, text: numberWords(latest.value), note: notes.number(latest.note) };
}

function latestOf({ series, deciding }: Finding): { readonly value: number; readonly note: string } | null {
  const [only] = series;
  if (!only || series.length > 1 || deciding.some(({ field }) => field !== only.field)) return null;
  const compared = only.years.flatMap(({ year, value, figures }) => {
    const published = figures.filter(({ later }) => !later);
    return value === null || published.length === 0 ? [] : [{ year, value, published }];
  });
  const latest = compared.toSorted((a, b) => b.year - a.year)[0];
  if (!latest) return null;
  const titles = [...new Set(latest.published.map(({ title }) => title))].join('; ');
  const range = rangeWords(latest.published.map(({ value }) => value));
  return { value: latest.value, note: `in ${latest.year}, ${only.unit}; ${titles}: ${range}` };
}

/** `372.6 to 383.2`, or the one value. */
function rangeWords(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? numberWords(low) : `${numberWords(low)} to ${numberWords(high)}`;
}

/** The agencies that hold a city's answers; the conditions are named where not all are held by the same. Null: the city answers for itself. */
function holdersOf(rows: readonly Row[], index: number): string | null {
  const held = new Map<string, string[]>();
  for (const { condition, cells } of rows) {
    for (const { name } of cells[index]?.heldBy ?? []) held.set(name, [...(held.get(name) ?? []), condition]);
  }
  if (held.size === 0) return null;
  const isSame = new Set(Array.from(held.values(), (conditions) => conditions.join())).size === 1;
  return Array.from(held, ([name, conditions]) =>
    isSame ? shownName(name) : `${shownName(name)} (${joinWith(conditions, 'and')})`,
  ).join('; ');
}

/** How many come to each outcome, by rule set and date. */
export function tallyOf(comparison: Comparison, linked: boolean): Tally {
  const { groups, rows } = comparison;
  return {
    is: 'tally',
    caption: 'By condition',
    groups: groups.map((group) => groupName(group, comparison)),
    rows: rows.map((row, at) => ({
      condition: { ...conditionOf(row), ...(linked ? { to: conditionId(at) } : {}) },
      outcomes: groups.map(({ columns }) => columns.flatMap((index) => row.cells[index]?.outcome ?? [])),
    })),
  };
}
