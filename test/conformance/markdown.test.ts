import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textOf } from '../support/markup.ts';
import { reporters } from '../support/reporters.ts';
import { filesOf } from './documents.ts';

const { markdown } = reporters;

const files = filesOf(markdown, 'md');
const extensions = ['table', 'autolink', 'strikethrough', 'tasklist', 'footnotes'].flatMap((name) => ['-e', name]);

/** As GitHub's own renderer reads it, with every extension that it has. */
const rendered = (path: string): string =>
  execFileSync('cmark-gfm', ['--unsafe', ...extensions, path], { encoding: 'utf8' });

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How many of each element the lines of a report ask for, so that one more is one that a text made. */
const expected = (document: string): Readonly<Record<string, number>> => {
  // Only what a problem quotes of a file stands behind four blanks before a line that is no item of a list.
  const quotation = /(?<=\n\n)(?: {4}(?! *- ).*\n)+/g;
  const source = document.replace(quotation, '\n');
  const quotations = countOf(document, quotation);
  const rows = countOf(source, /^\| /gm) - countOf(source, /^\| --- /gm);
  const heads = countOf(source, /^\| --- /gm);
  return {
    h2: countOf(source, /^## /gm),
    h3: countOf(source, /^### /gm),
    h4: countOf(source, /^#### /gm),
    h5: countOf(source, /^##### /gm),
    pre: quotations,
    li: countOf(source, /^(?: *-|1\.) /gm),
    tr: rows,
    thead: heads,
    a: countOf(source, /\]\(<https:/g),
    code: countOf(source, /`/g) / 2 + quotations,
    strong: countOf(source, /\*\*/g) / 2,
    details: countOf(source, /^<details>$/gm),
    summary: countOf(source, /^<summary>/gm),
  };
};

const layout: ReadonlySet<string> = new Set(['p', 'ul', 'ol', 'table', 'tbody', 'th', 'td']);

test.each(files)('cmark-gfm finds no markup in %s but ours', (_name, path) => {
  const source = readFileSync(path, 'utf8');
  const document = rendered(path);
  const names = Array.from(document.matchAll(/<([a-z][a-z0-9]*)[ />]/g), ([, name = '']) => name);
  const counts = Object.fromEntries(Object.keys(expected(source)).map((name) => [name, 0]));
  for (const name of names.filter((each) => !layout.has(each))) counts[name] = (counts[name] ?? 0) + 1;
  expect(counts).toEqual(expected(source));
  expect(document.match(/ href="(?!https:)/)).toBe(null);
});

test.each(files)('nothing in %s is left for GitHub to link', (_name, path) => {
  const text = textOf(rendered(path).replace(/<(code|a)\b[^>]*>[^<]*<\/\1>/g, ''));
  expect(text.match(/[@#][a-z0-9]|\bgh-\d|:[a-z0-9_+-]+:/gi)).toBe(null);
});
