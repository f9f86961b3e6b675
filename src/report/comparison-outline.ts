import type { Problem } from '../errors.ts';
import type { Cell, Column, Comparison, Row } from '../model/comparison.ts';
import { inputKey } from '../model/input.ts';
import { type Outcome, outcomes, type Verdict } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { joinWith, pluralize, sentence } from '../text/list.ts';
import { placeOf } from '../text/problem.ts';
import { folded, paragraphs } from '../text/prose.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { notInForceSentences } from '../text/verdict-line.ts';
import { notLegalAdvice, outcomeWords, verdictCounts, verdictWords } from '../text/words.ts';
import { verdictOutcomes } from './outcome-table.ts';
import { orderText, reasonWithOrder } from './outline.ts';

/** What a comparison says beside its table: its sentences in their order, so that all formats say the same. Text of files is in it as it came. */
export type ComparisonOutline = {
  /** `4 cities` or one city's name, and `under psp-2017-08, read as conditions to meet, as of 2017-08-18`. */
  readonly who: string;
  readonly under: string;
  /** How each rule set is read, when there are several. */
  readonly readAs: readonly string[];
  /** `3 do not qualify, 1 undetermined.`, then the same under each other reading; for each rule set and date by itself. */
  readonly verdicts: readonly string[];
  /** For each row `3 met, 1 not met, 0 undetermined`; for each rule set and date by itself. */
  readonly counts: readonly { readonly condition: string; readonly title: string; readonly words: string }[];
  /** The rows on which the columns differ, and why. */
  readonly differences: readonly Difference[];
  /** What is to be said when there is no row or no difference. */
  readonly remarks: readonly string[];
  readonly notCompared: readonly string[];
  /** What the issuer did later. */
  /** Orders that cover the cities. */
  readonly orders: readonly string[];
  readonly decisions: readonly string[];
  readonly warnings: readonly string[];
  /** Paragraphs by rule set. */
  readonly readings: readonly (readonly string[])[];
  readonly identity: readonly { readonly label: string; readonly value: string; readonly digest: string | null }[];
  readonly notLegalAdvice: readonly string[];
};

export type Difference = {
  readonly condition: string;
  readonly title: string;
  /** Worst outcome first; columns whose rule set does not ask it are not among them. */
  readonly groups: readonly { readonly outcome: Outcome; readonly members: readonly Member[] }[];
};

type Member = { readonly column: string; readonly reason: string };

export function comparisonOutline(
  comparison: Comparison,
  { version, errors }: { readonly version: string; readonly errors: readonly Problem[] },
): ComparisonOutline {
  const { columns, rows } = comparison;
  const ruleSets = ruleSetsOf(columns);
  return {
    who: who(comparison),
    under: under(comparison),
    readAs: ruleSets.length < 2 ? [] : ruleSets.map((each) => `${ruleSetName(each)}, read as ${each.readAs}`),
    verdicts: verdictSentences(columns),
    counts: rows.map((row) => ({ condition: row.condition, title: rowTitle(row), words: countsOf(row, columns) })),
    differences: rows.filter(({ differs }) => differs).map((row) => differenceOf(row, columns)),
    remarks: remarks(comparison),
    notCompared: notCompared(errors),
    orders: orders(columns),
    decisions: decisions(columns),
    warnings: warnings(columns),
    readings: ruleSets.map((each) => paragraphs(`${ruleSetName(each)}, read as ${each.readAs}: ${each.reading}`)),
    identity: identity(columns, version),
    notLegalAdvice: [...new Set(ruleSets.map(notLegalAdvice))],
  };
}

/** What tells a column from the others, in one line. */
export const columnTitle = ({ title }: Column): string => title.join('; ');

export const rowTitle = ({ titles }: Row): string => titles.join(' / ');

/** The cells of a row, each with its column. */
export function placed(
  { cells }: Row,
  columns: readonly Column[],
): { readonly cell: Cell | null; readonly column: Column }[] {
  return cells.flatMap((cell, index) => columns.slice(index, index + 1).map((column) => ({ cell, column })));
}

