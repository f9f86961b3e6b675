// The guides do what they show.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runDocument } from './support/doc-runs.ts';
import { inFolder } from './support/folder.ts';

const here = process.cwd();
afterAll(() => process.chdir(here));

test.each([
  ['docs/rule-sets.md', 9],
  ['docs/many-cities.md', 1],
])('%s: every command prints what is shown', async (path, least) => {
  const document = readFileSync(path, 'utf8');
  await inFolder({}, async (path) => {
    process.chdir(resolve(path));
    const ran = await runDocument(document);
    process.chdir(here);
    expect(ran.length).toBeGreaterThanOrEqual(least);
    for (const { command, shown, printed } of ran) expect(printed, command).toEqual(asShown(printed, shown));
  });
});

/** What is shown, with what was printed in the place of a line `…`. */
function asShown(printed: string, shown: string): string {
  const [start = '', ...rest] = shown.split(/^…\n/m);
  const [end] = rest;
  if (end === undefined) return shown;
  return start + printed.slice(start.length, printed.length - end.length) + end;
}
