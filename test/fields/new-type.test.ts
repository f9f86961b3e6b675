// A type of field that psp-check does not have: one object and a line in the registry are all that it takes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldKind } from '../../src/fields/field-kind.ts';
import { fieldKinds } from '../../src/fields/index.ts';
import { readEach } from '../../src/fields/matcher-values.ts';
import { numbersAround } from '../../src/fields/numbers.ts';

const parse = (given: unknown): number | null => {
  const match = /^(\d{1,3}(?:\.\d)?)%$/.exec(String(given));
  return match ? Number(match[1]) : null;
};

const share: FieldKind = {
  noun: 'a share',
  parameter: null,
  fromFile: () => ({ type: 'share' }),
  takes: () => 'a share such as 40%',
  described: () => ': a share such as 40%; or unknown.',
  question: () => ({
    ask: 'write',
    hint: 'a share such as 40%',
    problem: (text) => (parse(text) === null ? 'Write a share such as 40%.' : null),
    written: String,
  }),
  schema: (_field, { z, wording }) =>
    z
      .union([z.enum(['unknown']), z.string().regex(/^\d{1,3}(?:\.\d)?%$/)])
      .register(wording, { noun: 'a share such as 40%, or `unknown`' }),
  parse,
  isShortForm: () => false,
  inWords: (_value, given) => String(given),
  written: (value) => `${value}%`,
  cell: 'text',
  isYearly: false,
  matchers: ['at-least'],
  equals: (given, reading) => {
    const values = readEach(
      given,
      reading,
      (each, addProblem) => parse(each) ?? addProblem('wrong-value', 'Not a share.'),
    );
    return values && { is: 'equal', values, text: given.join(' or ') };
  },
  compared: (given) => {
    const quantity = parse(given);
    return quantity === null ? null : { quantity, text: String(given) };
  },
  values: (_field, matchers) => numbersAround(matchers, { min: 0, max: 100 }),
};

const rules = `rule-set: shares
title: Shares
issuer: Nobody
read-as: written
reading: As written.
sources: { call: { title: The call, publisher: Nobody } }
labels: { trained: trained officers }
conditions:
  - id: training
    title: Training
    question: What share of the officers is trained?
    asks: { trained: share }
    met-when: { trained: { at-least: 40% } }
    source: { call: section 1 }
    to-meet: At least 40% trained.
    examples: { met: [40%], not-met: [39%], undetermined: [unknown] }
`;

const folder = mkdtempSync(join(tmpdir(), 'psp-check-type-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  fieldKinds['share'] = share;
});
afterAll(() => {
  delete fieldKinds['share'];
  rmSync(folder, { recursive: true });
});

test('a rule set asks it, a city answers it, and reports, questions and editors know it', async () => {
  // Schemas are made from the registry when they are loaded.
  const { loadRuleSet } = await import('../../src/load/rule-set/rule-set.ts');
  const { loadCity } = await import('../../src/load/city/city.ts');
  const { evaluate } = await import('../../src/evaluate/evaluate.ts');
  const { jsonSchema } = await import('../../src/load/json-schema.ts');
  const { problemOf } = await import('../../src/commands/init/field-answer.ts');
  const { possibleOutcomes } = await import('../../src/review/possible-outcomes.ts');
  const ruleSet = await loadRuleSet(file('shares.yaml', rules));
  const [condition] = ruleSet.conditions;
  const [field] = condition?.asks ?? [];
  if (!condition || !field) throw new Error('The rule set asks nothing.');
  const reportOn = async (name: string, text: string) => {
    const city = await loadCity(file(name, text), [ruleSet]);
    const report = evaluate(ruleSet, city, { asOf: '2017-08-18', asOfGiven: true, alternatives: [] });
    return { reason: report.findings[0]?.reason, findOut: report.toQualify.findOut[0]?.sets, verdict: report.verdict };
  };
  expect(await reportOn('a.yaml', 'city: A\nanswers: { training: { trained: 39.5% } }\n')).toMatchObject({
    reason: 'Trained officers: 39.5%; asked: at least 40%.',
    verdict: 'does-not-qualify',
  });
  expect(await reportOn('b.yaml', 'city: B\nanswers: { training: 40% }\n')).toMatchObject({ verdict: 'qualifies' });
  expect(await reportOn('c.yaml', 'city: C\nanswers: {}\n')).toMatchObject({
    findOut: [[{ field: 'trained', needs: 'at least 40%' }]],
  });
  await expect(reportOn('d.yaml', 'city: D\nanswers: { training: { trained: 40 } }\n')).rejects.toThrow(
    '`trained` must be a share such as 40%, or `unknown`',
  );
  expect(problemOf(field, 'much')).toBe('Write a share such as 40%.');
  expect([...possibleOutcomes(condition, ruleSet).keys()].sort()).toEqual(['met', 'not-met', 'undetermined']);
  expect(JSON.stringify(jsonSchema('city', [ruleSet]))).toContain('Trained officers: a share such as 40%; or unknown.');
});
