// Entries that hold for some time, where a day on which one begins or ends may be known to the month or the year alone.
import { type CalendarDate, type Day, firstDay, isWholeDay, lastDay } from './day.ts';
import { oncePer } from './once-per.ts';

/** Something that holds from a date on, and perhaps until another. */
export type Dated = {
  /** The first day it holds; null: always has. A month or a year is some day in it. */
  readonly from: CalendarDate | null;
  /** The first day it no longer holds; null: until another one begins. */
  readonly until: CalendarDate | null;
};

/**
 * The entries of which one is in force on a day, null for none of them; more than one where the day on which one begins or ends is not
 * known. Each such date takes each of its days, but for choices in which entries overlap. The order of the entries means nothing.
 */
export function inForceOn<Entry extends Dated>(entries: readonly Entry[], on: Day): readonly (Entry | null)[] {
  const all = placed(entries) as readonly Placed<Entry>[] | null;
  if (all === null) return [certainOn(entries, on)];
  const day = toNumber(on);
  const isFeasibleWith = (fixed: Span, own: Placed<Entry>) =>
    isFeasible([fixed, ...all.flatMap((other) => (other === own ? [] : spanOf(other)))]);
  const superseded = all.reduce(
    (latest, { from: [first, last] }) => (last <= day ? Math.max(latest, first) : latest),
    Number.NEGATIVE_INFINITY,
  );
  const candidates = all.filter((each) => {
    const { from, until } = each;
    if (from[0] > day || from[1] < superseded || (until !== null && until[1] <= day)) return false;
    return isFeasibleWith(fixedSpan(Math.min(from[1], day), Math.max(day + 1, until?.[0] ?? 0)), each);
  });
  const isNothingPossible =
    isFeasible(all.flatMap((each) => spanOf(each, day + 1))) ||
    all.some((each) => {
      const { from, until } = each;
      if (until === null || until[0] > day) return false;
      const begins = Math.min(from[1], until[1] - 1, day - 1);
      return begins >= from[0] && from[1] >= superseded && isFeasibleWith(fixedSpan(begins, day + 1), each);
    });
  return [...(isNothingPossible ? [null] : []), ...candidates.map(({ entry }) => entry)];
}

type Placed<Entry> = Windows & { readonly entry: Entry };

/** Entries with the days on which they may begin and end, found once for all days that are looked at; null where all are known. */
const placed = oncePer((entries: readonly Dated[]): readonly Placed<Dated>[] | null =>
  entries.every(isCertain) ? null : entries.map((entry) => ({ entry, ...windowsOf(entry) })),
);

/** An entry that cannot be where it is: it ends before it begins, or no day is left for it beside the others. */
export type Misplaced<Entry> = { readonly entry: Entry; readonly beside: Entry | null; readonly isReversed: boolean };

/** The first entry, by its date, for which there is no choice of days; null where all of them fit. */
export function misplacedIn<Entry extends Dated>(entries: readonly Entry[]): Misplaced<Entry> | null {
  const all = entries.map((entry) => ({ entry, ...windowsOf(entry) }));
  const reversed = all.find(({ from, until }) => until !== null && until[1] <= from[0]);
  if (reversed) return { entry: reversed.entry, beside: null, isReversed: true };
  const taken: { readonly entry: Entry; readonly span: Span }[] = [];
  const isMovable = ({ entry: { from } }: { readonly entry: Entry }) => from !== null && !isWholeDay(from);
  for (const each of all.toSorted((one, other) => one.from[0] - other.from[0] || one.from[1] - other.from[1])) {
    const [span] = spanOf(each);
    if (!span) continue;
    if (!isFeasible([...taken.map((other) => other.span), span])) {
      const beside = taken.findLast((other) => !isFeasible([other.span, span]))?.entry ?? null;
      // Where only all of them together do not fit, it is one whose day is open that finds none.
      const { entry } = beside === null && !isMovable(each) ? (taken.findLast(isMovable) ?? each) : each;
      return { entry, beside, isReversed: false };
    }
    taken.push({ entry: each.entry, span });
  }
  return null;
}

const isCertain = ({ from, until }: Dated): boolean =>
  (from === null || isWholeDay(from)) && (until === null || isWholeDay(until));

/** Of entries whose days are all known, the last that has begun, unless it has ended. */
function certainOn<Entry extends Dated>(entries: readonly Entry[], day: Day): Entry | null {
  let begun: Entry | null = null;
  for (const entry of entries) {
    if (entry.from !== null && entry.from > day) continue;
    if (begun === null || (begun.from ?? '') < (entry.from ?? '')) begun = entry;
  }
  return begun !== null && (begun.until === null || day < begun.until) ? begun : null;
}

/** Days as numbers, first and last included. */
type Window = readonly [first: number, last: number];

type Windows = { readonly from: Window; readonly until: Window | null };

function windowsOf({ from, until }: Dated): Windows {
  return { from: from === null ? [0, 0] : windowOf(from), until: until === null ? null : windowOf(until) };
}

const windowOf = (date: CalendarDate): Window => [toNumber(firstDay(date)), toNumber(lastDay(date))];

const toNumber = (day: Day): number => Date.parse(day) / 86_400_000;

/** Days that an entry takes up in any choice, and the days on which they may begin. */
type Span = { readonly begins: Window; readonly length: number };

const fixedSpan = (begins: number, end: number): Span => ({ begins: [begins, begins], length: end - begins });

/**
 * The least that an entry takes up: the days between its dates, or, where one day is enough, one of several. Beginning late and ending early
 * leaves most room to the others, so that there is a choice for all exactly where there is one of these. None: no choice begins `after` a day.
 */
function spanOf({ from: [first, last], until }: Windows, after = Number.NEGATIVE_INFINITY): readonly Span[] {
  if (until !== null && last < until[0]) return last >= after ? [fixedSpan(last, until[0])] : [impossible];
  const begins: Window = [
    Math.max(first, after, until === null ? first : until[0] - 1),
    until === null ? last : Math.min(last, until[1] - 1),
  ];
  return [begins[0] <= begins[1] ? { begins, length: 1 } : impossible];
}

const impossible: Span = { begins: [1, 0], length: 1 };

/** Whether spans fit side by side: those that are fixed, and between them those of one day, each by the earliest end first. */
function isFeasible(spans: readonly Span[]): boolean {
  if (spans.some(({ begins: [first, last] }) => first > last)) return false;
  const fixed = spans.filter(({ begins: [first, last] }) => first === last).toSorted(byBeginning);
  for (const [index, { begins, length }] of fixed.entries()) {
    const next = fixed[index + 1];
    if (next && begins[0] + length > next.begins[0]) return false;
  }
  const waiting = spans.filter(({ begins: [first, last] }) => first < last).toSorted(byBeginning);
  let open: Window[] = [];
  let [taken, released] = [0, 0];
  let day = waiting[0]?.begins[0] ?? 0;
  while (released < waiting.length || open.length > 0) {
    if (open.length === 0) day = Math.max(day, waiting[released]?.begins[0] ?? day);
    for (let next = fixed[taken]; next && next.begins[0] <= day; next = fixed[++taken]) {
      day = Math.max(day, next.begins[0] + next.length);
    }
    for (let next = waiting[released]; next && next.begins[0] <= day; next = waiting[++released])
      open.push(next.begins);
    const [first, ...rest] = open.toSorted((one, other) => one[1] - other[1]);
    if (!first) continue;
    if (first[1] < day) return false;
    open = rest;
    day++;
  }
  return true;
}

const byBeginning = (one: Span, other: Span): number => one.begins[0] - other.begins[0];
