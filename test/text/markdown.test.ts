import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownCode, markdownLink, markdownText } from '../../src/text/markdown.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { decoded } from '../support/markup.ts';

describe('text in Markdown', () => {
  test.each([
    [
      'ordinary prose: (at least 48h), 882.8 in 2014; "x" & more.',
      'ordinary prose: (at least 48h), 882.8 in 2014; "x" &#38; more.',
    ],
    ['*a* _b_ `c` ~d~ \\e', '&#42;a&#42; &#95;b&#95; &#96;c&#96; &#126;d&#126; &#92;e'],
    ['<b> [x](y) |', '&#60;b&#62; &#91;x&#93;(y) &#124;'],
    ['- a', '&#45; a'],
    ['+ a', '&#43; a'],
    ['===', '&#61;=='],
    ['1. a', '1&#46; a'],
    ['12) a', '12&#41; a'],
    ['  # a', '&#35; a'],
    ['a\nb', 'a&#92;nb'],
    ['$x$', '&#36;x&#36;'],
    ['www.example.org', 'www&#46;example.org'],
  ])('%s stays text', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test.each([
    ['@you', '&#64;&#8203;you'],
    ['#12', '&#35;&#8203;12'],
    ['a/b#12', 'a/b&#35;&#8203;12'],
    ['GH-12', 'GH-&#8203;12'],
    ['a@example.org', 'a&#64;&#8203;example.org'],
    [':+1:', '&#58;&#8203;+1:'],
    ['https://example.org', 'https&#58;//example.org'],
  ])('GitHub makes nothing of %s', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test('whatever the text, no sign with a meaning is left and it reads back as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const markdown = markdownText(text);
        expect(markdown.replace(/&#\d+;/g, '')).not.toMatch(/[\\`*_[\]<>#|~&@$\n\r]|^[-+=]|^\d{1,9}[.)]|www\.|:[^ ]/i);
        expect(decoded(markdown).replaceAll('\u200b', '')).toBe(sanitise(text.trim()));
      }),
    );
  });
});

describe('code in Markdown', () => {
  test.each(['psp-2017-08', 'data/cities/a.yaml:3:5', '@scope/a.yaml', './my rules.yaml', 'a.yaml:1:2 (The jail)'])(
    '%s is a code span',
    (text) => {
      expect(markdownCode(text)).toBe(`\`${text}\``);
    },
  );

  test.each(['', 'a`b', 'a|b', '::error::', '##[group]', ' a', 'a ', 'a\nb', '-\u200b'])('%j is text', (text) => {
    expect(markdownCode(text)).toBe(markdownText(text));
  });
});

test('a link keeps its address', () => {
  expect(markdownLink('A [title]', 'https://example.org/a_(b)?c=1&amp;d')).toBe(
    '[A &#91;title&#93;](<https://example.org/a_(b)?c=1&#38;amp;d>)',
  );
});
