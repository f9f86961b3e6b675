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
      'The rest is left out, since that is all there is room for: the end of Two; Three.',
    );
  });

  test('of a table that is too long the first rows stay, and the last line counts the others', () => {
    const table = { is: 'table', caption: 'Cities', head: ['', 'Verdict'], rows: [] } as const;
    const rows = Array.from({ length: 100 }, (_, index) => [[`City ${index}`], ['does not qualify']]);
    const text = renderMarkdown(
      { blocks: section('All', [{ ...table, rows }, ...section('Sources', [paragraph('x')])]) },
      limit(3000),
    );
    expect(text.length).toBeLessThan(3000);
    expect(text).toMatch(/^## All\n\nCities:\n\n\| {2}\| Verdict \|\n\| --- \| --- \|\n\| City 0 /);
    expect(text.split('\n').filter((line) => line.startsWith('| City'))).toHaveLength(46);
    expect(text.split('\n').slice(-4, -1)).toEqual([
      '| City 45 | does not qualify |',
      '',
      'The rest is left out, since that is all there is room for: 54 rows of this table; Sources.',
    ]);
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
