import type { Unanswered, Value } from '../model/city.ts';
import { type CalendarDate, type Day, datePattern, wholeDayPattern } from '../model/day.ts';
import { parseDuration } from '../model/duration.ts';
import type { Field, Word } from '../model/rule-set.ts';
import { parseYesNo } from '../model/yes-no.ts';
import { type DataMap, isMap, isScalar } from './data.ts';
import { dateAt, inside, type Place, tell } from './place.ts';

/**
 * The values in one set of fields, in the order of the fields: a map of fields, whose other keys are passed over, or a value of the first
 * field (the short form). The shape of the data has been checked: what has not the type of its field is passed over. Problems that a
 * shape cannot show go to the place: a date that does not exist, a word that stands twice.
 */
export function toValues(data: unknown, fields: readonly Field[], place: Place): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const [first] = fields;
  if (first === undefined) return values;
  if (isShortForm(data, first)) {
    const value = toValue(data, first, place);
    return value === null ? values : values.set(first.id, value);
  }
  if (!isMap(data)) return values;
  for (const field of fields) {
    if (!Object.hasOwn(data, field.id)) continue;
    const value = toValue(data[field.id], field, inside(place, field.id));
    if (value !== null) values.set(field.id, value);
  }
  return values;
}

/** Whether data stands for the condition's first field: a scalar, the words of a set, or the numbers of years. */
export function isShortForm(data: unknown, first: Field): boolean {
  if (Array.isArray(data)) return first.type === 'some-of' && data.every(isScalar);
  if (isMap(data)) return first.type === 'yearly' && hasOnlyYears(data);
  return isScalar(data);
}

/** A date that may be a month or a year; null when data is no date. One that does not exist is told. */
export const toDate = (data: unknown, place: Place): CalendarDate | null => (isDate(data) ? dateAt(place, data) : null);

/** A whole day; null when data is none. A month and a year are for the shape to tell; a day that does not exist is told here. */
export const toDay = (data: unknown, place: Place): Day | null =>
  typeof data === 'string' && wholeDayPattern.test(data) ? dateAt(place, data) : null;

const isDate = (data: unknown): data is string | number =>
  (typeof data === 'string' || typeof data === 'number') && datePattern.test(String(data));

/** A text, without the blank space around it; null when data is none. One that is all blank is told. */
export function toText(data: unknown, place: Place): string | null {
  if (typeof data !== 'string' || data === '') return null;
  if (data.trim() !== '') return data.trim();
  tell(place, 'value', 'empty-text', 'There is only blank space here. Write the text or remove the key.');
  return null;
}

/** Null: not of the field's type, or with a problem that went to the place. */
function toValue(given: unknown, field: Field, place: Place): Value | null {
  if (given === 'unknown' || (field.type === 'yes-no' && (given === 'declined' || given === 'not-applicable'))) {
    return unanswered(given, given);
  }
  const value = knownValue(given, field, place);
  return value === null ? null : { given, value, why: null };
}

const unanswered = (given: unknown, why: Unanswered): Value => ({ given, value: null, why });

function knownValue(given: unknown, field: Field, place: Place): Value['value'] {
  switch (field.type) {
    case 'yes-no':
      return typeof given === 'string' || typeof given === 'boolean' ? parseYesNo(given) : null;
    case 'one-of':
      return typeof given === 'string' && isWord(given, field.words) ? given : null;
    case 'some-of':
      return given === 'none' ? [] : Array.isArray(given) ? toWords(given, field.words, place) : null;
    case 'duration':
      return typeof given === 'string' ? parseDuration(given) : null;
    case 'number':
      return typeof given === 'number' ? given : null;
    case 'yearly':
      return isMap(given) ? toYears(given, place) : null;
    case 'date':
      return toDate(given, place);
    case 'text':
      return toText(given, place);
  }
}

function toWords(given: readonly unknown[], words: readonly Word[], place: Place): readonly string[] | null {
  const set = new Set<string>();
  for (const [index, word] of given.entries()) {
    if (typeof word !== 'string' || !isWord(word, words)) return null;
    if (set.has(word))
      tell(inside(place, index), 'value', 'repeated-word', `\`${word}\` stands here twice. Remove one.`);
    set.add(word);
  }
  return [...set];
}

const isWord = (text: string, words: readonly Word[]) => words.some(({ word }) => word === text);

function toYears(given: DataMap, place: Place): readonly (readonly [number, number | null])[] | null {
  const years = Object.entries(given);
  if (years.length === 0) {
    tell(place, 'value', 'empty-value', 'There is no year here. Write `unknown` or remove the key.');
    return null;
  }
  return years
    .map(([year, number]) => [Number(year), typeof number === 'number' ? number : null] as const)
    .toSorted(([a], [b]) => a - b);
}

const hasOnlyYears = (data: DataMap) => {
  const keys = Object.keys(data);
  return keys.length > 0 && keys.every((key) => /^\d{4}$/.test(key));
};
