import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame } from '../../src/text/frame.ts';
import { sanitiseLines } from '../../src/text/sanitise.ts';
import { width } from '../../src/text/width.ts';

const text = `city: Rivertown
answers:
  release-notice:
    held-by: county-jial
    reply: declined
`;

test('the line stands with two lines before it and carets under what begins at the column', () => {
  expect(frame(text, 4, 14)).toMatchInlineSnapshot(`
    "2 | answers:
    3 |   release-notice:
    4 |     held-by: county-jial
      |              ^^^^^^^^^^^"
  `);
});

test('the first lines have fewer lines before them', () => {
  expect(frame(text, 1, 1)).toMatchInlineSnapshot(`
    "1 | city: Rivertown
      | ^^^^"
  `);
  expect(frame(text, 2, 3)).toMatchInlineSnapshot(`
    "1 | city: Rivertown
    2 | answers:
      |   ^^^^^"
  `);
});

test('numbers in the margin are aligned', () => {
  expect(frame(`${'a\n'.repeat(9)}bc`, 10, 2)).toMatchInlineSnapshot(`
    " 8 | a
     9 | a
    10 | bc
       |  ^"
  `);
});

test('the end of the text, a line after it and an empty text can be shown', () => {
  expect(frame(text, 5, 20)).toMatchInlineSnapshot(`
    "3 |   release-notice:
    4 |     held-by: county-jial
    5 |     reply: declined
      |                    ^"
  `);
  expect(frame(text, 6, 1)).toMatchInlineSnapshot(`
    "4 |     held-by: county-jial
    5 |     reply: declined
    6 |
      | ^"
  `);
  expect(frame('', 1, 1)).toMatchInlineSnapshot(`
    "1 |
      | ^"
  `);
});

test('a tab, wide characters and combining marks do not move the caret away', () => {
  expect(frame('\ta: x', 1, 2)).toMatchInlineSnapshot(`
    "1 |   a: x
      |   ^"
  `);
  expect(frame('市: 日本 e\u0301 x', 1, 10)).toMatchInlineSnapshot(`
    "1 | 市: 日本 é x
      |            ^"
  `);
});

test('controls are shown as escapes and the caret stands behind them', () => {
  expect(frame('a: \u202e\x1b[2J x\r\n', 1, 10)).toMatchInlineSnapshot(`
    "1 | a: \\u{202e}\\x1b[2J x
      |                    ^"
  `);
});

test('a long line is cut around the column', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word-${index}`).join(' ');
  expect(frame(words, 1, 1)).toMatchInlineSnapshot(`
    "1 | word-0 word-1 word-2 word-3 word-4 word-5 word-6 word-7 word-8 word-9 word-10 word-11 word-12...
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
  `);
  expect(frame(words, 1, words.indexOf('word-30') + 1)).toMatchInlineSnapshot(`
    "1 | ...word-30 word-31 word-32 word-33 word-34 word-35 word-36 word-37 word-38 word-39 word-40 wo...
      |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
  `);
  expect(frame(words, 1, words.indexOf('word-59') + 1)).toMatchInlineSnapshot(`
    "1 | ...word-54 word-55 word-56 word-57 word-58 word-59
      |                                            ^^^^^^^"
  `);
  expect(frame(`${words}\n${words}\nx`, 3, 1)).toMatchInlineSnapshot(`
    "1 | word-0 word-1 word-2 word-3 word-4 word-5 word-6 word-7 word-8 word-9 word-10 word-11...
    2 | word-0 word-1 word-2 word-3 word-4 word-5 word-6 word-7 word-8 word-9 word-10 word-11...
    3 | x
      | ^"
  `);
});

test('a line of a megabyte takes no time', () => {
  const line = '日\u0301\x1b'.repeat(350_000);
  const start = performance.now();
  for (let i = 0; i < 20; i++) frame(line, 1, 500_000);
  expect(performance.now() - start).toBeLessThan(1000);
});

test('no frame is wider than 100 columns, has a control or loses the caret', () => {
  const piece = fc.constantFrom(
    'a',
    'word ',
    '\t',
    '日',
    'e\u0301',
    '👍🏽',
    '\x00',
    '\u202e',
    '\n',
    '\r\n',
    '\ud800',
    'x'.repeat(40),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 300 }),
      (pieces, line, column) => {
        const lines = frame(pieces.join(''), line, column).split('\n');
        expect(lines.length).toBe(Math.min(line, 3) + 1);
        for (const shown of lines) {
          expect(width(shown)).toBeLessThanOrEqual(101);
          expect(sanitiseLines(shown)).toBe(shown);
        }
        expect(lines.at(-1)).toMatch(/^ +\| +\^+$/);
      },
    ),
  );
});
