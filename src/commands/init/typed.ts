// What people type, as a city file has it.

import { durationPattern } from '../../fields/duration.ts';
import { parseDate } from '../../model/day.ts';

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `24hrs`, `two days`, `48 Hours.` as a duration that a file can have; anything else stays as it is. */
export function typedDuration(text: string): string {
  const [, amount = '', unit = ''] =
    /^(\d+(?:\.\d+)?|[a-z]+)[\s-]*(m|mins?|minutes?|h|hrs?|hours?|d|days?)\.?$/.exec(text.trim().toLowerCase()) ?? [];
  const number = numbers.includes(amount) ? String(numbers.indexOf(amount) + 1) : amount;
  const duration = `${number}${unit.charAt(0)}`;
  return !durationPattern.test(text) && durationPattern.test(duration) ? duration : text;
}

/** `www.example.org` as a web address. */
export const typedUrl = (text: string): string =>
  /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov|org|com|net|us|edu)(?:[/?#]|$))/i.test(text)
    ? `https://${text}`
    : text;

const months = 'january february march april may june july august september october november december'.split(' ');

/** `August 18, 2017`, `18 Aug 2017`, `August 2017` as a date; `8/18/2017` stays as it is, since it may be the day or the month that comes first. */
export function typedDate(text: string): string {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const month = months.findIndex((name) => words.some((word) => word.length >= 3 && name.startsWith(word)));
  const [year, ...others] = words.filter((word) => /^\d{4}$/.test(word));
  const [day = null, ...more] = words.filter((word) => /^\d{1,2}$/.test(word));
  if (month < 0 || year === undefined || others.length > 0 || more.length > 0) return text;
  const date = [year, String(month + 1).padStart(2, '0'), ...(day === null ? [] : [day.padStart(2, '0')])].join('-');
  return words.length === (day === null ? 2 : 3) && parseDate(date) !== null ? date : text;
}
