// What charts show, for formats without pictures.
import { joinWith } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import type { DotPlot, DotPoint, Table } from '../document.ts';

/** A row for each city, a column for each year. */
export function dotTable({ title, unit, rows, bands }: DotPlot): Table {
  const years = [...new Set(rows.flatMap(({ points }) => points.map(({ year }) => year)))].toSorted((a, b) => a - b);
  return {
    is: 'table',
    caption: `${title} (${unit})`,
    head: ['', ...years.map(String)],
    numbers: years.map((_, index) => index + 1),
    rows: [
      ...rows.map(({ name, points }) => [
        [name],
        ...years.map((year) => points.filter((point) => point.year === year).map(({ value }) => numberWords(value))),
      ]),
      ...bands.map((band) => [[bandWords(band)], ...years.map(() => [])]),
    ],
  };
}

/** `Violent crime, United States: 361.6 to 383.2 in 2014 and 2015`. */
export function bandWords({ name, low, high, years }: DotPlot['bands'][number]): string {
  const range = low === high ? numberWords(low) : `${numberWords(low)} to ${numberWords(high)}`;
  return `${name}: ${range} in ${joinWith(years.map(String), 'and')}`;
}

/** `882.8 in 2014, 965.8 in 2015; not compared: 749.7 in 2012`. */
export function pointWords(points: readonly DotPoint[]): string {
  const words = (some: readonly DotPoint[]) =>
    some.map(({ year, value }) => `${numberWords(value)} in ${year}`).join(', ');
  const [compared, others] = [points.filter((each) => each.compared), points.filter((each) => !each.compared)];
  return [words(compared), others.length === 0 ? '' : `not compared: ${words(others)}`].filter(Boolean).join('; ');
}
