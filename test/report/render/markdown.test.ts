import { describe, expect, test } from 'vitest';
import { folded, paragraph, section } from '../../../src/report/document.ts';
import { renderMarkdown } from '../../../src/report/render/markdown.ts';
import { sampleDocument } from '../../fixtures/sample-document.ts';

const limit = (most: number) => ({
  most,
  sizeOf: (text: string) => text.length,
  because: 'since that is all there is room for',
});

describe('blocks as Markdown', () => {
  test('look as in document.md', async () => {
    await expect(renderMarkdown(sampleDocument)).toMatchFileSnapshot('../../golden/document.md');
  });

  const long = {
    blocks: section('Cities', [
      paragraph('3 cities.'),
      ...['One', 'Two', 'Three'].flatMap((city) =>
        section(city, [paragraph('x'.repeat(500)), ...folded('Evidence', [paragraph('y'.repeat(500))], city)]),
      ),
    ]),
  };

  test('a document that is too long ends with what was left out', () => {
    const text = renderMarkdown(long, limit(3000));
    expect(text.length).toBeLessThan(3000);
    expect(text.split('\n\n').map((each) => each.slice(0, 30))).toEqual([
      '## Cities',
      '3 cities.',
      '### One',
      'x'.repeat(30),
      '<details>\n<summary>Evidence</s',
      'y'.repeat(30),
      '</details>',
      '### Two',
      'The rest is left out, since th',
    ]);
    expect(text.split('\n').at(-2)).toBe(
      'The rest is left out, since that is all there is room for: Evidence, Two; Three; Evidence, Three.',
    );
  });

  test('what folds is closed where a document ends within it', () => {
    const text = renderMarkdown(long, limit(2300));
    expect(text).toContain('<details>');
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
  });

  test('nothing is left where not even the last line has room', () => {
    expect(renderMarkdown(long, limit(50))).toBe('');
  });
});
