// The HTML report before tools that no one here wrote: html-validate, a browser with axe, and what the browser prints.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleOptions } from '../fixtures/sample-reports.ts';
import { hostileChangeSet } from '../support/change-sets.ts';
import { fourCities } from '../support/four-cities.ts';
import { changeSetReporters, reporters } from '../support/reporters.ts';
import { rowsOf } from '../support/rows.ts';
import { chromiumPath, launch, objections, withPage } from './browser.ts';
import { filesOf, temporaryFolder } from './documents.ts';

const { html } = reporters;

const folder = temporaryFolder();
const noErrors = { ...sampleOptions, errors: [] };
const cities = await fourCities();
const record = cities.slice(0, 1).map((report) => {
  const path = join(folder, 'record.html');
  writeFileSync(path, html([report], noErrors));
  return { report, path };
});
const changes = join(folder, 'changes.html');
writeFileSync(changes, changeSetReporters.html(hostileChangeSet, sampleOptions));
const files = [
  ...filesOf(html, 'html'),
  ...record.map(({ path }) => ['of the record', path] as const),
  ['of changes', changes] as const,
];

describe('html-validate', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    // A title is as long as the name of the city.
    rules: { 'long-title': 'off', 'doctype-style': 'off' },
  });

  test.each(files)('finds the page %s valid', (_name, path) => {
    const { results } = validator.validateStringSync(readFileSync(path, 'utf8'));
    const told = results.flatMap(({ messages }) => messages);
    expect(told.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`)).toEqual([]);
  });

  test('finds out a wrong page', () => {
    expect(validator.validateStringSync('<p><div></p>').valid).toBe(false);
  });
});

const skipped = chromiumPath === undefined ? ' (skipped: there is no chromium)' : '';

describe.skipIf(skipped !== '')(`chromium${skipped}`, () => {
  // Each look at a page takes seconds: the record, and the worst.
  const pages = files.filter(([name]) => ['hostile', 'unreadable', 'of the record', 'of changes'].includes(name));
  const phone = { width: 360, height: 740 };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const looks: Readonly<Record<string, BrowserContextOptions>> = {
    'in the light': { colorScheme: 'light' },
    'in the dark, on a phone': { colorScheme: 'dark', viewport: phone },
  };

  describe.each(Object.entries(looks))('%s', (_look, options) => {
    test.each(pages)('axe has nothing against the page %s, and it scrolls sideways nowhere', async (_name, path) => {
      await withPage(browser, path, options, async (page) => {
        expect(await objections(page, true)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      });
    });
  });

  test.each(pages)('the page %s prints, and axe has nothing against it', async (_name, path) => {
    await withPage(browser, path, {}, async (page) => {
      const pdf = join(folder, 'page.pdf');
      await page.pdf({ path: pdf, format: 'A4' });
      const [, count] = /^Pages: +(\d+)$/m.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })) ?? [];
      expect(Number(count)).toBeGreaterThanOrEqual(1);
      await page.emulateMedia({ media: 'print' });
      expect(await objections(page, false)).toEqual([]);
    });
  });

  test.each(record)('what folds on a screen is printed', async ({ report, path }) => {
    await withPage(browser, path, {}, async (page) => {
      const pdf = join(folder, 'record.pdf');
      await page.pdf({ path: pdf, format: 'Letter' });
      const folded = rowsOf(report);
      const printed = letters(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }));
      expect(folded.length).toBeGreaterThan(50);
      expect(folded.filter((text) => !printed.includes(letters(text)))).toEqual([]);
    });
  });
});

/** Lines and pages break anywhere in print, and a font may join letters. */
const letters = (text: string): string => text.normalize('NFKC').replace(/\P{L}/gu, '');
