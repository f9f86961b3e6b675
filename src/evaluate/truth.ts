import type { Value } from '../model/city.ts';
import { type CalendarDate, type Day, dayBefore, firstDay, lastDay, shifted } from '../model/day.ts';
import type { Reply } from '../model/outcome.ts';
import { type Comparison, type Figure, isLeaf, type Leaf, type Matcher, type Test } from '../model/rule-set.ts';

/** Kleene's three values: null is undetermined. */
export type Truth = boolean | null;

/** What a test looks at: the fields of one statement, what the city said when, and the figures published by the as-of date. */
export type Environment = {
  readonly asOf: Day;
  readonly figures: readonly Figure[];
  readonly fields: ReadonlyMap<string, Value>;
  /** What the city had said by the as-of date. */
  readonly reply: Reply;
  /** Whether the reply follows from the answer, which does not state it. */
  readonly isReplyDerived: boolean;
  /** The date of a reply that came, or may have come, after the as-of date. */
  readonly repliesLater: CalendarDate | null;
  /** When it said so; null where that is not known or not before the as-of date is over. */
  readonly answeredOn: CalendarDate | null;
  /** A field of another condition, once for each statement of its answer that counts; undefined where it is not answered. */
  readonly others: (condition: string, field: string) => readonly (Value | undefined)[];
};

/** Whether a test holds. What is not answered neither holds nor fails. */
export function truthOf(test: Test, environment: Environment): Truth {
  if (isLeaf(test)) return leafTruth(test, environment);
  if ('not' in test) return not(truthOf(test.not, environment));
  return 'all' in test
    ? and(test.all.map((each) => truthOf(each, environment)))
    : or(test.any.map((each) => truthOf(each, environment)));
}

export const not = (truth: Truth): Truth => (truth === null ? null : !truth);

export function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

