// Makes the picture of a city's page that README shows, with Debian's chromium: `node scripts/picture.mjs` after `npm run build`.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const run = ['bin/psp-check.js', '--format', 'html', '--fail-on', 'never', 'data/cities/albuquerque.yaml'];
const page = execFileSync(process.execPath, run, { encoding: 'utf8' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const tab = await browser.newPage({ viewport: { width: 760, height: 640 }, colorScheme: 'light' });
await tab.setContent(page);
await tab.screenshot({ path: '.github/city-page.png', clip: { x: 0, y: 0, width: 760, height: 680 }, fullPage: true });
await browser.close();
