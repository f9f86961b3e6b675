import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Value } from '../../src/model/city.ts';
import type { Condition, Field, Matcher, Test } from '../../src/model/rule-set.ts';
import { answer, answered, city, condition, ruleSet, statement, yesNo } from '../support/build.ts';

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

describe('what a field needs that only not-met-when looks at is what that test is not', () => {
  const field = (id: string, more: Partial<Field>): Field => ({ id, label: id, type: 'text', ...more });
  const words = ['warrant', 'consent'].map((word) => ({ word, meaning: '' }));
  const on = (id: string, matcher: Matcher): Test => ({ subject: { kind: 'field', field: id }, matcher });
  const asked = condition({
    id: 'asked',
    toMeet: 'A policy without limits.',
    asks: [
      yesNo('in-place'),
      field('notice', { type: 'duration' }),
      field('limits', { type: 'some-of', vocabulary: 'limit', words }),
      field('cells', { type: 'number', unit: 'cells' }),
    ],
    metWhen: isYes('in-place'),
    notMetWhen: {
      any: [
        on('notice', { is: 'below', quantity: 2880, text: '48h' }),
        on('limits', { is: 'any-of', words: ['warrant'] }),
        { not: on('cells', { is: 'at-least', quantity: 2, text: '2' }) },
      ],
    },
  });
  const needsOf = (fields: Readonly<Record<string, Value>>) => {
    const given = city({ asked: answer({ statements: [statement({ 'in-place': answered('yes'), ...fields })] }) });
    const { toQualify } = evaluate(ruleSet([asked]), given, { asOf: '2020-01-01', asOfGiven: true, alternatives: [] });
    return [...toQualify.change, ...toQualify.findOut].flatMap(({ sets }) =>
      sets.map((set) => set.map((each) => `${each.field}: ${each.needs}`)),
    );
  };

  test('of a field to change, and of one to find out', () => {
    const [notice, limits, cells] = [answered(2880), answered([]), answered(2)];
    expect([
      needsOf({ notice: answered(1440), limits, cells }),
      needsOf({ notice, limits: answered(['warrant']), cells }),
      needsOf({ notice, limits, cells: answered(1) }),
      needsOf({ limits, cells }),
    ]).toMatchInlineSnapshot(`
      [
        [
          [
            "notice: at least 48 hours",
          ],
        ],
        [
          [
            "limits: none of warrant",
          ],
        ],
        [
          [
            "cells: at least 2",
          ],
        ],
        [
          [
            "notice: at least 48 hours",
          ],
        ],
      ]
    `);
  });
});
