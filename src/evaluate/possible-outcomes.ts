import type { Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { type Outcome, outcomes } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { replyOfFields } from './answer.ts';
import { leavesOfCondition, outcomeOf } from './judge.ts';
import { type Base, replaced, variablesOf } from './to-qualify.ts';
import type { Environment } from './truth.ts';

type Answered = NonNullable<Value['value']>;

/** Values by the names of what the tests look at; the rest is left open. */
export type Answers = ReadonlyMap<string, Answered>;

export type PossibleOutcomes = {
  /** The outcomes that were found, each with answers that lead to it. */
  readonly shown: ReadonlyMap<Outcome, Answers>;
  /** Whether everything was tried: an outcome that is not shown cannot come out. */
  readonly complete: boolean;
  /** The day of these answers. */
  readonly asOf: Day;
};

/** More answers than this are not tried. */
const mostTries = 50_000;

/** What a condition can come out as, found by trying answers that stand for all there are. */
export function possibleOutcomes(condition: Condition, ruleSet: RuleSet): PossibleOutcomes {
  const base = bare(condition, ruleSet);
  const variables = variablesOf(condition, withYears(base, condition, ruleSet), ruleSet);
  const possible = outcomes.filter((outcome) => outcome !== 'not-applicable' || condition.appliesWhen !== null);
  const shown = new Map<Outcome, Answers>();
  let tries = 0;
  const search = (index: number, answers: Answers): void => {
    if (shown.size === possible.length || tries === mostTries) return;
    tries++;
    const outcome = outcomeOf(condition, replaced(base, variables, answers));
    if (!shown.has(outcome)) shown.set(outcome, answers);
    const variable = variables[index];
    // What is decided stays so, whatever else is answered.
    if (outcome !== 'undetermined' || !variable) return;
    for (const value of variable.candidates) search(index + 1, new Map([...answers, [variable.name, value]]));
  };
  search(0, new Map());
  return { shown, complete: tries < mostTries, asOf: base.environment.asOf };
}

/** Nothing answered, on a day when all figures are out. */
function bare(condition: Condition, { figures, inForce }: RuleSet): Base {
  const days = [
    inForce?.from ?? earliest,
    ...figures.flatMap(({ values }) => values.map(({ published }) => published)),
  ];
  const environment: Environment = {
    asOf: days.toSorted().at(-1) ?? earliest,
    figures,
    fields: new Map(),
    reply: 'unknown',
    answeredOn: null,
    others: () => [undefined],
  };
  return { environment, replyOf: (fields) => replyOfFields(fields, condition) };
}

const earliest: Day = '2000-01-01';

/** Tests may tell two years apart: the last ones that a figure has stand for all. */
function withYears(base: Base, condition: Condition, { figures }: RuleSet): Base {
  const compared = leavesOfCondition(condition).flatMap(({ leaf: { matcher } }) =>
    'figure' in matcher ? [matcher.figure] : [],
  );
  const published = figures
    .filter(({ id }) => compared.includes(id))
    .flatMap(({ values }) => values.map(({ year }) => year));
  const thisYear = Number(base.environment.asOf.slice(0, 4));
  const years =
    published.length > 0 ? [...new Set(published)].sort((a, b) => a - b).slice(-2) : [thisYear - 1, thisYear];
  const value: Value = { given: null, value: years.map((year) => [year, 0] as const), why: null };
  const yearly = condition.asks.filter(({ type }) => type === 'yearly').map(({ id }) => [id, value] as const);
  return { ...base, environment: { ...base.environment, fields: new Map(yearly) } };
}
