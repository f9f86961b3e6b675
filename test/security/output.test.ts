// Where the built program cannot write, or is not let finish, whatever the command.
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'psp-check-output-')));
/** A copy that other users may read. */
const program = join(root, 'program');
const bin = join(program, 'bin', 'psp-check.js');
const preload = resolve('test/support/signal-at-fsync.cjs');
const fixtures = resolve('test/fixtures');
const folder = join(root, 'work');
const at = (name: string) => join(folder, name);
const env = { PATH: process.env['PATH'] ?? '' };

beforeAll(() => {
  chmodSync(root, 0o755);
  for (const part of ['bin', 'data', 'dist', 'package.json'])
    cpSync(resolve(part), join(program, part), { recursive: true });
  copyFileSync(preload, join(root, 'preload.cjs'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  copyFileSync(join(fixtures, 'cities', 'fails.yaml'), at('city.yaml'));
});

/** In a shell: `psp` is the program. */
function shell(script: string, more: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  const options = more['SIGNAL'] === undefined ? '' : `-r ${join(root, 'preload.cjs')}`;
  return spawnSync('bash', ['--norc', '-c', `psp() { "${process.execPath}" ${options} "${bin}" "$@"; }\n${script}`], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...env, ...more },
  });
}

const told = ({ status, stderr }: SpawnSyncReturns<string>) => `${status} ${stderr.replaceAll(root, '')}`;

/** Every command that writes to standard output, with its exit code when it can. */
const commands: readonly (readonly [code: number, command: string])[] = [
  [1, 'city.yaml'],
  [1, '-f json city.yaml'],
  [1, 'compare city.yaml'],
  [0, 'history city.yaml'],
  [0, 'init --blank'],
  [0, 'init -'],
  [0, 'explain'],
  [0, 'explain violence'],
  [0, 'rules'],
  [0, 'rules show psp-2017-08'],
  [2, 'rules check city.yaml'],
  [0, 'rules test psp-2017-08'],
  [0, 'schema report'],
  [0, 'help'],
  [0, '--help'],
  [0, 'help check'],
  [0, '--version'],
];

/** Every command that writes files. */
const writers: readonly (readonly [name: string, command: (path: string) => string])[] = [
  ['check', (path) => `-q --report json:${path} city.yaml`],
  ['compare', (path) => `compare -q --report html:${path} city.yaml`],
  ['history', (path) => `history -q --report html:${path} city.yaml`],
];

describe.each(commands)('standard output: exit code %i, psp-check %s', (code, command) => {
  test('a full device is told in one line, and is exit code 2', () => {
    const all = told(shell(`psp ${command} 2> err > /dev/full; code=$?; grep "standard output" err >&2; exit $code`));
    expect(all).toBe('2 error: standard output: cannot be written: no space left on the device.\n');
  });

  test('a pipe that is closed changes nothing but what is read', () => {
    const expected = shell(`psp ${command}`);
    expect(expected.status).toBe(code);
    const closed = shell(`{ sleep 0.1; psp ${command}; echo "code $?" >&2; } | true`);
    expect(closed.stderr).toBe(`${expected.stderr}code ${code}\n`);
    const head = shell(`psp ${command} | head -n 1; exit "\${PIPESTATUS[0]}"`);
    expect([head.status, head.stdout]).toEqual([code, `${expected.stdout.split('\n')[0]}\n`]);
  });
});

