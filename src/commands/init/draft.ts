import type { City } from '../../model/city.ts';
import type { Field } from '../../model/rule-set.ts';
import { type Path, valueAt, type Written, withMapFor, withValue } from './city-text.ts';

/** A city file while it is written: after each change it is read again and saved. */
export type Draft = {
  readonly city: () => City;
  /** What stands at a place, as plain data; undefined when nothing does. */
  readonly at: (path: Path) => unknown;
  readonly set: (path: Path, value: Written) => Promise<void>;
  /** Sets a field of the answer at a place. */
  readonly setField: (
    path: Path,
    asks: readonly Field[],
    field: string,
    value: Written,
    note?: string,
  ) => Promise<void>;
  /** Sets what stands beside the fields of the answer at a place. */
  readonly setBeside: (path: Path, asks: readonly Field[], beside: Path, value: Written) => Promise<void>;
};

/** `read` says what a text means; `save` keeps it. */
export async function draftOf(
  start: string,
  read: (text: string) => Promise<City>,
  save: (text: string) => Promise<void>,
): Promise<Draft> {
  let text = start;
  let city = await read(text);
  const change = async (next: string) => {
    city = await read(next);
    text = next;
    await save(text);
  };
  return {
    city: () => city,
    at: (path) => valueAt(text, path),
    set: (path, value) => change(withValue(text, path, value)),
    setField: (path, asks, field, value, note) => change(withField(text, path, asks, field, value, note)),
    setBeside: (path, asks, beside, value) => change(withValue(withMap(text, path, asks), [...path, ...beside], value)),
  };
}

function withField(
  text: string,
  path: Path,
  asks: readonly Field[],
  field: string,
  value: Written,
  note: string | undefined,
): string {
  const ids = asks.map(({ id }) => id);
  const ready = withMap(text, path, asks);
  const given = valueAt(ready, path);
  const known = Object.entries(Object(given)).filter(([key, each]) => ids.includes(key) && each !== 'unknown');
  // A set that is left out says that none is stated, which nobody has said so far.
  const open =
    known.length > 0
      ? []
      : asks
          .filter(({ id, type }) => type === 'some-of' && id !== field && Object(given)[id] === undefined)
          .map(({ id }) => id);
  const noted = note === undefined ? [] : [['note', note] as const];
  const changes: readonly (readonly [string, Written])[] = [
    [field, value],
    ...noted,
    ...open.map((id) => [id, 'unknown'] as const),
  ];
  return changes.reduce((each, [key, written]) => withValue(each, [...path, key], written), ready);
}

/** The answer at a place as a map, where it was written as a value of the first field. */
function withMap(text: string, path: Path, [first]: readonly Field[]): string {
  const before = valueAt(text, path);
  if (before === undefined || !first) return text;
  const isMap = typeof before === 'object' && before !== null && !Array.isArray(before);
  const isYears = isMap && Object.keys(before).some((key) => /^\d{4}$/.test(key));
  return isMap && !isYears ? text : withMapFor(text, path, first.id);
}
