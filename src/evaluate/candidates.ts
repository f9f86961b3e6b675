import type { Value } from '../model/city.ts';
import { type Day, dayBefore, shifted } from '../model/day.ts';
import { toDurationStep } from '../model/duration.ts';
import { replies } from '../model/outcome.ts';
import type { Bounds, Field, Figure, Leaf, Matcher } from '../model/rule-set.ts';
import { isYearly } from './truth.ts';

type Answered = NonNullable<Value['value']>;

/**
 * Values that stand for all values a subject can take: two values that no matcher of its leaves tells apart have one representative.
 * `now` are the values it has now, which for a yearly number say which years count.
 */
export function candidatesOf(
  field: Field | null,
  leaves: readonly Leaf[],
  figures: readonly Figure[],
  asOf: Day,
  now: readonly Answered[],
): readonly Answered[] {
  const matchers = leaves.map(({ matcher }) => matcher);
  switch (field?.type) {
    case undefined:
      return leaves[0]?.subject.kind === 'reply'
        ? replies.filter((reply) => reply !== 'unknown')
        : days(matchers, asOf);
    case 'yes-no':
      return ['yes', 'no'];
    case 'one-of':
      return representatives(
        field.words.map(({ word }) => word),
        matchers,
      );
    case 'text':
      return [...new Set(matchers.flatMap((matcher) => (matcher.is === 'one-of' ? matcher.values : []))), 'other'];
    case 'some-of':
      return sets(
        field.words.map(({ word }) => word),
        matchers,
      );
    case 'duration':
      return numbers(matchers, { min: 0, max: null }).map(toDurationStep);
    case 'number':
      return numbers(matchers, field);
    case 'yearly':
      return years(matchers, field, figures, asOf, now);
    case 'date':
      return days(matchers, asOf);
  }
}

/** One word of each class that no matcher tells apart. */
function representatives(words: readonly string[], matchers: readonly Matcher[]): readonly string[] {
  return [...classes(words, matchers).values()].flatMap(([first]) => first ?? []);
}

/** More values than this are not made of one set of words; nor does anybody try as many. */
const mostSets = 10_000;

/** Of each class of words none, one or all, which is all that `none`, `only`, `any-of`, `all-of` and `none-of` can tell. */
function sets(words: readonly string[], matchers: readonly Matcher[]): readonly (readonly string[])[] {
  return [...classes(words, matchers).values()].reduce<readonly (readonly string[])[]>(
    (sofar, members) => {
      if (sofar.length > mostSets) return sofar;
      const choices = members.length > 1 ? [[], members.slice(0, 1), members] : [[], members];
      return sofar.flatMap((set) => choices.map((choice) => [...set, ...choice]));
    },
    [[]],
  );
}

function classes(words: readonly string[], matchers: readonly Matcher[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const signature = matchers.map((matcher) => (wordsIn(matcher).includes(word) ? '1' : '0')).join('');
    groups.set(signature, [...(groups.get(signature) ?? []), word]);
  }
  return groups;
}

function wordsIn(matcher: Matcher): readonly string[] {
  if ('words' in matcher) return matcher.words;
  return matcher.is === 'one-of' ? matcher.values : [];
}

/** Every threshold, and a value between and beside them, as far as they can be. */
function numbers(matchers: readonly Matcher[], { min, max }: Bounds, more: readonly number[] = []): readonly number[] {
  const thresholds = [
    ...more,
    ...matchers.flatMap((matcher) => {
      if ('quantity' in matcher) return [matcher.quantity];
      return matcher.is === 'equal' ? matcher.values : [];
    }),
  ].sort((a, b) => a - b);
  const [first = 0] = thresholds;
  const values = [
    first - 1,
    ...thresholds.flatMap((each, index) => [each, (each + (thresholds[index + 1] ?? each + 2)) / 2]),
  ];
  return [...new Set(values.map((value) => Math.min(Math.max(value, min), max ?? Number.POSITIVE_INFINITY)))];
}

function days(matchers: readonly Matcher[], asOf: Day): readonly Day[] {
  const named = matchers.flatMap((matcher) => {
    if (matcher.is === 'on-days') return matcher.days;
    if (matcher.is === 'within') return [asOf, dayBefore(asOf, matcher.period)];
    return 'day' in matcher ? [matcher.day] : [];
  });
  return [...new Set((named.length > 0 ? named : [asOf]).flatMap((day) => [day, shifted(day, 1), shifted(day, -1)]))];
}

/** More combinations than this are not tried one by one: all years then get the same number. */
const mostCombinations = 500;

/** The years answered that can be compared, or else the latest a figure has; each with numbers at, between and beside what it is compared with. */
function years(
  matchers: readonly Matcher[],
  bounds: Bounds,
  figures: readonly Figure[],
  asOf: Day,
  now: readonly Answered[],
): readonly Answered[] {
  const published = matchers.flatMap((matcher) =>
    'figure' in matcher
      ? (figures.find(({ id }) => id === matcher.figure)?.values ?? []).filter((each) => each.published <= asOf)
      : [],
  );
  const answered = [
    ...new Set(now.flatMap((value) => (Array.isArray(value) && isYearly(value) ? value.map(([year]) => year) : []))),
  ].sort((a, b) => a - b);
  const comparable = answered.filter((year) => published.length === 0 || published.some((each) => each.year === year));
  const latest = Math.max(...published.map(({ year }) => year), Number.NEGATIVE_INFINITY);
  const chosen = comparable.length > 0 ? comparable : [Number.isFinite(latest) ? latest : Number(asOf.slice(0, 4))];
  const levelsOf = (years: readonly number[]) =>
    numbers(
      matchers,
      bounds,
      published.filter(({ year }) => years.includes(year)).map(({ value }) => value),
    );
  const combinations = chosen.reduce<readonly (readonly (readonly [number, number])[])[]>(
    (sofar, year) =>
      sofar.length > mostCombinations
        ? sofar
        : sofar.flatMap((some) => levelsOf([year]).map((level) => [...some, [year, level] as const])),
    [[]],
  );
  if (combinations.length <= mostCombinations) return combinations;
  return levelsOf(chosen).map((level) => chosen.map((year) => [year, level] as const));
}
