// The rule sets prove themselves: every example of every condition, and every case of a city, comes out as it is written. The record keeps to
// what docs/record.md says of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../src/evaluate/evaluate.ts';
import { type Case, casesBeside, loadCases } from '../src/load/cases.ts';
import { loadCities } from '../src/load/city/cities.ts';
import { loadRuleSet, ruleSetExamples, shippedRuleSets } from '../src/load/rule-set/rule-set.ts';
import type { RuleSet } from '../src/model/rule-set.ts';
import { exampleOutcome } from '../src/review/example.ts';

const ruleSets = await shippedRuleSets();

describe.each(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet] as const))('%s', async (id, ruleSet) => {
  const examples = await ruleSetExamples(id);
  const { cases, ruleSet: proved } = await loadCases(casesBeside(id) ?? `there are no cases for ${id}`);

  it.each(ruleSet.conditions.map((condition) => [condition.id, condition] as const))('%s', (_, condition) => {
    const own = examples.filter((example) => example.condition === condition.id);
    const wrong = own
      .map(({ outcome, given, location, ...answer }) => ({
        outcome,
        given,
        line: location.line,
        is: exampleOutcome(condition, ruleSet, answer),
      }))
      .filter(({ outcome, is }) => outcome !== is);
    expect(own.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('has cases of its own', () => {
    expect(proved.id).toBe(id);
    expect(cases.length).toBeGreaterThanOrEqual(3);
  });

  it.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
    expect(wrongIn(each, ruleSet)).toEqual([]);
  });
});

/** What of a case comes out otherwise than expected, with the reason. */
function wrongIn({ city, asOf, expected }: Case, ruleSet: RuleSet): readonly unknown[] {
  const { verdict, findings } = evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives: [] });
  return expected.flatMap((each): readonly unknown[] => {
    const { line } = each.location;
    if (each.of === 'verdict') return verdict === each.is ? [] : [{ line, verdict: each.is, is: verdict }];
    const finding = findings.find(({ condition }) => condition === each.condition);
    if (finding?.outcome === each.is) return [];
    return [{ line, condition: each.condition, outcome: each.is, is: finding?.outcome, reason: finding?.reason }];
  });
}

/** The files of a folder of data/, at any depth. */
const filesOf = (folder: string) =>
  readdirSync(join('data', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join('data', folder, name));

const { cities, errors } = await loadCities(['data/cities', 'data/examples'], ruleSets);

describe('the record', () => {
  it('has the four cities, the twelve first sites and two invented cities, and no mistake', () => {
    expect(errors).toEqual([]);
    expect(cities.filter(({ name }) => name.endsWith('(invented)'))).toHaveLength(2);
    expect(cities).toHaveLength(18);
    expect(cities.flatMap(({ cutTexts }) => cutTexts)).toEqual([]);
  });

  it.each(
    filesOf('cities')
      .concat(filesOf('examples'))
      .map((path) => [path] as const),
  )('%s cites every source', (path) => {
    const text = readFileSync(path, 'utf8');
    const [, sources = '', rest = ''] = /\nsources:\n([\s\S]*?)\n(?=[a-z])([\s\S]*)/.exec(text) ?? [];
    const ids = Array.from(sources.matchAll(/^ {2}([a-z0-9-]+):/gm), ([, id = '']) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !new RegExp(`[ {]${id}: |source: ${id}\\b`).test(rest))).toEqual([]);
  });

  it('a source of a rule set that nothing cites is one that its reading rests on', () => {
    const uncited = ruleSets.flatMap((ruleSet) => {
      const own = readFileSync(join('data', 'rules', `${ruleSet.id}.yaml`), 'utf8');
      const cited = new Set([
        ...ruleSet.conditions.flatMap(({ source, context }) => [...source, ...context].map((each) => each.source.id)),
        ...ruleSet.figures.flatMap(({ values }) => values.map(({ source }) => source)),
        ...ruleSet.orders.map(({ source }) => source.id),
        ruleSet.addressedTo?.source.id,
      ]);
      const isOwn = (id: string) => own.includes(`\n  ${id}:\n    title:`);
      return ruleSet.sources.flatMap(({ id }) => (isOwn(id) && !cited.has(id) ? [`${ruleSet.id}: ${id}`] : []));
    });
    expect(uncited).toMatchInlineSnapshot(`
      [
        "psp-2017-08: doj-release",
        "psp-2017-08: doj-release-2019",
        "dhs-terms-2025-agreement: award-2026-copy",
        "dhs-terms-2025-agreement: world-cup-programme",
        "psp-2017-08-response: spokesman",
        "psp-2017-08-response: route-fifty",
        "psp-2017-criteria: politico",
        "psp-2017-criteria: bja-2018",
      ]
    `);
  });

  it.each(['cities', 'rules', 'programmes', 'examples'])(
    'an address in data/%s is https, or marked as archived',
    (folder) => {
      const lines = filesOf(folder).flatMap((path) => readFileSync(path, 'utf8').split('\n'));
      const addresses = lines.filter((line) => /^\s+url:|\burl: /.test(line) || line.includes('http://'));
      const isFine = (line: string) => /\burl: (?:https:\/\/\S+|http:\/\/\S+ # as archived)(?: |$)/.test(line);
      expect(addresses.filter((line) => !isFine(line))).toEqual([]);
      expect(addresses.length > 0 || folder === 'examples').toBe(true);
    },
  );

  describe('under terms that a court has barred for some', async () => {
    const ruleSet = await loadRuleSet('dhs-terms-2025');
    const on = (name: string, asOf = '2025-12-15') => {
      const city = cities.find((each) => each.name.startsWith(name));
      if (!city) throw new Error(`${name} is not there.`);
      const report = evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives: [] });
      return { ...report, isOld: report.warnings.some(({ code }) => code === 'stale-evidence') };
    };

    it('a city that an order covers says so from its day on, when the docket was looked at, and that its answers are old', () => {
      const city = on('Santa Rosita');
      expect(city.notEnforced).toBe(ruleSet.conditions.length);
      expect(city.orders.map(({ id, lastLooked }) => ({ id, lastLooked }))).toEqual([
        { id: 'santa-clara-v-noem', lastLooked: '2026-01-31' },
      ]);
      expect(city.isOld).toBe(true);
      expect(on('Santa Rosita', '2025-11-21').notEnforced).toBe(ruleSet.conditions.length);
      expect(on('Santa Rosita', '2025-11-20').notEnforced).toBe(0);
      expect(on('Santa Rosita', '2025-10-19').verdict).toBe('not-applicable');
    });

    it('one that no order covers, with answers that are not old, says neither', () => {
      const { notEnforced, orders, isOld, verdict } = on('Cedar Bend');
      expect({ notEnforced, orders, isOld, verdict }).toEqual({
        notEnforced: 0,
        orders: [],
        isOld: false,
        verdict: 'does-not-qualify',
      });
    });
  });
});
