import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';

describe('wrap', () => {
  test('lines break at spaces and hang under the text', () => {
    expect(wrap('Section 4 keeps nobody past release.', 20, '  note  ')).toEqual([
      '  note  Section 4',
      '        keeps nobody',
      '        past',
      '        release.',
    ]);
  });

  test('a line may be as wide as there are columns', () => {
    expect(wrap('abc def', 7)).toEqual(['abc def']);
    expect(wrap('abc def', 6)).toEqual(['abc', 'def']);
  });

  test('runs of spaces become one, those at the ends go', () => {
    expect(wrap('  a   b ', 10)).toEqual(['a b']);
  });

  test('a word that is too long is broken at the width, on lines of its own', () => {
    expect(wrap('see 0123456789abcdef then', 10)).toEqual(['see', '0123456789', 'abcdef', 'then']);
    expect(wrap('see 0123456789abc then', 10)).toEqual(['see', '0123456789', 'abc then']);
  });

  test('a URL is never broken', () => {
    const url = 'https://www.justice.gov/opa/press-release/file/986336/download';
    expect(wrap(`see ${url} then`, 10)).toEqual(['see', url, 'then']);
    expect(wrap(`(${url}).`, 10, '[1] ')).toEqual([`[1] (${url}).`]);
  });

  test('what only begins as a URL does not hold a line together', () => {
    expect(wrap('https://a/\u00a0\u00a0ok', 10)).toEqual(['https://a/', '\u00a0\u00a0ok']);
  });

  test('text is not normalised', () => {
    expect(wrap('e\u0301 \u212b', 10)).toEqual(['e\u0301 \u212b']);
  });

  test('nothing to wrap leaves the lead alone', () => {
    expect(wrap('', 10, '  note  ')).toEqual(['  note']);
    expect(wrap(' ', 10)).toEqual(['']);
  });

  test('wide characters count twice and are not torn', () => {
    expect(wrap('城市城市', 5)).toEqual(['城市', '城市']);
    expect(wrap('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  });

  test('the sign of an outcome stays with the word before it', () => {
    expect(wrap('released – within 48', 10)).toEqual(['released –', 'within 48']);
    expect(wrap('a city, ✔ Qualifies', 9)).toEqual(['a city, ✔', 'Qualifies']);
    expect(wrap('a city, ✔ Qualifies', 8)).toEqual(['a', 'city, ✔', 'Qualifie', 's']);
  });

  test('a sign that would begin a line is escaped', () => {
    expect(wrap('✔ Qualifies', 20)).toEqual(['\\u{2714} Qualifies']);
    expect(wrap('✔ Qualifies', 20, '- ')).toEqual(['- ✔ Qualifies']);
    expect(wrap('aaaaaaaaaa✔ Qualifies', 10)).toEqual(['aaaaaaaaaa', '\\u{2714}', 'Qualifies']);
    expect(wrap('aaaaaaaaaa? Qualifies', 10)).toEqual(['aaaaaaaaaa', '?', 'Qualifies']);
    expect(wrap('aaaaaaaaaa? Quals', 10)).toEqual(['aaaaaaaaaa', '\\x3f Quals']);
    expect(wrap('Rivertown – – – – b', 9)).toEqual([
      'Rivertown',
      '\\u{2013}',
      '\\u{2013}',
      '\\u{2013}',
      '\\u{2013}',
      'b',
    ]);
    expect(wrap('Rivertown \u00a0✘\u00a0b', 9)).toEqual(['Rivertown', '\u00a0\\u{2718}', '\u00a0b']);
  });

  test('no line begins with a sign unless its lead does, whatever the text and the width', () => {
    const word = fc
      .array(fc.constantFrom('✔', '✘', '?', '–', '-', '+', 'x', '\u00a0', '\u3000', '城', 'a', 'bc', ',', '"'), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    const lead = fc.constantFrom('', '    ', '- ', '✔ ');
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 2, max: 30 }), lead, (words, room, before) => {
        const lines = wrap(words.join(' '), width(before) + room, before);
        const looksLikeOurs = lines.filter(
          (line, index) => /^\s*(?:[✔✘]|[?x+–-]\s)/.test(line) && !(index === 0 && before.trim() !== ''),
        );
        expect(looksLikeOurs).toEqual([]);
        expect(lines.filter((line) => width(line) > width(before) + room)).toEqual([]);
        const kept = lines
          .map((line) => line.slice(before.length))
          .join('')
          .replaceAll(' ', '');
        expect(
          kept.replaceAll(/\\u\{(\w+)\}|\\x(\w\w)/g, (_, long, short) =>
            String.fromCodePoint(Number.parseInt(long ?? short, 16)),
          ),
        ).toBe(words.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  test('a character wider than the room stands alone', () => {
    expect(wrap('城市', 3, '  ')).toEqual(['  城', '  市']);
  });

  test('no line is wider than the columns and no text is lost', () => {
    const word = fc.oneof(
      { arbitrary: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(' ', '')), weight: 9 },
      { arbitrary: fc.constantFrom('✔', '✘!!', '?', '☑!!!!', '–'), weight: 1 },
    );
    // A sign that has no word before it is written as an escape.
    const unescaped = (text: string) =>
      text.replaceAll(/\\x([\da-f]{2})|\\u\{([\da-f]{4,5})\}/g, (_, short, long) =>
        String.fromCodePoint(Number.parseInt(short ?? long, 16)),
      );
    fc.assert(
      fc.property(
        fc.array(word),
        fc.integer({ min: 8, max: 40 }),
        fc.constantFrom('', '- ', '  note  '),
        (words, columns, lead) => {
          const room = Math.max(2, columns - lead.length) + lead.length;
          const lines = wrap(words.join(' '), room, lead);
          expect(lines.filter((line) => width(line) > room)).toEqual([]);
          const said = lines
            .map((line) => line.slice(lead.length))
            .join('')
            .replaceAll(' ', '');
          expect(unescaped(said)).toBe(unescaped(words.join('')));
        },
      ),
    );
  });

  test('a long word breaks where a short one does', () => {
    const unit = fc.constantFrom(
      'a',
      '城',
      'e\u0301',
      '\u0301',
      '👩\u200d👧',
      '\u200d',
      '🇺',
      '🇸',
      '👍🏽',
      '\ud83d',
      '\u{e0100}',
      'क्',
      'ष',
    );
    const segmenter = new Intl.Segmenter('en');
    fc.assert(
      fc.property(fc.array(unit, { minLength: 400, maxLength: 1500 }), (units) => {
        const word = units.join('');
        // Two columns hold one wide or two narrow graphemes; no break may fall inside one.
        const starts = new Set(Array.from(segmenter.segment(word), ({ index }) => index));
        let at = 0;
        for (const line of wrap(word, 2)) {
          expect(starts.has(at)).toBe(true);
          at += line.length;
        }
        expect(at).toBe(word.length);
      }),
      { numRuns: 50 },
    );
  });
});
