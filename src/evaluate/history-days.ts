import { isYearly } from '../fields/yearly.ts';
import type { Answer, City, Period, Value } from '../model/city.ts';
import {
  type CalendarDate,
  type Day,
  dayBefore,
  firstDay,
  isWholeDay,
  type Period as Length,
  lastDay,
  shifted,
} from '../model/day.ts';
import type { Condition, Leaf, Matcher, RuleSet, Subject } from '../model/rule-set.ts';
import { conditionsOf } from './applies.ts';
import { leavesOfCondition } from './judge.ts';

/**
 * All days on which an outcome could change, in their order, to the end of the record: an answer begins or ends, or may do so, a figure comes
 * out, a day that a test names has passed, a date that a test looks at has come, or a period that it counts back has passed.
 */
export function daysThatMatter(ruleSet: RuleSet, city: City): readonly Day[] {
  const { figures } = ruleSet;
  const conditions = conditionsOf(ruleSet);
  const days = new Set<Day>();
  const add = (more: readonly (Day | null)[]) => {
    for (const day of more) if (day !== null) days.add(day);
  };
  for (const { id } of conditions) for (const answer of answersTo(id, city)) add(daysOfEntries(answer.periods));
  const leaves = conditions.flatMap((condition) =>
    leavesOfCondition(condition).map(({ leaf }) => ({ leaf, condition })),
  );
  const compared = new Set(leaves.flatMap(({ leaf: { matcher } }) => ('figure' in matcher ? matcher.figure : [])));
  for (const { id, values } of figures) if (compared.has(id)) add(values.map(({ published }) => published));
  for (const { leaf, condition } of leaves) {
    const { subject, matcher } = leaf;
    add([turnOf(leaf)]);
    if (subject.kind === 'reply' && city.answeredOn !== null) add([lastDay(city.answeredOn)]);
    for (const value of valuesOf(subject, condition, city)) {
      if (typeof value === 'string' && isDateMatcher(matcher)) add([lastDay(value), ...daysGone(value, matcher)]);
      if (Array.isArray(value) && isYearly(value)) add(value.map(([year]) => `${String(year).padStart(4, '0')}-01-01`));
    }
  }
  const { recordUntil } = city;
  return [...days].filter((day) => recordUntil === null || day <= recordUntil).sort();
}

/** The days on which another entry may be in force. Where entries wait for each other in a month or a year, each takes a day. */
function daysOfEntries(periods: readonly Period[]): readonly Day[] {
  const dates = datesIn(periods);
  const partial = dates.filter((date) => !isWholeDay(date));
  return dates.flatMap((date) => {
    const [first, last] = [firstDay(date), lastDay(date)];
    // Beside a day on which one entry begins, another may do so on the day before or after it.
    if (first === last) return partial.length === 0 ? [first] : [shifted(first, -1), first, shifted(first, 1)];
    const waiting = partial.filter((other) => firstDay(other) <= last && lastDay(other) >= first).length;
    const beside = dates.filter((other) => isWholeDay(other) && first <= other && other <= last).length;
    const steps = Math.min(waiting + beside, 366);
    return Array.from({ length: steps }, (_, step) => [shifted(first, step), shifted(last, -step)])
      .flat()
      .filter((day) => first <= day && day <= last);
  });
}

const isDateMatcher = ({ is }: Matcher): boolean =>
  is === 'on-days' || is === 'on-or-before' || is === 'after' || is === 'within';

/** The days from which a period counted back no longer reaches a date, or may no longer do so. */
export function daysGone(date: CalendarDate, matcher: Matcher): readonly (Day | null)[] {
  if (matcher.is !== 'within') return [];
  return [dayAfter(firstDay(date), matcher.period), dayAfter(lastDay(date), matcher.period)];
}

/** The first day on which a test of the as-of date comes out differently; null where it tests something else, or the calendar ends. */
export function turnOf({ subject, matcher }: Leaf): Day | null {
  return subject.kind === 'as-of' && 'day' in matcher && matcher.day < '9999-12-31' ? shifted(matcher.day, 1) : null;
}

/** A city's own answer to a condition and those of its agencies. */
function answersTo(condition: string, { answers, agencies }: City): readonly Answer[] {
  return [{ answers }, ...agencies.values()].flatMap((holder) => holder.answers.get(condition) ?? []);
}

/** All dates on which an answer to a condition begins or ends, as written. */
export const datesOf = (condition: string, city: City): readonly CalendarDate[] =>
  answersTo(condition, city).flatMap(({ periods }) => datesIn(periods));

const datesIn = (periods: readonly Period[]): readonly CalendarDate[] =>
  periods.flatMap(({ from, until }) => [from, until].filter((date) => date !== null));

/** All values that a subject has in whatever answer, on whatever day. */
export function valuesOf(subject: Subject, condition: Pick<Condition, 'id'>, city: City): readonly Value['value'][] {
  switch (subject.kind) {
    case 'reply':
    case 'as-of':
      return [];
    case 'answered-on':
      return [city.answeredOn];
    case 'field':
      return valuesIn(condition.id, subject.field, city);
    case 'other':
      return valuesIn(subject.condition, subject.field, city);
  }
}

function valuesIn(condition: string, field: string, city: City): readonly Value['value'][] {
  const statements = answersTo(condition, city).flatMap(({ periods }) =>
    periods.flatMap((period) => period.statements),
  );
  return statements.map(({ fields }) => fields.get(field)?.value ?? null);
}

/** The first day from which a period counted back no longer reaches a day; null when the calendar has none. */
export function dayAfter(day: Day, period: Length): Day | null {
  if (Number(day.slice(0, 4)) + period.years + period.months / 12 + period.days / 365 > 9998) return null;
  let last = dayBefore(day, { years: -period.years, months: -period.months, days: -period.days });
  // Months differ in length, so that it is a few days off.
  while (dayBefore(last, period) > day) last = shifted(last, -1);
  while (dayBefore(last, period) <= day) last = shifted(last, 1);
  return last;
}
