// Editors on Windows end lines with CRLF, and Git may as well: files then mean the same, and problems stand at the same places.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { loadCases } from '../../src/load/cases.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { inFolder } from '../support/folder.ts';

const shipped = await shippedRuleSets();
const [ruleSet] = shipped;
if (!ruleSet) throw new Error('No rule set is shipped.');

const texts = (folder: string, ending: RegExp): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => ending.test(name))
      .map((name) => [basename(name), readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')]),
  );

/** What is made of files with either end of line; `read` is given the folder that they are in. */
async function withBoth<Made>(
  files: Readonly<Record<string, string>>,
  read: (path: (name: string) => string) => Promise<Made>,
): Promise<readonly [Made, Made]> {
  const made: Made[] = [];
  for (const end of ['\n', '\r\n']) {
    const written = Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', end)]);
    await inFolder(Object.fromEntries(written), async (folder) => {
      const one = await read((name) => join(folder, name));
      made.push(
        JSON.parse(
          JSON.stringify(one)
            .replaceAll(folder, '')
            .replaceAll(/"sha256:\w+"/g, '""'),
        ),
      );
    });
  }
  const [one, other] = made;
  if (one === undefined || other === undefined) throw new Error('Nothing was read.');
  return [one, other];
}

describe('CRLF', () => {
  test.each([
    ['the record', 'data/cities', /\.yaml$/],
    ['the cities of the tests', 'test/fixtures/cities', /\.yaml$/],
    ['files that make trouble', 'test/fixtures/hostile/city', /^(?!utf-16).*\.ya?ml$/],
    ['JSON that makes trouble', 'test/fixtures/hostile/json', /\.json$/],
    ['lines that make trouble', 'test/fixtures/hostile/lines', /\.ndjson$/],
    ['rows that make trouble', 'test/fixtures/hostile/rows', /\.csv$/],
  ])('in %s', async (_title, folder, ending) => {
    const files = texts(folder, ending);
    expect(Object.keys(files).length).toBeGreaterThan(2);
    const [one, other] = await withBoth(files, async (path) => {
      const { cities, errors, notes } = await loadCities(Object.keys(files).map(path), shipped);
      const reports = cities.map((city) =>
        evaluate(ruleSet, city, { asOf: city.asOf ?? '2017-08-18', asOfGiven: true, alternatives: [] }),
      );
      return { reports, errors, notes };
    });
    expect(other).toEqual(one);
  });

  test('in rule sets and their cases', async () => {
    const files = texts('test/fixtures/own', /\.yaml$/);
    const cases =
      'rule-set: psp-2017-criteria\ncases:\n  - case: >-\n      Nothing is\n      answered\n    city: Rivertown, Ohio\n    as-of: 2017-08-18\n    answers: {}\n    expect: { verdict: undetermined }\n';
    const [one, other] = await withBoth({ ...files, 'cases.yaml': cases }, async (path) => {
      const { digest, ...own } = await loadRuleSet(path('rules.yaml'));
      return { own, resolved: digest.slice(7), cases: await loadCases(path('cases.yaml')) };
    });
    expect(other).toEqual(one);
    expect(one.resolved).toMatch(/^[\da-f]{64}$/);
  });
});
