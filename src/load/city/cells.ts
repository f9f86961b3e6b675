// How the text of a cell becomes a value of a city file. What differs from a word by case, spaces or hyphens is that word; what is only like
// one stays as it is, a mistake that is told with the others. What a spreadsheet has rewritten is a fault: what was meant cannot be known.

import { durationPattern } from '../../fields/duration.ts';
import { kindOf } from '../../fields/index.ts';
import { wordsOf } from '../../fields/words.ts';
import { parseYesNo } from '../../fields/yes-no.ts';
import { datePattern } from '../../model/day.ts';
import { replies } from '../../model/outcome.ts';
import type { Field } from '../../model/rule-set.ts';
import { isFault, type PlainFault, readPlain } from '../source/plain-scalar.ts';

type CellValue = string | number | readonly string[] | PlainFault;

/** The value of a cell that is not empty, without the blank space around it. */
export type ReadCell = (text: string) => CellValue;

export const isCellFault = (value: CellValue): value is PlainFault =>
  typeof value === 'object' && !Array.isArray(value);

/** The word that a text is, but for case, spaces, hyphens and underscores; null when it is none, or may be several. */
export function sameWord(text: string, words: readonly string[]): string | null {
  if (words.includes(text)) return text;
  const wanted = letters(text);
  const [word, ...more] = words.filter((each) => letters(each) === wanted);
  return word === undefined || more.length > 0 ? null : word;
}

const letters = (text: string): string => text.toLowerCase().replace(/[ _-]+/g, '');

export const readText: ReadCell = (text) => text;

export const readDate: ReadCell = (text) => rewrittenDate(text) ?? text;

/** The id of an agency, or several with `;` or a line break between them. */
export const readHolders: ReadCell = (text) => {
  const [first = text, ...more] = itemsOf(text);
  return more.length === 0 ? first : [first, ...more];
};

export const readIds: ReadCell = (text) => itemsOf(text);

export const readOwn: ReadCell = (text) => sameWord(text, ['yes', 'no']) ?? text;

export const readReply: ReadCell = (text) => notApplicable(text) ?? sameWord(text, replies) ?? text;

/** Of a field; each year of a yearly one has a cell of its own. */
export function readerOf(field: Field): ReadCell {
  const read = wordReaderOf(field);
  if (kindOf(field).cell === 'text') return read;
  const known = [...wordsOf(field), ...yesNoWords].map(letters);
  return (text) => (known.includes(letters(text)) ? null : sayingNothing(text)) ?? read(text);
}

function wordReaderOf(field: Field): ReadCell {
  switch (kindOf(field).cell) {
    case 'yes-no':
      return (text) => notApplicable(text) ?? sameWord(text, yesNoWords) ?? text;
    case 'word':
      return (text) => sameWord(text, [...wordsOf(field), 'unknown']) ?? text;
    case 'set':
      return (text) => readSet(text, wordsOf(field));
    case 'duration':
      return orUnknown((text) => (durationPattern.test(text.toLowerCase()) ? text.toLowerCase() : text));
    case 'number':
      return orUnknown(readNumber);
    case 'date':
      return orUnknown(readDate);
    case 'text':
      return readText;
  }
}

/** The words that a cell of the field may be, or be made of; null: it is not made of words. */
export function wordsOfCell(field: Field): readonly string[] | null {
  switch (kindOf(field).cell) {
    case 'yes-no':
      return yesNoWords;
    case 'word':
      return [...wordsOf(field), 'unknown'];
    case 'set':
      return [...wordsOf(field), 'none', 'unknown'];
    default:
      return null;
  }
}

/** The word of a field that a text stands for; null: none, or the field is not made of words. */
export function wordOfCell(text: string, field: Field): string | null {
  const yesNo = kindOf(field).cell === 'yes-no' ? parseYesNo(text) : null;
  return yesNo ?? sameWord(text, wordsOfCell(field) ?? []);
}

const orUnknown =
  (read: ReadCell): ReadCell =>
  (text) =>
    sameWord(text, ['unknown']) ?? read(text);

const yesNoWords = ['yes', 'no', 'unknown', 'declined', 'not-applicable'];

/** What people write into a cell that they have no answer for. It may mean that nobody knows, that nobody asked, or that nothing applies. */
function sayingNothing(text: string): PlainFault | null {
  if (
    !/^(?:[-\u2013\u2014?.]+|na|tb[acd]|dk|(?:i )?(?:don['\u2019]?t|do not) know|not known|not sure|no (?:answer|reply)|blank)\.?$/i.test(
      text,
    )
  )
    return null;
  const message = `\`${text}\` is not an answer. Write \`unknown\` where the answer is not known, or leave the cell empty.`;
  return { code: 'no-answer', message };
}

/** Not `NA`, with which statistics programs say that a value is missing. */
const notApplicable = (text: string): string | null => (/^n[/.]a\.?$/i.test(text) ? 'not-applicable' : null);

const itemsOf = (text: string, between: RegExp = /[;\n]/): readonly string[] =>
  text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Several words have a `;` or a line break between them; one alone may stand for the whole set, such as `none`. */
function readSet(text: string, words: readonly string[]): CellValue {
  const known = [...words, 'none', 'unknown'];
  const items = itemsOf(text).map((item) => sameWord(item, known) ?? item);
  if (items.some((item) => !known.includes(item))) {
    const others = itemsOf(text, /[;,|\n]/).map((item) => sameWord(item, words));
    if (others.length > 1 && others.every((word) => word !== null)) {
      const message = `The words of a set have \`;\` between them. Write \`${others.join('; ')}\`.`;
      return { code: 'set-separator', message };
    }
  }
  const [first = ''] = items;
  return items.length === 1 && (first === 'none' || first === 'unknown') ? first : items;
}

/** A number that is read as another than people would read is a fault. */
function readNumber(text: string): CellValue {
  if (/^[-+]?\d[\d., \u00a0\u202f]*,\d[\d.,]*$/.test(text)) {
    const message = `\`${text}\` has a comma. Write a point before the decimals, and nothing between thousands: 1234.5.`;
    return { code: 'number-comma', message };
  }
  const plain = readPlain(text);
  return typeof plain === 'number' || isFault(plain) ? plain : text;
}

const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** `8/18/2017`, `18.8.17`, `2017/08/18`, `18-Aug-17`, `Aug-17`, `August 18, 2017`. */
const shownDate = new RegExp(
  `^(?:\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}|(?:\\d{1,2}[ -])?${monthName}\\.?[ -]\\d{1,4}(?:,? \\d{4})?)(?:,? \\d{1,2}:.*)?$`,
  'i',
);
/** `2017-08-18 00:00:00` */
const dayWithTime = /^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:/;

function rewrittenDate(text: string): PlainFault | null {
  if (datePattern.test(text)) return null;
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) {
    const message = `\`${text}\` is the number that a spreadsheet stores for a date. ${asText}`;
    return { code: 'spreadsheet-date', message };
  }
  if (dayWithTime.test(text)) {
    return { code: 'spreadsheet-date', message: `\`${text}\` has a time of day. Write the day alone. ${asText}` };
  }
  if (!shownDate.test(text)) return null;
  const message = `\`${text}\` is a date in the format of a spreadsheet, which does not say what was typed. ${asText}`;
  return { code: 'spreadsheet-date', message };
}

const asText = 'Format the column as text, and write dates such as 2017-08-18.';

/** What a formula leaves that has gone wrong. */
export function formulaFault(text: string): PlainFault | null {
  if (!/^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(text)) return null;
  return { code: 'formula-error', message: `\`${text}\` is the error of a formula. Correct it.` };
}
