import type { Bounds } from './rule-set.ts';

/** What is wrong with a number that cannot be, as the rest of a sentence: `-99; it counts officers and cannot be below 0.` Null: nothing. */
export function boundsProblem(number: number, { unit, min, max }: Bounds & { readonly unit: string }): string | null {
  if (number < min) return `${number}, and a number of ${unit} cannot be below ${grouped(min)}.`;
  if (max !== null && number > max) return `${number}, and a number of ${unit} cannot be above ${grouped(max)}.`;
  return null;
}

/** The bounds behind a unit, where they say more than that nothing is below 0: `, at most 100,000`. */
export function boundsWords({ min, max }: Bounds): string {
  const most = max === null ? '' : `, at most ${grouped(max)}`;
  return `${min === 0 ? '' : `, at least ${grouped(min)}`}${most}`;
}

const grouped = (number: number): string => number.toLocaleString('en-US', { maximumFractionDigits: 20 });
