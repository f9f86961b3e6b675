import { expect, test } from 'vitest';
import { pairsOf, type Told } from '../../src/compare/pairs.ts';

const told = (path: string, key: string, asOf: string | null = null): Told => ({ path, key, asOf });
const pairedOf = (before: readonly Told[], after: readonly Told[]) => {
  const { pairs, added, removed } = pairsOf(before, after);
  const name = ({ path, key, asOf }: Told) => [path, key, asOf].filter((part) => part !== null).join(' ');
  return [pairs.map((pair) => `${name(pair.before)} → ${name(pair.after)}`), added.map(name), removed.map(name)];
};

test.each([
  ['by path, whatever the name', [told('a', 'x')], [told('a', 'y')], [['a x → a y'], [], []]],
  [
    'by name in a file of many',
    [told('t', 'x'), told('t', 'y')],
    [told('t', 'y'), told('t', 'z')],
    [['t y → t y', 't x → t z'], [], []],
  ],
  [
    'by name and date where a name occurs twice',
    [told('t', 'x', '2017'), told('t', 'x', '2018')],
    [told('t', 'x', '2018'), told('t', 'x', '2017'), told('t', 'x', '2019')],
    [['t x 2018 → t x 2018', 't x 2017 → t x 2017'], ['t x 2019'], []],
  ],
  [
    'by name and date when a file was renamed',
    [told('a', 'x', '2017')],
    [told('b', 'x', '2017')],
    [['a x 2017 → b x 2017'], [], []],
  ],
  [
    'not by name with another date',
    [told('a', 'x', '2017')],
    [told('b', 'x', '2018')],
    [[], ['b x 2018'], ['a x 2017']],
  ],
  ['not where there are two ways', [told('a', 'x'), told('b', 'x')], [told('c', 'x')], [[], ['c x'], ['a x', 'b x']]],
])('cities pair %s', (_how, before, after, paired) => {
  expect(pairedOf(before, after)).toEqual(paired);
});
