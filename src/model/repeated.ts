/** What comes a second time within so many other things is likely to come again. */
const mostYoung = 500;
/** More is not kept. */
const mostOld = 500;
/** What is longer is not likely to come again, and would take memory. */
const longestKey = 1000;

/**
 * Remembers what was made for a key that comes again and again, in bounded memory: of the many keys that come once, as those of a single city do, nothing
 * is kept for long.
 */
export function repeated<Made>(): (key: string, make: () => Made) => Made {
  let young = new Map<string, { readonly made: Made }>();
  let old = new Map<string, { readonly made: Made }>();
  return (key, make) => {
    if (key.length > longestKey) return make();
    const known = old.get(key);
    if (known) return known.made;
    const again = young.get(key);
    if (again) {
      if (old.size >= mostOld) old = new Map();
      old.set(key, again);
      return again.made;
    }
    const entry = { made: make() };
    if (young.size >= mostYoung) young = new Map();
    young.set(key, entry);
    return entry.made;
  };
}
