// Every place in plain data, and the data with something else there.

export type Path = readonly (string | number)[];

export function placesIn(data: unknown, path: Path = []): readonly Path[] {
  if (typeof data !== 'object' || data === null) return [path];
  const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return [path, ...keys.flatMap((key) => placesIn(Reflect.get(data, key), [...path, key]))];
}

/** What stands there is replaced, or removed when there is no replacement; a key that is not there is added. */
export function changed(data: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(data)) {
    const index = Number(key);
    const item = changed(data[index], rest, replacement);
    return [...data.slice(0, index), ...(item === undefined ? [] : [item]), ...data.slice(index + 1)];
  }
  const map: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {};
  const value = changed(map[key], rest, replacement);
  if (value === undefined) delete map[key];
  else map[key] = value;
  return map;
}

/** `answers.detainer-hold[0].until` as a path. A key with a dot in it is written in quotes. */
export function pathOf(text: string): Path {
  return [...text.matchAll(/"([^"]+)"|\[(\d+)\]|([^.[\]"]+)/g)].map(([, quoted, index, key]) =>
    index === undefined ? (quoted ?? key ?? '') : Number(index),
  );
}
