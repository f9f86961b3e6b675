import type { Base } from '../evaluate/base.ts';
import { turnOf } from '../evaluate/history/history-days.ts';
import { leavesOfCondition, outcomeOf } from '../evaluate/judge.ts';
import { goalsOf, truthsWith, valuesOf, variablesOf } from '../evaluate/to-qualify/to-qualify.ts';
import { type Goal, smallestChoices } from '../evaluate/to-qualify/ways.ts';
import type { Environment } from '../evaluate/truth.ts';
import type { Answered } from '../fields/field-kind.ts';
import { fieldOf } from '../fields/test-words.ts';
import type { Value } from '../model/city.ts';
import { type Day, dayBefore, type Period, shifted } from '../model/day.ts';
import type { Outcome } from '../model/outcome.ts';
import { type Condition, type Matcher, type RuleSet, subjectName } from '../model/rule-set.ts';

/** Values by the names of what the tests look at, on a day; the rest is left open. */
export type Answers = { readonly values: ReadonlyMap<string, Answered>; readonly asOf: Day };

/** What a condition can come out as, each outcome with answers that lead to it, found by trying answers that stand for all there are. */
export function possibleOutcomes(condition: Condition, ruleSet: RuleSet): ReadonlyMap<Outcome, Answers> {
  const { met, notMet, notApplicable } = goalsOf(condition);
  const goals = new Map<Outcome, Goal>([
    ['met', met],
    ['not-met', notMet],
    ...(condition.appliesWhen ? ([['not-applicable', notApplicable]] as const) : []),
  ]);
  const shown = new Map<Outcome, Answers>();
  for (const asOf of daysToTry(condition, ruleSet)) {
    if (shown.size > goals.size) break;
    const base = withYearly(ruleSet.figures, asOf, new Map());
    const outcome = outcomeOf(condition, base.environment);
    if (!shown.has(outcome)) shown.set(outcome, { values: new Map(), asOf });
    const left = [...goals].filter(([each]) => !shown.has(each));
    // What is decided stays so, whatever is answered.
    if (outcome !== 'undetermined' || left.length === 0) continue;
    const variables = variablesOf(condition, withYears(condition, ruleSet, asOf), ruleSet);
    const truths = truthsWith(condition, base, variables);
    for (const [each, goal] of left) {
      const [choice] = smallestChoices(goal, truths);
      if (choice) shown.set(each, { values: valuesOf(choice, variables), asOf });
    }
  }
  return shown;
}

/** A day when all figures are out and all days that a test names have come; where a test looks at the as-of date, the days at which it turns; where one counts back from it, also those from which it reaches the days it names. */
function* daysToTry(condition: Condition, { figures, inForce }: RuleSet): Generator<Day> {
  const leaves = leavesOfCondition(condition).map(({ leaf }) => leaf);
  const matchers = leaves.filter(({ subject }) => subject.kind !== 'as-of').map(({ matcher }) => matcher);
  const published = figures.flatMap(({ values }) => values.map((each) => each.published));
  const named = matchers
    .flatMap(daysIn)
    .flatMap((day) => [day, moved(day, { ...none, days: 2 }), moved(day, { ...none, days: -2 })]);
  const last = [inForce?.from ?? earliest, ...published, ...named].reduce((one, other) => (one > other ? one : other));
  const periods = matchers.flatMap((matcher) => (matcher.is === 'within' ? [matcher.period] : []));
  yield last;
  // A test of the as-of date comes out one way up to the day it names, and the other way from the next one on.
  const turns = leaves.flatMap((leaf) => {
    const turn = turnOf(leaf);
    return turn === null ? [] : [shifted(turn, -1), turn];
  });
  const told = new Set([last]);
  const isNew = (day: Day) => told.size < told.add(day).size;
  yield* turns.filter(isNew);
  if (periods.length === 0) return;
  yield* named.filter(isNew);
  for (const day of named) {
    for (const period of periods) {
      const reached = moved(moved(day, period), { ...none, days: 4 });
      if (isNew(reached)) yield reached;
    }
  }
}

const earliest: Day = '2000-01-01';

const none: Period = { years: 0, months: 0, days: 0 };

/** The day that lies a period later. */
const moved = (day: Day, { years, months, days }: Period): Day =>
  dayBefore(day, { years: -years, months: -months, days: -days });

function daysIn(matcher: Matcher): readonly Day[] {
  if (matcher.is === 'on-days') return matcher.days;
  return 'day' in matcher ? [matcher.day] : [];
}

/** Nothing answered but, perhaps, some years. */
function withYearly(figures: RuleSet['figures'], asOf: Day, yearly: ReadonlyMap<string, Value>): Base {
  const environment: Environment = {
    asOf,
    figures,
    fields: yearly,
    reply: 'unknown',
    isReplyDerived: true,
    repliesLater: null,
    answeredOn: null,
    others: (other, field) => [yearly.get(`${other}.${field}`)],
  };
  return { environment, replyFollows: true };
}

/** Tests may tell two years apart: the last ones that a figure has stand for all. */
function withYears(condition: Condition, ruleSet: RuleSet, asOf: Day): Base {
  const leaves = leavesOfCondition(condition).map(({ leaf }) => leaf);
  const compared = leaves.flatMap(({ matcher }) => ('figure' in matcher ? [matcher.figure] : []));
  const published = ruleSet.figures
    .filter(({ id }) => compared.includes(id))
    .flatMap(({ values }) => values.map(({ year }) => year));
  const thisYear = Number(asOf.slice(0, 4));
  const years =
    published.length > 0 ? [...new Set(published)].sort((a, b) => a - b).slice(-2) : [thisYear - 1, thisYear];
  const value: Value = { given: null, value: years.map((year) => [year, 0] as const), why: null };
  const yearly = new Map(
    leaves
      .filter(({ subject }) => fieldOf(subject, condition, ruleSet)?.type === 'yearly')
      .map(({ subject }) => [subjectName(subject), value]),
  );
  return withYearly(ruleSet.figures, asOf, yearly);
}
