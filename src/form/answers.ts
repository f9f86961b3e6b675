// Answers of a city file as plain data, and changes to them. What a change does not touch stays as the file has it.
import { isShortForm } from '../load/schema/value.ts';
import { idWords } from '../model/id.ts';
import type { Condition, Field } from '../model/rule-set.ts';
import { type Data, type DataMap, isPlainMap } from './with-data.ts';

/** Where something stands in the data of a city file. */
export type Path = readonly (string | number)[];

/** What stands at a place; undefined when nothing does. */
export function valueAt(data: Data | undefined, path: Path): Data | undefined {
  let value: Data | undefined = data;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isPlainMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** Data with another value at a place; undefined takes away what stands there. Maps on the way are made. */
export function withValueAt(data: Data | undefined, path: Path, value: Data | undefined): Data | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const item = withValueAt(data[Number(key)], rest, value);
    return item === undefined ? data.filter((_, index) => index !== key) : data.toSpliced(Number(key), 1, item);
  }
  const map = isPlainMap(data) ? data : {};
  return withKey(map, String(key), withValueAt(map[key], rest, value), fileKeys);
}

/** The keys of a city file, its sources and its agencies in the order in which people write them. */
const fileKeys: readonly string[] = [
  'title',
  'publisher',
  'date',
  'url',
  'name',
  'own',
  'city',
  'rules',
  'as-of',
  'answered-by',
  'answered-on',
  'compiled-by',
  'record-until',
  'covered-by',
  'sources',
  'agencies',
  'answers',
  'decisions',
];

/** A map with another value of a key. One that is new comes before those that an order puts behind it. */
export function withKey(map: DataMap, key: string, value: Data | undefined, order: readonly string[]): DataMap {
  const entries = Object.entries(map);
  const at = entries.findIndex(([each]) => each === key);
  if (value === undefined) return Object.fromEntries(entries.filter(([each]) => each !== key));
  if (at >= 0) return Object.fromEntries(entries.with(at, [key, value]));
  const rank = order.indexOf(key);
  const next = rank < 0 ? -1 : entries.findIndex(([each]) => order.indexOf(each) > rank);
  return Object.fromEntries(entries.toSpliced(next < 0 ? entries.length : next, 0, [key, value]));
}

/** The keys of an answer in the order in which people write them. */
const answerKeys = ({ asks }: Pick<Condition, 'asks'>): readonly string[] => [
  'from',
  'until',
  'held-by',
  'claims',
  ...asks.map(({ id }) => id),
  'reply',
  'note',
  'evidence',
];

/** What an answer rests on: fields, what another body says, or claims that disagree. */
export type Layer = 'fields' | 'held-by' | 'claims';

/** An answer, one of its dated entries or a claim as a map: what is short for the first field is written out. */
export function asMap(data: Data | undefined, { asks: [first] }: Pick<Condition, 'asks'>): DataMap {
  if (data === undefined) return {};
  if (first !== undefined && isShort(data, first)) return { [first.id]: data };
  return isPlainMap(data) ? data : {};
}

const isShort = (data: Data, first: Field): boolean => data !== null && isShortForm(data, first);

export function layerOf(map: DataMap): Layer {
  if (Object.hasOwn(map, 'held-by')) return 'held-by';
  return Object.hasOwn(map, 'claims') ? 'claims' : 'fields';
}

/** An answer with another value of one of its keys; undefined when nothing is left of it. What was short for the first field stays so while it can. */
export function withAnswerKey(
  data: Data | undefined,
  key: string,
  value: Data | undefined,
  condition: Pick<Condition, 'asks'>,
): Data | undefined {
  const [first] = condition.asks;
  const wasShort = data !== undefined && first !== undefined && isShort(data, first);
  const map = withKey(asMap(data, condition), key, value, answerKeys(condition));
  const keys = Object.keys(map);
  if (keys.length === 0) return undefined;
  const only = first === undefined || keys.length > 1 ? undefined : map[first.id];
  return wasShort && only !== undefined && isShort(only, first as Field) && only !== 'not-applicable' ? only : map;
}

