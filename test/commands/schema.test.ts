import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { jsonSchema } from '../../src/load/json-schema.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { schemaNames } from '../../src/load/schema/schema-names.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['schema', ...args], io);
  return io;
}

test.each(schemaNames)('schema %s prints its schema and exits 0', async (what) => {
  const io = await ran(what);
  expect(JSON.parse(io.out())).toEqual(jsonSchema(what, await shippedRuleSets()));
  expect([io.exitCode, io.err()]).toEqual([0, '']);
});

test('schema city --rules has the conditions of that rule set only', async () => {
  const io = await ran('city', '--rules', 'test/fixtures/own/rules.yaml');
  expect(JSON.parse(io.out())).toEqual(jsonSchema('city', [await loadRuleSet('test/fixtures/own/rules.yaml')]));
});

test.each([
  ['citi', [], 'error: `citi` is not the name of a schema. Did you mean `city`?\n'],
  [
    'constructor',
    [],
    'error: `constructor` is not the name of a schema. Valid values: `city`, `columns`, `rules`, `report`, `comparison`, `history`, `change-set`.\n',
  ],
  ['rules', ['-r', 'x'], 'error: The schema of `rules` is the same for every rule set. Leave `--rules` out.\n'],
])('schema %s %j is bad usage', async (what, more, told) => {
  const io = await ran(what, ...more);
  expect([io.exitCode, io.out(), io.err()]).toEqual([2, '', told]);
});

test('a schema explains: the question, what a word means, an example', async () => {
  const schema = JSON.parse((await ran('city')).out());
  const { properties } = schema.properties.answers;
  expect(properties['release-notice'].description).toMatch(/^Is there a statute, rule, regulation, policy or practice/);
  const text = JSON.stringify(schema);
  expect(text).toContain('"a contract or memorandum of understanding with DHS or another body"');
  expect(text).toContain('"examples":["36h","90m","2d"]');
  expect(text).toContain('"errorMessage":"Must be a duration such as 48h, 90m or 2d, or `unknown`."');
});

test.each(['city', 'columns', 'rules', 'report', 'comparison', 'history', 'change-set'])(
  'what is repeated in the schema of %s has a name, and every name is used',
  async (what) => {
    const text = (await ran(what)).out();
    const names = Object.keys(JSON.parse(text).definitions);
    const used = new Set(Array.from(text.matchAll(/"#\/definitions\/([^"]+)"/g), ([, name]) => name));
    expect([...used].sort()).toEqual(names.toSorted());
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  },
);
