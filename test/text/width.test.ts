import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemes, width } from '../../src/text/width.ts';

const reference = (text: string) => stringWidth(text, { countAnsiEscapeCodes: true });
/** string-width counts these as emoji even without U+FE0F; terminals show them as text, in one column. */
const textByDefault = /^(?!\p{Emoji_Presentation})\p{Emoji}$/u;

test('characters are as wide as string-width says, but for signs that are text by default', () => {
  const different: string[] = [];
  // Scripts with characters of many kinds lie below; the long ranges above are sampled.
  for (let code = 0; code <= 0x10ffff; code += code < 0x3400 ? 1 : 0x61) {
    const character = String.fromCodePoint(code);
    const columns = width(character);
    if (columns !== reference(character) && !(columns === 1 && textByDefault.test(character)))
      different.push(code.toString(16));
  }
  expect(different).toEqual([]);
});

test.each([
  ['', 0],
  ['plain text', 10],
  ['“naïve – café” … × ≤ ✔ ✘', 24],
  ['e\u0301', 1],
  ['\u0301', 0],
  ['日本語', 6],
  ['ｆｕｌｌ', 8],
  ['한국', 4],
  ['\u1112\u1161\u11ab', 2],
  ['© ™', 3],
  ['❤\ufe0f', 2],
  ['1\ufe0f\u20e3', 2],
  ['👍🏽', 2],
  ['👨\u200d👩\u200d👧\u200d👦', 2],
  ['🇺🇸', 2],
  ['a\u200bb', 2],
  ['\x1b[31m', 4],
])('the width of %j is %i', (text, columns) => {
  expect(width(text)).toBe(columns);
});

test('texts are as wide as string-width says', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    'é',
    'e\u0301',
    '日',
    'ｗ',
    '한',
    '\u1112\u1161\u11ab',
    'ह',
    'ि',
    '\u200d',
    '👍',
    '👍🏽',
    '👨\u200d👩\u200d👧',
    '❤\ufe0f',
    '1\ufe0f\u20e3',
    '🇺🇸',
    '–',
    '№',
    '\u0000',
    '\u202e',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(width(text)).toBe(reference(text));
    }),
  );
});

test('the short way through narrow text gives what the segmenter gives', () => {
  const segmenter = new Intl.Segmenter('en');
  const text = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter(
    (character) => width(character) === 1,
  );
  for (const character of text) {
    for (const pair of [`${character}a`, `a${character}`, character + character]) {
      expect(graphemes(pair)).toEqual(Array.from(segmenter.segment(pair), ({ segment }) => segment));
    }
  }
});

test('a text is cut between graphemes only', () => {
  expect(graphemes('ae\u0301👍🏽🇺🇸')).toEqual(['a', 'e\u0301', '👍🏽', '🇺🇸']);
  expect(graphemes('ab')).toEqual(['a', 'b']);
  expect(graphemes('')).toEqual([]);
});
