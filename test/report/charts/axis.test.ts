import { expect, test } from 'vitest';
import { axisOf, shareOf, tickWords } from '../../../src/report/charts/axis.ts';

test.each([
  [
    [361.6, 965.8],
    [0, 250, 500, 750, 1000],
  ],
  [[3], [0, 1, 2, 3]],
  [[9], [0, 2.5, 5, 7.5, 10]],
  [[6.5], [0, 2, 4, 6, 8]],
  [[34], [0, 10, 20, 30, 40]],
  [
    [-30, 50],
    [-40, -20, 0, 20, 40, 60],
  ],
  [[], [0, 1]],
  [[1e-300], [0, 2.5e-10]],
])('an axis for %j has round ticks from nought', (values, ticks) => {
  expect(axisOf(values).ticks.map((tick) => Number(tick.toPrecision(6)))).toEqual(ticks);
});

test('a value beyond what can be drawn lies at the edge', () => {
  const axis = axisOf([Number.MAX_VALUE, -Number.MAX_VALUE]);
  expect(shareOf(Number.MAX_VALUE, axis)).toBe(1);
  expect(shareOf(-Number.MAX_VALUE, axis)).toBe(0);
  expect(shareOf(0, axis)).toBe(0.5);
});

test.each([
  [0, '0'],
  [0.30000000000000004, '0.3'],
  [400, '400'],
  [7500, '7,500'],
  [250_000, '250k'],
  [-1_500_000, '-1.5m'],
  [1e12, '1,000bn'],
])('the tick %d reads %s', (value, words) => {
  expect(tickWords(value)).toBe(words);
});
