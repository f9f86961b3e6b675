import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './documents.ts';

const folder = temporaryFolder();

/** The system calls of the network that a program makes, its threads and children included. */
function networkCalls(...command: readonly string[]): readonly string[] {
  const log = join(folder, 'calls');
  execFileSync('strace', ['-f', '-qq', '-e', 'trace=network', '-e', 'signal=none', '-o', log, ...command], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: 'ignore',
  });
  return readFileSync(log, 'utf8').split('\n').filter(Boolean);
}

test.each([
  ['--fail-on never data/cities'],
  ['--fail-on never -f html --report sarif:/dev/null data/cities'],
  ['compare --fail-on never -f html data/cities'],
  ['history data/cities'],
  ['rules test psp-2017-08'],
  ['init --blank'],
  ['schema city'],
])('psp-check %s makes no system call of the network', (args) => {
  expect(networkCalls(process.execPath, resolve('bin/psp-check.js'), ...args.split(' '))).toEqual([]);
});

test('one that does is found out', () => {
  const script = `require('node:net').connect(9, '127.0.0.1').on('error', () => {})`;
  expect(networkCalls(process.execPath, '-e', script).join('\n')).toMatch(/socket\(AF_INET/);
});
