import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Condition, Field, Test } from '../../src/model/rule-set.ts';
import { city, condition, ruleSet, yesNo } from '../support/build.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);
const isYes = (field: string): Test => ({
  subject: { kind: 'field', field },
  matcher: { is: 'one-of', values: ['yes'] },
});
const asking = (count: number, metWhen: Test): Condition =>
  condition({ id: 'asked', asks: ids(count).map(yesNo), metWhen });

const reportOn = (...conditions: readonly Condition[]) =>
  evaluate(ruleSet(conditions), city({}), { asOf: '2020-01-01', asOfGiven: true, alternatives: [] });
const setsOf = (asked: Condition) =>
  reportOn(asked).toQualify.findOut[0]?.sets?.map((set) => set.map(({ field }) => field)) ?? null;

describe('sets of fields are found without trying all there are', () => {
  test('one of twenty fields is enough', () => {
    expect(setsOf(asking(20, { any: ids(20).map(isYes) }))).toEqual(ids(20).map((id) => [id]));
  });

  test('all of nine fields are needed', () => {
    expect(setsOf(asking(9, { all: ids(9).map(isYes) }))).toEqual([ids(9)]);
  });

  test('any two of twelve fields are enough', () => {
    const pairs = ids(12).flatMap((one, index) =>
      ids(index).map((other): Test => ({ all: [isYes(other), isYes(one)] })),
    );
    expect(setsOf(asking(12, { any: pairs }))).toHaveLength(66);
  });
});

test('fields of 500 words and 200 matchers take no trying of every combination', () => {
  const words = Array.from({ length: 500 }, (_, index) => ({ word: `w${index}`, meaning: '' }));
  const fields = ids(12).map((id): Field => ({ id, label: id, type: 'some-of', vocabulary: 'v', words }));
  const matchers = (field: string): readonly Test[] =>
    words.slice(0, 8).map(
      ({ word }): Test => ({
        subject: { kind: 'field', field },
        matcher: { is: 'any-of', words: [word] },
      }),
    );
  const asked = condition({
    id: 'asked',
    asks: fields,
    metWhen: { all: ids(12).map((id): Test => ({ any: matchers(id) })) },
    notMetWhen: {
      all: ids(12).map((id): Test => ({ subject: { kind: 'field', field: id }, matcher: { is: 'none' } })),
    },
  });
  expect(new Set(setsOf(asked)?.map((set) => set.join()))).toEqual(new Set([ids(12).join()]));
});

test('more sets than a report can hold are an error', () => {
  const pairs = ids(20).flatMap((_, index) =>
    index % 2 === 0 ? [{ any: [isYes(`f${index}`), isYes(`f${index + 1}`)] }] : [],
  );
  const vast = asking(20, { all: pairs });
  expect(setsOf(vast)).toHaveLength(2 ** 10);
  const many = Array.from({ length: 100 }, (_, index) => ({ ...vast, id: `asked-${index}` }));
  expect(() => reportOn(...many)).toThrow(RangeError);
});