/** An answer that says what another layer says. What stands beside the layers stays. */
export function withLayer(data: Data | undefined, layer: Layer, condition: Pick<Condition, 'asks'>): Data | undefined {
  const map = asMap(data, condition);
  const now = layerOf(map);
  if (layer === now) return data;
  const fields = condition.asks.map(({ id }) => id);
  const isOfLayer = (key: string) => key === 'held-by' || key === 'claims' || fields.includes(key);
  const beside = Object.fromEntries(Object.entries(map).filter(([key]) => !isOfLayer(key)));
  const own = Object.fromEntries(Object.entries(map).filter(([key]) => fields.includes(key)));
  const order = answerKeys(condition);
  switch (layer) {
    case 'held-by':
      return withKey(beside, 'held-by', [], order);
    case 'claims': {
      // What supports the answer so far supports the first of the claims.
      const { evidence, note, ...rest } = beside;
      const claim = {
        ...own,
        ...(note === undefined ? {} : { note }),
        ...(evidence === undefined ? {} : { evidence }),
      };
      return withKey(rest, 'claims', [claim, {}], order);
    }
    case 'fields': {
      const [claim] = Array.isArray(map['claims']) ? map['claims'] : [];
      const said = { ...asMap(claim, condition), ...beside };
      return Object.keys(said).length === 0 ? undefined : said;
    }
  }
}

/** The dated entries of an answer; null where it has none. */
export const entriesOf = (
  data: Data | undefined,
  { asks: [first] }: Pick<Condition, 'asks'>,
): readonly Data[] | null => (Array.isArray(data) && !(first && isShort(data, first)) ? data : null);

/** The answer with another first or last day for one of its entries. A single entry without a day always holds and is written without a list. */
export function withDay(
  data: Data | undefined,
  index: number,
  key: 'from' | 'until',
  day: Data | undefined,
  condition: Pick<Condition, 'asks'>,
): Data | undefined {
  const entries = entriesOf(data, condition) ?? [data];
  const entry = withKey(asMap(entries[index], condition), key, day, answerKeys(condition));
  if (entries.length > 1 || entry['from'] !== undefined || entry['until'] !== undefined)
    return entries.map((each, at) => (at === index ? entry : asMap(each, condition)));
  return Object.keys(entry).length === 0 ? undefined : entry;
}

/** An answer with one more entry, of which nothing is said yet. */
export const withNewEntry = (data: Data | undefined, condition: Pick<Condition, 'asks'>): readonly Data[] => [
  ...(entriesOf(data, condition) ?? [asMap(data, condition)]),
  {},
];

/** An answer without one of its entries; undefined when none is left. */
export function withoutEntry(entries: readonly Data[], index: number): readonly Data[] | undefined {
  return entries.length === 1 ? undefined : entries.toSpliced(index, 1);
}

/** Whether every question of a condition has an answer, if only that it is not known. */
export function isAnswered(city: DataMap, condition: Condition): boolean {
  return isWhole(valueAt(city, ['answers', condition.id]), city, condition);
}

function isWhole(data: Data | undefined, city: DataMap, condition: Condition): boolean {
  const entries = entriesOf(data, condition);
  if (entries) return entries.length > 0 && entries.every((entry) => isWhole(entry, city, condition));
  const map = asMap(data, condition);
  switch (layerOf(map)) {
    case 'held-by': {
      const holders = holdersOf(map);
      return (
        holders.length > 0 &&
        holders.every((id) => {
          const agency = valueAt(city, ['agencies', id]);
          return (
            isPlainMap(agency) &&
            ('file' in agency || isWhole(valueAt(agency, ['answers', condition.id]), city, condition))
          );
        })
      );
    }
    case 'claims': {
      const claims = map['claims'];
      return Array.isArray(claims) && claims.length > 1 && claims.every((claim) => isWhole(claim, city, condition));
    }
    case 'fields':
      return condition.asks.every(({ id }) => Object.hasOwn(map, id));
  }
}

/** Ids of the agencies that hold an answer. */
export function holdersOf(map: DataMap): readonly string[] {
  const holders = map['held-by'];
  return (Array.isArray(holders) ? holders : [holders]).filter((id) => typeof id === 'string');
}

/** Whether any answer of a city is held by an agency. */
export function isHolder(city: DataMap, id: string): boolean {
  const answers = city['answers'];
  const layers = isPlainMap(answers) ? Object.values(answers).flat() : [];
  return layers.some((layer) => isPlainMap(layer) && holdersOf(layer).includes(id));
}

/** An answer that other agencies hold; one of them stands without a list. */
export const withHolders = (ids: readonly string[]): Data => (ids.length === 1 ? (ids[0] ?? []) : ids);

/** An id made of a name, other than those that there are. */
export function idFor(name: string, taken: readonly string[], otherwise: string): string {
  const id = idWords(name).slice(0, 5).join('-').slice(0, 40).replace(/-$/, '');
  const base = /^[a-z]/.test(id) ? id : id === '' ? otherwise : `${otherwise}-${id}`;
  let made = base;
  for (let count = 2; taken.includes(made); count++) made = `${base}-${count}`;
  return made;
}
