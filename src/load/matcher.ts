import { type Day, parsePeriod, wholeDayPattern } from '../model/day.ts';
import { parseDuration } from '../model/duration.ts';
import { replies } from '../model/outcome.ts';
import type { Comparison, FieldType, Matcher } from '../model/rule-set.ts';
import type { MatcherFile } from '../model/rule-set-file.ts';
import { notWholeDay } from '../model/wording.ts';
import { parseYesNo } from '../model/yes-no.ts';
import { listed } from '../text/list.ts';
import { instead } from './choices.ts';
import { dayAt, inside, type Place, tell } from './place.ts';

/** What a matcher looks at, with the name it is written under. The day of an answer is a date like any other. */
export type Looked = (FieldType | { readonly type: 'reply' } | { readonly type: 'as-of' }) & { readonly name: string };
type LookedAs<Type extends Looked['type']> = Extract<Looked, { readonly type: Type }>;

/** The units of the figures that a matcher may name; null: the figure is there, but not well-formed. */
export type FigureUnits = ReadonlyMap<string, string | null>;

type Scalar = string | number | boolean;
type Key = keyof Exclude<MatcherFile, Scalar | readonly Scalar[]>;

const comparisons = ['at-least', 'at-most', 'above', 'below'] as const;
const days = ['on-or-before', 'after'] as const;
const sets = ['only', 'any-of', 'all-of', 'none-of'] as const;

/** What each type is called, and the matchers it takes beside a value or a list of values. */
const kinds: Record<Looked['type'], { readonly words: string; readonly takes: readonly Key[] }> = {
  'yes-no': { words: 'a yes or no', takes: [] },
  'one-of': { words: 'one word', takes: [] },
  'some-of': { words: 'a set of words', takes: sets },
  duration: { words: 'a duration', takes: comparisons },
  number: { words: 'a number', takes: comparisons },
  yearly: { words: 'a number for each year', takes: comparisons },
  date: { words: 'a date', takes: [...days, 'within'] },
  text: { words: 'a text', takes: [] },
  reply: { words: 'what the city replied', takes: [] },
  'as-of': { words: 'the day that is looked at', takes: days },
};

/** The matchers under one key of a test, which all have to hold. Those in error are told and left out. */
export function toMatchers(file: MatcherFile, place: Place, looked: Looked, units: FigureUnits): readonly Matcher[] {
  if (typeof file !== 'object') return present(equals([file], () => place, place, looked, units));
  if (Array.isArray(file)) return present(equals(file, (index) => inside(place, index), place, looked, units));
  const read = <T>(key: Key, given: T | undefined, matcher: (given: T, place: Place) => Matcher | null) => {
    if (given === undefined) return [];
    if (kinds[looked.type].takes.includes(key)) return present(matcher(given, inside(place, key)));
    tell(inside(place, key), 'key', 'matcher-misfit', misfit(key, looked));
    return [];
  };
  if (Object.keys(file).length === 0) {
    tell(place, 'key', 'empty-test', `The test of \`${looked.name}\` is empty. Write what its value has to be.`);
  }
  return [
    ...comparisons.flatMap((is) => read(is, file[is], (given, at) => comparison(is, given, at, looked, units))),
    ...days.flatMap((is) => read(is, file[is], (given, at) => dayMatcher(is, given, at))),
    ...read('within', file.within, (given) => {
      const period = parsePeriod(given);
      return period && { is: 'within', period, text: given };
    }),
    ...sets.flatMap((is) => read(is, file[is], (given, at) => setMatcher(is, given, at, looked))),
  ];
}

const present = (matcher: Matcher | null): readonly Matcher[] => (matcher === null ? [] : [matcher]);

function misfit(key: Key, { name, type }: Looked): string {
  const { words, takes } = kinds[type];
  const quoted = takes.map((each) => `\`${each}\``);
  const fitting = quoted.length === 0 ? 'a value or a list of values' : listed(quoted, 'or');
  return `\`${key}\` does not fit \`${name}\`, which is ${words}. Write ${fitting}.`;
}

