import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesOf } from '../../src/evaluate/candidates.ts';
import { parseDuration } from '../../src/model/duration.ts';
import type { Field, Leaf } from '../../src/model/rule-set.ts';

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

test('numbers stand at, between and beside what they are compared with, as far as they can be', () => {
  expect(of(number(0, null), 0.5, 10)).toEqual([0, 0.5, 5.25, 10, 11]);
  expect(of(number(-5, 10), 0.5, 10)).toEqual([-0.5, 0.5, 5.25, 10]);
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
