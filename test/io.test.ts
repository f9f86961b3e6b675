import { readdirSync, readFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Env, environment } from '../src/environment.ts';
import { UsageError } from '../src/errors.ts';
import { commandOf, decideColor, decideUnicode, makeIo, type Process, paperOf } from '../src/io.ts';
import { fakeIo } from './support/fake-io.ts';

describe('colour', () => {
  test.each<[what: string, flag: boolean | null, env: Env, terminal: boolean, color: boolean]>([
    ['--color wins over NO_COLOR', true, { NO_COLOR: '1' }, false, true],
    ['--no-color wins over FORCE_COLOR', false, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR wins over FORCE_COLOR', null, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['FORCE_COLOR wins over a dumb terminal', null, { FORCE_COLOR: '1', TERM: 'dumb' }, true, true],
    ['FORCE_COLOR colours what is no terminal', null, { FORCE_COLOR: '3' }, false, true],
    ['FORCE_COLOR=0 takes the colours of a terminal away', null, { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR=false does too', null, { FORCE_COLOR: 'false' }, true, false],
    ['a dumb terminal has none', null, { TERM: 'dumb' }, true, false],
    ['a terminal has some', null, { TERM: 'xterm-256color' }, true, true],
    ['a terminal without TERM has some, as on Windows', null, {}, true, true],
    ['what is no terminal has none', null, { TERM: 'xterm-256color' }, false, false],
  ])('%s', (_what, flag, env, terminal, color) => {
    expect(decideColor(flag, env, terminal)).toBe(color);
  });
});

describe('signs', () => {
  test.each<[what: string, env: Env, terminal: boolean, unicode: boolean]>([
    ['a UTF-8 locale has them all', { LANG: 'de_DE.UTF-8' }, true, true],
    ['so has macOS, which writes only the encoding', { LC_CTYPE: 'UTF-8' }, true, true],
    ['so has C.utf8', { LC_ALL: 'C.utf8' }, false, true],
    ['the C locale has only ASCII', { LANG: 'C' }, true, false],
    ['Latin-1 has only ASCII, in a file too', { LANG: 'de_DE.ISO-8859-1' }, false, false],
    ['LC_ALL wins over LC_CTYPE and LANG', { LC_ALL: 'C', LC_CTYPE: 'en_US.UTF-8', LANG: 'en_US.UTF-8' }, true, false],
    ['LC_CTYPE wins over LANG', { LC_CTYPE: 'en_US.UTF-8', LANG: 'C' }, true, true],
    ['no locale says nothing against them', {}, false, true],
    ['a dumb terminal has only ASCII', { LANG: 'en_US.UTF-8', TERM: 'dumb' }, true, false],
    ["the Linux console's font has only ASCII", { LANG: 'en_US.UTF-8', TERM: 'linux' }, true, false],
    ['TERM says nothing about a file', { LANG: 'en_US.UTF-8', TERM: 'dumb' }, false, true],
  ])('%s', (_what, env, terminal, unicode) => {
    expect(decideUnicode(env, terminal)).toBe(unicode);
  });
});

/** The standard streams of a test runner are no terminals. */
const processWith = (env: Readonly<Record<string, string>>, ...args: readonly string[]): Process => ({
  argv: ['node', 'psp-check', ...args],
  env,
  stdout: {},
  stderr: {},
  pid: 1234,
  on: () => {},
  off: () => {},
  kill: () => {},
  exit: () => {},
});

test('the last of --color and --no-color before -- counts', () => {
  expect(makeIo(processWith({}, 'a.yaml', '--no-color', '--color', '--', '--no-color')).stdout.color).toBe(true);
  expect(makeIo(processWith({ FORCE_COLOR: '1' }, '--color', '--no-color')).stderr.color).toBe(false);
});

test('an environment variable that is empty counts as not set', () => {
  expect(makeIo(processWith({ NO_COLOR: '', FORCE_COLOR: '1' })).stdout.color).toBe(true);
});

test('no environment is kept but what is named', () => {
  expect(makeIo(processWith({ HOME: '/root', TERM: 'xterm', PAGER: 'less' })).env).toEqual({ TERM: 'xterm' });
});

test('what is named is looked at', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const source = files.map((path) => readFileSync(join('src', path), 'utf8')).join('\n');
  const looked = new Set(Array.from(source.matchAll(/\benv\.([A-Z_]+)\b/g), ([, name]) => name));
  expect([...looked].sort()).toEqual(Object.keys(environment).sort());
});

test('today is the UTC day of SOURCE_DATE_EPOCH when it is set', () => {
  expect(makeIo(processWith({ SOURCE_DATE_EPOCH: '1503014399' })).today()).toBe('2017-08-17');
  expect(makeIo(processWith({ SOURCE_DATE_EPOCH: '1503014400' })).today()).toBe('2017-08-18');
});

test('today is the local day of the clock otherwise', () => {
  const before = new Date().toISOString().slice(0, 10);
  const today = makeIo(processWith({})).today();
  expect([before, new Date().toISOString().slice(0, 10)]).toContain(today);
});

test.each(['yesterday', '-1', '1e9', '999999999999'])('a SOURCE_DATE_EPOCH of %s is bad usage', (epoch) => {
  expect(() => makeIo(processWith({ SOURCE_DATE_EPOCH: epoch })).today()).toThrow(UsageError);
});

test('paper without colour leaves text alone, paper with colour wraps it', async () => {
  const plain = await paperOf(fakeIo().stdout);
  const coloured = await paperOf(fakeIo({ stdout: { color: true } }).stdout);
  expect([plain.style.red('no'), coloured.style.red('no')]).toEqual(['no', '\u001b[31mno\u001b[39m']);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s cleans up, then ends the program by itself, or else with exit code %i', (signal, code) => {
  const happened: unknown[] = [];
  const ends = new Map<string, (signal: 'SIGINT' | 'SIGTERM') => void>();
  const io = makeIo({
    ...processWith({}),
    on: (name, end) => ends.set(name, end),
    off: (name) => ends.delete(name),
    kill: (...args) => happened.push(['kill', ...args]),
    exit: (...args) => happened.push(['exit', ...args]),
  });
  io.onInterrupt(() => happened.push('cleaned up'));
  ends.get(signal)?.(signal);
  expect(happened).toEqual(['cleaned up', ['kill', 1234, signal], ['exit', code]]);
  expect(ends.size).toBe(0);
});

describe('the command that people are told', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin:/home/me/proj/node_modules/.bin' };
  const folder = '/home/me/project/answers';

  test.each([
    ['/usr/local/bin/psp-check', 'psp-check'],
    ['/home/me/project/node_modules/.bin/psp-check', 'npx psp-check'],
    ['/home/me/project/node_modules/psp-check/bin/psp-check.js', 'npx psp-check'],
    ['/home/me/.npm/_npx/1234/node_modules/.bin/psp-check', 'npx psp-check'],
    ['/home/me/project/answers/bin/psp-check.js', 'node bin/psp-check.js'],
    ['/home/me/psp/bin/psp-check.js', 'node /home/me/psp/bin/psp-check.js'],
    // None of these is found by its name.
    ['/home/me/tools/bin/psp-check', '/home/me/tools/bin/psp-check'],
    ['/home/me/project/answers/psp-check', './psp-check'],
    ['/home/me/proj/node_modules/.bin/psp-check', '/home/me/proj/node_modules/.bin/psp-check'],
    ['/usr/lib/node_modules/psp-check/bin/psp-check.js', 'node /usr/lib/node_modules/psp-check/bin/psp-check.js'],
    ["/home/o'me/my psp/bin/psp-check.js", "node '/home/o'\\''me/my psp/bin/psp-check.js'"],
  ])('run as %s is %s', (program, command) => {
    expect(commandOf(program, env, folder)).toBe(command);
  });

  test.each([
    [String.raw`C:\project\node_modules\psp-check\bin\psp-check.js`, 'npx psp-check'],
    [String.raw`C:\npm\node_modules\psp-check\bin\psp-check.js`, 'psp-check'],
    [String.raw`C:\project\answers\bin\psp-check.js`, 'node bin/psp-check.js'],
    [String.raw`D:\psp\bin\psp-check.js`, 'node D:/psp/bin/psp-check.js'],
  ])('on Windows, run as %s is %s', (program, command) => {
    const given = { PATH: String.raw`C:\Windows;C:\npm` };
    expect(commandOf(program, given, String.raw`C:\project\answers`, win32)).toBe(command);
  });
});
