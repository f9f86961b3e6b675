// Every matcher, under the name that it has in a parsed test: how a rule set writes it, when it holds, and the words for it.
import type * as Zod from 'zod';
import type { Yearly } from '../model/city.ts';
import {
  type CalendarDate,
  type Day,
  dayBefore,
  firstDay,
  lastDay,
  parsePeriod,
  periodPattern,
  periodWords,
  shifted,
} from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Comparison, Field, Figure, FigureValue, Matcher } from '../model/rule-set.ts';
import { type Truth, unanimous } from '../model/truth.ts';
import { joinWith } from '../text/list.ts';
import { durationWords } from './duration.ts';
import type { Answered, ComparedReading, MatcherKey, SchemaTools } from './field-kind.ts';
import { readEach } from './matcher-values.ts';
import { spoken, vocabularyWord } from './words.ts';
import { isOfDefinition, isYearly } from './yearly.ts';

/** The as-of date, and the figures of the rule set. */
type MatcherContext = { readonly asOf: Day; readonly figures: readonly Figure[] };

type MatcherKind<Of> = {
  /** Whether it holds for a value that is answered; null where that is not known, or it does not fit. */
  readonly holds: (matcher: Of, value: Answered, context: MatcherContext) => Truth;
  /** What it needs, without its subject: `at least 48h`. */
  readonly words: (matcher: Of, figures: readonly Figure[]) => string;
  /** The matcher that holds where it does not; null where there is none. */
  readonly opposite: (matcher: Of, field: Field | null) => Matcher | null;
};

type Having<Of, Is> = Of extends { readonly is: infer Any }
  ? Is extends Any
    ? Of & { readonly is: Is }
    : never
  : never;

/** A matcher that a rule set writes under a key of its own. */
type KeyedMatcher = {
  readonly schema: (tools: WrittenTools) => Zod.ZodType;
  /** The matcher of what is written, which the schema accepts; null when that is wrong, which is reported. */
  readonly read: (written: unknown, reading: ComparedReading) => Matcher | null;
};

export type WrittenTools = SchemaTools & { readonly wholeDaySchema: Zod.ZodType };

/** In the order in which they are read. */
export const keyedMatchers: Record<MatcherKey, KeyedMatcher> = {
  'at-least': compared('at-least', 'This much or more'),
  'at-most': compared('at-most', 'This much or less'),
  above: compared('above', 'More than this'),
  below: compared('below', 'Less than this'),
  'on-or-before': onDays('on-or-before', 'On this day or before it.'),
  after: onDays('after', 'Later than this day.'),
  within: {
    schema: ({ z, wording }) =>
      z
        .string()
        .regex(periodPattern)
        .register(wording, { noun: 'a period such as 2y, 6mo, 3w or 30d' })
        .describe('At most this long before the as-of date, and not after it: `2y`, `6mo`, `3w`, `30d`.'),
    read: (written) => {
      const period = parsePeriod(String(written));
      return period && { is: 'within', period, text: String(written) };
    },
  },
  only: ofWords('only', 'A set that has no words but these. A set that is empty has none.'),
  'any-of': ofWords('any-of', 'A set that has at least one of these words.'),
  'all-of': ofWords('all-of', 'A set that has each of these words.'),
  'none-of': ofWords('none-of', 'A set that has none of these words.'),
};

function compared(is: Comparison, says: string): KeyedMatcher {
  return {
    schema: ({ z, wording }) =>
      z
        .union([z.string().min(1), z.number()])
        .register(wording, { noun: 'a quantity such as 48h or 12, or the id of a figure' })
        .describe(`${says}: \`48h\`, a number, or for a yearly field a figure of the rule set.`),
    read: (written, reading) => {
      const given = written as string | number;
      const quantity = reading.kind.compared?.(given, reading) ?? null;
      return quantity && { is, ...quantity };
    },
  };
}

function onDays(is: 'on-or-before' | 'after', description: string): KeyedMatcher {
  return {
    schema: ({ wholeDaySchema }) => wholeDaySchema.describe(description),
    read: (written, { readDay }) => {
      const day = readDay(String(written));
      return day === null ? null : { is, day };
    },
  };
}

