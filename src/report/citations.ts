import type { Source } from '../model/rule-set.ts';

/** Notes a source and returns its number. */
export type Cite = (source: Source) => number;

/** Numbers sources in the order in which they are first cited, so that long addresses stand once, in a list. */
export function citations(): { readonly cite: Cite; readonly sources: () => readonly Source[] } {
  // A rule set and a city file may use one id for two sources, so it is the whole that counts.
  const cited = new Map<string, { readonly number: number; readonly source: Source }>();
  return {
    cite: (source) => {
      const key = keyOf(source);
      const known = cited.get(key) ?? { number: cited.size + 1, source };
      cited.set(key, known);
      return known.number;
    },
    sources: () => Array.from(cited.values(), ({ source }) => source),
  };
}

const keys = new WeakMap<Source, string>();

/** Those of a rule set are cited in every report. */
function keyOf(source: Source): string {
  const key = keys.get(source) ?? JSON.stringify([source.title, source.publisher, source.date, source.url]);
  keys.set(source, key);
  return key;
}
