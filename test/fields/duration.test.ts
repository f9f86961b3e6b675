import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration, toDurationStep } from '../../src/fields/duration.ts';

test.each([
  ['0.7d', 1008],
  ['1.1h', 66],
  ['2.2 hours', 132],
  ['0.001d', 1.44],
  ['0.1m', 0.1],
  ['P1DT12H', 2160],
  ['9999999.999d', 14_399_999_998.56],
])('%s is %d minutes', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes);
});

test('the same length of time is the same number, in whatever unit it is written', () => {
  const amount = (thousandths: number) =>
    `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
  fc.assert(
    fc.property(fc.nat(400_000), (days) => {
      expect(parseDuration(`${amount(days)}d`)).toBe(parseDuration(`${amount(24 * days)}h`));
      expect(parseDuration(`${amount(days)}h`)).toBe(parseDuration(`${amount(60 * days)}m`));
    }),
  );
});

test('every step can be written', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9_999_999, noNaN: true }), (minutes) => {
      expect(parseDuration(`${toDurationStep(minutes)}m`)).toBe(toDurationStep(minutes));
    }),
    { examples: [[1008 - 1e-10], [65.123 - 0.0005]] },
  );
});