/** The value is one of these. */
function equals(
  given: readonly Scalar[],
  placeOf: (index: number) => Place,
  place: Place,
  looked: Looked,
  units: FigureUnits,
): Matcher | null {
  if (looked.type === 'some-of') {
    if (given.length === 1 && given[0] === 'none') return { is: 'none' };
    const message = `\`${looked.name}\` is a set of words. Write \`{ any-of: [${given.join(', ')}] }\`, or \`only\`, \`all-of\` or \`none-of\` in its place; \`none\` alone means that it is empty.`;
    tell(place, 'value', 'matcher-misfit', message);
    return null;
  }
  if (looked.type === 'as-of') {
    const message = '`as-of` is the day that is looked at. Write `{ on-or-before: … }` or `{ after: … }` with a day.';
    tell(place, 'value', 'matcher-misfit', message);
    return null;
  }
  noneTwice(given, placeOf);
  switch (looked.type) {
    case 'duration':
    case 'number':
    case 'yearly': {
      const values = every(given, (each, index) => quantityOf(each, placeOf(index), looked, units));
      return values && { is: 'equal', values, text: listed(given.map(String), 'or') };
    }
    case 'date': {
      const days = every(given, (each, index) => dayOf(each, placeOf(index), looked));
      return days && { is: 'on-days', days };
    }
    case 'yes-no':
    case 'one-of':
    case 'text':
    case 'reply': {
      const values = every(given, (each, index) => wordOf(each, placeOf(index), looked));
      return values && { is: 'one-of', values };
    }
  }
}

/** Every value as read; null when one of them is in error. All are looked at. */
function every<T, U>(values: readonly T[], read: (value: T, index: number) => U | null): U[] | null {
  const results = values.map(read).filter((result) => result !== null);
  return results.length === values.length ? results : null;
}

function noneTwice(given: readonly Scalar[], placeOf: (index: number) => Place): void {
  for (const [index, each] of given.entries()) {
    if (given.indexOf(each) === index) continue;
    tell(placeOf(index), 'value', 'repeated-word', `\`${each}\` stands here twice. Remove one.`);
  }
}

function wordOf(given: Scalar, place: Place, looked: LookedAs<'yes-no' | 'one-of' | 'text' | 'reply'>): string | null {
  if (given === 'unknown' || (looked.type === 'yes-no' && (given === 'declined' || given === 'not-applicable'))) {
    const message = `\`${given}\` counts as unanswered, so no test of \`${looked.name}\` can match it. Name the values that count.`;
    tell(place, 'value', 'never-matches', message);
    return null;
  }
  switch (looked.type) {
    case 'yes-no': {
      const word = parseYesNo(given);
      if (word === null) tell(place, 'value', 'wrong-value', `\`${given}\` is neither yes nor no. Write yes or no.`);
      return word;
    }
    case 'one-of':
      return vocabularyWord(given, place, looked);
    case 'text':
      if (typeof given === 'string') return given;
      tell(place, 'value', 'wrong-type', `\`${looked.name}\` is a text. Put \`${given}\` in quotes.`);
      return null;
    case 'reply': {
      const reply = replies.find((each) => each === given);
      if (reply) return reply;
      const choices = replies.filter((each) => each !== 'unknown');
      tell(place, 'value', 'unknown-word', `\`${given}\` is no reply. ${instead(String(given), choices)}`);
      return null;
    }
  }
}

function vocabularyWord(
  given: Scalar,
  place: Place,
  { vocabulary, words }: LookedAs<'one-of' | 'some-of'>,
): string | null {
  const choices = words.map(({ word }) => word);
  const word = choices.find((each) => each === given);
  if (word !== undefined) return word;
  const message = `\`${given}\` is no word of the vocabulary \`${vocabulary}\`. ${instead(String(given), choices)}`;
  tell(place, 'value', 'unknown-word', message);
  return null;
}

function quantityOf(
  given: Scalar,
  place: Place,
  looked: LookedAs<'duration' | 'number' | 'yearly'>,
  units: FigureUnits,
): number | null {
  const isDuration = looked.type === 'duration';
  const quantity = !isDuration ? given : typeof given === 'string' ? parseDuration(given) : null;
  if (typeof quantity === 'number') return quantity;
  const operator = operatorIn(given);
  tell(
    place,
    'value',
    ...(operator ?? (units.has(String(given)) ? figureMisfit : isDuration ? noDuration : noNumber)(given, looked)),
  );
  return null;
}

