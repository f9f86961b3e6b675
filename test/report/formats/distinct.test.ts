import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctNames } from '../../../src/report/formats/distinct.ts';

test('a name that occurs again is counted, past one that looks like it', () => {
  expect(distinctNames(['a', 'b', 'a', 'a (2)', 'a'])).toEqual(['a', 'b', 'a (2)', 'a (2) (2)', 'a (3)']);
});

test('no name is used twice, each begins as given, and what comes later changes nothing', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'a (2)', 'a (3)', 'a (2) (2)'), { maxLength: 30 });
  fc.assert(
    fc.property(names, names, (first, more) => {
      const distinct = distinctNames([...first, ...more]);
      expect(new Set(distinct).size).toBe(distinct.length);
      expect(distinct.every((name, index) => name.startsWith([...first, ...more][index] ?? ''))).toBe(true);
      expect(distinct.slice(0, first.length)).toEqual(distinctNames(first));
    }),
  );
});
