import { expect, test } from 'vitest';
import { isSameType, typeInWords, unionOfConditions } from '../../../src/load/rule-set/union.ts';
import type { Condition, Field, FieldType, RuleSet } from '../../../src/model/rule-set.ts';

const yesNo: FieldType = { type: 'yes-no' };
const words = (...list: string[]): FieldType => ({
  type: 'some-of',
  vocabulary: 'limit',
  words: list.map((word) => ({ word, meaning: word })),
});

test('the union has every condition once, in the order of the rule sets, with the fields of all', () => {
  const union = unionOfConditions([
    ruleSet({ notice: { 'in-place': yesNo, limits: words('a', 'b') }, hold: {} }),
    ruleSet({ reply: {}, notice: { limits: words('b', 'c'), time: { type: 'duration' } } }),
  ]);
  expect([...union.keys()]).toEqual(['notice', 'hold', 'reply']);
  expect(union.get('notice')).toEqual([
    field('in-place', yesNo),
    field('limits', words('a', 'b', 'c')),
    field('time', { type: 'duration' }),
  ]);
  expect(union.get('hold')).toEqual([]);
});

test('the union of one rule set has its very fields', () => {
  const one = ruleSet({ notice: { limits: words('a') } });
  expect(unionOfConditions([one, one]).get('notice')?.[0]).toBe(one.conditions[0]?.asks[0]);
});

test('types are the same when they take the same answers, but for the words of a vocabulary', () => {
  const types: readonly FieldType[] = [
    yesNo,
    { type: 'date' },
    { type: 'number', unit: 'beds', min: 0, max: null },
    { type: 'number', unit: 'officers', min: 0, max: null },
    { type: 'yearly', unit: 'beds', min: 0, max: null },
    { type: 'yearly', unit: 'beds', min: 1, max: null },
    { type: 'yearly', unit: 'beds', min: 0, max: 9 },
    words('a'),
    { type: 'one-of', vocabulary: 'limit', words: [] },
    { type: 'some-of', vocabulary: 'instrument', words: [] },
  ];
  for (const one of types) for (const other of types) expect(isSameType(one, other)).toBe(one === other);
  expect(isSameType(words('a'), words('b'))).toBe(true);
});

test('a type is told as it is written', () => {
  expect(typeInWords(yesNo)).toBe('yes-no');
  expect(typeInWords(words('a'))).toBe('{ some-of: limit }');
  expect(typeInWords({ type: 'yearly', unit: 'per year', min: 0, max: null })).toBe('{ yearly: per year }');
  expect(typeInWords({ type: 'number', unit: 'beds', min: -1, max: 9 })).toBe('{ number: beds, min: -1, max: 9 }');
});

const field = (id: string, type: FieldType): Field => ({ ...type, id, label: id });

function ruleSet(asked: Readonly<Record<string, Readonly<Record<string, FieldType>>>>): RuleSet {
  const conditions = Object.entries(asked).map(
    ([id, fields]): Condition => ({
      id,
      label: null,
      title: id,
      question: id,
      asks: Object.entries(fields).map(([name, type]) => field(name, type)),
      appliesWhen: null,
      metWhen: { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['yes'] } },
      notMetWhen: null,
      source: [],
      toMeet: null,
      context: [],
    }),
  );
  return {
    id: 'a',
    path: null,
    title: 'A',
    issuer: 'I',
    readAs: 'r',
    reading: 'r',
    inForce: null,
    lastSeen: null,
    supersedes: null,
    appliesWhen: null,
    addressedTo: null,
    staleAfter: { text: '2y', period: { years: 2, months: 0, days: 0 } },
    alternatives: [],
    sources: [],
    figures: [],
    orders: [],
    conditions,
    digest: `sha256:${'0'.repeat(64)}`,
  };
}
