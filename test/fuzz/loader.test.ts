import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { historyOf } from '../../src/evaluate/history/history.ts';
import { loadCases } from '../../src/load/cases.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { citySchema } from '../../src/load/city/city-schema.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { toCheckSchema } from '../../src/load/schema/check-schema.ts';
import { conforms } from '../../src/load/schema/conforms.ts';
import { checkCharacters, parseDocument } from '../../src/load/source/document.ts';
import { collectFaults, positionsOf } from '../../src/load/source/faults.ts';
import { readYaml } from '../../src/load/source/yaml.ts';
import { readYamlWithFaults } from '../../src/load/source/yaml-faults.ts';
import { fuzz, soon } from './fuzz.ts';
import { anyBytes, mutated, type Sample } from './mutated.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = await shippedRuleSets();
const schema = citySchema(shipped);
const check = toCheckSchema(schema);

const sample = fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: anyBytes });

/** What comes of a file: true when it can be used, false when it cannot and that is told. */
async function load({ kind, extension, bytes }: Sample): Promise<boolean> {
  const path = join(folder, `input${extension}`);
  writeFileSync(path, bytes);
  try {
    switch (kind) {
      case 'city':
      case 'cities': {
        const { cities, errors } = await loadCities([path], shipped);
        for (const city of cities) {
          for (const ruleSet of shipped.slice(0, 2)) {
            evaluate(ruleSet, city, { asOf: '2018-01-01', asOfGiven: true, alternatives: [] });
            historyOf(ruleSet, city);
          }
        }
        // One that is read is not among the errors, but of many there may be both, or neither.
        if (kind === 'city') expect(cities.length === 1).toBe(errors.length === 0);
        tellPlaces(errors);
        return cities.length > 0;
      }
      case 'rules':
        return (await loadRuleSet(path)).conditions.length > 0;
      case 'cases':
        return (await loadCases(path)).cases.length > 0;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    tellPlaces(error.problems);
    return false;
  }
}

function tellPlaces(problems: InputError['problems']): void {
  expect(problems.length).toBeGreaterThanOrEqual(0);
  for (const { line, column, message } of problems) {
    expect(Math.min(line, column)).toBeGreaterThan(0);
    expect(message.length).toBeLessThan(5000);
  }
}

test('whatever a file holds, it is loaded or what is wrong with it is told', async () => {
  let used = 0;
  const tried = await fuzz(0.6, sample, async (each) => {
    if (await soon(() => load(each))) used++;
  });
  expect(Math.min(used, tried - used)).toBeGreaterThan(tried / 50);
});

test('what the fast reader of YAML reads at all it reads as the package does', async () => {
  let read = 0;
  const tried = await fuzz(0.2, sample, async ({ bytes }) => {
    const text = bytes.toString();
    const faults = collectFaults(positionsOf(text));
    checkCharacters(text, faults);
    if (faults.count() > 0) return;
    const plain = await soon(() => readYaml(text));
    if (plain === null) return;
    read++;
    expect({ tree: plain, faults: [] }).toStrictEqual({ tree: readYamlWithFaults(text, faults), faults: faults.found });
  });
  expect(read).toBeGreaterThan(tried / 50);
});

test('what is accepted without zod is what zod accepts', async () => {
  let accepted = 0;
  const tried = await fuzz(0.2, sample, async ({ extension, bytes }) => {
    let data: unknown;
    try {
      data = (await parseDocument(`city${extension}`, bytes)).data;
    } catch (error) {
      if (error instanceof InputError) return;
      throw error;
    }
    const isValid = schema.safeParse(data).success;
    if (isValid) accepted++;
    expect(conforms(data, check)).toBe(isValid);
  });
  expect(accepted).toBeGreaterThan(tried / 100);
});
