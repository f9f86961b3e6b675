// Comparisons before tools that no one here wrote: a browser with axe, html-validate, GitHub's parser of Markdown, a strict parser of CSV.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { comparisonHtml } from '../../src/report/comparison-html.ts';
import { comparisonMarkdown } from '../../src/report/comparison-markdown.ts';
import type { ComparisonOptions } from '../../src/report/comparison-reporter.ts';
import { comparisonCsv } from '../../src/report/formats/comparison-csv.ts';
import { comparisonOptions, hostileComparison, manyCities, withErrors } from '../support/comparisons.ts';
import { parseCsv } from '../support/csv.ts';
import { fourCities, programme } from '../support/four-cities.ts';
import { elements, parseXml, textOf } from '../support/xml.ts';
import { chromiumPath, launch, objections, withPage } from './browser.ts';
import { temporaryFolder } from './documents.ts';

const cities = await fourCities();
const programmeOfOne = (await Promise.all(programme.map((id) => fourCities(id)))).flatMap((each) => each.slice(0, 1));
const inputs: readonly (readonly [name: string, comparison: Comparison, options: ComparisonOptions])[] = [
  ['of two cities', compare(cities.slice(0, 2)), comparisonOptions],
  ['of the four cities', compare(cities), comparisonOptions],
  ['of one city under three rule sets', compare(programmeOfOne), comparisonOptions],
  ['of twelve cities', compare(manyCities(12)), comparisonOptions],
  ['of two hundred cities', compare(manyCities(200)), comparisonOptions],
  ['of hostile reports', hostileComparison, withErrors],
  ['of hostile reports, transposed', hostileComparison, { ...withErrors, transpose: true }],
  ['of nothing', compare([]), withErrors],
];

const folder = temporaryFolder();
const pages = inputs.map(([name, comparison, options]) => {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.html`);
  writeFileSync(path, comparisonHtml(comparison, options));
  return [name, path] as const;
});

describe('html-validate', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    // A title is as long as the names of cities and rule sets.
    rules: { 'long-title': 'off', 'doctype-style': 'off' },
  });

  test.each(pages)('finds the page %s valid', (_name, path) => {
    const { results } = validator.validateStringSync(readFileSync(path, 'utf8'));
    const told = results.flatMap(({ messages }) => messages);
    expect(told.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`)).toEqual([]);
  });
});

const skipped = chromiumPath === undefined ? ' (skipped: there is no chromium)' : '';

describe.skipIf(skipped !== '')(`chromium${skipped}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const wide = { width: 1280, height: 900 };
  const phone = { width: 360, height: 740 };
  const looks: readonly (readonly [look: BrowserContextOptions, open: boolean])[] = [
    [{ colorScheme: 'light', viewport: wide }, true],
    [{ colorScheme: 'dark', viewport: wide }, false],
    [{ colorScheme: 'light', viewport: phone }, false],
  ];

  // axe takes minutes for hundreds of cities, whose page is made of the same parts.
  test.each(pages.filter(([name]) => !name.includes('hundred')))(
    'finds the page %s accessible, light with all cells open, dark and on a phone',
    async (_name, path) => {
      for (const [look, open] of looks) {
        await withPage(browser, path, look, async (page) => expect(await objections(page, open)).toEqual([]));
      }
    },
  );

  test.each(pages)('scrolls the page %s sideways on no phone', async (_name, path) => {
    await withPage(browser, path, { viewport: phone }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    });
  });

  test('keeps the headings in sight, and opens a cell by the keyboard', async () => {
    const [, path = ''] = pages.find(([name]) => name.includes('twelve')) ?? [];
    await withPage(browser, path, { viewport: wide }, async (page) => {
      const heading = page.locator('.matrix thead th').nth(3);
      await page.locator('.matrix tbody tr').nth(9).scrollIntoViewIfNeeded();
      expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(0);
      const cell = page.locator('.matrix td').first();
      expect(await cell.locator('p').isVisible()).toBe(false);
      await cell.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await cell.locator('p').isVisible()).toBe(true);
    });
  });
});

test.each(inputs)('GitHub finds one table in the Markdown %s, and no markup of texts', (_name, comparison, options) => {
  const extensions = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist'].flatMap((each) => ['-e', each]);
  const xml = execFileSync('cmark-gfm', [...extensions, '--to', 'xml'], {
    input: comparisonMarkdown(comparison, options),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const root = parseXml(xml.replace(/<!DOCTYPE [^>]*>\n/, ''));
  expect(elements(root, 'table')).toHaveLength(comparison.columns.length === 0 ? 0 : 1);
  const html = ['html_block', 'html_inline'].flatMap((each) => elements(root, each)).map(textOf);
  expect(html.filter((each) => !/^(?:<br>|<details>\n<summary>[\w ]+<\/summary>\n|<\/details>\n)$/.test(each))).toEqual(
    [],
  );
  expect(
    ['image', 'emph', 'strikethrough', 'code_block', 'block_quote', 'thematic_break'].flatMap((each) =>
      elements(root, each),
    ),
  ).toEqual([]);
  const addresses = elements(root, 'link').map(({ attributes }) => attributes['destination']);
  expect(addresses.filter((address) => !address?.startsWith('https://'))).toEqual([]);
});

test.each(inputs)('a strict parser reads the CSV %s as ours does', (_name, comparison, options) => {
  const document = comparisonCsv(comparison, options);
  expect(parse(document, { recordDelimiter: '\r\n', relaxColumnCount: false, bom: false })).toEqual(parseCsv(document));
});
