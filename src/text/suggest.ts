import { distance } from 'fastest-levenshtein';

/** Longer words are not typing errors, and comparing takes the product of the lengths. */
const longest = 60;
const shortestPrefix = 3;

/** The candidate that was most likely meant: the same but for case or separators, the same words in another order, a longer or shorter form, or a few typing errors away; otherwise null. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  if (word.length > longest) return null;
  const close = candidates.filter((candidate) => candidate.length <= longest);
  const wanted = words(word);
  const spelling = wanted.join('-');
  const inOrder = wanted.toSorted().join('-');
  const stems = singular(wanted);
  return (
    close.find((candidate) => words(candidate).join('-') === spelling) ??
    close.find((candidate) => words(candidate).toSorted().join('-') === inOrder) ??
    close.find((candidate) => singular(words(candidate)) === stems) ??
    nearest(spelling, close) ??
    shortest(close.filter((candidate) => extend(spelling, words(candidate).join('-')))) ??
    null
  );
}

/** `releaseNotice`, `release_notice` and `Release notice` are all `release`, `notice`. */
function words(text: string): string[] {
  return text
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

/** `agencies` and `agency` are the same, `rules` and `rule`. */
const singular = (all: readonly string[]): string =>
  all.map((word) => word.replace(/ies$/, 'y').replace(/s$/, '')).join('-');

function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const spelling = words(candidate).join('-');
    const bound = Math.min(3, Math.floor(Math.max(word.length, spelling.length) / 3));
    if (Math.abs(word.length - spelling.length) > bound) continue;
    const errors = errorsBetween(word, spelling);
    if (errors <= bound && errors < least) {
      best = candidate;
      least = errors;
    }
  }
  return best;
}

/** Letters too many, missing or wrong; two that have changed places are one error, not two. */
function errorsBetween(a: string, b: string): number {
  const errors = distance(a, b);
  return errors === 2 && sorted(a) === sorted(b) ? 1 : errors;
}

const sorted = (text: string) => [...text].sort().join('');

const extend = (a: string, b: string) =>
  (a.length >= shortestPrefix && b.startsWith(a)) || (b.length >= shortestPrefix && a.startsWith(b));

function shortest(candidates: readonly string[]): string | null {
  return candidates.reduce<string | null>(
    (best, next) => (best !== null && best.length <= next.length ? best : next),
    null,
  );
}
