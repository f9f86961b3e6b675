import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesOf } from '../../src/evaluate/to-qualify/candidates.ts';
import { parseDuration } from '../../src/fields/duration.ts';
import { holds } from '../../src/fields/matchers.ts';
import type { Field, Leaf, Matcher } from '../../src/model/rule-set.ts';

const leaf = (quantity: number): Leaf => ({
  subject: { kind: 'field', field: 'x' },
  matcher: { is: 'at-least', quantity, text: String(quantity) },
});
const of = (field: Field, ...quantities: readonly number[]) =>
  candidatesOf(field, quantities.map(leaf), [], '2017-08-18', []);
const number = (min: number, max: number | null): Field => ({
  id: 'x',
  label: 'x',
  type: 'number',
  unit: 'x',
  min,
  max,
});

test('of the numbers that no matcher tells apart there is one, as far as they can be', () => {
  expect(of(number(0, null), 0.5, 10)).toEqual([0, 0.5, 10]);
  expect(of(number(-5, 10), 0.5, 10)).toEqual([-0.5, 0.5, 10]);
  expect(of(number(0, 100), 250)).toEqual([100]);
});

test('durations that are tried can be written', () => {
  const duration: Field = { id: 'x', label: 'x', type: 'duration' };
  const written = fc
    .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('m', 'h', 'd'))
    .map(([thousandths, unit]) => parseDuration(`${thousandths / 1000}${unit}`) ?? 0);
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 3 }), (quantities) => {
      for (const minutes of of(duration, ...quantities)) expect(parseDuration(`${minutes}m`)).toBe(minutes);
    }),
    { examples: [[[66.123]], [[0.001, 0.002]]] },
  );
});

const words = Array.from({ length: 500 }, (_, index) => ({ word: `w${index}`, meaning: '' }));
const someOf: Field = { id: 'x', label: 'x', type: 'some-of', vocabulary: 'v', words };
const setsFor = (matchers: readonly Matcher[]) =>
  candidatesOf(
    someOf,
    matchers.map((matcher) => ({ subject: { kind: 'field', field: 'x' }, matcher })),
    [],
    '2017-08-18',
    [],
  );

test('of the sets of 500 words that no matcher tells apart there is one', () => {
  const half = words.slice(0, 250).map(({ word }) => word);
  expect(setsFor([{ is: 'any-of', words: half }])).toEqual([[], ['w0']]);
  expect(setsFor([{ is: 'all-of', words: ['w1', 'w2'] }])).toEqual([[], ['w1', 'w2']]);
  expect(setsFor(words.slice(0, 8).map(({ word }): Matcher => ({ is: 'none-of', words: [word] })))).toHaveLength(256);
});

test('whatever set of words is given, one that is tried comes out the same under every matcher', () => {
  const few = words.slice(0, 6);
  const subset = fc.subarray(
    few.map(({ word }) => word),
    { minLength: 1 },
  );
  const matcher = fc.oneof(
    fc.constant<Matcher>({ is: 'none' }),
    fc
      .tuple(fc.constantFrom('only', 'any-of', 'all-of', 'none-of'), subset)
      .map(([is, set]): Matcher => ({ is, words: set })),
  );
  const environment = { asOf: '2017-08-18', figures: [] };
  fc.assert(
    fc.property(fc.array(matcher, { minLength: 1, maxLength: 5 }), subset, (matchers, given) => {
      const truths = (value: readonly string[]) => matchers.map((each) => holds(each, value, environment));
      const tried = candidatesOf(
        { ...someOf, words: few },
        matchers.map((each) => ({ subject: { kind: 'field', field: 'x' }, matcher: each })),
        [],
        '2017-08-18',
        [],
      );
      expect(tried.map((value) => truths(value as readonly string[]))).toContainEqual(truths(given));
      expect(new Set(tried.map((value) => truths(value as readonly string[]).join())).size).toBe(tried.length);
    }),
  );
});
