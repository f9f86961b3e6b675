// Many cities through the built program: what comes in and goes out one by one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

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
    .map((line) => JSON.parse(line));
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
  expect(stdout).toBe('Alpha\n1\n');
});
