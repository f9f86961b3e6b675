// The built program depends on nothing but its arguments and inputs: no network, no folder of its own, few variables of the environment.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reporters } from '../support/reporters.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'psp-check-alone-')));
const at = (name: string) => join(root, name);

beforeAll(() => {
  chmodSync(root, 0o755);
  for (const part of ['bin', 'data', 'dist', 'package.json', 'test/fixtures', 'test/support'])
    cpSync(resolve(part), at(part), { recursive: true });
  for (const empty of ['home', 'tmp', 'cwd']) {
    mkdirSync(at(empty));
    chmodSync(at(empty), 0o555);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const city = at('test/fixtures/cities/fails.yaml');
const broken = at('test/fixtures/cities/broken.yaml');
const hostile = at('test/fixtures/hostile/city/alias-bomb.yaml');

/** Every command, every format, and what goes wrong. */
const commands: readonly (readonly string[])[] = [
  ...Object.keys(reporters).map((format) => ['-f', format, city, broken]),
  ['--color', city, broken],
  ...['text', 'json', 'html', 'csv', 'markdown'].map((format) => ['compare', '-f', format, at('data/cities')]),
  ...['text', 'json', 'html', 'markdown'].map((format) => ['history', '-f', format, city]),
  ['init', '--blank'],
  ['explain', 'violence'],
  ['rules'],
  ['rules', 'check', at('test/fixtures/review/odd.yaml')],
  ['rules', 'test', 'psp-2017-08'],
  ['rules', 'show', 'psp-2017-08'],
  ['schema', 'city'],
  ['--help'],
  ['--version'],
  ['--nonsense'],
  [hostile],
];

type Env = Readonly<Record<string, string>>;
const plain: Env = { PATH: process.env['PATH'] ?? '', SOURCE_DATE_EPOCH: '1503014400' };

function run(args: readonly string[], env: Env = plain, before: readonly string[] = [], user: readonly string[] = []) {
  const [command = '', ...rest] = [...user, process.execPath, ...before, at('bin/psp-check.js'), ...args];
  const { status, stdout, stderr } = spawnSync(command, rest, {
    encoding: 'utf8',
    cwd: at('cwd'),
    env,
    maxBuffer: 2 ** 26,
  });
  return { status, stdout, stderr };
}

/** Read by others, or made up. What SECURITY.md lists is not among them. */
const strange: Env = {
  ...plain,
  HOME: at('home'),
  PWD: '/elsewhere',
  TMPDIR: at('tmp'),
  USER: 'mallory',
  TZ: 'Pacific/Kiritimati',
  LANGUAGE: 'de',
  COLUMNS: '20',
  LINES: '5',
  COLORTERM: 'truecolor',
  CLICOLOR: '1',
  CLICOLOR_FORCE: '1',
  TERM_PROGRAM: 'iTerm.app',
  TERM_PROGRAM_VERSION: '3.0',
  WT_SESSION: '1',
  TEAMCITY_VERSION: '2020.1',
  TRAVIS: '1',
  GITLAB_CI: '1',
  BUILDKITE: '1',
  TF_BUILD: '1',
  AGENT_NAME: 'x',
  ACCESSIBLE: '1',
  DEBUG: '*',
  NODE_ENV: 'test',
  YAML_SILENCE_WARNINGS: '1',
  LOG_TOKENS: '1',
  LOG_STREAM: '1',
  PSP_CHECK_RULES: 'nowhere',
  PSP_CHECK_FORMAT: 'json',
  PSP_CHECK_DEBUG: '1',
  XDG_CONFIG_HOME: '/elsewhere',
  XDG_CACHE_HOME: '/elsewhere',
  npm_config_color: 'always',
  npm_package_version: '9.9.9',
  INIT_CWD: '/elsewhere',
  GIT_DIR: '/elsewhere',
  GIT_WORK_TREE: '/elsewhere',
  GIT_CEILING_DIRECTORIES: '/',
  EDITOR: 'ed',
  PAGER: 'false',
  http_proxy: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
};

describe.each(commands.map((args) => [args.join(' ').replaceAll(root, ''), args] as const))('%s', (_name, args) => {
  test('is the same without network, and for a user who may write nowhere, whatever else the environment says', () => {
    const expected = run(args);
    expect(run(args, plain, ['-r', at('test/support/no-network.cjs')])).toEqual(expected);
    // Permissions do not bind root.
    const user = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    expect(run(args, strange, [], user)).toEqual(expected);
    expect(['home', 'tmp', 'cwd'].flatMap((name) => readdirSync(at(name)))).toEqual([]);
  });
});

test('without network there is none', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['-r', at('test/support/no-network.cjs'), '-e', 'require("node:https")'],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([1, expect.stringContaining('node:https is not to be used.')]);
});
