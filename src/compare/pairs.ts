// Which city before is which after.

/** What tells a city from others: the path of its file within its side, its name by `key`, its as-of date; and what tells two reports on it, its rule set. */
export type Told = {
  readonly path: string;
  readonly key: string;
  readonly asOf: string | null;
  readonly ruleSet?: string;
};

export type Pairs<Of> = {
  /** In the order of the side after. */
  readonly pairs: readonly { readonly before: Of; readonly after: Of }[];
  /** Those that have none on the other side. */
  readonly added: readonly Of[];
  readonly removed: readonly Of[];
};

/**
 * Cities pair by path, and those of one file by name and as-of date (several reports on one by rule set as well), else by a name that no other city there has; what is left, a file that was renamed, by
 * name and as-of date. What could be paired in two ways is not.
 */
export function pairsOf<Of extends Told>(before: readonly Of[], after: readonly Of[]): Pairs<Of> {
  const found = new Map<Of, Of>();
  const taken = new Set<Of>();
  for (const keyOf of keys) {
    const [old, now] = [grouped(before, keyOf, taken), grouped(after, keyOf, found)];
    for (const [key, [one, ...others]] of now) {
      const [same, ...more] = old.get(key) ?? [];
      if (!one || !same || others.length > 0 || more.length > 0) continue;
      found.set(one, same);
      taken.add(same);
    }
  }
  return {
    pairs: after.flatMap((each) => {
      const same = found.get(each);
      return same ? [{ before: same, after: each }] : [];
    }),
    added: after.filter((each) => !found.has(each)),
    removed: before.filter((each) => !taken.has(each)),
  };
}

/** One after the other, for those that the ones before have not paired. */
const keys: readonly ((each: Told) => string)[] = [
  ({ path, key, asOf, ruleSet }) => JSON.stringify([path, key, asOf, ruleSet]),
  ({ path, key, asOf }) => JSON.stringify([path, key, asOf]),
  ({ path, key }) => JSON.stringify([path, key]),
  ({ path }) => path,
  ({ key, asOf, ruleSet }) => JSON.stringify([key, asOf, ruleSet]),
  ({ key, asOf }) => JSON.stringify([key, asOf]),
];

function grouped<Of extends Told>(
  all: readonly Of[],
  keyOf: (each: Told) => string,
  done: { readonly has: (each: Of) => boolean },
): ReadonlyMap<string, readonly Of[]> {
  const groups = new Map<string, Of[]>();
  for (const each of all) {
    if (done.has(each)) continue;
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
