import { expect, test } from 'vitest';
import { suggest } from '../../src/text/suggest.ts';

const conditions = ['commitment', 'violence', 'readiness', 'dhs-access', 'release-notice', 'detainer-hold'];

test.each([
  ['commitmnet', 'commitment'],
  ['voilence', 'violence'],
  ['redyness', 'readiness'],
  ['dhs-acess', 'dhs-access'],
  ['detainer-holds', 'detainer-hold'],
])('a typing error finds the word: %s', (word, meant) => {
  expect(suggest(word, conditions)).toBe(meant);
});

test.each([
  ['Violence', 'violence'],
  ['DHS-ACCESS', 'dhs-access'],
  ['dhsAccess', 'dhs-access'],
  ['release_notice', 'release-notice'],
  ['release notice', 'release-notice'],
  ['notice-release', 'release-notice'],
  ['Hold Detainer', 'detainer-hold'],
])('case, separators and the order of words do not matter: %s', (word, meant) => {
  expect(suggest(word, conditions)).toBe(meant);
});

test.each([
  ['detainer', 'detainer-hold'],
  ['dhs', 'dhs-access'],
  ['release-notice-hours', 'release-notice'],
])('a shorter or longer form finds the word: %s', (word, meant) => {
  expect(suggest(word, conditions)).toBe(meant);
});

test.each([
  ['agency', 'agencies'],
  ['vocabulary', 'vocabularies'],
  ['source', 'sources'],
])('the singular finds the plural: %s', (word, meant) => {
  expect(suggest(word, ['source-of-all', 'agencies', 'vocabularies', 'sources'])).toBe(meant);
});

test('of several forms that begin alike the shortest is suggested', () => {
  expect(suggest('city', ['city-of-albuquerque', 'city-jail', 'city-council'])).toBe('city-jail');
});

test('a typing error wins over a form that begins alike', () => {
  expect(suggest('limit', ['limit-of-liability', 'limits'])).toBe('limits');
});

test.each(['', '-', 'x', 'no', 'budget', 'access-to-records', 'éé', '\u{1f600}'])(
  'nothing is suggested for a word that is far from all: %s',
  (word) => {
    expect(suggest(word, conditions)).toBeNull();
  },
);

test('nothing is suggested without candidates', () => {
  expect(suggest('violence', [])).toBeNull();
});

test('a candidate of another length does not count as a typing error of a short word', () => {
  expect(suggest('ye', ['yes'])).toBe('yes');
  expect(suggest('yo', ['no'])).toBeNull();
  expect(suggest('maybe', ['yes', 'no'])).toBeNull();
});

test('endless words are not compared', () => {
  expect(suggest('a'.repeat(1_000_000), ['a'.repeat(1_000_001), 'violence'])).toBeNull();
  expect(suggest('violenc', ['v'.repeat(1_000_000), 'violence'])).toBe('violence');
});
