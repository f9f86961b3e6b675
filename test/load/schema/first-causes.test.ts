import { expect, test } from 'vitest';
import { ruleSetTemplate } from '../../../src/commands/rules-new.ts';
import { InputError } from '../../../src/errors.ts';
import { toCity } from '../../../src/load/city/city.ts';
import { resolve } from '../../../src/load/rule-set/resolve.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../../src/load/source/document.ts';

const city = `city: Rivertown, Ohio
rules: psp-2017-08
sources:
  manual: { title: Manual }
agencies:
  jail: { name: Jail, answers: { detainer-hold: { in-place: no, evidence: { manual: Section 4. } } } }
answers:
  release-notice: { held-by: jail, evidence: { manual: Section 5. } }
`;

async function messages(read: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

const ofCity = (text: string) =>
  messages(async () => toCity(await parseDocument('city.yaml', Buffer.from(text)), await shippedRuleSets()));

const ofRuleSet = (text: string) =>
  messages(async () => {
    const document = await parseDocument('rules.yaml', Buffer.from(text));
    const named = { path: 'rules.yaml', root: null };
    return resolve({ layers: [{ named, document, faults: [] }], problems: [] }, await shippedRuleSets());
  });

test.each([
  ['city', 'cty'],
  ['rules', 'rule'],
  ['sources', 'source'],
  ['agencies', 'agency'],
  ['answers', 'answer'],
])('of a city file, `%s` written as `%s` is one error', async (key, mistyped) => {
  expect(await ofCity(city)).toEqual([]);
  const told = await ofCity(city.replace(new RegExp(`^${key}:`, 'm'), `${mistyped}:`));
  expect(told).toEqual([expect.stringContaining(`Did you mean \`${key}\`?`)]);
});

test.each([
  ['rule-set', 'ruleset'],
  ['sources', 'source'],
  ['vocabularies', 'vocabulary'],
  ['labels', 'lables'],
  ['conditions', 'condition'],
])('of a rule set, `%s` written as `%s` is one error', async (key, mistyped) => {
  expect(await ofRuleSet(ruleSetTemplate('cameras'))).toEqual([]);
  const told = await ofRuleSet(ruleSetTemplate('cameras').replace(new RegExp(`^${key}:`, 'm'), `${mistyped}:`));
  expect(told).toEqual([expect.stringContaining(`Did you mean \`${key}\`?`)]);
});
