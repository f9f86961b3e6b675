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

  test('a long word is broken at the width, on lines of its own', () => {
    expect(wrap('see https://example.org/a/b then', 10)).toEqual(['see', 'https://ex', 'ample.org/', 'a/b then']);
  });

  test('nothing to wrap leaves the lead alone', () => {
    expect(wrap('', 10, '  note  ')).toEqual(['  note']);
    expect(wrap(' ', 10)).toEqual(['']);
  });

  test('wide characters count twice and are not torn', () => {
    expect(wrap('城市城市', 5)).toEqual(['城市', '城市']);
    expect(wrap('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  });

  test('a character wider than the room stands alone', () => {
    expect(wrap('城市', 3, '  ')).toEqual(['  城', '  市']);
  });

  test('no line is wider than the columns and no text is lost', () => {
    const word = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(' ', ''));
    fc.assert(
      fc.property(
        fc.array(word),
        fc.integer({ min: 8, max: 40 }),
        fc.constantFrom('', '- ', '  note  '),
        (words, columns, lead) => {
          const room = Math.max(2, columns - lead.length) + lead.length;
          const lines = wrap(words.join(' '), room, lead);
          expect(lines.filter((line) => width(line) > room)).toEqual([]);
          expect(
            lines
              .map((line) => line.slice(lead.length))
              .join('')
              .replaceAll(' ', ''),
          ).toBe(words.join(''));
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

  test.each([
    ['ASCII', 'a'.repeat(100_000)],
    ['wide', '城'.repeat(100_000)],
    ['combining', `e${'\u0301'.repeat(100_000)}`],
    ['short words', 'a '.repeat(100_000)],
  ])(
    '100,000 characters take no time to speak of: %s',
    (_name, text) => {
      const start = performance.now();
      wrap(text, 80);
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    30_000,
  );
});

test('plain text breaks where the same text breaks that has to be measured', () => {
  // An emoji at the end is two columns wide, so that every word is measured; it is taken off again.
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abcé-/'), minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'ab'), minLength: 13, maxLength: 60 }),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 4, max: 30 }), (words, columns) => {
      const measured = wrap([...words, '\u{1f600}'.repeat(columns)].join(' '), columns);
      const plain = wrap(words.join(' '), columns);
      expect(plain).toEqual(measured.slice(0, plain.length));
      expect(measured.slice(plain.length).join('')).toMatch(/^\u{1f600}+$/u);
    }),
  );
});
