import type { Column, Comparison } from '../model/comparison.ts';
import { inputKey } from '../model/input.ts';
import type { Finding, Series } from '../model/report.ts';
import { type Html, html } from '../text/html.ts';
import { type Axis, axisOf, shareOf, tickWords } from './axis.ts';
import { columnTitle, placed } from './comparison-outline.ts';
import { sourceLink } from './source-link.ts';

/** A chart for each yearly number that is compared with published figures: a row for each city, on one scale, with its numbers beside it. */
export function comparisonCharts(comparison: Comparison): Html[] {
  return chartsOf(comparison).map((chart, index) => figure(chart, index + 1));
}

type Chart = { readonly label: string; readonly unit: string; readonly strips: readonly Strip[] };
/** One city's years, once for all columns that have the same. */
type Strip = { readonly name: string; readonly longName: string; readonly years: Series['years'] };

function chartsOf({ columns, rows }: Comparison): Chart[] {
  const charts = new Map<
    string,
    { readonly label: string; readonly unit: string; readonly strips: Map<string, Strip> }
  >();
  for (const row of rows) {
    for (const { cell, column } of placed(row, columns)) {
      if (cell === null) continue;
      for (const series of cell.finding.series) {
        const key = JSON.stringify([row.condition, series.field, series.unit]);
        const chart = charts.get(key) ?? { label: series.label, unit: series.unit, strips: new Map() };
        charts.set(key, chart);
        const same = JSON.stringify([inputKey(column.input), series.agency, series.claim, series.years]);
        if (!chart.strips.has(same)) chart.strips.set(same, stripOf(series, cell.finding.heldBy, column));
      }
    }
  }
  return Array.from(charts.values(), ({ label, unit, strips }) => ({ label, unit, strips: [...strips.values()] }));
}

function stripOf({ agency, claim, years }: Series, heldBy: Finding['heldBy'], column: Column): Strip {
  const holder = heldBy.find((held) => held.agency === agency)?.name ?? agency;
  const named = (name: string) =>
    [name, holder, claim === null ? null : `claim ${claim}`].filter((part) => part !== null).join(', ');
  return { name: named(column.city), longName: named(columnTitle(column)), years };
}

function figure({ label, unit, strips }: Chart, number: number): Html {
  const years = strips.flatMap((strip) => strip.years);
  const axis = axisOf(years.flatMap(({ value, figures }) => [value ?? 0, ...figures.map((each) => each.value)]));
  const x = scaleOf(axis);
  const isClear = new Set(strips.map(({ name }) => name)).size === strips.length;
  return html`<section aria-labelledby="chart-${number}">
<h2 id="chart-${number}" dir="auto">${capital(label)}</h2>
<table class="chart">
<caption dir="auto">${capital(unit)}</caption>
<thead>
<tr><th scope="col">City</th><th scope="col" dir="auto">${label}${axisLine(axis, x)}</th><th scope="col">Numbers</th></tr>
</thead>
<tbody>
${strips.map(
  ({ name, longName, years: own }) => html`<tr>
<th scope="row" dir="auto">${isClear ? name : longName}</th>
<td>${plot(own, axis.ticks, x)}</td>
<td>${yearWords(own)}</td>
</tr>`,
)}
</tbody>
</table>
${[legend(years.flatMap((year) => year.figures)), figureList(years)]}
</section>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Year = Series['years'][number];
type Scale = (value: number) => string;

/** Places in per cent, so that the plot takes whatever width there is; the marks at both ends keep clear of its edges. */
const scaleOf =
  (axis: Axis): Scale =>
  (value) =>
    `${Math.round((4 + 92 * shareOf(value, axis)) * 100) / 100}%`;

const axisLine = ({ ticks }: Axis, x: Scale): Html => html`<svg class="axis" height="16" aria-hidden="true">
${ticks.map((tick) => html`<text class="tick" x="${x(tick)}" y="12" text-anchor="middle">${tickWords(tick)}</text>`)}
</svg>`;

/** The years of a city as points, the latest full; each figure of one of its years as an upright line. The numbers beside it say the same. */
function plot(years: readonly Year[], ticks: readonly number[], x: Scale): Html {
  const known = years.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const values = known.map(({ value }) => value);
  const figures = years.flatMap((year) => year.figures);
  const levels = (later: boolean) => [
    ...new Set(figures.filter((each) => each.later === later).map(({ value }) => value)),
  ];
  const upright = (kind: string, value: number): Html =>
    html`<line class="${kind}" x1="${x(value)}" x2="${x(value)}" y1="0" y2="100%"/>`;
  return html`<svg class="plot" height="36" aria-hidden="true">
${[
  ...ticks.map((tick) => upright('grid', tick)),
  ...levels(true).map((value) => upright('figure later', value)),
  ...levels(false).map((value) => upright('figure', value)),
  values.length < 2
    ? null
    : html`<line class="line" x1="${x(Math.min(...values))}" x2="${x(Math.max(...values))}" y1="50%" y2="50%"/>`,
  ...known.map(
    ({ value }, index) =>
      html`<circle class="${index === known.length - 1 ? 'point' : 'point earlier'}" cx="${x(value)}" cy="50%" r="5"/>`,
  ),
]}
</svg>`;
}

/** `882.8 in 2014, 965.8 in 2015; not compared: 749.7 in 2012`. */
function yearWords(years: readonly Year[]): string {
  const isCompared = ({ value, figures }: Year) => value !== null && figures.some(({ later }) => !later);
  const words = (some: readonly Year[]) =>
    some.map(({ year, value }) => `${value ?? 'not known'} in ${year}`).join(', ');
  const [compared, others] = [years.filter(isCompared), years.filter((year) => !isCompared(year))];
  return [words(compared), others.length === 0 ? '' : `not compared: ${words(others)}`].filter(Boolean).join('; ');
}

function legend(figures: Year['figures']): Html {
  const titles = [...new Set(figures.map(({ title }) => title))].join('; ');
  return html`<ul class="legend">
${[
  html`<li>${key(html`<circle class="point" cx="12" cy="6" r="5"/>`)}latest year</li>`,
  html`<li>${key(html`<circle class="point earlier" cx="12" cy="6" r="5"/>`)}earlier years</li>`,
  figures.some(({ later }) => !later)
    ? html`<li>${key(html`<line class="figure" x1="12" x2="12" y1="0" y2="12"/>`)}<bdi>${titles}</bdi>, as published for these years</li>`
    : null,
  figures.some(({ later }) => later)
    ? html`<li>${key(html`<line class="figure later" x1="12" x2="12" y1="0" y2="12"/>`)}published later, not compared</li>`
    : null,
]}
</ul>`;
}

const key = (mark: Html): Html =>
  html`<svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">${mark}</svg>`;

/** Every figure once, with its source. */
function figureList(years: readonly Year[]): Html | null {
  const figures = new Map<string, Html>();
  for (const { year, figures: published } of years.toSorted((one, other) => one.year - other.year)) {
    for (const { title, value, definition, published: day, source, later } of published) {
      const words = `${title}, ${year}: ${value}${definition === null ? '' : `, ${definition}`}, published ${day}${later ? ', later than the as-of date' : ''}`;
      figures.set(words, html`<li dir="auto">${source === null ? words : sourceLink(words, source)}</li>`);
    }
  }
  if (figures.size === 0) return null;
  return html`<details>
<summary>The published figures</summary>
<ul>
${[...figures.values()]}
</ul>
</details>`;
}