describe.each(writers)('a report of %s', (_name, command) => {
  test.each([
    ['a folder', 'mkdir out.d', 'out.d', 'is a folder. Give the file in it: out.d/report'],
    ['a folder that ends in a slash', 'true', 'new/', 'is a folder. Give the file in it: new/report'],
    ['a link to nothing', 'ln -s gone out', 'out', 'is a link to something that does not exist.'],
    [
      'a path through a file',
      'touch file',
      'file/out',
      'cannot be written: a part of the path is a file, not a folder.',
    ],
    ['the input', 'true', 'city.yaml', 'is an input of this run. Write the report to another file.'],
    ['the input by another name', 'ln city.yaml hard', 'hard', 'is an input of this run (city.yaml).'],
    ['the input by a link', 'ln -s city.yaml soft', 'soft', 'is an input of this run (city.yaml).'],
    ['a full device', 'true', '/dev/full', 'cannot be written: no space left on the device.'],
    ['a name that is too long', 'true', 'x'.repeat(300), 'cannot be written: the name is too long.'],
  ])('to %s is an error, and nothing is touched', (_what, before, path, message) => {
    const input = readFileSync(at('city.yaml'), 'utf8');
    shell(before);
    const names = readdirSync(folder);
    const all = told(shell(`psp ${command(path)}`));
    expect(all).toContain(`2 error: ${path}: ${message}`);
    expect(all.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(names);
    expect(readFileSync(at('city.yaml'), 'utf8')).toBe(input);
  });

  test('that does not fit leaves the old file, and no other', () => {
    writeFileSync(at('out'), 'old');
    const all = told(shell(`ulimit -f 1; trap "" XFSZ; psp ${command('out')}`));
    expect(all).toBe('2 error: out: cannot be written: the file would be too large.\n');
    expect([readFileSync(at('out'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['city.yaml', 'out']]);
  });

  test('to a folder that may not be written leaves it as it is', () => {
    mkdirSync(at('locked'));
    writeFileSync(at('locked/old'), 'old');
    chmodSync(at('locked/old'), 0o666);
    chmodSync(at('locked'), 0o555);
    // Permissions do not bind root.
    const user = process.getuid?.() === 0 ? 'setpriv --reuid=65534 --regid=65534 --clear-groups' : 'env';
    const run = (path: string) =>
      told(shell(`${user} "${process.execPath}" "${bin}" ${command(path)}`)).replace(/\n(?!$)[\s\S]*/, '\n');
    expect([run('locked/new'), run('locked/old'), run('locked/deep/new')]).toEqual([
      '2 error: locked/new: cannot be written: no permission to write there.\n',
      '2 error: locked/old: cannot be written: no permission to write there.\n',
      '2 error: locked/deep/new: cannot be written: no permission to write there.\n',
    ]);
    expect([readFileSync(at('locked/old'), 'utf8'), readdirSync(at('locked'))]).toEqual(['old', ['old']]);
  });

  test.each([
    ['SIGKILL', 137],
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ])('that %s interrupts is whole or not there, as a shell sees by %i', (signal, code) => {
    writeFileSync(at('out'), 'old');
    const { stdout } = shell(`psp ${command('out')}; echo $?`, { SIGNAL: signal });
    expect(stdout).toBe(`${code}\n`);
    const [left] = [readdirSync(folder).filter((name) => name.endsWith('.tmp'))];
    if (signal === 'SIGKILL') {
      // Nothing can be cleaned up; the old file is as it was.
      expect([left.length, readFileSync(at('out'), 'utf8')]).toEqual([1, 'old']);
      return;
    }
    expect(left).toEqual([]);
    shell(`psp ${command('whole')}`);
    expect(readFileSync(at('out'), 'utf8')).toBe(readFileSync(at('whole'), 'utf8'));
  });

  test('that cannot be written keeps no other from being written', () => {
    const all = told(shell(`psp ${command('/dev/full').replace(' city.yaml', '')} --report json:out city.yaml`));
    expect(all).toBe('2 error: /dev/full: cannot be written: no space left on the device.\n');
    expect(JSON.parse(readFileSync(at('out'), 'utf8'))).toMatchObject({ schemaVersion: 2 });
  });
});

describe('a form of init', () => {
  test('that does not fit leaves nothing', () => {
    const all = told(shell('ulimit -f 1; trap "" XFSZ; psp init --blank new.yaml'));
    expect(all).toBe('2 error: new.yaml: cannot be written: the file would be too large.\n');
    expect(readdirSync(folder)).toEqual(['city.yaml']);
  });

  test.each([
    ['city.yaml', 'city.yaml: exists already, and a form does not take its place.'],
    ['.', '`.` is a folder. Give the name of a file in it: ./city.yaml'],
    ['link.yaml', 'link.yaml: is a link to something that does not exist.'],
    ['/dev/full', '/dev/full: cannot be written: no space left on the device.'],
  ])('to %s is an error', (path, message) => {
    symlinkSync('gone', at('link.yaml'));
    expect(told(shell(`psp init --blank ${path}`))).toContain(`2 error: ${message}`);
  });

  test('that a signal interrupts is whole or not there', () => {
    const { stdout } = shell('psp init --blank new.yaml; echo $?', { SIGNAL: 'SIGTERM' });
    expect(stdout).toBe('143\n');
    expect(readdirSync(folder)).toEqual(['city.yaml', 'new.yaml']);
    expect(readFileSync(at('new.yaml'), 'utf8')).toBe(shell('psp init --blank').stdout);
  });
});

describe('what the inputs name is an input, too', () => {
  const jail = 'name: Jail\nanswers: { jail-notice: { custody: yes, notice-given: yes } }\n';
  const own = readFileSync(join(fixtures, 'own', 'rules.yaml'), 'utf8');
  const above = own.replace(/^sources:[\s\S]*/m, 'extends: ./base.yaml\n').replace('detaining-only', 'above');

  test.each([
    ['an agency file', 'jail.yaml', 'jail.yaml'],
    ['an agency file by another name', 'hard.yaml', 'jail.yaml'],
    ['a rule set of the city', 'above.yaml', 'above.yaml'],
    ['what that one extends', 'base.yaml', 'base.yaml'],
  ])('%s is not written over', (_what, path, file) => {
    writeFileSync(at('jail.yaml'), jail);
    linkSync(at('jail.yaml'), at('hard.yaml'));
    writeFileSync(at('base.yaml'), own);
    writeFileSync(at('above.yaml'), above);
    writeFileSync(
      at('naming.yaml'),
      'city: X\nas-of: 2020-01-01\nrules: ./above.yaml\nagencies: { jail: { file: ./jail.yaml } }\nanswers: { jail-notice: { held-by: jail } }\n',
    );
    const before = readFileSync(at(file), 'utf8');
    for (const command of ['', 'compare', 'history']) {
      const all = told(shell(`psp ${command} -q --report json:out --report json:${path} naming.yaml`));
      expect(all).toBe(`2 error: ${path}: is an input of this run. Write the report to another file.\n`);
      expect(readFileSync(at(file), 'utf8')).toBe(before);
      expect(JSON.parse(readFileSync(at('out'), 'utf8'))).toMatchObject({ schemaVersion: 2, errors: [] });
    }
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a run that waits for its input, at once', async (signal) => {
  const child = spawn(process.execPath, [bin, '-'], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.write('city: X\n');
  const text = child.stderr.toArray();
  setTimeout(() => child.kill(signal), 500);
  expect(await once(child, 'exit')).toEqual([null, signal]);
  expect(Buffer.concat(await text).toString()).toBe('');
});

test('a signal ends a run of many cities that writes a report, which leaves nothing', async () => {
  const line = (index: number) => `{"city":"City ${index}","as-of":"2017-08-18","answers":{"commitment":"yes"}}\n`;
  writeFileSync(at('many.ndjson'), Array.from({ length: 100_000 }, (_, index) => line(index)).join(''));
  const child = spawn(process.execPath, [bin, '-q', '--report', 'csv:out', 'many.ndjson'], { cwd: folder, env });
  const ended = once(child, 'exit');
  const isBegun = () => readdirSync(folder).some((name) => name.endsWith('.tmp'));
  while (child.exitCode === null && !isBegun()) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name === 'out')).toEqual([]);
});
