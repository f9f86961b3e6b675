import type { Series } from '../../model/report.ts';
import { cut } from '../../text/cut.ts';
import { type Html, html } from '../../text/html.ts';
import { numberWords } from '../../text/number-words.ts';
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
${[chart(years, names), laterKey(years)]}
</figure>`;
}

type Names = { readonly caption: string; readonly owner: string; readonly against: string };

/** In the chart's own units, which a phone shows nearly one to one. */
const width = 360;
const height = 218;
const plot = { left: 44, right: 352, top: 34, bottom: 192 };
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
  labelled(years, scale, { owner, against }),
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

/** Numbers at the years, and at the last of each kind whose they are. */
function labelled(years: readonly Year[], scale: Scale, { owner, against }: Pick<Names, 'owner' | 'against'>): Html[] {
  const all = spaced(years, scale, gap.value).map((year) => ({
    x: scale.x(year.year),
    isCompared: year.figures.some(({ later }) => !later),
    ...places(year, scale),
  }));
  const [own, figures] = [all.findLast((each) => each.own), all.findLast(({ isCompared }) => isCompared)];
  return [
    ...all.flatMap(({ x, own, figures }) => [
      ...(figures === null ? [] : [text('label', x, figures.y, figures.words)]),
      ...(own === null ? [] : [text('label own', x, own.y, own.words)]),
    ]),
    ...(figures?.figures ? [nameAt('label', figures.figures, against)] : []),
    ...(own?.own ? [nameAt('label own', own.own, owner)] : []),
  ];
}

type Label = { readonly y: number; readonly words: string; readonly isBelow: boolean };

/** The value and the range of the figures, the larger above its mark and the smaller below. */
function places(
  { value, figures }: Year,
  { y }: Scale,
): { readonly own: Label | null; readonly figures: Label | null } {
  const levels = figures.map((figure) => figure.value);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const above = (level: number) => y(level) - 8;
  const below = (level: number) => y(level) + 16;
  const isBelow = value !== null && levels.length > 0 && value < low;
  const isUnder = value !== null && isBelow && below(value) < plot.bottom;
  return {
    figures:
      levels.length === 0
        ? null
        : {
            y: isBelow ? above(high) : below(low),
            words: low === high ? shortNumber(low) : `${shortNumber(low)}–${shortNumber(high)}`,
            isBelow: !isBelow,
          },
    own:
      value === null
        ? null
        : {
            y: isUnder ? below(value) : above(isBelow ? value : Math.max(value, high)),
            words: shortNumber(value),
            isBelow: isUnder,
          },
  };
}

const shortNumber = (value: number): string => (Math.abs(value) < 1e7 ? numberWords(value) : String(value));

/** Beyond the numbers, at the right end, where a line of names is never too long. */
const nameAt = (kind: string, { y, isBelow }: Label, name: string): Html =>
  html`<text class="${kind}" x="${plot.right}" y="${rounded(Math.min(y + (isBelow ? 13 : -13), plot.bottom - 3))}" text-anchor="end">${cut(name, 50)}</text>`;

const text = (kind: string, x: number, y: number, words: string): Html =>
  html`<text class="${kind}" x="${x}" y="${rounded(y)}" text-anchor="middle">${words}</text>`;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Only what no label says. */
const laterKey = (years: readonly Year[]): Html | null =>
  years.some(({ figures }) => figures.some(({ later }) => later))
    ? html`<p class="legend">${key(html`<path class="figure later" d="M0 6H24"/>`)}published later, not compared</p>`
    : null;

const key = (mark: Html): Html =>
  html`<svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">${mark}</svg>`;
