import { inputKey } from '../../model/city.ts';
import type { Column, Comparison } from '../../model/comparison.ts';
import type { Finding, Series } from '../../model/report.ts';
import type { Band, DotPlot, DotRow } from '../document.ts';
import { columnTitle } from '../documents/comparison-matrix.ts';

/** A plot for each yearly number that is compared with published figures, the highest latest number first. */
export function dotPlots({ columns, rows }: Comparison): DotPlot[] {
  const plots = new Map<string, { readonly series: Series; readonly strips: Map<string, Strip> }>();
  for (const { condition, cells } of rows) {
    for (const [index, column] of columns.entries()) {
      const finding = cells[index];
      for (const series of finding?.series ?? []) {
        const key = JSON.stringify([condition, series.field, series.unit]);
        const plot = plots.get(key) ?? { series, strips: new Map<string, Strip>() };
        plots.set(key, plot);
        const values = series.years.map(({ year, value }) => [year, value]);
        const same = JSON.stringify([inputKey(column.input), series.agency, series.claim, values]);
        const known = plot.strips.get(same);
        // Of several dates the last: most figures had been published by then.
        if (!known || known.asOf < column.asOf) plot.strips.set(same, stripOf(series, finding?.heldBy ?? [], column));
      }
    }
  }
  return Array.from(plots.values(), ({ series, strips }) => plotOf(series, [...strips.values()])).filter(
    (plot) => plot.rows.length > 0,
  );
}

/** One city's years, once for all columns that have the same. */
type Strip = {
  readonly name: string;
  readonly longName: string;
  readonly asOf: string;
  readonly years: Series['years'];
};

function stripOf({ agency, claim, years }: Series, heldBy: Finding['heldBy'], column: Column): Strip {
  const holder = heldBy.find((held) => held.agency === agency)?.name ?? agency;
  const named = (name: string) =>
    [name, holder, claim === null ? null : `claim ${claim}`].filter((part) => part !== null).join(', ');
  return { name: named(column.city), longName: named(columnTitle(column)), asOf: column.asOf, years };
}

function plotOf({ label, unit }: Series, strips: readonly Strip[]): DotPlot {
  const isClear = new Set(strips.map(({ name }) => name)).size === strips.length;
  const rows = strips.map(({ name, longName, years }) => ({
    name: isClear ? name : longName,
    points: pointsOf(years),
  }));
  return {
    is: 'dots',
    title: `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${standing(strips)}`,
    unit,
    rows: rows.filter(({ points }) => points.length > 0).toSorted((a, b) => latest(b) - latest(a)),
    bands: bandsOf(strips),
  };
}

const pointsOf = (years: Series['years']): DotRow['points'] =>
  years
    .flatMap(({ year, value, figures }) =>
      value === null ? [] : [{ year, value, compared: figures.some(({ later }) => !later) }],
    )
    .toSorted((a, b) => a.year - b.year);

const latest = ({ points }: DotRow): number => points.at(-1)?.value ?? Number.NEGATIVE_INFINITY;

/** How the cities stand to the figures: `all 4 above every figure published for their years`. */
function standing(strips: readonly Strip[]): string {
  const places = strips.map(placeOf);
  const count = (place: Place) => places.filter((each) => each === place).length;
  const compared = strips.length - count('not compared');
  const figures = 'published for their years';
  if (compared === 0) return 'no published figure to compare with';
  for (const place of ['above', 'below'] as const) {
    if (count(place) === strips.length)
      return strips.length === 1
        ? `${place} every figure ${figures}`
        : `all ${strips.length} ${place} every figure ${figures}`;
  }
  const parts: readonly (readonly [Place, string])[] = [
    ['above', `above every figure ${figures}`],
    ['mixed', 'above some figures and not above others'],
    ['below', 'above none'],
    ['not compared', 'not compared'],
  ];
  return parts.flatMap(([place, words]) => (count(place) === 0 ? [] : [`${count(place)} ${words}`])).join(', ');
}

type Place = 'above' | 'below' | 'mixed' | 'not compared';

function placeOf({ years }: Strip): Place {
  const pairs = years.flatMap(({ value, figures }) =>
    value === null ? [] : figures.filter(({ later }) => !later).map((figure) => value > figure.value),
  );
  if (pairs.length === 0) return 'not compared';
  if (pairs.every(Boolean)) return 'above';
  return pairs.some(Boolean) ? 'mixed' : 'below';
}

function bandsOf(strips: readonly Strip[]): Band[] {
  const bands = new Map<string, { readonly values: number[]; readonly years: Set<number> }>();
  for (const { year, figures } of strips.flatMap(({ years }) => years)) {
    for (const { title, value } of figures.filter(({ later }) => !later)) {
      const band = bands.get(title) ?? { values: [], years: new Set<number>() };
      bands.set(title, band);
      band.values.push(value);
      band.years.add(year);
    }
  }
  return Array.from(bands, ([name, { values, years }]) => ({
    name,
    low: values.reduce((a, b) => Math.min(a, b)),
    high: values.reduce((a, b) => Math.max(a, b)),
    years: [...years].toSorted((a, b) => a - b),
  }));
}
