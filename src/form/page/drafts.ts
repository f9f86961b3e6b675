// What somebody has answered, kept in the browser until it is saved. A browser may refuse to keep anything; then nothing is.
import { cityKey } from '../../model/city.ts';

export type Draft = {
  /** The name of the city, as it was written. */
  readonly city: string;
  /** Of the file. */
  readonly name: string;
  readonly base: string;
  readonly text: string;
  readonly done: readonly string[];
};

export type Drafts = {
  readonly all: () => readonly Draft[];
  /** False when the browser keeps nothing. */
  readonly keep: (draft: Draft) => boolean;
  readonly remove: (city: string) => void;
};

/** The drafts for the rule set of a digest, each under the name of its city. */
export function draftsIn(storage: () => Storage, digest: string): Drafts {
  const prefix = `psp-check form ${digest} `;
  const keyOf = (city: string) => prefix + cityKey(city);
  return {
    all: () =>
      attempt(() => {
        const store = storage();
        const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
        return keys.filter((key) => key.startsWith(prefix)).flatMap((key) => asDraft(store.getItem(key)));
      }, []),
    keep: (draft) =>
      attempt(() => {
        storage().setItem(keyOf(draft.city), JSON.stringify(draft));
        return true;
      }, false),
    remove: (city) => attempt(() => storage().removeItem(keyOf(city)), undefined),
  };
}

function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** Other pages of the same origin may have written anything. */
function asDraft(text: string | null): readonly Draft[] {
  return attempt(() => {
    const found: unknown = JSON.parse(text ?? 'null');
    if (typeof found !== 'object' || found === null) return [];
    const { city, name, base, text: said, done } = found as Record<string, unknown>;
    const texts = [city, name, base, said];
    if (!texts.every((each) => typeof each === 'string') || !Array.isArray(done)) return [];
    return [{ city: String(city), name: String(name), base: String(base), text: String(said), done: done.map(String) }];
  }, []);
}
