import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraph } from '../../../src/report/document.ts';
import { renderText } from '../../../src/report/render/text.ts';
import { plain } from '../../../src/report/reporter.ts';
import { width } from '../../../src/text/width.ts';
import { sampleDocument } from '../../fixtures/sample-document.ts';

describe('blocks as text', () => {
  test.each([
    ['document-40.txt', 40, true],
    ['document-80.txt', 80, true],
    ['document-120.txt', 120, true],
    ['document-ascii.txt', 80, false],
  ])('look as in %s', async (file, columns, unicode) => {
    const text = renderText(sampleDocument.blocks, { columns, unicode, style: plain });
    await expect(text).toMatchFileSnapshot(`../../golden/${file}`);
  });

  test('colour goes around words and never changes them', () => {
    const paint = (text: string) => `\u001b[1m${text}\u001b[0m`;
    const painted = { green: paint, red: paint, yellow: paint, dim: paint, bold: paint };
    const paper = { columns: 80, unicode: true };
    const text = renderText(sampleDocument.blocks, { ...paper, style: painted });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal obeys
    expect(text.replace(/\u001b\[[01]m/g, '')).toBe(renderText(sampleDocument.blocks, { ...paper, style: plain }));
  });

  test('no line but that of an address or of a frame is wider than the paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 120 }), (columns) => {
        const lines = renderText(sampleDocument.blocks, { columns, unicode: true, style: plain }).split('\n');
        expect(lines.filter((line) => width(line) > columns && !/https?:/.test(line))).toEqual([]);
      }),
    );
  });

  test('nothing that a log would obey or hide is left of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = renderText([paragraph(`a${text}`)], { columns: 80, unicode: true, style: plain });
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}](?<!\n)/u);
      }),
    );
  });
});
