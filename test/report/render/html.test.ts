import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/render/html.ts';
import { sampleDocument } from '../../fixtures/sample-document.ts';

describe('blocks as HTML', () => {
  const page = renderHtml(sampleDocument);

  test('look as in document.html', async () => {
    await expect(page).toMatchFileSnapshot('../../golden/document.html');
  });

  test('text of files is never markup', () => {
    expect(page).not.toMatch(/<b>|javascript:alert\(1\)"|<script|\u202e/);
  });

  test('a page has one main heading, and no level is left out', () => {
    const levels = Array.from(page.matchAll(/<h([1-6])/g), ([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level - (levels[index - 1] ?? 0) <= 1)).toBe(true);
  });

  test('every link leads to a place on the page or to an address by https', () => {
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => id));
    const targets = Array.from(page.matchAll(/<a [^>]*href="([^"]*)"/g), ([, target = '']) => target);
    expect(targets.filter((target) => !target.startsWith('https://') && !ids.has(target.slice(1)))).toEqual([]);
  });
});
