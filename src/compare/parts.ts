// What a thing consists of, by label, so that two states of it can be laid side by side.
import type { Difference } from '../model/change-set.ts';

/** A part by a key that is the same on both sides, with what it is called and its value in words. */
export type Part = { readonly key: string; readonly label: string; readonly words: string };

export type PartChange = Difference['parts'][number];

/** The parts that differ, those of the side after in their order, then those that only the side before has. */
export function changedParts(before: readonly Part[], after: readonly Part[]): PartChange[] {
  const [old, now] = [byKey(before), byKey(after)];
  return [
    ...Array.from(now, ([key, { label, words }]) => ({ label, from: old.get(key)?.words ?? null, to: words })),
    ...Array.from(old, ([key, { label, words }]) => (now.has(key) ? null : { label, from: words, to: null })),
  ].flatMap((part) => (part === null || part.from === part.to ? [] : [part]));
}

/** What has the same key stands together. */
function byKey(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const all = new Map<string, Part>();
  for (const part of parts) {
    const known = all.get(part.key);
    all.set(part.key, known ? { ...known, words: `${known.words}; ${part.words}` } : part);
  }
  return all;
}

/** A part that is there where it has a value. */
export const part = (label: string, words: string | number | null, key = label): readonly Part[] =>
  words === null ? [] : [{ key, label, words: String(words) }];
