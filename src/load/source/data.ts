import { inside, type Place } from './place.ts';

/** A map of a document: an object without a prototype, so that its keys are only those that the file has. */
export type DataMap = Readonly<Record<string, unknown>>;

export const isMap = (data: unknown): data is DataMap =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

export const isScalar = (data: unknown): data is string | number | boolean =>
  typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';

/** What stands under a key of a map, and its place; where nothing does, there is nothing to tell either, and the place is that of the map. */
export const childOf = (data: DataMap, key: string, place: Place): readonly [data: unknown, place: Place] => {
  const value = data[key];
  return [value, value === undefined ? place : inside(place, key)];
};

/** A map; an empty one for anything else. */
export const mapOf = (data: unknown): DataMap => (isMap(data) ? data : {});

/** The items of a list; none of anything else. */
export const itemsOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

/** The value of a key; undefined when the data is not a map or does not have the key. */
export function childValue(data: unknown, key: string): unknown {
  return isMap(data) && Object.hasOwn(data, key) ? data[key] : undefined;
}
