import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRuleSet, shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import {
  defaultRuleSet,
  resolvedAtBuild,
  shippedIds,
  shippedPath,
  shippedText,
} from '../../../src/load/rule-set/shipped.ts';
import { isSameType } from '../../../src/load/rule-set/union.ts';

const ruleSets = await shippedRuleSets();

test('every file of data/rules but cases is shipped, the default first', () => {
  const files = readdirSync(new URL('../../../data/rules', import.meta.url)).filter(
    (name) => !name.includes('.cases.'),
  );
  expect(shippedIds()).toContain('jag-2017-award');
  expect(shippedIds().map((id) => `${id}.yaml`)).toEqual(expect.arrayContaining(files));
  expect(shippedIds()).toHaveLength(files.length);
  expect(shippedIds()[0]).toBe(defaultRuleSet);
});

test('a file is called like its rule set', () => {
  expect(ruleSets.map(({ id }) => id)).toEqual(shippedIds());
});

test('nothing is resolved before the build', () => {
  expect(resolvedAtBuild(defaultRuleSet)).toBeNull();
});

test('a shipped rule set is the same by its id and by its path', async () => {
  expect(shippedText(defaultRuleSet)).toMatch(new RegExp(`^rule-set: ${defaultRuleSet}$`, 'm'));
  expect((await loadRuleSet(shippedPath(defaultRuleSet))).digest).toBe((await loadRuleSet(defaultRuleSet)).digest);
});

test('an id has one type in all shipped rule sets', () => {
  const fields = ruleSets.flatMap(({ id: ruleSet, conditions }) =>
    conditions.flatMap(({ id, asks }) => asks.map((field) => ({ ruleSet, name: `${id}.${field.id}`, field }))),
  );
  const conflicts = fields.filter((one) =>
    fields.some((other) => one.name === other.name && !isSameType(one.field, other.field)),
  );
  expect(fields.length).toBeGreaterThan(0);
  expect(conflicts).toEqual([]);
});

test('a shipped rule set names only shipped alternatives', () => {
  const alternatives = ruleSets.flatMap((ruleSet) => ruleSet.alternatives);
  expect(alternatives.filter((id) => !shippedIds().includes(id))).toEqual([]);
});
