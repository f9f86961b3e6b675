/** Longer words are not typing errors, and comparing takes the product of the lengths. */
const longest = 60;
const shortestPrefix = 3;

/** The candidate that was most likely meant: the same but for case or separators, the same words in another order, a longer or shorter form, or a few typing errors away; otherwise null. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  if (word.length > longest) return null;
  const close = candidates.filter((candidate) => candidate.length <= longest);
  const wanted = words(word);
  const spelling = wanted.join('-');
  const sorted = wanted.toSorted().join('-');
  return (
    close.find((candidate) => words(candidate).join('-') === spelling) ??
    close.find((candidate) => words(candidate).toSorted().join('-') === sorted) ??
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

function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const spelling = words(candidate).join('-');
    const bound = Math.min(3, Math.floor(Math.max(word.length, spelling.length) / 3));
    if (Math.abs(word.length - spelling.length) > bound) continue;
    const distance = editDistance(word, spelling);
    if (distance <= bound && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein, restricted (optimal string alignment): insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, substituted);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;

const extend = (a: string, b: string) =>
  (a.length >= shortestPrefix && b.startsWith(a)) || (b.length >= shortestPrefix && a.startsWith(b));

function shortest(candidates: readonly string[]): string | null {
  return candidates.reduce<string | null>(
    (best, next) => (best !== null && best.length <= next.length ? best : next),
    null,
  );
}