/** The verdict under the other readings, so that none stands without them. */
export const otherReadings = ({ alternatives }: Column): string[] =>
  alternatives.map(({ readAs, verdict }) => `read as ${readAs}: ${verdictWords[verdict]}`);

export const notAsked = 'not asked';

/** The outcomes that a comparison has, the best first, for a legend. */
export function outcomesOf({ rows, columns }: Comparison): readonly Outcome[] {
  const used = new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell?.finding.outcome)));
  for (const { verdict } of columns) used.add(verdictOutcomes[verdict]);
  return legendOrder.filter((outcome) => used.has(outcome));
}

const legendOrder: readonly Outcome[] = ['met', 'not-met', 'undetermined', 'not-applicable'];

function who({ columns, common }: Comparison): string {
  if (columns.length === 0) return 'No city was compared';
  const files = new Set(columns.map(({ input }) => inputKey(input))).size;
  if (common.city !== null) return `${common.city}${files > 1 ? `, ${pluralize(files, 'file')}` : ''}`;
  const cities = new Set(columns.map(({ city }) => city)).size;
  return cities === files ? `${cities} cities` : `${files} files on ${cities} cities`;
}

function under({ columns, common }: Comparison): string {
  const [first] = columns;
  if (!first) return '';
  const ruleSet =
    common.ruleSet === null
      ? `${ruleSetsOf(columns).length} rule sets`
      : `${ruleSetName(first.ruleSet)}, read as ${first.ruleSet.readAs}`;
  const dates = new Set(columns.map(({ asOf }) => asOf)).size;
  return `under ${ruleSet}, ${common.asOf === null ? `on ${dates} dates` : `as of ${common.asOf}`}`;
}

export function ruleSetsOf(columns: readonly Column[]): readonly Report['ruleSet'][] {
  return [...new Map(columns.map(({ ruleSet }) => [`${ruleSet.id} ${ruleSet.digest}`, ruleSet])).values()];
}

/** Columns under one rule set and date: cities count together only there. */
type Group = { readonly name: string; readonly columns: readonly Column[]; readonly indexes: readonly number[] };

