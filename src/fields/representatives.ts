import type { Truth } from '../model/truth.ts';

/** What several matchers come to, as a key. */
export const signature = (truths: readonly Truth[]): string =>
  truths.map((truth) => (truth === null ? '?' : truth ? '1' : '0')).join('');

/** Of items with the same key, the first. */
export function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const first = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}
