import type { Value } from '../model/city.ts';
import { type Day, dayBefore } from '../model/day.ts';
import type { Reply } from '../model/outcome.ts';
import { type Comparison, type Figure, isLeaf, type Leaf, type Matcher, type Test } from '../model/rule-set.ts';

/** Kleene's three values: null is undetermined. */
export type Truth = boolean | null;

/** What a test looks at: the fields of one statement, what the city said when, and the figures published by the as-of date. */
export type Environment = {
  readonly asOf: Day;
  readonly figures: readonly Figure[];
  readonly fields: ReadonlyMap<string, Value>;
  readonly reply: Reply;
  readonly answeredOn: Day | null;
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

const setMatchers: ReadonlySet<Matcher['is']> = new Set(['none', 'only', 'any-of', 'all-of', 'none-of']);

/** A set that is left out is empty: none is stated. Anything else that is left out is not answered. */
function valueTruth(matcher: Matcher, value: Value | undefined, environment: Environment): Truth {
  if (value === undefined) return setMatchers.has(matcher.is) ? matches(matcher, [], environment) : null;
  return value.value === null ? null : matches(matcher, value.value, environment);
}

function matches(matcher: Matcher, value: NonNullable<Value['value']>, environment: Environment): Truth {
  if (typeof value === 'string') return textMatches(matcher, value, environment.asOf);
  if (typeof value === 'number') return quantityMatches(matcher, value);
  return isYearly(value) ? yearlyMatches(matcher, value, environment) : setMatches(matcher, value);
}

type Yearly = readonly (readonly [year: number, number: number | null])[];

export function isYearly(value: readonly string[] | Yearly): value is Yearly {
  return Array.isArray(value[0]);
}

function textMatches(matcher: Matcher, value: string, asOf: Day): Truth {
  switch (matcher.is) {
    case 'one-of':
      return matcher.values.includes(value);
    case 'on-days':
      return matcher.days.includes(value);
    case 'on-or-before':
      return value <= matcher.day;
    case 'after':
      return value > matcher.day;
    case 'within':
      return value <= asOf && value >= dayBefore(asOf, matcher.period);
    default:
      return null;
  }
}

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

/** Years combine by "and". Against a figure a year without a published value is left out; when none is left, undetermined. */
function yearlyMatches(matcher: Matcher, value: Yearly, environment: Environment): Truth {
  const years = value.flatMap(([year, number]) => {
    if (!('figure' in matcher)) return [number === null ? null : quantityMatches(matcher, number)];
    const published = publishedValues(environment, matcher.figure, year);
    if (published.length === 0) return [];
    if (number === null) return [null];
    return [unanimous(published.map((other) => compares[matcher.is](number, other)))];
  });
  return years.length === 0 ? null : and(years);
}

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
