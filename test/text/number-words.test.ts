import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberWords } from '../../src/text/number-words.ts';
import { runs } from '../support/runs.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1535.9, '1,535.9'],
  [-1234567.12345, '-1,234,567.12345'],
  [0.00012, '0.00012'],
  [1e21, '1e+21'],
  [1.5e-9, '1.5e-9'],
])('%d is said as %s', (number, words) => {
  expect(numberWords(number)).toBe(words);
});

test('as Intl says it, where that keeps all digits', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer(), fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e7, max: 1e7 })),
      (number) => {
        const text = String(number);
        fc.pre(/^-?\d+(?:\.\d{1,12})?$/.test(text) && !Object.is(number, -0));
        expect(numberWords(number)).toBe(number.toLocaleString('en-US', { maximumFractionDigits: 20 }));
      },
    ),
    runs(4000),
  );
});
