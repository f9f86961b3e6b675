// The public API, by the examples of docs/api.md.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as api from '../src/index.ts';
import { inFolder } from './support/folder.ts';

const examples = Array.from(
  readFileSync('docs/api.md', 'utf8').matchAll(/^```js\n(.*?)^```$/gms),
  ([, text = '']) => text,
);

/** A module as the body of a function: what it imports is what the function is given, and `x; // → y` expects x to be y. */
const bodyOf = (text: string): string =>
  text
    .replace(/^import (\{[^}]*\}) from 'psp-check';$/gm, 'const $1 = api;')
    .replace(/^(.*); \/\/ → (.*)$/gm, 'expected($1, $2);');

test.each(examples.map((text) => [text.split('\n')[0] ?? '', text]))(
  '%s …: gives what the page says',
  async (_, text) => {
    const asyncFunction = Object.getPrototypeOf(async () => {}).constructor;
    let count = 0;
    const expected = (actual: unknown, wanted: unknown) => {
      count++;
      expect(actual).toEqual(wanted);
    };
    await asyncFunction('api', 'expected', bodyOf(text))(api, expected);
    expect(count).toBe(text.match(/\/\/ → /g)?.length);
    expect(count).toBeGreaterThan(0);
  },
);

test('every function that is exported stands on the page', () => {
  const page = readFileSync('docs/api.md', 'utf8');
  const functions = Object.entries(api).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
  const besides = ['exitCode', 'isFormat', 'loadRuleSets', 'parseDay', 'shippedRuleSets'];
  expect(functions.filter((name) => !page.includes(name) && !besides.includes(name))).toEqual([]);
});

test.each([['tomorrow'], ['2017-02-30'], ['2017-08'], [''], [2017], [null]])('the day %j is refused', async (asOf) => {
  const [ruleSet, city] = await Promise.all([api.loadRuleSet('psp-2017-08'), api.parseCity('city: A\nanswers: {}')]);
  await expect(api.evaluate(ruleSet, city, asOf as string)).rejects.toThrow(RangeError);
});

test('without a day that of the file counts, and else today, of which the report warns', async () => {
  const ruleSet = await api.loadRuleSet('psp-2017-08');
  const fixed = await api.evaluate(ruleSet, await api.parseCity('city: A\nas-of: 2018-01-01\nanswers: {}'));
  const open = await api.evaluate(ruleSet, await api.parseCity('city: A\nanswers: {}'));
  const codes = (report: api.Report) => report.warnings.map(({ code }) => code);
  expect([fixed.asOf, codes(fixed).includes('no-as-of'), codes(open).includes('no-as-of')]).toEqual([
    '2018-01-01',
    false,
    true,
  ]);
  expect(open.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('alternatives of the rule set are loaded, and one that cannot be is an InputError', async () => {
  const city = await api.parseCity('city: A\nanswers: {}');
  const ruleSet = await api.loadRuleSet('psp-2017-08');
  const report = await api.evaluate(ruleSet, city, '2017-08-18');
  expect(report.alternatives.map((each) => each.ruleSet)).toEqual(['psp-2017-08-response']);
  const lost = { ...ruleSet, alternatives: ['./nowhere.yaml'] };
  await expect(api.evaluate(lost, city, '2017-08-18')).rejects.toThrow(api.InputError);
});

test('a text and the data of the same file come to the same', async () => {
  const data = { city: 'A', answers: { 'detainer-hold': { 'in-place': 'yes', hold: '48h', limits: [] } } };
  const [one, other] = await Promise.all([
    api.parseCity(JSON.stringify(data), { path: 'city.json' }),
    api.parseCity(data),
  ]);
  expect([...one.answers.keys()]).toEqual([...other.answers.keys()]);
  const ruleSet = await api.loadRuleSet('psp-2017-08');
  const outcomes = async (city: api.City) =>
    (await api.evaluate(ruleSet, city, '2017-08-18')).findings.map(({ outcome }) => outcome);
  expect(await outcomes(one)).toEqual(await outcomes(other));
});

test('files that a parsed city names are looked for beside its path', async () => {
  await inFolder({ 'jail.yaml': 'name: Jail\nanswers: { detainer-hold: no }' }, async (folder) => {
    const text = 'city: A\nagencies: { jail: { file: jail.yaml } }\nanswers: { detainer-hold: { held-by: jail } }';
    const city = await api.parseCity(text, { path: `${folder}/city.yaml`, root: folder });
    expect(city.agencies.get('jail')?.name).toBe('Jail');
  });
});
