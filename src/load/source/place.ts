import type { Problem } from '../../errors.ts';
import { readDate } from '../../fields/date.ts';
import type { AddProblem, Reading } from '../../fields/field-kind.ts';
import { type CalendarDate, type Day, isWholeDay } from '../../model/day.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import type { Document, Path } from './document.ts';

/** Where in a document something stands, and where its problems go. */
export type Place = { readonly document: Document; readonly path: Path; readonly problems: Problem[] };

/** The place of something inside. */
export const inside = ({ document, path, problems }: Place, ...more: Path): Place => ({
  document,
  path: [...path, ...more],
  problems,
});

/** At most this many problems are made for a file, and far fewer shown: each takes time, with its place, frame and suggestion. */
export const maxProblemsMade = 200;

/** A function for a message that takes time to make, because it looks for what was meant. */
type Message = string | (() => string);

/** Reports what is wrong at a place. Null, for what could not be read there. */
export function addProblem(
  { document, path, problems }: Place,
  at: 'key' | 'value',
  code: ProblemCode,
  message: Message,
): null {
  if (problems.length < maxProblemsMade)
    problems.push(document.problem(path, at, code, typeof message === 'string' ? message : message()));
  return null;
}

/** Reports what is wrong with a value at a place, or with what stands under keys in it. */
export const addProblemInside =
  (place: Place): AddProblem =>
  (code, message, ...keys) =>
    addProblem(inside(place, ...keys), 'value', code, message);

/** A date written as a day, a month or a year. Reports one that does not exist, and a number that is not spelled as a year. */
export const dateAt = (place: Place, given: string | number): CalendarDate | null => readDate(given, readingAt(place));

/** What a type of field needs of a place to read a value. */
export const readingAt = (place: Place): Reading => ({
  addProblem: addProblemInside(place),
  spelling: () => place.document.spelling(place.path),
});

/** A whole day; null for a month or a year, which are reported with the shape. A day that does not exist is reported here. */
export function dayAt(place: Place, given: string | number): Day | null {
  const date = dateAt(place, given);
  return date !== null && isWholeDay(date) ? date : null;
}
