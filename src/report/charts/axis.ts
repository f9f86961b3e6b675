import { numberWords } from '../../text/number-words.ts';

/** The scale of a chart: from nought, in round steps, to beyond the values that are furthest from it. */
export type Axis = { readonly from: number; readonly to: number; readonly ticks: readonly number[] };

export function axisOf(values: readonly number[]): Axis {
  let [low, high] = [0, 0];
  for (const value of values) [low, high] = [Math.min(low, drawable(value)), Math.max(high, drawable(value))];
  const rough = Math.max(high - low || 4, smallest) / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 2.5, 5].find((each) => each * magnitude >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: first * step, to: last * step, ticks };
}

/** Where a value lies on an axis: 0 at its start, 1 at its end. */
export const shareOf = (value: number, { from, to }: Axis): number => (drawable(value) - from) / (to - from);

// A chart has nothing to tell beyond these, and arithmetic fails.
const smallest = 1e-9;
const largest = 1e12;

const drawable = (value: number): number => Math.min(Math.max(value, -largest), largest);

/** A tick in a few characters: `400`, `1,500`, `250k`, `1.5m`. */
export function tickWords(value: number): string {
  const [, size, unit] = magnitudes.find(([least]) => Math.abs(value) >= least) ?? [0, 1, ''];
  return `${numberWords(Number((value / size).toPrecision(4)))}${unit}`;
}

const magnitudes = [
  [1e9, 1e9, 'bn'],
  [1e6, 1e6, 'm'],
  [1e4, 1e3, 'k'],
] as const;
