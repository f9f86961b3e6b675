import { expect, test } from 'vitest';
import { cut, cutQuoted } from '../../src/text/cut.ts';

test('what fits is left as it is', () => {
  expect([cut('abc', 3), cut('', 0)]).toEqual(['abc', '']);
});

test('what does not fit ends with an ellipsis', () => {
  expect([cut('abcd', 3), cut('abcd', 1)]).toEqual(['ab…', '…']);
});

test('no surrogate pair is cut in two', () => {
  expect([cut('a😀bc', 3), cut('a😀bc', 4)]).toEqual(['a…', 'a😀…']);
});

test('of a message, only what it quotes is cut', () => {
  const long = 'a'.repeat(300);
  expect(cutQuoted(`\`${long}\` is no key ${long}. Did you mean \`b\`?`)).toBe(
    `\`${'a'.repeat(199)}…\` is no key ${long}. Did you mean \`b\`?`,
  );
});
