import type { Day } from '../../model/day.ts';
import type { Timeline } from '../document.ts';

/** Places of days, in per cent, on a line from before the first of them to after the last. */
export type TimeScale = {
  readonly x: (day: Day) => number;
  /** Where the rule set comes into force: days before it are drawn closer together. Null where none is told of. */
  readonly fold: number | null;
  readonly first: Day;
  readonly last: Day;
};

/** What days before the rule set is in force take. */
const foldAt = 25;
/** Room for what was before, and for what comes after. */
const margin = 6;

export function timeScale({ lanes, marks, from, until }: Timeline): TimeScale {
  const turns = lanes.flatMap(({ spans, ends }) => [
    ...spans.flatMap((span) => span.from ?? []),
    ...(ends === null ? [] : [ends]),
  ]);
  const days = [...turns, ...marks.map(({ date }) => date), ...[from, until].filter((day) => day !== null)].toSorted();
  const [first = '2000-01-01', last = first] = [days[0], days.at(-1)];
  const hasFold = from !== null && first < from;
  const begins = hasFold ? from : first;
  const start = hasFold ? foldAt : from === null ? 2 * margin : margin;
  const x = (day: Day): number =>
    hasFold && day < from
      ? between(day, first, from, margin, foldAt)
      : between(day, begins, last, start, 100 - 2 * margin);
  return { x, fold: hasFold ? foldAt : null, first, last };
}

function between(day: Day, first: Day, last: Day, left: number, right: number): number {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  const share = start === end ? 0 : (Date.parse(day) - start) / (end - start);
  return Math.round((left + share * (right - left)) * 100) / 100;
}

/** Closer together than this they would run into each other. */
const leastApart = 9;

/** The first days of years, as far as there is room for them. */
export function yearTicks({ x, first, last }: TimeScale): { readonly year: number; readonly at: number }[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1];
  const ticks: { year: number; at: number }[] = [];
  for (let year = from; year <= to; year++) {
    const at = x(`${String(year).padStart(4, '0')}-01-01`);
    const before = ticks.at(-1);
    if (at >= 2 && at <= 97 && (before === undefined || at - before.at >= leastApart)) ticks.push({ year, at });
  }
  return ticks;
}
