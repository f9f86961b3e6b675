import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { valueAt, withMapFor, withValue } from '../../../src/commands/init/city-text.ts';

const written = `# A comment at the top
city: Rivertown   # aligned by hand

# The answers
answers: # so far
    readiness: yes # short
    dhs-access: { in-place: yes, # why
      limits: [a,   b] }
    release-notice:
      - from: 2017
    detainer-hold:
      in-place: unknown     # to be found out
      note: >-
        Folded
        by hand.

      # the end of the hold
decisions: []
`;

test('only what changes is written anew', () => {
  const text = [
    [['answers', 'detainer-hold', 'in-place'], 'no'],
    [['answers', 'detainer-hold', 'evidence', 'manual'], 'It says: "no", # 4.'],
    [['answers', 'detainer-hold', 'evidence', 'minutes'], 'Item 2.'],
    [['answers', 'dhs-access', 'instrument'], 'policy'],
    [['answers', 'commitment', 'shown'], 'yes'],
    [['sources', 'manual'], { title: 'Manual', date: 2016 }],
  ].reduce((before, [path, value]) => withValue(before, path as string[], value as string), written);
  expect(text).toMatchInlineSnapshot(`
    "# A comment at the top
    city: Rivertown   # aligned by hand

    sources:
      manual:
        title: Manual
        date: 2016

    # The answers
    answers: # so far
        readiness: yes # short
        dhs-access: { in-place: yes, # why
          limits: [a,   b], instrument: policy }
        release-notice:
          - from: 2017
        detainer-hold:
          in-place: no     # to be found out
          note: >-
            Folded
            by hand.

          # the end of the hold
          evidence:
            manual: 'It says: "no", # 4.'
            minutes: Item 2.
        commitment:
          shown: yes
    decisions: []
    "
  `);
  expect(parse(text)).toMatchObject({
    answers: {
      'detainer-hold': { 'in-place': 'no', evidence: { manual: 'It says: "no", # 4.', minutes: 'Item 2.' } },
      'dhs-access': { 'in-place': 'yes', limits: ['a', 'b'], instrument: 'policy' },
      commitment: { shown: 'yes' },
    },
  });
});

test('an empty map becomes lines, and keeps the comment behind it', () => {
  expect(withValue('city: x\nanswers: {} # none\n', ['answers', 'a', 'b'], ['c', 'd'])).toBe(
    'city: x\nanswers: # none\n  a:\n    b: [c, d]\n',
  );
  expect(
    withValue(
      'city: x\nagencies: { j: { name: J, answers: {} } }\nanswers: {}\n',
      ['agencies', 'j', 'answers', 'a', 'b'],
      'no',
    ),
  ).toBe('city: x\nagencies: { j: { name: J, answers: { a: { b: no } } } }\nanswers: {}\n');
});

test('what stands for a field alone becomes a map', () => {
  expect(withMapFor('city: x\nanswers:\n  a: yes # why\n', ['answers', 'a'], 'ready')).toBe(
    'city: x\nanswers:\n  a: { ready: yes } # why\n',
  );
  expect(withMapFor('city: x\nanswers:\n  a:\n    - b\n    - c\n  d: no\n', ['answers', 'a'], 'limits')).toBe(
    'city: x\nanswers:\n  a:\n    { limits: [b, c] }\n  d: no\n',
  );
});

test('line ends stay as they are', () => {
  expect(withValue('city: x\r\nanswers: {}\r\n', ['answers', 'a', 'b'], 'no')).toBe(
    'city: x\r\nanswers:\r\n  a:\r\n    b: no\r\n',
  );
  expect(withValue('city: x\r\nanswers:\r\n  a: no\r\n', ['answers', 'c'], 'no')).toBe(
    'city: x\r\nanswers:\r\n  a: no\r\n  c: no\r\n',
  );
  expect(withValue('city: x\nanswers:\n  a: no', ['answers', 'c'], 'no')).toBe('city: x\nanswers:\n  a: no\n  c: no');
});

test('years are numbers, and texts are quoted where they have to be', () => {
  const text = withValue('city: x\nanswers: {}\n', ['answers', 'violence', 'rate'], { 2015: 431.5 });
  expect(text).toBe('city: x\nanswers:\n  violence:\n    rate: { 2015: 431.5 }\n');
  expect(withValue('city: x\nanswers: {}\n', ['city'], 'a: b # c')).toBe('city: "a: b # c"\nanswers: {}\n');
});

describe('any text', () => {
  test.each([
    'yes',
    'null',
    '12',
    '- a',
    '{ a',
    'a, b]',
    "it's",
    '"',
    '#',
    'a #b',
    '*a',
    '!x',
    '…',
    '2016',
    'a: b',
    '%',
    '@a',
    ' a ',
  ])('%j comes back as it went in', (value) => {
    for (const layout of ['city: x\nanswers:\n  a: { b: no }\n', 'city: x\nanswers:\n  a:\n    b: no\n']) {
      const text = withValue(withValue(layout, ['answers', 'a', 'note'], value), ['answers', 'a', 'b'], value);
      expect([valueAt(text, ['answers', 'a', 'note']), valueAt(text, ['answers', 'a', 'b'])]).toEqual([value, value]);
    }
  });
});
