// One field: how it is asked for, and what is written of the answer.
import { boundsProblem, boundsWords } from '../../model/bounds.ts';
import { datePattern, parseDay } from '../../model/day.ts';
import { durationPattern } from '../../model/duration.ts';
import type { Field } from '../../model/rule-set.ts';
import type { Asker, Choice } from './asker.ts';
import type { Written } from './city-text.ts';
import { nameOf, takes } from './field-words.ts';

const unknown: Choice<string> = { value: 'unknown', label: 'not known' };

/** What goes into the file. Enter alone is never an answer: it says that it is not known. */
export async function askField(field: Field, asker: Asker): Promise<Written> {
  const name = nameOf(field);
  switch (field.type) {
    case 'yes-no':
      return asker.choose(name, yesNoChoices(field), 'unknown');
    case 'one-of':
      return asker.choose(name, [...wordChoices(field), unknown], 'unknown');
    case 'some-of':
      return askWords(
        name,
        [{ value: 'none', label: 'none', hint: 'none is stated' }, ...wordChoices(field), unknown],
        asker,
      );
    default: {
      const message = `${name}: ${field.type === 'yearly' ? yearsHint(field) : takes(field)}`;
      const text = await asker.write(message, (given) => problemOf(field, given), { hint: 'Enter: not known' });
      return text === '' ? 'unknown' : writtenOf(field, text);
    }
  }
}

function yesNoChoices({ label }: Field): readonly Choice<string>[] {
  const hint = (text: string) => (text === '' ? {} : { hint: text });
  const { yes, no } = typeof label === 'string' ? { yes: '', no: '' } : label;
  return [
    { value: 'yes', label: 'yes', ...hint(yes) },
    { value: 'no', label: 'no', ...hint(no) },
    unknown,
    { value: 'declined', label: 'declined', hint: 'the city declined to say' },
    {
      value: 'not-applicable',
      label: 'not applicable',
      hint: 'the question makes no sense for it; you will be asked why',
    },
  ];
}

function wordChoices(field: Field): readonly Choice<string>[] {
  return 'words' in field ? field.words.map(({ word, meaning }) => ({ value: word, label: word, hint: meaning })) : [];
}

async function askWords(name: string, choices: readonly Choice<string>[], asker: Asker): Promise<Written> {
  for (;;) {
    const words = await asker.chooseSome(name, choices);
    const alone = words.find((word) => word === 'none' || word === 'unknown');
    if (words.length === 0) return 'unknown';
    if (alone === undefined) return words;
    if (words.length === 1) return alone;
    asker.say(`\`${alone}\` stands alone: choose it, or the words.`);
  }
}

type Counted = Extract<Field, { readonly unit: string }>;

const yearsHint = (field: Counted): string =>
  `a number for each year (${field.unit}${boundsWords(field)}), such as 2014: 402.1, 2015: 431`;

/** What is wrong with what was written for a field; null: nothing. */
export function problemOf(field: Field, text: string): string | null {
  if (text === '' || text === 'unknown') return null;
  switch (field.type) {
    case 'duration':
      return durationPattern.test(text) ? null : 'Write a length of time with its unit, such as 36h, 90m or 2d.';
    case 'number':
      return isNumber(text) ? boundsProblemOf(field, [Number(text)]) : `Write ${takes(field)}.`;
    case 'yearly': {
      const years = yearsOf(text);
      return years ? boundsProblemOf(field, [...years.values()]) : `Write ${yearsHint(field)}.`;
    }
    case 'date':
      return dateProblem(text);
    default:
      return null;
  }
}

function boundsProblemOf(field: Counted, given: readonly Written[]): string | null {
  const [problem] = given.flatMap((each) => (typeof each === 'number' ? (boundsProblem(each, field) ?? []) : []));
  return problem === undefined ? null : `This is ${problem}`;
}

/** What is wrong with a date; null: nothing. */
export function dateProblem(text: string): string | null {
  if (text === '' || parseDay(text) !== null) return null;
  return datePattern.test(text)
    ? `There is no day ${text}.`
    : 'Write a day, a month or a year, such as 2017-08-18, 2017-08 or 2017.';
}

function writtenOf(field: Field, text: string): Written {
  if (text === 'unknown') return text;
  switch (field.type) {
    case 'number':
      return Number(text);
    case 'yearly':
      return yearsOf(text) ?? 'unknown';
    case 'date':
      return dateValue(text);
    default:
      return text;
  }
}

/** A year is a number in YAML. */
export const dateValue = (text: string): Written => (/^\d{4}$/.test(text) ? Number(text) : text);

/** Up to 15 digits, which a number keeps. */
const isNumber = (text: string): boolean => /^-?(?=[\d.]{1,16}$)\d{1,15}(?:\.\d+)?$/.test(text);

function yearsOf(text: string): ReadonlyMap<number, Written> | null {
  const pairs = text
    .replace(/^\{|\}$/g, '')
    .split(/[,;]/)
    .map((pair) => /^\s*(\d{4})\s*[:=]?\s+(\S+)\s*$/.exec(pair) ?? /^\s*(\d{4})[:=](\S+)\s*$/.exec(pair));
  const years = new Map<number, Written>();
  for (const pair of pairs) {
    const [, year = '', amount = ''] = pair ?? [];
    if (!(isNumber(amount) || amount === 'unknown') || years.has(Number(year))) return null;
    years.set(Number(year), amount === 'unknown' ? amount : Number(amount));
  }
  return years;
}
