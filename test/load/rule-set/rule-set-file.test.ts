import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { matcherFileSchema, ruleSetFileSchema, testFileSchema } from '../../../src/load/rule-set/rule-set-file.ts';

const folders = ['../../../data/rules/', '../../fixtures/rules/'].map((folder) => new URL(folder, import.meta.url));
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.cases.yaml'))
    .map((name) => new URL(name, folder)),
);

test.each(files.map((file) => [file.pathname.split('/').at(-1), file] as const))('%s has the shape', (_, file) => {
  expect(ruleSetFileSchema.safeParse(parse(readFileSync(file, 'utf8'))).error).toBeUndefined();
});

test.each([
  ['yes'],
  [7],
  [true],
  [['statute', 'policy']],
  [{ 'at-least': '48h' }],
  [{ above: 'national-rate', 'at-most': 900.5 }],
  [{ after: '2017-01-01', 'on-or-before': '2017-08-18' }],
  [{ within: '2 years' }],
  [{ only: ['on-request'], 'any-of': ['a'], 'all-of': ['b'], 'none-of': ['c'] }],
])('%j is a matcher', (matcher) => {
  expect(matcherFileSchema.safeParse(matcher).success).toBe(true);
});

test.each([
  [null],
  [[]],
  [[[1]]],
  [{ atleast: 1 }],
  [{ 'at-least': true }],
  [{ 'at-least': ['48h'] }],
  [{ after: 'soon' }],
  [{ after: 2017 }],
  [{ 'on-or-before': '2017-08' }],
  [{ within: '48h' }],
  [{ only: 'on-request' }],
  [{ 'any-of': [] }],
  [{ 'any-of': ['On Request'] }],
])('%j is no matcher', (matcher) => {
  expect(matcherFileSchema.safeParse(matcher).success).toBe(false);
});

test('tests stand in tests at any depth', () => {
  const nested = {
    any: [{ all: [{ not: { any: [{ 'in-place': 'no' }] } }] }, { reply: 'none', not: { notice: { below: '48h' } } }],
  };
  expect(testFileSchema.safeParse(nested).success).toBe(true);
  for (const wrong of [
    { any: [] },
    { all: {} },
    { not: [] },
    { any: [{ not: { all: 'yes' } }] },
    { 'in-place': null },
  ]) {
    expect(testFileSchema.safeParse(wrong).success).toBe(false);
  }
});

test('JSON Schema can say all of it, and says what every key is for', () => {
  const schema = z.toJSONSchema(ruleSetFileSchema, { target: 'draft-7', io: 'input' });
  const silent = propertiesOf(schema).filter(([, property]) => !saysWhat(property));
  expect(propertiesOf(schema).length).toBeGreaterThan(50);
  expect(silent.map(([name]) => name)).toEqual([]);
  expect(JSON.stringify(schema)).toContain('"$ref":"#/definitions/test"');
});

/** Every property of every object of a JSON Schema, at any depth. */
function propertiesOf(schema: unknown): readonly (readonly [name: string, schema: unknown])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.entries(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesOf)];
}

const saysWhat = (schema: unknown) =>
  typeof schema === 'object' && schema !== null && ('description' in schema || '$ref' in schema);
