/** Names of which none is used twice: one that occurs again has ` (2)` behind it, ` (3)` … What comes later changes nothing of what came before. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let distinct = name;
    let count = counts.get(name) ?? 1;
    while (used.has(distinct)) distinct = `${name} (${++count})`;
    counts.set(name, count);
    used.add(distinct);
    return distinct;
  });
}