function ofWords(is: 'only' | 'any-of' | 'all-of' | 'none-of', description: string): KeyedMatcher {
  return {
    schema: ({ z, idSchema, inJsonSchema }) =>
      z.array(idSchema).min(1).register(inJsonSchema, { uniqueItems: true }).describe(description),
    read: (written, reading) => {
      const words = readEach(written as readonly string[], reading, (each, addProblem) =>
        vocabularyWord(each, reading, addProblem),
      );
      return words && { is, words };
    },
  };
}

/** Whether a matcher holds for a value that is answered. */
export const holds = (matcher: Matcher, value: Answered, context: MatcherContext): Truth =>
  kindOfMatcher(matcher).holds(matcher, value, context);

/** What a matcher needs, without its subject: `at least 48h`, `statute, policy or practice`. */
export const matcherWords = (matcher: Matcher, figures: readonly Figure[]): string =>
  kindOfMatcher(matcher).words(matcher, figures);

/** What is needed for a matcher not to hold: `at least 48h` for below 48h. */
export function negatedWords(matcher: Matcher, figures: readonly Figure[], field: Field | null): string {
  const opposite = kindOfMatcher(matcher).opposite(matcher, field);
  return opposite ? matcherWords(opposite, figures) : `not ${matcherWords(matcher, figures)}`;
}

// The table has each kind under its own name.
const kindOfMatcher = (matcher: Matcher) => matcherKinds[matcher.is] as unknown as MatcherKind<Matcher>;

const noOpposite = () => null;

const matcherKinds: { readonly [Is in Matcher['is']]: MatcherKind<Having<Matcher, Is>> } = {
  'one-of': {
    holds: ({ values }, value) => (typeof value === 'string' ? values.includes(value) : null),
    words: ({ values }) => joinWith(values.map(spoken), 'or'),
    opposite: ({ values }, field) => {
      const [value] = values;
      if (field?.type !== 'yes-no' || values.length !== 1) return null;
      return { is: 'one-of', values: [value === 'yes' ? 'no' : 'yes'] };
    },
  },
  equal: {
    holds: ({ values }, value, context) => ofNumbers(value, context, (number) => values.includes(number)),
    words: ({ text }) => durationWords(text),
    opposite: noOpposite,
  },
  'at-least': comparison('below'),
  'at-most': comparison('above'),
  above: comparison('at-most'),
  below: comparison('at-least'),
  'on-days': {
    holds: ({ days }, value, { asOf }) =>
      ofDate(value, asOf, (first, last) => {
        const within = new Set(days.filter((day) => first <= day && day <= last));
        if (within.size === 0) return false;
        return shifted(first, within.size - 1) === last ? true : null;
      }),
    words: ({ days }) => joinWith(days, 'or'),
    opposite: noOpposite,
  },
  'on-or-before': {
    holds: ({ day }, value, { asOf }) => ofDate(value, asOf, (first, last) => between(last <= day, first > day)),
    words: ({ day }) => `on or before ${day}`,
    opposite: ({ day }) => ({ is: 'after', day }),
  },
  after: {
    holds: ({ day }, value, { asOf }) => ofDate(value, asOf, (first, last) => between(first > day, last <= day)),
    words: ({ day }) => `after ${day}`,
    opposite: ({ day }) => ({ is: 'on-or-before', day }),
  },
  within: {
    holds: ({ period }, value, { asOf }) => {
      const earliest = dayBefore(asOf, period);
      return ofDate(value, asOf, (first, last) => between(first >= earliest, last < earliest));
    },
    words: ({ text }) => `at most ${periodWords(text)} before the as-of date`,
    opposite: noOpposite,
  },
  none: {
    holds: (_matcher, value) => ofSet(value, (words) => words.length === 0),
    words: () => 'none',
    opposite: noOpposite,
  },
  only: {
    holds: ({ words }, value) => ofSet(value, (set) => set.every((word) => words.includes(word))),
    words: ({ words }) => `none, or only ${joinWith(words.map(spoken), 'or')}`,
    opposite: noOpposite,
  },
  'any-of': {
    holds: ({ words }, value) => ofSet(value, (set) => set.some((word) => words.includes(word))),
    words: ({ words }) => `any of ${joinWith(words.map(spoken), 'or')}`,
    opposite: ({ words }) => ({ is: 'none-of', words }),
  },
  'all-of': {
    holds: ({ words }, value) => ofSet(value, (set) => words.every((word) => set.includes(word))),
    words: ({ words }) => joinWith(words.map(spoken), 'and'),
    opposite: noOpposite,
  },
  'none-of': {
    holds: ({ words }, value) => ofSet(value, (set) => !set.some((word) => words.includes(word))),
    words: ({ words }) => `none of ${joinWith(words.map(spoken), 'or')}`,
    opposite: ({ words }) => ({ is: 'any-of', words }),
  },
};