function groupsOf(columns: readonly Column[]): readonly Group[] {
  const groups = new Map<string, number[]>();
  for (const [index, { ruleSet, asOf }] of columns.entries()) {
    const key = JSON.stringify([ruleSet.id, ruleSet.digest, asOf]);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const several = (key: (column: Column) => string) => new Set(columns.map(key)).size > 1;
  const hasRuleSets = several(({ ruleSet }) => `${ruleSet.id} ${ruleSet.digest}`);
  const hasDates = several(({ asOf }) => asOf);
  return [...groups.values()].map((indexes) => {
    const own = indexes.flatMap((index) => columns.slice(index, index + 1));
    const [first] = own;
    const name = [
      ...(hasRuleSets ? [`under ${first?.ruleSet.id}`] : []),
      ...(hasDates ? [`as of ${first?.asOf}`] : []),
    ].join(', ');
    return { name, columns: own, indexes };
  });
}

/** Under each rule set and on each date, and there under each other reading. */
function verdictSentences(columns: readonly Column[]): string[] {
  return groupsOf(columns).flatMap(({ name, columns: own }) => {
    const others = new Map<string, Verdict[]>();
    for (const { readAs, verdict } of own.flatMap(({ alternatives }) => alternatives)) {
      others.set(readAs, [...(others.get(readAs) ?? []), verdict]);
    }
    const told = [
      verdictCounts(own.map(({ verdict }) => verdict)),
      ...Array.from(others, ([readAs, each]) => `read as ${readAs}: ${verdictCounts(each)}`),
    ];
    const [first] = own;
    const notInForce = first ? notInForceSentences(first) : [];
    return name === ''
      ? [...told.map(sentence), ...notInForce]
      : [[sentence(`${name}: ${told.join('; ')}`), ...notInForce].join(' ')];
  });
}

/** `3 met, 1 not met, 0 undetermined`, and what else there is; under each rule set that asks it and on each date. */
export function countsOf({ cells }: Row, columns: readonly Column[]): string {
  const told = groupsOf(columns).flatMap(({ name, indexes }) => {
    const outcomes = indexes.flatMap((index) => cells[index]?.finding.outcome ?? []);
    return outcomes.length === 0 ? [] : [`${name === '' ? '' : `${name}: `}${outcomeCounts(outcomes)}`];
  });
  return told.join('; ');
}

function outcomeCounts(all: readonly Outcome[]): string {
  const count = (outcome: Outcome) => all.filter((each) => each === outcome).length;
  const none = count('not-applicable');
  return [
    `${count('met')} met, ${count('not-met')} not met, ${count('undetermined')} undetermined`,
    ...(none === 0 ? [] : [`${none} ${outcomeWords['not-applicable']}`]),
  ].join(', ');
}

function differenceOf(row: Row, columns: readonly Column[]): Difference {
  const members = placed(row, columns).flatMap(({ cell, column }) =>
    cell === null ? [] : [{ finding: cell.finding, column: columnTitle(column) }],
  );
  const groups = outcomes.map((outcome) => ({
    outcome,
    members: members
      .filter(({ finding }) => finding.outcome === outcome)
      .map(({ finding, column }) => ({ column, reason: reasonWithOrder(finding) })),
  }));
  return { condition: row.condition, title: rowTitle(row), groups: groups.filter((group) => group.members.length > 0) };
}

function remarks({ columns, rows, leftOut }: Comparison): string[] {
  const isShared = rows.every(({ cells }) => !cells.includes(null));
  if (columns.length < 2) return columns.length === 0 ? [] : ['One column: nothing to compare it with.'];
  return [
    ...(rows.some(({ differs }) => differs)
      ? []
      : [`They differ on no condition${isShared ? '' : ' that they share'}.`]),
    ...(leftOut === 0 ? [] : [`${pluralize(leftOut, 'condition')} left out: no difference there.`]),
  ];
}

function notCompared(errors: readonly Problem[]): string[] {
  const byPath = new Map<string, Problem[]>();
  for (const error of errors) byPath.set(error.path, [...(byPath.get(error.path) ?? []), error]);
  return Array.from(byPath, ([path, problems]) => {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${pluralize(problems.length - 1, 'more problem')})` : '';
    return `${first ? placeOf(first) : path}: ${first?.message}${more}`;
  });
}

function orders(columns: readonly Column[]): string[] {
  const told = columns.flatMap(({ city, orders: own }) => own.map((order) => `${city}: ${orderText(order)}`));
  return [...new Set(told)];
}

function decisions(columns: readonly Column[]): string[] {
  const told = columns.flatMap(({ city, decisions: own }) =>
    own.map(({ date, says }) => `${city}, ${date}: ${folded(says)}`),
  );
  return [...new Set(told)];
}

function warnings(columns: readonly Column[]): string[] {
  const told = columns.flatMap(({ warnings: own }) =>
    own.map(({ message, path, line, column }) => `${message} (${path}:${line}:${column})`),
  );
  return [...new Set(told)];
}

function identity(columns: readonly Column[], version: string): ComparisonOutline['identity'] {
  const inputs = [...new Map(columns.map(({ input }) => [inputKey(input), input])).values()];
  const dates = [...new Set(columns.map(({ asOf }) => asOf))];
  return [
    ...ruleSetsOf(columns).map((each) => ({ label: 'rule set', value: ruleSetName(each), digest: each.digest })),
    ...inputs.map(({ path, digest }) => ({ label: 'city file', value: path, digest })),
    ...(dates.length === 0 ? [] : [{ label: 'as of', value: joinWith(dates, 'and'), digest: null }]),
    { label: 'made by', value: `psp-check ${version}`, digest: null },
  ];
}
