import type { Value } from '../model/city.ts';
import { type Day, dayBefore, shifted } from '../model/day.ts';
import { toDurationStep } from '../model/duration.ts';
import { oncePer } from '../model/once-per.ts';
import { replies } from '../model/outcome.ts';
import type { Bounds, Field, Figure, Leaf, Matcher } from '../model/rule-set.ts';
import { and, isYearly, matches, publishedValues, type Truth } from './truth.ts';

type Answered = NonNullable<Value['value']>;

/**
 * Values that stand for all values a subject can take: of those that no matcher of its leaves tells apart, one.
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
  const signatureOf = (value: Answered) => signature(matchers.map((each) => matches(each, value, { asOf, figures })));
  return firstOfEach(valuesOf(field, leaves, figures, asOf, now), signatureOf);
}

function valuesOf(
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

/**
 * Of each class of words none, one or all, which is all that the matchers of sets can tell. Class by class each matcher comes to an "and" or an "or" of
 * what the classes before come to, so that of two sets that no matcher tells apart yet one will do.
 */
function sets(words: readonly string[], matchers: readonly Matcher[]): readonly (readonly string[])[] {
  type Sofar = { readonly set: readonly string[]; readonly truths: readonly boolean[] };
  const start: readonly Sofar[] = [{ set: [], truths: matchers.map(({ is }) => is !== 'any-of') }];
  return [...classes(words, matchers).values()]
    .reduce((sofar, members) => {
      const named = matchers.map((matcher) => members.some((word) => wordsIn(matcher).has(word)));
      const needsAll = members.length > 1 && matchers.some(({ is }, index) => is === 'all-of' && named[index]);
      const choices = [[], members.slice(0, 1), ...(needsAll ? [members] : [])];
      const extended = sofar.flatMap(({ set, truths }) =>
        choices.map(
          (choice): Sofar => ({
            set: choice.length === 0 ? set : [...set, ...choice],
            truths: truths.map((truth, index) =>
              withWords(matchers[index]?.is, truth, named[index] === true, choice.length, members.length),
            ),
          }),
        ),
      );
      return firstOfEach(extended, ({ truths }) => signature(truths));
    }, start)
    .map(({ set }) => set);
}

/** What a matcher comes to with so many words more of a class that it names, or does not. */
function withWords(is: Matcher['is'] | undefined, sofar: boolean, named: boolean, count: number, of: number): boolean {
  switch (is) {
    case 'none':
      return sofar && count === 0;
    case 'only':
      return sofar && (named || count === 0);
    case 'any-of':
      return sofar || (named && count > 0);
    case 'none-of':
      return sofar && !(named && count > 0);
    case 'all-of':
      return sofar && (!named || count === of);
    default:
      return sofar;
  }
}

const signature = (truths: readonly Truth[]): string =>
  truths.map((truth) => (truth === null ? '?' : truth ? '1' : '0')).join('');

function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const first = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

function classes(words: readonly string[], matchers: readonly Matcher[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  const named = matchers.map(wordsIn);
  for (const word of words) {
    const key = signature(named.map((each) => each.has(word)));
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }
  return groups;
}

const wordsIn = oncePer((matcher: Matcher): ReadonlySet<string> => {
  if ('words' in matcher) return new Set(matcher.words);
  return new Set(matcher.is === 'one-of' ? matcher.values : []);
});

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
  const levelsOf = (of: number) =>
    numbers(
      matchers,
      bounds,
      published.filter(({ year }) => year === of).map(({ value }) => value),
    );
  const valued = (figure: string, year: number) => publishedValues({ figures, asOf }, figure, year).length > 0;
  type Sofar = { readonly value: readonly (readonly [number, number])[]; readonly truths: readonly Truth[] };
  // Years combine by "and". Which of them a matcher leaves out does not turn on their numbers.
  return chosen
    .reduce<readonly Sofar[]>(
      (sofar, year) => {
        const levels = firstOfEach(
          levelsOf(year).map((level) => {
            const value = [[year, level] as const];
            return { value, truths: matchers.map((each) => matches(each, value, { asOf, figures })) };
          }),
          ({ truths }) => signature(truths),
        );
        const left = matchers.map((each) => 'figure' in each && !valued(each.figure, year));
        const extended = sofar.flatMap((some) =>
          levels.map(({ value, truths }) => ({
            value: [...some.value, ...value],
            truths: some.truths.map((truth, index) => (left[index] ? truth : and([truth, truths[index] ?? null]))),
          })),
        );
        return firstOfEach(extended, ({ truths }) => signature(truths));
      },
      [{ value: [], truths: matchers.map(() => true) }],
    )
    .map(({ value }) => value);
}
