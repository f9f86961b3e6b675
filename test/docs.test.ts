// The guides do what they show.
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemCodes } from '../src/model/problem-codes.ts';
import { warningCodes } from '../src/model/warning-codes.ts';
import { runDocument } from './support/doc-runs.ts';
import { inFolder } from './support/folder.ts';

const here = process.cwd();
afterAll(() => process.chdir(here));

test.each([
  ['docs/rule-sets.md', 9],
  ['docs/many-cities.md', 4],
  ['docs/record.md', 3],
])('%s: every command prints what is shown', async (path, least) => {
  const document = readFileSync(path, 'utf8');
  await inFolder({}, async (path) => {
    cpSync('data', join(path, 'data'), { recursive: true });
    process.chdir(resolve(path));
    const ran = await runDocument(document);
    process.chdir(here);
    expect(ran.length).toBeGreaterThanOrEqual(least);
    for (const { command, shown, printed } of ran) expect(printed, command).toEqual(asShown(printed, shown));
  });
});

test('docs/messages.md lists every code with its meaning, in their order', () => {
  const rows = readFileSync('docs/messages.md', 'utf8').matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm);
  expect(Array.from(rows, ([, code, meaning]) => [code, meaning])).toEqual([
    ...Object.entries(problemCodes),
    ...Object.entries(warningCodes),
  ]);
});

describe('CONTRIBUTING.md', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8').replace(/\s+/g, ' ');

  test('the files it names are there', () => {
    const named = Array.from(text.matchAll(/(?:src|test|data|docs|scripts|bin|\.ci)\/[\w./<>-]*/g), ([path]) => path);
    // `<id>` and `<format>` stand for one of several.
    const paths = named.map((path) => path.replace('<id>', 'psp-2017-08').replace('<format>', 'csv'));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  test('what it says is in a file is', () => {
    const named = [...text.matchAll(/`(\w+)` in `([^`]+)`/g)];
    const wrong = named.filter(
      ([, name = '', path = '']) => !new RegExp(`\\b${name}\\b`).test(readFileSync(path, 'utf8')),
    );
    expect(wrong.map(([words]) => words)).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  test('its commands are scripts of the package', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = Array.from(text.matchAll(/`npm (?:run )?(\w+)`/g), ([, name = '']) => name);
    expect(named.filter((name) => name !== 'ci' && !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

test.each(readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml'))(
  'the form %s asks for something, each under an id of its own',
  (name) => {
    const form = parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8'));
    const ids = form.body.map(({ id }: { readonly id: string }) => id);
    expect(Object.keys(form)).toEqual(['name', 'description', 'labels', 'body']);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of form.body) {
      expect(['input', 'textarea']).toContain(type);
      expect(attributes.label).toMatch(/\S/);
    }
  },
);

/** What is shown, with what was printed in the place of a line `…`. */
function asShown(printed: string, shown: string): string {
  const [start = '', ...rest] = shown.split(/^…\n/m);
  const [end] = rest;
  if (end === undefined) return shown;
  return start + printed.slice(start.length, printed.length - end.length) + end;
}
