import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where Debian and Ubuntu have it; undefined where there is none. */
export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens a file. It is an error when the page makes a request, writes to the console, fails or opens a dialog. */
export async function withPage<Result>(
  browser: Browser,
  path: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const happened: string[] = [];
    page.on('request', (request) => happened.push(request.url()));
    page.on('console', (message) => happened.push(message.text()));
    page.on('pageerror', (error) => happened.push(String(error)));
    page.on('dialog', (dialog) => {
      happened.push(dialog.message());
      return dialog.dismiss();
    });
    const address = pathToFileURL(path).href;
    await page.goto(address);
    const result = await use(page);
    expect(happened).toEqual([address]);
    return result;
  } finally {
    await context.close();
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, with every `details` open or closed. */
export async function objections(page: Page, open: boolean): Promise<readonly string[]> {
  await page.locator('details').evaluateAll((all: readonly HTMLDetailsElement[], to) => {
    for (const each of all) each.open = to;
  }, open);
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
  );
  return Array.isArray(found) ? found.map(String) : [];
}
