// Many cities through the built program: what comes in and goes out one by one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { inFolder } from './support/folder.ts';

const bin = resolve('bin/psp-check.js');
const env = { PATH: process.env['PATH'] ?? '' };
const city = (name: string, answers: object = {}) =>
  `${JSON.stringify({ city: name, 'as-of': '2017-08-18', answers })}\n`;

test('a report is written as soon as its city has come', async () => {
  const child = spawn(process.execPath, [bin, '--input', 'ndjson', '-f', 'ndjson', '-'], { env });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value));
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    child.stdin.write(city(name));
    // Rule sets are said before the first report under them.
    if (name === 'Alpha') for (let head = 0; head < 2; head++) expect((await next()).ruleSets).toHaveLength(1);
    expect((await next()).city).toBe(name);
  }
  child.stdin.write('{"city": "Delta"\n');
  child.stdin.end();
  expect((await next()).error).toMatchObject({ path: '-', line: 4, code: 'json-syntax' });
  expect(await once(child, 'exit')).toEqual([2, null]);
});

test.each([
  ['ndjson', city('Alpha') + city('Beta', { readiness: 'no' })],
  ['csv', 'city,as-of,readiness\nAlpha,2017-08-18,\nBeta,2017-08-18,no\n'],
])('%s comes through standard input, and the worst verdict gives the exit code', (kind, input) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '-', '--input', kind, '-f', 'ndjson'], {
    encoding: 'utf8',
    env,
    input,
  });
  const reports = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((line) => !('ruleSets' in line));
  expect([stderr, reports.map((each) => [each.city, each.verdict]), status]).toEqual([
    '',
    [
      ['Alpha', 'undetermined'],
      ['Beta', 'does-not-qualify'],
    ],
    1,
  ]);
});

test('a reader that has gone stops no other report, and the exit code is that of all', () => {
  const input = city('Alpha').repeat(300) + city('Beta', { readiness: 'no' });
  const { stdout } = spawnSync(
    'bash',
    ['--norc', '-c', `"$0" "$1" --input ndjson - | head -n 1; echo "\${PIPESTATUS[0]}"`, process.execPath, bin],
    { encoding: 'utf8', env, input },
  );
  expect(stdout).toBe('301 cities: 1 does not qualify, 300 are undetermined\n1\n');
});

const run = (args: readonly string[], cwd: string, more: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd, env: { ...env, ...more }, maxBuffer: 2 ** 28 });

test('a file takes what standard output takes, report by report', async () => {
  const files = { 'cities.ndjson': `${city('Alpha').repeat(20)}${city('Beta')}{\n` };
  await inFolder(files, async (folder) => {
    for (const format of ['text', 'json', 'ndjson', 'csv', 'html', 'junit']) {
      const printed = run(['-f', format, '--report', `${format}:out`, 'cities.ndjson'], folder);
      expect(printed.status).toBe(2);
      // A spreadsheet takes the mark of a file for its encoding; a program that reads standard output would take it for text.
      const mark = format === 'csv' ? '\ufeff' : '';
      expect(readFileSync(`${folder}/out`, 'utf8')).toBe(mark + printed.stdout);
    }
  });
});

test('documents that show the lines around a problem show them', async () => {
  await inFolder({ 'bad.yaml': 'city: X\nas-of: 2017-01-01\nanswers: { nope: yes }\n' }, async (folder) => {
    for (const format of ['html', 'junit']) {
      expect(run(['-f', format, 'bad.yaml'], folder).stdout).toContain('3 | answers: { nope: yes }');
    }
  });
});

test('a reading that cannot be loaded stops no city but those that have it', async () => {
  const own = readFileSync('test/fixtures/own/rules.yaml', 'utf8').replace(
    /^reading:/m,
    'alternatives: [./alt.yaml]\nreading:',
  );
  const files = {
    'own.yaml': own,
    'alt.yaml': 'rule-set: alt\n',
    'cities.ndjson': [
      city('Alpha'),
      ...['Beta', 'Gamma'].map(
        (name) => `${JSON.stringify({ city: name, 'as-of': '2017-08-18', rules: './own.yaml', answers: {} })}\n`,
      ),
      city('Delta'),
    ].join(''),
  };
  await inFolder(files, async (folder) => {
    const { status, stdout, stderr } = run(['-f', 'json', 'cities.ndjson'], folder);
    expect(JSON.parse(stdout).reports.map((report: { city: string }) => report.city)).toEqual(['Alpha', 'Delta']);
    const told = stderr.match(/^error: .*/gm) ?? [];
    expect([status, new Set(told).size]).toEqual([2, told.length]);
    expect(stderr).toMatch(/^error: `title` is missing\. .*\n *--> alt\.yaml:1:1$/m);
  });
});

test('a day that is no time is told before anything is written', async () => {
  const files = { 'a.yaml': 'city: A\nas-of: 2017-01-01\nanswers: {}\n', 'b.yaml': 'city: B\nanswers: {}\n' };
  await inFolder(files, async (folder) => {
    const { status, stdout } = run(['a.yaml', 'b.yaml'], folder, { SOURCE_DATE_EPOCH: 'abc' });
    expect([status, stdout]).toEqual([2, '']);
  });
});
