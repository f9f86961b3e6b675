import type { Source } from '../../model/rule-set.ts';

/** Notes a source and returns its number. */
export type Cite = (source: Source) => number;

type Cited = { readonly number: number; readonly source: Source };

/** Numbers sources in the order in which they are first cited, so that long addresses stand once, in a list. */
export function citations(): { readonly cite: Cite; readonly sources: () => readonly Source[] } {
  const cited: Cited[] = [];
  const known = new Map<Source, Cited>();
  const byTitle = new Map<string, Cited[]>();
  return {
    cite: (source) => {
      const before = known.get(source);
      if (before) return before.number;
      const alike = byTitle.get(source.title) ?? [];
      byTitle.set(source.title, alike);
      const same = alike.find((each) => isSame(each.source, source)) ?? { number: cited.length + 1, source };
      if (same.number > cited.length) {
        cited.push(same);
        alike.push(same);
      }
      known.set(source, same);
      return same.number;
    },
    sources: () => cited.map(({ source }) => source),
  };
}

/** A rule set and a city file may use one id for two sources, so it is the whole that counts. */
const isSame = (one: Source, other: Source): boolean =>
  one.title === other.title && one.publisher === other.publisher && one.date === other.date && one.url === other.url;
