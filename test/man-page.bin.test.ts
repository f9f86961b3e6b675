import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-man-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = readFileSync('dist/man/psp-check.1', 'utf8');

test('the manual page looks as in psp-check.1', async () => {
  await expect(page).toMatchFileSnapshot('golden/psp-check.1');
});

test('its examples work, one after the other', () => {
  symlinkSync(resolve('bin/psp-check.js'), join(folder, 'psp-check'));
  const env = { PATH: `${folder}:${process.env['PATH']}` };
  const examples = [...page.matchAll(/^\.EX\n(.*?)^\.EE$/gms)].flatMap(([, lines = '']) => lines.trim().split('\n'));
  const ran = examples.map((line) => {
    const command = line.replaceAll('\\-', '-');
    return [command, spawnSync('bash', ['--norc', '-c', command], { cwd: folder, env }).status];
  });
  expect(ran).toEqual([
    ['psp-check init city.yaml', 0],
    ['psp-check city.yaml', 3],
    ['psp-check city.yaml --report html:out/psp.html --report sarif:out/psp.sarif', 3],
    ['psp-check compare -r psp-2017-08 -r psp-2017-08-response city.yaml', 3],
    ['psp-check rules show psp-2017-08 > mine.yaml', 0],
    ['psp-check rules check mine.yaml', 0],
  ]);
});
