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

/** A day, a month or a year; null for anything else. A date that does not exist is reported. */
export const toDate = (data: unknown, place: Place): CalendarDate | null => (isDate(data) ? dateAt(place, data) : null);

/** A whole day; null for anything else. Months and years are reported with the shape of the data, days that do not exist here. */
export const toDay = (data: unknown, place: Place): Day | null =>
  typeof data === 'string' && wholeDayPattern.test(data) ? dateAt(place, data) : null;

/** A text without the blank space around it; null for anything else. A blank text is reported. */
export const toText = (data: unknown, place: Place): string | null =>
  typeof data === 'string' ? data.trim() || readText(data, readingAt(place)) : null;

/** Null for a value that is not of the field's type, or has a problem, which went to the place. */
function toValue(given: unknown, field: Field, place: Place): Value | null {
  if (given === 'unknown' || (field.type === 'yes-no' && (given === 'declined' || given === 'not-applicable'))) {
    return unanswered(given, given);
  }
  const value = kindOf(field).parse(given, field, readingAt(place));
  return value === null ? null : { given, value, why: null };
}

const unanswered = (given: unknown, why: Unanswered): Value => ({ given, value: null, why });
