import {
  type CalendarDate,
  type Day,
  datePattern,
  dayBefore,
  notWholeDay,
  parseDate,
  parseDay,
  shifted,
  wholeDayPattern,
  wholeDaysOf,
} from '../model/day.ts';
import type { ProblemCode } from '../model/problem-codes.ts';
import type { Matcher } from '../model/rule-set.ts';
import { type FieldKind, type Reading, usual, type WrittenAnswer } from './field-kind.ts';
import { readEach } from './matcher-values.ts';

export const date: FieldKind = {
  ...usual,
  noun: 'a date',

  takes: () => 'a day, a month or a year, such as 2017-08-18',
  described: () => ': a day, a month or a year; or unknown.',
  question: (field) => ({ ask: 'write', hint: date.takes(field), problem: dateProblem, written: dateWritten }),
  schema: (_field, { z, wording, inJsonSchema }) =>
    z
      .union([z.enum(['unknown']), z.string().regex(datePattern), z.int().min(1000).max(9999)])
      .register(wording, { noun: 'a date such as 2017-08-18, 2017-08 or 2017, or `unknown`' })
      .register(inJsonSchema, { examples: ['2017-08-18', '2017-08'] }),
  parse: (given, _field, reading) => (isDate(given) ? readDate(given, reading) : null),
  cell: 'date',

  matchers: ['on-or-before', 'after', 'within'],
  equals: (given, reading) => {
    const days = readEach(given, reading, (each, addProblem) => {
      if (typeof each !== 'string' || !wholeDayPattern.test(each)) {
        const partial = notWholeDay(each, `\`${reading.name}\``);
        return partial
          ? addProblem(partial.code, partial.message)
          : addProblem('wrong-value', `\`${each}\` is not a day. Write it like 2017-08-18.`);
      }
      return parseDate(each) ?? addProblem(...notInCalendar(each));
    });
    return days && { is: 'on-days', days };
  },
  values: (_field, matchers, { asOf }) => daysAround(matchers, asOf),
};

export const isDate = (given: unknown): given is string | number =>
  (typeof given === 'string' || typeof given === 'number') && datePattern.test(String(given));

/** A date that may be a month or a year; null when it is not in the calendar, or a number that is not spelled as a year, which is reported. */
export function readDate(given: string | number, { addProblem, spelling }: Reading): CalendarDate | null {
  if (typeof given === 'number' && spelling() !== String(given)) {
    return addProblem('not-a-date', `\`${spelling()}\` is not a date. Write the year as ${given}.`);
  }
  return parseDate(given) ?? addProblem(...notInCalendar(given));
}

const notInCalendar = (given: string | number): [code: ProblemCode, message: string] => [
  'no-such-date',
  `${given} is not a date of the calendar. Write one such as 2017-08-03.`,
];

/** What is wrong with a date that somebody writes; null: nothing. */
export function dateProblem(text: string): string | null {
  if (text === '' || parseDate(text) !== null) return null;
  return datePattern.test(text)
    ? `${text} is not a date of the calendar.`
    : 'Write a day, a month or a year, such as 2017-08-18, 2017-08 or 2017.';
}

/** What is wrong with a whole day that somebody writes; null: nothing. */
export function dayProblem(text: string): string | null {
  if (text === '' || parseDay(text) !== null) return null;
  if (wholeDaysOf(text) !== null || !datePattern.test(text)) return 'Write a whole day, such as 2017-08-18.';
  return `${text} is not a date of the calendar.`;
}

/** A year is a number in YAML. */
export const dateWritten = (text: string): WrittenAnswer => (/^\d{4}$/.test(text) ? Number(text) : text);

/** The days that matchers name, and those beside them. */
export function daysAround(matchers: readonly Matcher[], asOf: Day): readonly Day[] {
  const named = matchers.flatMap((matcher) => {
    if (matcher.is === 'on-days') return matcher.days;
    if (matcher.is === 'within') return [asOf, dayBefore(asOf, matcher.period)];
    return 'day' in matcher ? [matcher.day] : [];
  });
  return [...new Set((named.length > 0 ? named : [asOf]).flatMap((day) => [day, shifted(day, 1), shifted(day, -1)]))];
}