function comparison(opposite: Comparison): MatcherKind<Extract<Matcher, { readonly is: Comparison }>> {
  return {
    holds: (matcher, value, context) => {
      const compare = compares[matcher.is];
      if (!('figure' in matcher)) return ofNumbers(value, context, (number) => compare(number, matcher.quantity));
      if (!isYearly(value)) return null;
      return ofYears(value, context, (number, year, definition) => {
        const published = publishedValues(context, matcher.figure, year, definition);
        if (published.length === 0) return 'left-out';
        return number === null ? null : unanimous(published.map((other) => compare(number, other)));
      });
    },
    words: (matcher, figures) => {
      const words = matcher.is.replace('-', ' ');
      if (!('figure' in matcher)) return `${words} ${durationWords(matcher.text)}`;
      const title = figures.find(({ id }) => id === matcher.figure)?.title ?? matcher.figure;
      return `${words} every figure published for the year (${title})`;
    },
    opposite: (matcher) => ('figure' in matcher ? null : { ...matcher, is: opposite }),
  };
}

export const compares: Record<Comparison, (value: number, other: number) => boolean> = {
  'at-least': (value, other) => value >= other,
  'at-most': (value, other) => value <= other,
  above: (value, other) => value > other,
  below: (value, other) => value < other,
};

function ofNumbers(value: Answered, context: MatcherContext, test: (number: number) => boolean): Truth {
  if (typeof value === 'number') return test(value);
  return isYearly(value) ? ofYears(value, context, (number) => (number === null ? null : test(number))) : null;
}

/**
 * Years combine by "and". A year after that of the as-of date is not known yet and is left out; where all are left out, it is not known whether
 * the matcher holds.
 */
function ofYears(
  years: Yearly,
  context: MatcherContext,
  test: (number: number | null, year: number, definition: string | undefined) => Truth | 'left-out',
): Truth {
  let isComparable = false;
  let truth: Truth = true;
  for (const [year, number, definition] of years) {
    const each = isLaterYear(year, context) ? 'left-out' : test(number, year, definition);
    if (each === 'left-out') continue;
    if (each === false) return false;
    isComparable = true;
    if (each === null) truth = null;
  }
  return isComparable ? truth : null;
}

/** Whether a year is after that of the as-of date. */
export const isLaterYear = (year: number, { asOf }: Pick<MatcherContext, 'asOf'>): boolean =>
  year > Number(asOf.slice(0, 4));

/** The values of a figure for a year that were published by the as-of date, of one definition where that is given. */
export function publishedValues(
  { figures, asOf }: MatcherContext,
  figure: string,
  year: number,
  definition?: string,
): readonly number[] {
  const found = figures.find(({ id }) => id === figure);
  const values = (found && valuesByYear(found).get(year)) ?? [];
  return values.filter((each) => each.published <= asOf && isOfDefinition(each, definition)).map(({ value }) => value);
}

const valuesByYear = oncePer(({ values }: Figure): ReadonlyMap<number, readonly FigureValue[]> => {
  const byYear = new Map<number, FigureValue[]>();
  for (const value of values) {
    const known = byYear.get(value.year);
    if (known) known.push(value);
    else byYear.set(value.year, [value]);
  }
  return byYear;
});

/** A month or a year is some day in it: what holds for each of its days holds. A day after the as-of date has not come yet. */
function ofDate(value: Answered, asOf: Day, test: (first: Day, last: Day) => Truth): Truth {
  if (typeof value !== 'string') return null;
  const date: CalendarDate = value;
  const last = lastDay(date);
  return last > asOf ? null : test(firstDay(date), last);
}

const between = (always: boolean, never: boolean): Truth => (always ? true : never ? false : null);

const ofSet = (value: Answered, test: (words: readonly string[]) => boolean): Truth =>
  Array.isArray(value) && !isYearly(value) ? test(value as readonly string[]) : null;
