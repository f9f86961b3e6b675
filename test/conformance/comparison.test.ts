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
import type { ReporterOptions } from '../../src/report/reporter.ts';
import { plainReport } from '../fixtures/sample-reports.ts';
import { comparisonOptions, hostileComparison, manyCities, withErrors } from '../support/comparisons.ts';
import { parseCsv } from '../support/csv.ts';
import { fourCities, programme } from '../support/four-cities.ts';
import { comparisonReporters } from '../support/reporters.ts';
import { elements, parseXml, textOf } from '../support/xml.ts';
import { chromiumPath, launch, objections, withPage } from './browser.ts';
import { temporaryFolder } from './documents.ts';

const { html: comparisonHtml, markdown: comparisonMarkdown } = comparisonReporters;
const cities = await fourCities();
/** A name without a blank, in a script that goes from right to left, and in one that is wide. */
const longWords = { ...plainReport, city: `${'Llanfairpwllgwyngyll'.repeat(3)}, רמת השרון, 東京都千代田区` };
const onDates = (
  await Promise.all(programme.flatMap((id) => ['2017-08-18', '2019-03-01'].map((date) => fourCities(id, date))))
).flatMap((each) => each.slice(0, 2));
const inputs: readonly (readonly [name: string, comparison: Comparison, options: ReporterOptions])[] = [
  ['of the four cities', compare(cities), comparisonOptions],
  ['of two cities under three rule sets on two dates', compare(onDates), comparisonOptions],
  ['of twelve cities', compare(manyCities(12)), comparisonOptions],
  ['of two hundred cities', compare(manyCities(200)), comparisonOptions],
  ['of hostile reports', hostileComparison, withErrors],
  ['with long words', compare(manyCities(3, longWords)), comparisonOptions],
  ['of nothing', compare([]), withErrors],
];

const folder = temporaryFolder();
/** html-validate and axe take minutes for hundreds of cities, whose page is made of the same parts. */
const isSmall = ([name]: readonly [string, ...unknown[]]) => !name.includes('hundred');
const pages = inputs.map(([name, comparison, options]) => {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.html`);
  writeFileSync(path, comparisonHtml(comparison, { ...options, show: 'all' }));
  return [name, path] as const;
});

describe('html-validate', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    // A title is as long as the names of cities and rule sets.
    rules: { 'long-title': 'off', 'doctype-style': 'off' },
  });

  test.each(pages.filter(isSmall))('finds the page %s valid', (_name, path) => {
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
    [{ colorScheme: 'dark', viewport: phone }, false],
  ];

  test.each(pages.filter(isSmall))(
    'finds the page %s accessible, light with all cells open, dark and on a phone',
    async (_name, path) => {
      for (const [look, open] of looks) {
        await withPage(browser, path, look, async (page) => expect(await objections(page, open)).toEqual([]));
      }
    },
  );

  test.each(pages)(
    'shows the page %s without scrolling sideways at any width',
    { timeout: 60_000 },
    async (_name, path) => {
      await withPage(browser, path, {}, async (page) => {
        for (const width of [320, 360, 700, 1024, 1280]) {
          await page.setViewportSize({ width, height: 740 });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      });
    },
  );

  // WCAG 2.2, 2.4.11: the heading of a long table stays in sight, and may not cover what has the focus.
  test('hides no focus behind the heading of a long table, going forth and back', { timeout: 60_000 }, async () => {
    const [, path = ''] = pages.find(([name]) => name.includes('hundred')) ?? [];
    await withPage(browser, path, { viewport: wide }, async (page) => {
      const hidden = () =>
        page.evaluate(
          `(() => {
            const focused = document.activeElement.getBoundingClientRect();
            const heading = document.querySelector('.matrix thead th');
            const covers = !heading.contains(document.activeElement.closest('th')) && getComputedStyle(heading).position === 'sticky';
            return covers && !document.activeElement.closest('thead') && focused.bottom <= heading.getBoundingClientRect().bottom;
          })()`,
        );
      await page.locator('.matrix tbody tr').nth(30).locator('a').first().focus();
      for (let count = 0; count < 60; count++) {
        await page.keyboard.press('Shift+Tab');
        expect(await hidden()).toBe(false);
      }
      expect((await page.locator('.matrix thead th').nth(3).boundingBox())?.y).toBeGreaterThanOrEqual(0);
    });
  });

  test('leads from a cell to what is said of it', async () => {
    const [, path = ''] = pages.find(([name]) => name.includes('four')) ?? [];
    await withPage(browser, path, { viewport: wide }, async (page) => {
      await page.locator('.matrix td a').nth(4).click();
      const place = await page.locator(':target').boundingBox();
      expect(place?.y).toBeGreaterThanOrEqual(0);
      expect(place?.y).toBeLessThan(wide.height);
      expect(place?.width).toBeGreaterThan(600);
    });
  });
});

test.each(inputs)(
  'GitHub finds the tables in the Markdown %s, and no markup of texts',
  (_name, comparison, options) => {
    const extensions = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist'].flatMap((each) => ['-e', each]);
    const xml = execFileSync('cmark-gfm', [...extensions, '--to', 'xml'], {
      input: comparisonMarkdown(comparison, options),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const root = parseXml(xml.replace(/<!DOCTYPE [^>]*>\n/, ''));
    const tables = elements(root, 'table').length;
    if (comparison.columns.length === 0) expect(tables).toBe(0);
    else expect(tables).toBeGreaterThan(0);
    const html = ['html_block', 'html_inline'].flatMap((each) => elements(root, each)).map(textOf);
    expect(
      html.filter((each) => !/^(?:<br>|<details>\n<summary>[\w ]+<\/summary>\n|<\/details>\n)$/.test(each)),
    ).toEqual([]);
    expect(
      ['image', 'emph', 'strikethrough', 'code_block', 'block_quote', 'thematic_break'].flatMap((each) =>
        elements(root, each),
      ),
    ).toEqual([]);
    const addresses = elements(root, 'link').map(({ attributes }) => attributes['destination']);
    expect(addresses.filter((address) => !address?.startsWith('https://'))).toEqual([]);
  },
);

test.each(inputs)('a strict parser reads the CSV %s as ours does', (_name, comparison, options) => {
  const document = comparisonReporters.csv(comparison, options);
  expect(parse(document, { recordDelimiter: '\r\n', relaxColumnCount: false, bom: false })).toEqual(parseCsv(document));
});
