import { isDate } from '../../fields/date.ts';
import { kindOf } from '../../fields/index.ts';
import { readText } from '../../fields/text.ts';
import type { Unanswered, Value } from '../../model/city.ts';
import { type CalendarDate, type Day, wholeDayPattern } from '../../model/day.ts';
import type { Field } from '../../model/rule-set.ts';
import { isMap, isScalar } from '../source/data.ts';
import { dateAt, inside, type Place, readingAt } from '../source/place.ts';

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
export const isShortForm = (data: unknown, first: Field): boolean =>
  typeof data === 'object' && data !== null ? kindOf(first).isShortForm(data) : isScalar(data);

/** A date that may be a month or a year; null when data is not a date. One that does not exist is a problem. */
export const toDate = (data: unknown, place: Place): CalendarDate | null => (isDate(data) ? dateAt(place, data) : null);

/** A whole day; null when data is none. A month and a year are for the shape to tell; a day that does not exist is told here. */
export const toDay = (data: unknown, place: Place): Day | null =>
  typeof data === 'string' && wholeDayPattern.test(data) ? dateAt(place, data) : null;

/** A text, without the blank space around it; null when data is none. One that is all blank is told. */
export const toText = (data: unknown, place: Place): string | null => readText(data, readingAt(place));

/** Null: not of the field's type, or with a problem that went to the place. */
function toValue(given: unknown, field: Field, place: Place): Value | null {
  if (given === 'unknown' || (field.type === 'yes-no' && (given === 'declined' || given === 'not-applicable'))) {
    return unanswered(given, given);
  }
  const value = kindOf(field).parse(given, field, readingAt(place));
  return value === null ? null : { given, value, why: null };
}

const unanswered = (given: unknown, why: Unanswered): Value => ({ given, value: null, why });
