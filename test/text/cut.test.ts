import { expect, test } from 'vitest';
import { cut } from '../../src/text/cut.ts';

test('what fits is left as it is', () => {
  expect([cut('abc', 3), cut('', 0)]).toEqual(['abc', '']);
});

test('what does not fit ends with an ellipsis', () => {
  expect([cut('abcd', 3), cut('abcd', 1)]).toEqual(['ab…', '…']);
});

test('no surrogate pair is cut in two', () => {
  expect([cut('a😀bc', 3), cut('a😀bc', 4)]).toEqual(['a…', 'a😀…']);
});
