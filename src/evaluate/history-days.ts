import type { Answer, City, Value } from '../model/city.ts';
import { type Day, dayBefore, type Period } from '../model/day.ts';
import type { Condition, Leaf, RuleSet, Subject } from '../model/rule-set.ts';
import { leavesOfCondition } from './judge.ts';

/** All days on which an outcome could change, in their order: an answer begins or ends, a figure comes out, a period that a test counts back has passed, a day that a test names has. */
export function daysThatMatter({ conditions, figures }: RuleSet, city: City): readonly Day[] {
  const days = new Set<Day>();
  const leaves = conditions.flatMap((condition) =>
    leavesOfCondition(condition).map(({ leaf }) => ({ leaf, condition })),
  );
  for (const { id } of conditions) {
    for (const answer of answersTo(id, city)) {
      for (const { from, until } of answer.periods) {
        if (from !== null) days.add(from);
        if (until !== null) days.add(until);
      }
    }
  }
  const compared = new Set(leaves.flatMap(({ leaf: { matcher } }) => ('figure' in matcher ? matcher.figure : [])));
  for (const { id, values } of figures) if (compared.has(id)) for (const { published } of values) days.add(published);
  for (const { leaf, condition } of leaves) {
    const { matcher } = leaf;
    const turn = turnOf(leaf);
    if (turn !== null) days.add(turn);
    if (matcher.is !== 'within') continue;
    for (const day of valuesOf(leaf.subject, condition, city)) {
      if (typeof day !== 'string') continue;
      days.add(day);
      const gone = dayAfter(day, matcher.period);
      if (gone !== null) days.add(gone);
    }
  }
  return [...days].sort();
}

/** The first day on which a test of the as-of date comes out differently; null where it tests something else, or the calendar ends. */
export function turnOf({ subject, matcher }: Leaf): Day | null {
  return subject.kind === 'as-of' && 'day' in matcher && matcher.day < '9999-12-31' ? shifted(matcher.day, 1) : null;
}

/** A city's own answer to a condition and those of its agencies. */
function answersTo(condition: string, { answers, agencies }: City): readonly Answer[] {
  return [{ answers }, ...agencies.values()].flatMap((holder) => holder.answers.get(condition) ?? []);
}

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
export function dayAfter(day: Day, period: Period): Day | null {
  if (Number(day.slice(0, 4)) + period.years + period.months / 12 + period.days / 365 > 9998) return null;
  let last = dayBefore(day, { years: -period.years, months: -period.months, days: -period.days });
  // Months differ in length, so that it is a few days off.
  while (dayBefore(last, period) > day) last = shifted(last, -1);
  while (dayBefore(last, period) <= day) last = shifted(last, 1);
  return last;
}

export const shifted = (day: Day, days: number): Day => dayBefore(day, { years: 0, months: 0, days: -days });