export function or(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

/** True where all agree on true, false where all agree on false. */
export function unanimous(truths: readonly Truth[]): Truth {
  const [first = null] = truths;
  return truths.every((truth) => truth === first) ? first : null;
}

/** A leaf of a test that decides its truth; `negated` when it stands under an odd number of `not`. */
export type DecidingLeaf = { readonly leaf: Leaf; readonly negated: boolean };

/** The leaves that make a test come out as it does: of an "and" that fails, those that fail; of one that holds, all. */
export function decidingLeaves(test: Test, environment: Environment, negated = false): readonly DecidingLeaf[] {
  if (isLeaf(test)) return [{ leaf: test, negated }];
  if ('not' in test) return decidingLeaves(test.not, environment, !negated);
  const truth = truthOf(test, environment);
  return ('all' in test ? test.all : test.any)
    .filter((each) => truthOf(each, environment) === truth)
    .flatMap((each) => decidingLeaves(each, environment, negated));
}

/** Every leaf of a test, in order. */
export function leavesOf(test: Test, negated = false): readonly DecidingLeaf[] {
  if (isLeaf(test)) return [{ leaf: test, negated }];
  if ('not' in test) return leavesOf(test.not, !negated);
  return ('all' in test ? test.all : test.any).flatMap((each) => leavesOf(each, negated));
}

function leafTruth({ subject, matcher }: Leaf, environment: Environment): Truth {
  switch (subject.kind) {
    case 'reply':
      return environment.reply === 'unknown' ? null : matches(matcher, environment.reply, environment);
    case 'answered-on':
      return environment.answeredOn === null ? null : matches(matcher, environment.answeredOn, environment);
    case 'as-of':
      return matches(matcher, environment.asOf, environment);
    case 'other':
      return unanimous(
        environment.others(subject.condition, subject.field).map((value) => valueTruth(matcher, value, environment)),
      );
    case 'field': {
      return valueTruth(matcher, environment.fields.get(subject.field), environment);
    }
  }
}

/** What is left out is not answered, a set like everything else. */
function valueTruth(matcher: Matcher, value: Value | undefined, environment: Environment): Truth {
  return value === undefined || value.value === null ? null : matches(matcher, value.value, environment);
}

/** Whether a matcher holds of a value that is known. */
export function matches(
  matcher: Matcher,
  value: NonNullable<Value['value']>,
  environment: Pick<Environment, 'asOf' | 'figures'>,
): Truth {
  if (typeof value === 'string') return textMatches(matcher, value, environment.asOf);
  if (typeof value === 'number') return quantityMatches(matcher, value);
  return isYearly(value) ? yearlyMatches(matcher, value, environment) : setMatches(matcher, value);
}

type Yearly = readonly (readonly [year: number, number: number | null])[];

export function isYearly(value: readonly string[] | Yearly): value is Yearly {
  return Array.isArray(value[0]);
}

function textMatches(matcher: Matcher, value: string, asOf: Day): Truth {
  return matcher.is === 'one-of' ? matcher.values.includes(value) : dateMatches(matcher, value, asOf);
}

/** A month or a year is some day in it: what holds for each of its days holds. A day after the as-of date has not come yet. */
function dateMatches(matcher: Matcher, date: CalendarDate, asOf: Day): Truth {
  const [first, last] = [firstDay(date), lastDay(date)];
  if (last > asOf) return null;
  switch (matcher.is) {
    case 'on-days': {
      const days = new Set(matcher.days.filter((day) => first <= day && day <= last));
      if (days.size === 0) return false;
      return shifted(first, days.size - 1) === last ? true : null;
    }
    case 'on-or-before':
      return between(last <= matcher.day, first > matcher.day);
    case 'after':
      return between(first > matcher.day, last <= matcher.day);
    case 'within': {
      const earliest = dayBefore(asOf, matcher.period);
      return between(first >= earliest, last < earliest);
    }
    default:
      return null;
  }
}

const between = (always: boolean, never: boolean): Truth => (always ? true : never ? false : null);

function quantityMatches(matcher: Matcher, value: number): Truth {
  if (matcher.is === 'equal') return matcher.values.includes(value);
  return 'quantity' in matcher ? compares[matcher.is](value, matcher.quantity) : null;
}

export const compares: Record<Comparison, (value: number, other: number) => boolean> = {
  'at-least': (value, other) => value >= other,
  'at-most': (value, other) => value <= other,
  above: (value, other) => value > other,
  below: (value, other) => value < other,
};

/**
 * Years combine by "and". A year after that of the as-of date is not known yet, and against a figure a year without a published value is left
 * out; when none is left, undetermined.
 */
function yearlyMatches(matcher: Matcher, value: Yearly, environment: Pick<Environment, 'asOf' | 'figures'>): Truth {
  const years = value.flatMap(([year, number]) => {
    if (isLaterYear(year, environment)) return [];
    if (!('figure' in matcher)) return [number === null ? null : quantityMatches(matcher, number)];
    const published = publishedValues(environment, matcher.figure, year);
    if (published.length === 0) return [];
    if (number === null) return [null];
    return [unanimous(published.map((other) => compares[matcher.is](number, other)))];
  });
  return years.length === 0 ? null : and(years);
}

/** Whether a year is after that of the as-of date. */
export const isLaterYear = (year: number, { asOf }: Pick<Environment, 'asOf'>): boolean =>
  year > Number(asOf.slice(0, 4));

/** The values of a figure for a year that were published by the as-of date. */
export function publishedValues(
  { figures, asOf }: Pick<Environment, 'figures' | 'asOf'>,
  figure: string,
  year: number,
): readonly number[] {
  return (figures.find(({ id }) => id === figure)?.values ?? [])
    .filter((each) => each.year === year && each.published <= asOf)
    .map((each) => each.value);
}

function setMatches(matcher: Matcher, value: readonly string[]): Truth {
  switch (matcher.is) {
    case 'none':
      return value.length === 0;
    case 'only':
      return value.every((word) => matcher.words.includes(word));
    case 'any-of':
      return value.some((word) => matcher.words.includes(word));
    case 'all-of':
      return matcher.words.every((word) => value.includes(word));
    case 'none-of':
      return !value.some((word) => matcher.words.includes(word));
    default:
      return null;
  }
}
