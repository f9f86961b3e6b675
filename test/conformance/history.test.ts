// Histories before tools that no one here wrote: a browser with axe, html-validate, GitHub's parser of Markdown.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { History } from '../../src/model/history.ts';
import type { ReporterOptions } from '../../src/report/reporter.ts';
import { cityHistories, historiesWithErrors, historyOptions, hostileHistory } from '../support/histories.ts';
import { historyReporters } from '../support/reporters.ts';
import { elements, parseXml, textOf } from '../support/xml.ts';
import { chromiumPath, launch, objections, withPage } from './browser.ts';
import { temporaryFolder } from './documents.ts';

const cities = await cityHistories();
const inputs: readonly (readonly [name: string, histories: readonly History[], options: ReporterOptions])[] = [
  ...cities.map((history) => [history.city, [history], historyOptions] as const),
  ['four cities', cities, historyOptions],
  ['one city and what was not read', cities.slice(0, 1), historiesWithErrors],
  [
    'one city under two rule sets',
    (await cityHistories('psp-2017-08', 'psp-2017-08-response')).slice(0, 2),
    historyOptions,
  ],
  ['hostile texts', [hostileHistory, hostileHistory], historiesWithErrors],
  ['nothing', [], historiesWithErrors],
];

const folder = temporaryFolder();
const pages = inputs.map(([name, histories, options]) => {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.html`);
  writeFileSync(path, historyReporters.html(histories, options));
  return [name, path] as const;
});

describe('html-validate', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    // A title is as long as the names of cities and rule sets.
    rules: { 'long-title': 'off', 'doctype-style': 'off' },
  });

  test.each(pages)('finds the page of %s valid', (_name, path) => {
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
  const looks: readonly BrowserContextOptions[] = [
    { colorScheme: 'light', viewport: wide },
    { colorScheme: 'dark', viewport: phone },
  ];

  // axe takes seconds for each, and the page of four cities has what is in that of one.
  test.each(pages.slice(cities.length))(
    'finds the page of %s accessible, light and wide, dark and on a phone',
    async (_name, path) => {
      for (const look of looks) {
        await withPage(browser, path, look, async (page) => expect(await objections(page, true)).toEqual([]));
      }
    },
  );

  test.each(pages)('scrolls the page of %s sideways on no phone', async (_name, path) => {
    await withPage(browser, path, { viewport: phone }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    });
  });
});

test.each(inputs)(
  'GitHub finds a table for each history in the Markdown of %s, and no markup of texts',
  (_name, histories, options) => {
    const extensions = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist'].flatMap((each) => ['-e', each]);
    const xml = execFileSync('cmark-gfm', [...extensions, '--to', 'xml'], {
      input: historyReporters.markdown(histories, options),
      encoding: 'utf8',
    });
    const root = parseXml(xml.replace(/<!DOCTYPE [^>]*>\n/, ''));
    expect(elements(root, 'table')).toHaveLength(histories.length);
    const html = ['html_block', 'html_inline'].flatMap((each) => elements(root, each)).map(textOf);
    expect(
      html.filter((each) => !/^(?:<br>|<details>\n<summary>[\w -]+<\/summary>\n|<\/details>\n)$/.test(each)),
    ).toEqual([]);
    const others = ['image', 'emph', 'strikethrough', 'code_block', 'block_quote', 'thematic_break'];
    expect(others.flatMap((each) => elements(root, each))).toEqual([]);
    const addresses = elements(root, 'link').map(({ attributes }) => attributes['destination']);
    expect(addresses.filter((address) => !address?.startsWith('https://'))).toEqual([]);
  },
);
