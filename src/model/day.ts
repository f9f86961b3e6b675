import type { ProblemCode } from './problem-codes.ts';

/** A calendar day as `YYYY-MM-DD`; days compare as strings. */
export type Day = string;

/** A date as people write it: a day (`2017-08-03`), a month (`2017-08`) or a year (`2017`). A month or a year is some day in it. */
export type CalendarDate = string;

export const datePattern = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A date that is a whole day. */
export const wholeDayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A date written as a day, a month or a year; null when there is no such date. A bare YAML year is a number. */
export function parseDate(date: string | number): CalendarDate | null {
  const text = String(date);
  if (!datePattern.test(text)) return null;
  const day = firstDay(text);
  const [year, month, dayOfMonth] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const exists = year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month);
  return exists ? text : null;
}

/** A whole day; null for a month, a year, and what is not in the calendar. */
export function parseDay(date: string | number): Day | null {
  const parsed = parseDate(date);
  return parsed !== null && isWholeDay(parsed) ? parsed : null;
}

/** What to write in the place of a month or a year where a whole day is asked for; null when the date is neither. */
export function wholeDaysOf(given: string | number): { readonly first: Day; readonly last: Day } | null {
  const date = parseDate(given);
  return date === null || isWholeDay(date) ? null : { first: firstDay(date), last: lastDay(date) };
}

/** What is wrong with a month or a year where a rule set has to say which day is meant. */
export function notWholeDay(
  data: unknown,
  name: string,
): { readonly code: ProblemCode; readonly message: string } | null {
  const days = typeof data === 'string' || typeof data === 'number' ? wholeDaysOf(data) : null;
  if (days === null) return null;
  const message = `${name} must be a whole day, and ${data} is a ${String(data).length === 4 ? 'year' : 'month'}. Write ${days.first} for its first day or ${days.last} for its last.`;
  return { code: 'not-a-whole-day', message };
}

export const isWholeDay = (date: CalendarDate): boolean => date.length === 10;

/** The order of days, the earlier first. */
export const byDay = (one: Day, other: Day): number => (one < other ? -1 : Number(one > other));

/** The first day that a date may be. */
export const firstDay = (date: CalendarDate): Day => (isWholeDay(date) ? date : `${date}-01-01`.slice(0, 10));

/** The last day that a date may be. */
export function lastDay(date: CalendarDate): Day {
  if (isWholeDay(date)) return date;
  if (date.length === 4) return `${date}-12-31`;
  return `${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5)))}`;
}

/** Whether a date is after a day; null where it may be either. */
export function isAfter(date: CalendarDate, day: Day): boolean | null {
  if (firstDay(date) > day) return true;
  return lastDay(date) <= day ? false : null;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** A length of calendar time: `2y`, `6mo`, `3w`, `30d`, or ISO 8601 `P2Y`, `P6M`, `P3W`, `P30D`. */
export type Period = { readonly years: number; readonly months: number; readonly days: number };

export const periodPattern = /^(?:(\d{1,4})\s?(y|years?|mo|months?|w|weeks?|d|days?)|P(\d{1,4})([YMWD]))$/;

export function parsePeriod(text: string): Period | null {
  const [amount, unit] = periodParts(text) ?? [0, null];
  if (unit === null) return null;
  return {
    years: unit === 'year' ? amount : 0,
    months: unit === 'month' ? amount : 0,
    days: unit === 'day' ? amount : unit === 'week' ? 7 * amount : 0,
  };
}

/** A period as a sentence has it: `2 years`. Any other text stays as it is. */
export function periodWords(text: string): string {
  const [count, unit] = periodParts(text) ?? [];
  return unit === undefined ? text : `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function periodParts(text: string): readonly [amount: number, unit: PeriodUnit] | null {
  const [, amount, unit, isoAmount, isoUnit] = periodPattern.exec(text) ?? [];
  const letter = (unit ?? isoUnit)?.charAt(0).toLowerCase();
  const found = periodUnits.find((each) => each.charAt(0) === letter);
  return found === undefined ? null : [Number(amount ?? isoAmount), found];
}

const periodUnits = ['year', 'month', 'week', 'day'] as const;
type PeriodUnit = (typeof periodUnits)[number];

/** The day that lies a period before another; a day the month lacks becomes its last (March 31 less a month is the end of February). */
export function dayBefore(day: Day, period: Period): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const first = utc(year - period.years, month - 1 - period.months, 1);
  const lastOfMonth = utc(first.getUTCFullYear(), first.getUTCMonth() + 1, 0).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, lastOfMonth) - period.days);
  return first.toISOString().slice(0, 10);
}

/** `Date.UTC` takes the years 0 to 99 for those of the 20th century. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

/** The day that lies some days later, or earlier for a negative number. */
export const shifted = (day: Day, days: number): Day => dayBefore(day, { years: 0, months: 0, days: -days });

/** The day on a calendar where the program runs. */
export function localDay(date: Date): Day {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
