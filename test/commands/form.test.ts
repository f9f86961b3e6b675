import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { fakeIo } from '../support/fake-io.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-check-form-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function form(...args: readonly string[]) {
  const io = fakeIo();
  await run(['form', ...args], io);
  return { code: io.exitCode, out: io.out(), err: io.err().replaceAll(folder, '.') };
}

/** The data that a page carries. */
const dataOf = (page: string) => JSON.parse(/id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null');

test('the page goes to standard output and asks the default rule set', async () => {
  const { code, out, err } = await form();
  expect([code, err]).toEqual([0, '']);
  expect(out.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
  const { asked, city, blank } = dataOf(out);
  expect([asked.id, city]).toEqual(['psp-2017-08', null]);
  // Where the file will lie is not known, so it names no schema; it says how to have one, as `init` does.
  expect(blank).toMatchInlineSnapshot(`
    "# For an editor that completes and explains: psp-check schema city --rules psp-2017-08 > city.schema.json, and
    # then a first line with \`yaml-language-server: $schema=city.schema.json\` behind a #.
    city: ''
    rules: psp-2017-08

    answers: {}
    "
  `);
});

test('a city file comes along under its name alone, with the agency files that it names and the rule set of its own', async () => {
  file('jail.yaml', 'name: Jail\nanswers: {}\n');
  const path = file(
    'city.yaml',
    'city: A # sic\nrules: section-1373\nagencies: { jail: { file: jail.yaml } }\nanswers: {}\n',
  );
  const { code, out } = await form(path);
  expect(code).toBe(0);
  const { asked, city } = dataOf(out);
  expect(asked.id).toBe('section-1373');
  expect(city).toEqual({
    name: 'city.yaml',
    text: readFileSync(path, 'utf8'),
    files: [['jail.yaml', 'name: Jail\nanswers: {}\n']],
  });
});

test('a city file whose answers are not valid comes along: the page tells what is wrong', async () => {
  expect((await form(file('city.yaml', 'answers: { readiness: perhaps }\n'))).code).toBe(0);
});

test('a city file cannot have the page carry, or an error show, what lies outside its folder', async () => {
  const { code, out, err } = await form(file('city.yaml', 'city: A\nrules: /proc/self/environ\nanswers: {}\n'));
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('`/proc/self/environ` leads outside');
  const jail = 'city: A\nagencies: { jail: { file: /proc/self/environ } }\nanswers: {}\n';
  expect(dataOf((await form(file('jail.yaml', jail))).out).city.files).toEqual([]);
});

test('a page in a file is written whole, and no input is overwritten', async () => {
  const city = file('city.yaml', 'city: A\nanswers: {}\n');
  const page = join(folder, 'page.html');
  expect(await form(city, '-o', page)).toEqual({
    code: 0,
    out: '',
    err: 'note: ./page.html is written. Open it in a browser; it works offline.\n',
  });
  expect(readFileSync(page, 'utf8').endsWith('</html>\n')).toBe(true);
  const refused = await form(city, '-o', city);
  expect([refused.code, refused.err]).toEqual([
    2,
    'error: ./city.yaml: is an input of this run. Write the report to another file.\n',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['city.yaml', 'page.html']);
});

test.each<[string, readonly string[], string]>([
  ['a rule set that is not there', ['--rules', 'nothing'], '`nothing` is not the id of a shipped rule set.'],
  [
    'two rule sets',
    ['-r', 'section-1373', '-r', 'texas-2017'],
    '`form` asks the questions of one rule set. Give `--rules` once.',
  ],
  ['no name for the page', ['-o', ''], '`--output` was given nothing.'],
  [
    'a table',
    ['cities.csv'],
    '`cities.csv`: the page opens one city file, whose name ends in .yaml or .json. For the columns of a table: init answers.csv',
  ],
  ['a file that is not there', ['nowhere.yaml'], 'This file does not exist.'],
])('%s: exit 2', async (_name, args, message) => {
  const { code, out, err } = await form(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('no text ends an element of the page, or gives a command to the log of a CI server', async () => {
  const text = "city: '</script><!--<script>\u2028::error::x ##[error]x travis_fold:start'\nanswers: {}\n";
  const { out } = await form(file('city.yaml', text));
  expect(dataOf(out).city.text).toBe(text);
  const [, data = ''] = /id="data">(.*)/.exec(out) ?? [];
  expect(/<(?!\/script>$)|::|##\[|travis_fold|\u2028/.exec(data)).toBeNull();
});
