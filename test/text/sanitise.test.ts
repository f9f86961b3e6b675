import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitise, sanitiseLines } from '../../src/text/sanitise.ts';

test('text without anything unsafe stays as it is', () => {
  for (const text of ['', 'plain', 'San José – “ñandú” … ✔ ×', 'مدينة', '東京', '👍🏽 🇺🇸 🎉', 'e\u0301', '\\n \\x1b']) {
    expect(sanitise(text)).toBe(text);
    expect(sanitiseLines(text)).toBe(text);
  }
});

test.each([
  ['a line break', 'a\nb', 'a\\nb'],
  ['a carriage return', 'a\rb', 'a\\rb'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['NUL', 'a\0b', 'a\\x00b'],
  ['a terminal sequence', '\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
  ['a one-byte terminal sequence', '\x9b31m', '\\x9b31m'],
  ['DEL', '\x7f', '\\x7f'],
  ['a soft hyphen', 'a\u00adb', 'a\\xadb'],
  ['bidi overrides', '\u202etxt.exe\u202c', '\\u{202e}txt.exe\\u{202c}'],
  ['bidi isolates', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
  ['bidi marks', '\u200ea\u200fb\u061c', '\\u{200e}a\\u{200f}b\\u{061c}'],
  ['zero-width characters', 'a\u200bb\u200cc\u2060d', 'a\\u{200b}b\\u{200c}c\\u{2060}d'],
  ['the joiners of an emoji', '👨\u200d👧', '👨\\u{200d}👧'],
  ['a variation selector', '❤\ufe0f', '❤\\u{fe0f}'],
  ['a supplementary variation selector', 'a\u{e0101}', 'a\\u{e0101}'],
  ['a byte order mark', '\ufeffa', '\\u{feff}a'],
  ['tags', 'a\u{e0041}\u{e007f}', 'a\\u{e0041}\\u{e007f}'],
  ['line and paragraph separators', 'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
  ['a Hangul filler', 'a\u3164b', 'a\\u{3164}b'],
  ['an interlinear annotation', '\ufff9a\ufffa', '\\u{fff9}a\\u{fffa}'],
  ['a noncharacter', 'a\uffff', 'a\\u{ffff}'],
  ['a lone surrogate', 'a\ud800b\udc00', 'a\\u{d800}b\\u{dc00}'],
])('%s becomes a visible escape', (_, text, shown) => {
  expect(sanitise(text)).toBe(shown);
});

test('in text of several lines breaks stay and a tab becomes two spaces', () => {
  expect(sanitiseLines('a\r\nb\n\tc\rd\u2028\x1b')).toBe('a\nb\n  c\\rd\\u{2028}\\x1b');
});

test('what comes out is well-formed, safe and is not changed again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) }),
      (text) => {
        for (const safe of [sanitise(text), sanitiseLines(text)]) {
          expect(safe).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
          expect(sanitiseLines(safe)).toBe(safe);
        }
        expect(sanitise(text)).not.toContain('\n');
        expect(sanitise(sanitise(text))).toBe(sanitise(text));
      },
    ),
  );
});

test('every control of C0 and C1 is escaped', () => {
  for (let code = 0; code < 0xa0; code++) {
    const character = String.fromCharCode(code);
    expect(sanitise(character) === character).toBe(code >= 0x20 && code < 0x7f);
  }
});
