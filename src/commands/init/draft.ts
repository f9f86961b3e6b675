import type { City } from '../../model/city.ts';
import type { Field } from '../../model/rule-set.ts';
import { type Path, valueAt, type Written, withMapFor, withValue } from './city-text.ts';

/** A city file while it is written: after each change it is read again and saved. */
export type Draft = {
  readonly city: () => City;
  /** What stands at a place, as plain data; undefined when nothing does. */
  readonly at: (path: Path) => unknown;
  /** Any change of the text. InputError, and nothing changed, when it is not a valid file then. */
  readonly edit: (change: (text: string) => string) => Promise<void>;
  readonly set: (path: Path, value: Written) => Promise<void>;
  /** Sets what stands in the answer at a place, or beside its fields. */
  readonly setIn: (path: Path, asks: readonly Field[], inner: Path, value: Written) => Promise<void>;
};

/** Reads each text once: on a way back the same texts come again. */
export function readOnce(read: (text: string) => Promise<City>): (text: string) => Promise<City> {
  const cities = new Map<string, Promise<City>>();
  return (text) => {
    const city = cities.get(text) ?? read(text);
    cities.set(text, city);
    return city;
  };
}

/** `read` says what a text means; `save` keeps it. */
export async function draftOf(
  start: string,
  read: (text: string) => Promise<City>,
  save: (text: string) => Promise<void>,
): Promise<Draft> {
  let text = start;
  let city = await read(text);
  const edit: Draft['edit'] = async (change) => {
    const next = change(text);
    city = await read(next);
    text = next;
    await save(text);
  };
  return {
    city: () => city,
    at: (path) => valueAt(text, path),
    edit,
    set: (path, value) => edit((before) => withValue(before, path, value)),
    setIn: (path, asks, inner, value) =>
      edit((before) => withValue(asMap(before, path, asks), [...path, ...inner], value)),
  };
}

/** The answer at a place as a map, where it was written as a value of the first field. */
export function asMap(text: string, path: Path, [first]: readonly Field[]): string {
  const before = valueAt(text, path);
  if (before === undefined || !first) return text;
  const isMap = typeof before === 'object' && before !== null && !Array.isArray(before);
  const isYears = isMap && Object.keys(before).some((key) => /^\d{4}$/.test(key));
  return isMap && !isYears ? text : withMapFor(text, path, first.id);
}
