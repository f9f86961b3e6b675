/** Which of those with the same key each one is, from 1: what has to be unique stays so, and what comes later changes nothing of what came before. */
export function ordinals<T>(all: readonly T[], keyOf: (each: T) => string): readonly number[] {
  const counts = new Map<string, number>();
  return all.map((each) => {
    const key = keyOf(each);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  });
}
