import type { Problem } from '../errors.ts';
import { type CalendarDate, type Day, isWholeDay, parseDate } from '../model/day.ts';
import type { Document, Path } from './document.ts';

/** Where in a document something stands, and where its problems go. */
export type Place = { readonly document: Document; readonly path: Path; readonly problems: Problem[] };

/** The place of something inside. */
export const inside = ({ document, path, problems }: Place, ...more: Path): Place => ({
  document,
  path: [...path, ...more],
  problems,
});

/** No more problems than this are made up for one file; far fewer are shown. Each takes time, with its place, frame and suggestion. */
export const mostProblems = 200;

export function tell({ document, path, problems }: Place, at: 'key' | 'value', code: string, message: string): void {
  if (problems.length < mostProblems) problems.push(document.problem(path, at, code, message));
}

/** A date that was written as a day, a month or a year. One that does not exist is told, and a number that is not spelled as a year. */
export function dateAt(place: Place, given: string | number): CalendarDate | null {
  if (typeof given === 'number') {
    const spelling = place.document.spelling(place.path);
    if (spelling !== String(given)) {
      tell(place, 'value', 'not-a-date', `\`${spelling}\` is not a date. Write the year as ${given}.`);
      return null;
    }
  }
  const date = parseDate(given);
  if (date === null)
    tell(place, 'value', 'no-such-date', `There is no day ${given}. Write a date of the calendar, such as 2017-08-03.`);
  return date;
}

/** A whole day; null for a month or a year, which the shape tells. A day that does not exist is told. */
export function dayAt(place: Place, given: string | number): Day | null {
  const date = dateAt(place, given);
  return date !== null && isWholeDay(date) ? date : null;
}
