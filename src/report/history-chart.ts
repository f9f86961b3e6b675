import type { Day } from '../model/day.ts';
import { type Html, html } from '../text/html.ts';
import type { HistoryOutline, Lane, Span } from './history-outline.ts';
import { outcomeSign } from './outcome-badge.ts';
import { looks } from './outcome-table.ts';

/** The verdict and every condition over time, a row each; the same in words beside it. Null where nothing has a day. */
export function historyChart({ verdict, conditions, entries }: HistoryOutline): Html | null {
  const days = entries.map(({ date }) => date);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const x = scaleOf(first, last);
  const marks = [...new Set(entries.flatMap((entry) => (entry.kind === 'mark' ? [entry.date] : [])))];
  return html`<table class="lanes">
<caption>What each comes out as, over time</caption>
<thead>
<tr><th scope="col">Condition</th><th scope="col">Over time${axis(first, last, x)}</th><th scope="col">In words</th></tr>
</thead>
<tbody>
${[verdict, ...conditions].map((lane) => laneRow(lane, marks, x))}
</tbody>
</table>
${marks.length === 0 ? null : html`<p class="quiet key">${markKey} a day that changes nothing by itself; each is among the days below.</p>`}`;
}

type Scale = (day: Day) => number;

/** Places in per cent, so that the plot takes whatever width there is, with room for what was before and comes after. */
function scaleOf(first: Day, last: Day): Scale {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  const margin = start === end ? 50 : 12;
  return (day) => {
    const share = start === end ? 0 : (Date.parse(day) - start) / (end - start);
    return Math.round((margin + share * (100 - 2 * margin)) * 100) / 100;
  };
}

function laneRow({ title, condition, spans }: Lane, marks: readonly Day[], x: Scale): Html {
  return html`<tr${condition === null ? html` class="verdict-row"` : null}>
<th scope="row" dir="auto">${title}</th>
<td>${strip(spans, marks, x)}</td>
<td><ul class="plain">
${spans.map(({ outcome, words, when }) => html`<li>${outcomeSign(outcome)} ${words} <span class="quiet when">${when}</span></li>`)}
</ul></td>
</tr>`;
}

/** Narrower bands have no room for their sign. */
const leastForSign = 4;

function strip(spans: readonly Span[], marks: readonly Day[], x: Scale): Html {
  const bands = spans.map(({ outcome, from, until }) => {
    const [left, right] = [from === null ? 0 : x(from), until === null ? 100 : x(until)];
    return { outcome, left, width: Math.round((right - left) * 100) / 100 };
  });
  return html`<svg class="strip" height="26" aria-hidden="true">
${[
  ...bands.map(
    ({ outcome, left, width }) =>
      html`<rect class="band ${outcome}" x="${left}%" width="${width}%" y="3" height="20"/>`,
  ),
  ...bands
    .filter(({ width }) => width >= leastForSign)
    .map(
      ({ outcome, left }) =>
        html`<text class="sign-in-band ${outcome}" x="${left}%" dx="5" y="18">${looks[outcome].sign}</text>`,
    ),
  ...marks.map((day) => html`<line class="mark" x1="${x(day)}%" x2="${x(day)}%" y1="0" y2="26"/>`),
]}
</svg>`;
}

/** More years than this are not all named. */
const mostTicks = 6;

/** The first days of years. */
function axis(first: Day, last: Day, x: Scale): Html {
  const [from, to] = [first, last].map((day) => Number(day.slice(0, 4))) as [number, number];
  const step = Math.ceil((to - from + 1) / mostTicks);
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const ticks = years
    .filter((year) => (year - from) % step === 0)
    .map((year) => ({ year, at: x(`${String(year).padStart(4, '0')}-01-01`) }))
    .filter(({ at }) => at >= 2);
  return html`<svg class="axis" height="16" aria-hidden="true">
${ticks.map(({ year, at }) => html`<text class="tick" x="${at}%" y="12" text-anchor="middle">${year}</text>`)}
</svg>`;
}

const markKey: Html = html`<svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true"><line class="mark" x1="12" x2="12" y1="0" y2="12"/></svg>`;