type Told = readonly [code: string, message: string];

/** `>= 48h`, as programs write it. */
function operatorIn(given: Scalar): Told | null {
  const [, sign = '', quantity = ''] = /^(>=|=>|≥|>|<=|=<|≤|<)\s*(\S.*)$/.exec(String(given)) ?? [];
  const is = operators[sign];
  return is === undefined ? null : ['wrong-value', `\`${given}\` is written \`{ ${is}: ${quantity} }\`.`];
}

const operators: Readonly<Record<string, Comparison>> = {
  '>=': 'at-least',
  '=>': 'at-least',
  '≥': 'at-least',
  '>': 'above',
  '<=': 'at-most',
  '=<': 'at-most',
  '≤': 'at-most',
  '<': 'below',
};

function figureMisfit(given: Scalar, { name, type }: Looked): Told {
  const message = `\`${given}\` is a figure, and \`${name}\` is ${kinds[type].words}. Figures compare with \`at-least\`, \`at-most\`, \`above\` or \`below\`, and only a number for each year (\`yearly\`).`;
  return ['matcher-misfit', message];
}

function noDuration(given: Scalar): Told {
  if (typeof given !== 'number') return ['wrong-value', `\`${given}\` is no duration. Write it like 48h, 90m or 2d.`];
  return [
    'no-unit',
    `\`${given}\` has no unit. Write ${given}h for hours, ${given}m for minutes or ${given}d for days.`,
  ];
}

function noNumber(given: Scalar, { name, type }: Looked): Told {
  const needed = `\`${name}\` is ${kinds[type].words}.`;
  const isNumeral = typeof given === 'string' && /^-?\d+(?:\.\d+)?$/.test(given);
  return [
    'wrong-type',
    isNumeral ? `${needed} Write ${given} without quotes.` : `${needed} Write one for \`${given}\`.`,
  ];
}

function comparison(
  is: Comparison,
  given: string | number,
  place: Place,
  looked: Looked,
  units: FigureUnits,
): Matcher | null {
  switch (looked.type) {
    case 'yearly':
      if (typeof given === 'string') return figureMatcher(is, given, place, looked, units);
      return { is, quantity: given, text: String(given) };
    case 'duration':
    case 'number': {
      const quantity = quantityOf(given, place, looked, units);
      return quantity === null ? null : { is, quantity, text: String(given) };
    }
    default:
      return null;
  }
}

function figureMatcher(
  is: Comparison,
  figure: string,
  place: Place,
  { name, unit }: LookedAs<'yearly'>,
  units: FigureUnits,
): Matcher | null {
  const figureUnit = units.get(figure);
  if (figureUnit === undefined) {
    const message = `The rule set has no figure \`${figure}\`. ${instead(figure, [...units.keys()])}`;
    tell(place, 'value', 'unknown-figure', message);
    return null;
  }
  if (figureUnit !== null && figureUnit !== unit) {
    const message = `\`${figure}\` counts ${figureUnit}, \`${name}\` counts ${unit}. Only numbers of the same unit compare.`;
    tell(place, 'value', 'unit-mismatch', message);
  }
  return { is, figure };
}

function dayMatcher(is: (typeof days)[number], given: string, place: Place): Matcher | null {
  const day = dayAt(place, given);
  return day === null ? null : { is, day };
}

function dayOf(given: Scalar, place: Place, { name }: Looked): Day | null {
  if (typeof given === 'string' && wholeDayPattern.test(given)) return dayAt(place, given);
  const { code, message } = notWholeDay(given, `\`${name}\``) ?? {
    code: 'wrong-value',
    message: `\`${given}\` is not a day. Write it like 2017-08-18.`,
  };
  tell(place, 'value', code, message);
  return null;
}

function setMatcher(is: (typeof sets)[number], given: readonly string[], place: Place, looked: Looked): Matcher | null {
  if (looked.type !== 'some-of') return null;
  noneTwice(given, (index) => inside(place, index));
  const words = every(given, (each, index) => vocabularyWord(each, inside(place, index), looked));
  return words && { is, words };
}
