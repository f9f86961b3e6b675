import type { Problem } from '../errors.ts';
import type { Cell, Column, Comparison, Row } from '../model/comparison.ts';
import { inputKey } from '../model/input.ts';
import { type Outcome, outcomes, type Verdict, verdicts } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { counted, listed, sentence } from '../text/list.ts';
import { folded, paragraphs } from '../text/prose.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { notLegalAdvice, outcomeWords, verdictWords } from '../text/words.ts';
import { verdictOutcomes } from './outcome-table.ts';

/** What a comparison says beside its table: its sentences in their order, so that all formats say the same. Text of files is in it as it came. */
export type ComparisonOutline = {
  /** `4 cities` or one city's name, and `under psp-2017-08, read as conditions to meet, as of 2017-08-18`. */
  readonly who: string;
  readonly under: string;
  /** How each rule set is read, when there are several. */
  readonly readAs: readonly string[];
  /** `3 do not qualify, 1 undetermined.`, then the same under each other reading. */
  readonly verdicts: readonly string[];
  /** For each row `3 met, 1 not met, 0 undetermined`. */
  readonly counts: readonly { readonly condition: string; readonly title: string; readonly words: string }[];
  /** The rows on which the columns differ, and why. */
  readonly differences: readonly Difference[];
  /** What is to be said when there is no row or no difference. */
  readonly remarks: readonly string[];
  readonly notCompared: readonly string[];
  /** What the issuer did later. */
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
  /** Worst outcome first; null for the columns whose rule set does not ask it, which have no reason. */
  readonly groups: readonly { readonly outcome: Outcome | null; readonly members: readonly Member[] }[];
};

type Member = { readonly column: string; readonly reason: string | null };

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
    counts: rows.map((row) => ({ condition: row.condition, title: rowTitle(row), words: countsOf(row) })),
    differences: rows.filter(({ differs }) => differs).map((row) => differenceOf(row, columns)),
    remarks: remarks(comparison),
    notCompared: notCompared(errors),
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
  if (common.city !== null) return `${common.city}${files > 1 ? `, ${counted(files, 'file')}` : ''}`;
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

/** Under the rule sets themselves, and under each reading that is an alternative to one of them. */
function verdictSentences(columns: readonly Column[]): string[] {
  if (columns.length === 0) return [];
  const others = new Map<string, Verdict[]>();
  for (const { readAs, verdict } of columns.flatMap(({ alternatives }) => alternatives)) {
    others.set(readAs, [...(others.get(readAs) ?? []), verdict]);
  }
  return [
    sentence(verdictCounts(columns.map(({ verdict }) => verdict))),
    ...Array.from(others, ([readAs, each]) => sentence(`read as ${readAs}: ${verdictCounts(each)}`)),
  ];
}

/** Only the verdicts that there are. */
function verdictCounts(all: readonly Verdict[]): string {
  const count = (verdict: Verdict) => all.filter((each) => each === verdict).length;
  const told = verdicts.filter((verdict) => count(verdict) > 0);
  return told
    .map((verdict) => `${count(verdict)} ${(count(verdict) > 1 ? ofSeveral : verdictWords)[verdict]}`)
    .join(', ');
}

const ofSeveral: Record<Verdict, string> = {
  'does-not-qualify': 'do not qualify',
  undetermined: 'undetermined',
  qualifies: 'qualify',
  'not-applicable': 'not applicable',
};

/** `3 met, 1 not met, 0 undetermined`, and what else there is. */
export function countsOf({ counts }: Row): string {
  const { met, notMet, undetermined, notApplicable, notAsked: none } = counts;
  return [
    `${met} met, ${notMet} not met, ${undetermined} undetermined`,
    ...(notApplicable === 0 ? [] : [`${notApplicable} ${outcomeWords['not-applicable']}`]),
    ...(none === 0 ? [] : [`${none} ${notAsked}`]),
  ].join(', ');
}

function differenceOf(row: Row, columns: readonly Column[]): Difference {
  const members = placed(row, columns).map(({ cell, column }) => ({
    finding: cell?.finding ?? null,
    column: columnTitle(column),
  }));
  const groups = [...outcomes, null].map((outcome) => ({
    outcome,
    members: members
      .filter(({ finding }) => (finding?.outcome ?? null) === outcome)
      .map(({ finding, column }) => ({ column, reason: finding?.reason ?? null })),
  }));
  return { condition: row.condition, title: rowTitle(row), groups: groups.filter((group) => group.members.length > 0) };
}

function remarks({ columns, rows, leftOut }: Comparison): string[] {
  if (columns.length < 2) return columns.length === 0 ? [] : ['One column: nothing to compare it with.'];
  return [
    ...(rows.some(({ differs }) => differs) ? [] : ['They differ on no condition.']),
    ...(leftOut === 0 ? [] : [`${counted(leftOut, 'condition')} left out: no difference there.`]),
  ];
}

function notCompared(errors: readonly Problem[]): string[] {
  const byPath = new Map<string, Problem[]>();
  for (const error of errors) byPath.set(error.path, [...(byPath.get(error.path) ?? []), error]);
  return Array.from(byPath, ([path, problems]) => {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${counted(problems.length - 1, 'more problem')})` : '';
    return `${path}:${first?.line}:${first?.column}: ${first?.message}${more}`;
  });
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
    ...(dates.length === 0 ? [] : [{ label: 'as of', value: listed(dates, 'and'), digest: null }]),
    { label: 'made by', value: `psp-check ${version}`, digest: null },
  ];
}
