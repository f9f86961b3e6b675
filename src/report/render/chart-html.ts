import type { Day } from '../../model/day.ts';
import { type Html, html, inline } from '../../text/html.ts';
import { numberWords } from '../../text/number-words.ts';
import { type Axis, axisOf, shareOf, tickWords } from '../charts/axis.ts';
import { type TimeScale, timeScale, yearTicks } from '../charts/time-scale.ts';
import type { DotPlot, DotRow, Lane, Timeline } from '../document.ts';
import { looks } from '../outcome-table.ts';
import { bandWords, pointWords } from './chart-words.ts';
import { dated } from './dated.ts';
import { outcomeSign } from './outcome-badge.ts';

/** A row for each city on one scale, the highest first, its latest number beside its point, the published figures as a band. */
export function dotsHtml({ title, unit, rows, bands }: DotPlot): Html {
  const values = rows.flatMap(({ points }) => points.map(({ value }) => value));
  const axis = axisOf([0, ...values, ...bands.flatMap(({ low, high }) => [low, high])]);
  const x = (value: number): number => rounded(2 + 76 * shareOf(value, axis));
  const isDirect = bands.length === 1 && bands.every((band) => bandWords(band).length <= longestLabel);
  return html`<figure class="dots${isDirect ? ' direct' : ''}">
<figcaption dir="auto"><strong>${title}</strong> <span class="quiet">${`${capital(unit)}. Filled: the latest year; hollow: earlier years.`}</span></figcaption>
${bands.map((band) => html`<p class="key" aria-hidden="true" dir="auto"><svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true"><rect class="range" width="24" height="12"/></svg>${bandWords(band)}</p>`)}
<table class="chart">
<thead>
<tr><th scope="col">City</th><th scope="col"><span class="heard">${[capital(unit), ...bands.map(bandWords)].join('. ')}</span>${axisHtml(axis, x, isDirect ? bands : [])}</th></tr>
</thead>
<tbody>
${rows.map((row) => html`<tr><th scope="row" dir="auto">${row.name}</th><td>${plotHtml(row, bands, axis, x)}<span class="heard">${pointWords(row.points)}</span></td></tr>`)}
</tbody>
</table>
</figure>`;
}

/** A longer label would not fit beside its band. */
const longestLabel = 80;

/** The numbers of the scale, and below them, where there is room, the name of each band with a line down to it. */
function axisHtml(axis: Axis, x: (value: number) => number, bands: DotPlot['bands']): Html {
  return html`<svg class="axis" aria-hidden="true">${inline([
    ...axis.ticks.map(
      (tick) => html`<text class="tick" x="${x(tick)}%" y="12" text-anchor="middle">${tickWords(tick)}</text>`,
    ),
    ...bands.map((band) => {
      const at = rounded((x(band.low) + x(band.high)) / 2);
      const isRight = at > 45;
      return html`<line class="band-name leader" x1="${at}%" x2="${at}%" y1="22" y2="40"/><text class="band-name label" x="${at}%" dx="${isRight ? -6 : 6}" y="31"${isRight ? html` text-anchor="end"` : null}>${bandWords(band)}</text>`;
    }),
  ])}</svg>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const rounded = (value: number): number => Math.round(value * 100) / 100;

function plotHtml({ points }: DotRow, bands: DotPlot['bands'], { ticks }: Axis, x: (value: number) => number): Html {
  const values = points.map(({ value }) => value);
  const last = points.at(-1);
  const end = Math.max(...values.map(x));
  return html`<svg class="plot" aria-hidden="true">${inline([
    ...ticks.map((tick) => html`<line class="grid" x1="${x(tick)}%" x2="${x(tick)}%" y1="0" y2="100%"/>`),
    ...bands.map(
      ({ low, high }) =>
        html`<rect class="range" x="${x(low)}%" width="${Math.max(0.4, rounded(x(high) - x(low)))}%" y="0" height="100%"/>`,
    ),
    ...(values.length < 2
      ? []
      : [html`<line class="line" x1="${Math.min(...values.map(x))}%" x2="${end}%" y1="50%" y2="50%"/>`]),
    ...points.map(
      ({ value }, index) =>
        html`<circle class="${index === points.length - 1 ? 'point' : 'point earlier'}" cx="${x(value)}%" cy="50%" r="5"/>`,
    ),
    ...(last === undefined
      ? []
      : [html`<text class="label own" x="${end}%" dx="10" y="50%" dy=".35em">${numberWords(last.value)}</text>`]),
  ])}</svg>`;
}

/** The verdict and every condition over time, a row each; the same in words beside it. */
export function timelineHtml(timeline: Timeline): Html {
  const { title, head, lanes, marks, from } = timeline;
  const scale = timeScale(timeline);
  return html`<figure class="timeline">
<figcaption dir="auto"><strong>${title}</strong>${from === null || scale.fold === null ? null : html` <span class="quiet">${`Shaded: before ${from}, when the rule set was not in force; those days are drawn closer together.`}</span>`}</figcaption>
<table class="lanes">
<thead>
<tr><th scope="col">${head}</th><th scope="col"><span class="heard">Over time</span>${timeAxis(scale)}</th><th scope="col">In words</th></tr>
</thead>
<tbody>
${lanes.map((lane) => laneRow(lane, timeline, scale))}
</tbody>
</table>
${marks.length === 0 ? null : html`<p class="key quiet">${dated(`Upright lines: ${marks.map(({ date, words }) => `${date}, ${words}`).join('; ')}.`)}</p>`}
</figure>`;
}

function laneRow(lane: Lane, { marks, until }: Timeline, scale: TimeScale): Html {
  const { title, isVerdict, spans } = lane;
  return html`<tr${isVerdict ? html` class="verdict-row"` : null}>
<th scope="row" dir="auto">${title}</th>
<td>${strip(lane, marks, until, scale)}</td>
<td><ul class="plain">
${spans.map(({ outcome, words, when }) => html`<li>${outcomeSign(outcome)} ${words} <span class="quiet when">${dated(when)}</span></li>`)}
</ul></td>
</tr>`;
}

/** Narrower bands have no room for their sign. */
const leastForSign = 4;

function strip({ spans, ends }: Lane, marks: Timeline['marks'], until: Day | null, { x, fold }: TimeScale): Html {
  const bands = spans
    .map(({ outcome, from, until: to }) => {
      const left = from === null ? 0 : x(from);
      return {
        outcome,
        left,
        width: rounded(Math.min(to === null ? 100 : x(to), ends === null ? 100 : x(ends)) - left),
      };
    })
    .filter(({ width }) => width > 0);
  return html`<svg class="strip" height="26" aria-hidden="true">${inline([
    ...bands.map(
      ({ outcome, left, width }) =>
        html`<rect class="band ${outcome}" x="${left}%" width="${width}%" y="3" height="20"/>`,
    ),
    ...(fold === null ? [] : [html`<rect class="apart" x="0" width="${fold}%" y="3" height="20"/>`]),
    ...(until === null
      ? []
      : [html`<rect class="apart" x="${x(until)}%" width="${rounded(100 - x(until))}%" y="3" height="20"/>`]),
    ...bands
      .filter(({ width }) => width >= leastForSign)
      .map(
        ({ outcome, left }) =>
          html`<text class="sign-in-band ${outcome}" x="${left}%" dx="5" y="18">${looks[outcome].sign}</text>`,
      ),
    ...marks.map(
      ({ date, kind }) => html`<line class="mark ${kind}" x1="${x(date)}%" x2="${x(date)}%" y1="0" y2="26"/>`,
    ),
  ])}</svg>`;
}

const timeAxis = (scale: TimeScale): Html =>
  html`<svg class="axis" height="16" aria-hidden="true">${inline(yearTicks(scale).map(({ year, at }) => html`<text class="tick" x="${at}%" y="12" text-anchor="middle">${year}</text>`))}</svg>`;
