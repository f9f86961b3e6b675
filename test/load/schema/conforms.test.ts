import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { citySchema } from '../../../src/load/city/city-schema.ts';
import { readBytes } from '../../../src/load/files/read.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { toCheckSchema } from '../../../src/load/schema/check-schema.ts';
import { conforms } from '../../../src/load/schema/conforms.ts';
import { parseDocument } from '../../../src/load/source/document.ts';
import { runs } from '../../support/runs.ts';

const schema = citySchema(await shippedRuleSets());
const check = toCheckSchema(schema);
const cities = await Promise.all(
  readdirSync('data/cities', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map(async (name) => (await parseDocument(name, readBytes(`data/cities/${name}`))).data),
);

test('the shipped city files conform', () => {
  expect(cities.map((city) => conforms(city, check))).toEqual(cities.map(() => true));
});

/** Things that a value of a city file may be, and things it may not. */
const odd = fc.oneof(
  fc.constantFrom(
    ...['yes', 'NO', 'y', 'unknown', 'declined', 'none', '', '48h', '48', 'PT48H', 'policy', 'practice', 'yes\n'],
    ...['2017', '2017-08-18', '2017-8', 'county-jail', 'judicial-warrant', 'constructor', '__proto__'],
    ...[0, 1, 2017, 999, 10_000, 402.1, -1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, true, false, null],
    ...[[], [[]], {}, ['on-request'], ['on-request', 'nothing'], [{ from: 2017 }], { 2015: 1 }, { 15: 1 }],
  ),
  fc.string(),
  fc.double(),
  fc.array(fc.constantFrom('on-request', 'where-possible', 'unknown', {}, { 'in-place': 'yes' })),
);

/** Every place in some data. */
function places(data: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof data !== 'object' || data === null) return [path];
  const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return [path, ...keys.flatMap((key) => places(Reflect.get(data, key), [...path, key]))];
}

type Change = {
  readonly kind: 'replace' | 'remove' | 'add' | 'rename';
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
};

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'add', 'rename'),
  at: fc.nat(),
  key: fc.constantFrom(
    'from',
    'until',
    'held-by',
    'claims',
    'reply',
    'note',
    'evidence',
    'in-place',
    'limits',
    'hold',
    'rules',
    'name',
    'x',
  ),
  value: odd,
});

function changed(data: unknown, { kind, at, key, value }: Change): unknown {
  const all = places(data);
  const path = all[at % all.length] ?? [];
  return edit(data, path, kind, key, value);
}

function edit(
  data: unknown,
  [first, ...rest]: readonly (string | number)[],
  kind: Change['kind'],
  key: string,
  value: unknown,
): unknown {
  if (first === undefined) {
    if (kind === 'replace') return value;
    if (kind !== 'add' || typeof data !== 'object' || data === null) return data;
    return Array.isArray(data) ? [...data, value] : { ...data, [key]: value };
  }
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).flatMap(([name, each]) => {
    if (name !== String(first)) return [[name, each]];
    if (rest.length === 0 && kind === 'remove') return [];
    if (rest.length === 0 && kind === 'rename') return [[key, each]];
    return [[name, edit(each, rest, kind, key, value)]];
  });
  return Array.isArray(data) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

test('a changed city file is accepted without zod exactly when zod accepts it', () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...cities), fc.array(change, { minLength: 1, maxLength: 3 }), (city, changes) => {
      const data = changes.reduce(changed, city);
      const isValid = schema.safeParse(data).success;
      if (isValid) accepted++;
      else refused++;
      expect(conforms(data, check)).toBe(isValid);
    }),
    runs(600),
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(runs(600).numRuns / 12);
}, 60_000);

describe('what conforms.ts does not check ends the build', () => {
  test.each([
    ['a tuple', z.tuple([z.string()])],
    ['a longest length', z.string().max(3)],
    ['a multiple', z.number().multipleOf(2)],
    ['null', z.string().nullable()],
  ])('%s', (_what, unchecked) => {
    expect(() => toCheckSchema(unchecked)).toThrow('conforms.ts does not check');
  });
});
