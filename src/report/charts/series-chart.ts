import type { Series } from '../../model/report.ts';
import { type Html, html } from '../../text/html.ts';
import type { Chart } from '../document.ts';
import { type Axis, axisOf, shareOf, tickWords } from './axis.ts';

/** A yearly answer beside the figures it is compared with, as a chart. The numbers stand elsewhere in words. */
export function seriesChart({ title, series: { label, unit, years }, owner }: Omit<Chart, 'is' | 'of'>): Html {
  const titles = new Set(years.flatMap(({ figures }) => figures.map((figure) => figure.title)));
  const names = {
    caption: `${label.charAt(0).toUpperCase()}${label.slice(1)}, ${unit}`,
    owner,
    against: [...titles].join('; ') || 'no published figure',
  };
  return html`<figure>
<figcaption dir="auto">${title}</figcaption>
${[chart(years, names), legend(years, names)]}
</figure>`;
}

type Names = { readonly caption: string; readonly owner: string; readonly against: string };

/** In the chart's own units, which a phone shows nearly one to one. */
const width = 360;
const height = 204;
const plot = { left: 44, right: 352, top: 20, bottom: 178 };
/** How far apart labels must be not to run into each other: those of the axis, and those of values. */
const gap = { year: 32, value: 60 };

type Year = Series['years'][number];
type Scale = { readonly x: (year: number) => number; readonly y: (value: number) => number };

function chart(years: readonly Year[], { caption, owner, against }: Names): Html {
  const axis = axisOf(years.flatMap(({ value, figures }) => [value ?? 0, ...figures.map((figure) => figure.value)]));
  const scale = scaleOf(years, axis);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Chart: ${caption}; ${owner} beside ${against}. The numbers follow.">
${[
  axis.ticks.map(
    (tick) => html`<path class="grid" d="M${plot.left} ${scale.y(tick)}H${plot.right}"/>
<text class="tick" x="${plot.left - 6}" y="${rounded(scale.y(tick) + 4)}" text-anchor="end">${tickWords(tick)}</text>`,
  ),
  spaced(years, scale, gap.year).map(({ year }) => text('tick', scale.x(year), plot.bottom + 18, String(year))),
  years.flatMap(({ year, figures }) =>
    figures.map(
      ({ value, later }) =>
        html`<path class="${later ? 'figure later' : 'figure'}" d="M${rounded(scale.x(year) - 12)} ${scale.y(value)}h24"/>`,
    ),
  ),
  html`<path class="line" d="${lineThrough(years, scale)}"/>`,
  years.flatMap(({ year, value }) =>
    value === null ? [] : [html`<circle class="point" cx="${scale.x(year)}" cy="${scale.y(value)}" r="4"/>`],
  ),
  spaced(years, scale, gap.value).map((year) => labels(year, scale)),
]}
</svg>`;
}

function scaleOf(years: readonly Year[], axis: Axis): Scale {
  const first = Math.min(...years.map(({ year }) => year));
  const last = Math.max(...years.map(({ year }) => year));
  const [left, right] = [plot.left + 30, plot.right - 30];
  return {
    x: (year) =>
      rounded(first === last ? (left + right) / 2 : left + ((year - first) / (last - first)) * (right - left)),
    y: (value) => rounded(plot.bottom - shareOf(value, axis) * (plot.bottom - plot.top)),
  };
}

/** As many years as can be labelled, the last one first. */
function spaced(years: readonly Year[], { x }: Scale, distance: number): readonly Year[] {
  const kept: Year[] = [];
  for (const each of years.toReversed()) {
    const next = kept.at(-1);
    if (!next || x(next.year) - x(each.year) >= distance) kept.push(each);
  }
  return kept.toReversed();
}

/** Broken where a year is not known. */
function lineThrough(years: readonly Year[], { x, y }: Scale): string {
  return years
    .map(({ year, value }, index) =>
      value === null ? '' : `${years[index - 1]?.value == null ? 'M' : 'L'}${x(year)} ${y(value)}`,
    )
    .join('');
}

/** The value and the range of the figures, the larger above its mark and the smaller below. */
function labels({ year, value, figures }: Year, { x, y }: Scale): readonly Html[] {
  const levels = figures.map((figure) => figure.value);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const above = (level: number) => y(level) - 8;
  const below = (level: number) => y(level) + 16;
  const isBelow = value !== null && levels.length > 0 && value < low;
  const range = low === high ? String(low) : `${low}–${high}`;
  const own = (level: number) =>
    isBelow && below(level) < plot.bottom ? below(level) : above(isBelow ? level : Math.max(level, high));
  return [
    ...(levels.length === 0 ? [] : [text('label', x(year), isBelow ? above(high) : below(low), range)]),
    ...(value === null ? [] : [text('label own', x(year), own(value), String(value))]),
  ];
}

const text = (kind: string, x: number, y: number, words: string): Html =>
  html`<text class="${kind}" x="${x}" y="${rounded(y)}" text-anchor="middle">${words}</text>`;

const rounded = (value: number): number => Math.round(value * 10) / 10;

function legend(years: readonly Year[], { owner, against }: Names): Html {
  const figures = years.flatMap((year) => year.figures);
  return html`<ul class="legend">
${[
  html`<li>${key(html`<path class="line" d="M0 6H24"/><circle class="point" cx="12" cy="6" r="4"/>`)}<bdi>${owner}</bdi></li>`,
  figures.some(({ later }) => !later)
    ? html`<li>${key(html`<path class="figure" d="M0 6H24"/>`)}<bdi>${against}</bdi></li>`
    : null,
  figures.some(({ later }) => later)
    ? html`<li>${key(html`<path class="figure later" d="M0 6H24"/>`)}published later, not compared</li>`
    : null,
]}
</ul>`;
}

const key = (mark: Html): Html =>
  html`<svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">${mark}</svg>`;
