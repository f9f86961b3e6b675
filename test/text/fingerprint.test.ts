import { expect, test } from 'vitest';
import { fingerprint } from '../../src/text/fingerprint.ts';

test('a fingerprint is FNV-1a, as another implementation has it, over the parts as JSON', () => {
  expect(fingerprint('a', 'b')).toBe('aec547ab721fa7a8');
  expect(fingerprint()).toBe('09612b07b5ecb5a5');
});

test('where one part ends and the next begins counts', () => {
  expect(fingerprint('ab', 'c')).not.toBe(fingerprint('a', 'bc'));
});

test('small hashes keep their zeros', () => {
  const lengths = Array.from({ length: 1000 }, (_, index) => fingerprint(String(index)).length);
  expect(new Set(lengths)).toEqual(new Set([16]));
});
