import { isYearly } from '../../fields/yearly.ts';
import type { Answer, City, Period, Value } from '../../model/city.ts';
import {
  byDay,
  type CalendarDate,
  type Day,
  dayBefore,
  firstDay,
  isWholeDay,
  type Period as Length,
  lastDay,
  shifted,
} from '../../model/day.ts';
import { oncePer } from '../../model/once-per.ts';
import type { Condition, Leaf, Matcher, RuleSet, Subject } from '../../model/rule-set.ts';
import { conditionsOf } from '../applies.ts';
import { leavesOfCondition } from '../judge.ts';

/**
 * All days on which an outcome could change, in their order, to the end of the record, each with the conditions whose outcome that is: an answer begins or
 * ends, or may do so, a figure comes out, a day that a test names has passed, a date that a test looks at has come, or a period that it counts back has
 * passed.
 */
export function daysThatMatter(ruleSet: RuleSet, city: City): ReadonlyMap<Day, ReadonlySet<Condition>> {
  const { recordUntil } = city;
  const entryDays = new Map<string, readonly Day[]>();
  const daysOfAnswers = (id: string) => {
    const days = entryDays.get(id) ?? answersTo(id, city).flatMap(({ periods }) => daysOfEntries(periods));
    entryDays.set(id, days);
    return days;
  };
  const found = new Map<Day, Set<Condition>>();
  for (const condition of conditionsOf(ruleSet)) {
    const days = new Set([
      ...[condition.id, ...conditionsSeenBy(condition)].flatMap(daysOfAnswers),
      ...daysOfTests(condition, ruleSet, city),
    ]);
    for (const day of days) {
      if (recordUntil !== null && day > recordUntil) continue;
      const conditions = found.get(day);
      if (conditions) conditions.add(condition);
      else found.set(day, new Set([condition]));
    }
  }
  return new Map([...found].sort(([one], [other]) => byDay(one, other)));
}

/** The other conditions that the tests of a condition look at. */
export const conditionsSeenBy = oncePer((condition: Condition): readonly string[] => [
  ...new Set(
    leavesOfCondition(condition).flatMap(({ leaf: { subject } }) =>
      subject.kind === 'other' && subject.condition !== condition.id ? [subject.condition] : [],
    ),
  ),
]);

/** The days on which a leaf may come out differently while every answer stands as it does. */
function daysOfTests(condition: Condition, { figures }: RuleSet, city: City): ReadonlySet<Day> {
  const days = new Set<Day>();
  const add = (day: Day | null) => {
    if (day !== null) days.add(day);
  };
  for (const { leaf } of leavesOfCondition(condition)) {
    const { subject, matcher } = leaf;
    add(turnOf(leaf));
    if ('figure' in matcher)
      for (const { id, values } of figures) if (id === matcher.figure) for (const each of values) add(each.published);
    if (subject.kind === 'reply' && city.answeredOn !== null) add(lastDay(city.answeredOn));
    for (const value of valuesOf(subject, condition, city)) {
      if (typeof value === 'string' && isDateMatcher(matcher))
        for (const day of [lastDay(value), ...daysGone(value, matcher)]) add(day);
      if (Array.isArray(value) && isYearly(value))
        for (const [year] of value) add(`${String(year).padStart(4, '0')}-01-01`);
    }
  }
  return days;
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

/** All values that a subject has in whatever answer, on whatever day, each text once. */
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
  const values = new Set<Value['value']>();
  for (const { periods } of answersTo(condition, city))
    for (const { statements } of periods)
      for (const { fields } of statements) values.add(fields.get(field)?.value ?? null);
  return [...values];
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
