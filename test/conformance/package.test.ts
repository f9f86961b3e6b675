// The package as its users get it: packed, then run by npx in an empty folder and installed beside somebody else's code.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentKind, formatsOf } from '../../src/report/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing of this repository, and nothing that npm fetched before. */
const env = {
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  npm_config_cache: join(folder, 'cache'),
  npm_config_loglevel: 'error',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
};

const within = (name: string) => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
};
const run = (cwd: string, command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', env, maxBuffer: 2 ** 26 });

let tarball = '';
let files: readonly string[] = [];
beforeAll(() => {
  const packed: unknown = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8' }),
  );
  tarball = join(folder, String(Array.isArray(packed) && packed[0].filename));
  files = run(folder, 'tar', '-tzf', tarball)
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''))
    .sort();
});

describe('the tarball', () => {
  test('takes at most 725 KB', () => {
    expect(statSync(tarball).size).toBeLessThan(725_000);
  });

  test('holds, beside what the build makes, this', () => {
    const tracked = execFileSync('git', ['ls-files', 'bin', 'data', 'docs'], { encoding: 'utf8' }).trim().split('\n');
    expect(files.filter((path) => !path.startsWith('dist/'))).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json', ...tracked].sort(),
    );
  });

  test('holds of the build the program, its types, the rule sets, the schemas, and what it is made of', () => {
    const built = files.filter((path) => path.startsWith('dist/') && !/\.cjs$|\.d\.cts$/.test(path));
    expect(built).toEqual(
      [
        'dist/THIRD-PARTY-LICENSES.txt',
        'dist/city-check.json',
        'dist/programmes.json',
        'dist/rule-sets.json',
        'dist/sbom.cdx.json',
        ...['change-set', 'city', 'columns', 'comparison', 'history', 'report', 'rules'].map(
          (name) => `dist/schema/${name}.json`,
        ),
      ].sort(),
    );
  });

  test('holds no code and no types that nothing asks for', () => {
    const asked = files
      .filter((path) => /\.(?:cjs|cts|js|json)$/.test(path) && !path.startsWith('dist/schema/'))
      .flatMap((path) =>
        Array.from(readFileSync(path, 'utf8').matchAll(/["'`](\.{1,2}\/[^"'`\s]+\.cjs)["'`]/g), ([, to = '']) =>
          join(dirname(path), to),
        ),
      );
    const unused = files
      .filter((path) => /^dist\/.*\.(?:cjs|d\.cts)$/.test(path))
      .filter((path) => !asked.includes(path.replace(/\.d\.cts$/, '.cjs')));
    expect(unused).toEqual(['dist/types/index.d.cts']);
    expect(readFileSync('package.json', 'utf8')).toContain('"./dist/types/index.d.cts"');
  });

  test('has everything that its README links to', () => {
    const links = Array.from(
      readFileSync('README.md', 'utf8').matchAll(/(?<!!)\[[^\]]*\]\(([^)#:]+)[^)]*\)/g),
      ([, to]) => to,
    );
    expect(links.filter((to) => to !== undefined && !files.includes(to))).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });
});

/** The program of this repository, in the folder in which the package's own runs. */
const here = (...args: readonly string[]) =>
  spawnSync(process.execPath, [resolve('bin/psp-check.js'), ...args], {
    cwd: within('empty'),
    encoding: 'utf8',
    env,
    maxBuffer: 2 ** 26,
  });

describe('npx in an empty folder', () => {
  const npx = (...args: readonly string[]) =>
    spawnSync('npx', ['--yes', '--package', tarball, 'psp-check', ...args], {
      cwd: within('empty'),
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 26,
    });
  test('init --blank writes a city file', () => {
    const { status, stdout, stderr } = npx('init', '--blank', 'city.yaml');
    expect([status, stdout, stderr]).toEqual([
      0,
      '',
      'note: city.yaml is written. Fill it in, then run: npx psp-check city.yaml\n',
    ]);
    const form = join(within('empty'), 'city.yaml');
    expect(readFileSync(form, 'utf8').split('\n').slice(1).join('\n')).toBe(
      here('init', '--blank', '-').stdout.split('\n').slice(1).join('\n'),
    );
  });

  test.each(['check -f text city.yaml', 'nowhere.yaml'])('%s', (line) => {
    const [there, expected] = [npx(...line.split(' ')), here(...line.split(' '))];
    expect([there.stdout, there.stderr, there.status]).toEqual([expected.stdout, expected.stderr, expected.status]);
  });
});

describe('installed', () => {
  const consumer = () => within('consumer');
  beforeAll(() => {
    writeFileSync(join(consumer(), 'package.json'), '{ "private": true }');
    run(consumer(), 'npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', tarball);
  });

  test('it brings no other package', () => {
    expect(run(consumer(), 'npm', 'ls', '--all', '--parseable').trim().split('\n')).toHaveLength(2);
  });

  test('its program runs', () => {
    expect(run(consumer(), 'npx', 'psp-check', 'rules', 'show', 'psp-2017-08')).toMatch(/^rule-set: psp-2017-08$/m);
  });

  // The bytes are the same, so what the program says is; what is run finds that every part is where the others look for it.
  test('it is what was built, byte by byte', () => {
    const there = join(consumer(), 'node_modules', 'psp-check');
    expect(files.filter((path) => !readFileSync(join(there, path)).equals(readFileSync(path)))).toEqual([]);
  });

  /** Every format of a document at once. */
  const reportsOf = (kind: DocumentKind) =>
    formatsOf(kind)
      .map((format) => `--report ${format}:out/${format}`)
      .join(' ');

  /** What a program says and writes. */
  function told(program: string, line: string) {
    const cwd = within('empty');
    const { status, stdout, stderr } = spawnSync(program, line.split(' '), {
      cwd,
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 26,
    });
    const out = within('empty/out');
    const written = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
    rmSync(out, { recursive: true });
    return { status, stdout, stderr, written };
  }

  test.each([
    ['check', reportsOf('report'), 'city.yaml', formatsOf('report')],
    ['compare', reportsOf('comparison'), 'city.yaml city.yaml', formatsOf('comparison')],
    ['history', reportsOf('history'), 'city.yaml', formatsOf('history')],
    ['diff', reportsOf('changeSet'), 'city.yaml city.yaml', formatsOf('changeSet')],
    ['--help', '', '', []],
    ['explain', '', 'detainer-hold', []],
    ['form', '', 'city.yaml', []],
    ['rules show', '', 'texas-2017', []],
    ['rules test', '', 'psp-2017-08', []],
    ['schema', '', 'city', []],
    ['schema', '', 'report', []],
    ['completion', '', 'bash', []],
  ])('its %s says the same, in every format: %s %s', (command, options, operands, formats) => {
    const line = [command, options, operands].filter((part) => part !== '').join(' ');
    const there = told(join(consumer(), 'node_modules', '.bin', 'psp-check'), line);
    expect(there).toEqual(told(resolve('bin/psp-check.js'), line));
    expect(there.written.map(([name]) => name)).toEqual(formats.toSorted());
    expect(there.stdout).not.toBe('');
  });

  const use = `
const main = async (): Promise<Report['verdict']> => {
  const ruleSet = await loadRuleSet('psp-2017-08');
  const city = await loadCity(${JSON.stringify(resolve('data/cities/albuquerque.yaml'))});
  return (await evaluate(ruleSet, city, '2017-08-18')).verdict;
};
main().then((verdict) => console.log(verdict));
`;
  const imported = `import { evaluate, loadCity, loadRuleSet, type Report } from 'psp-check';\n${use}`;
  const required = `import psp = require('psp-check');\nconst { evaluate, loadCity, loadRuleSet } = psp;\ntype Report = psp.Report;\n${use}`;

  test.each([
    ['an ES module', 'module.mts', imported, ['--module', 'nodenext']],
    ['CommonJS', 'common.cts', required, ['--module', 'nodenext']],
    ['what a bundler takes', 'bundled.mts', imported, ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('its API and types work in %s', (_what, name, text, options) => {
    writeFileSync(join(consumer(), name), `declare const console: { log(text: string): void };\n${text}`);
    const strict = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--types', ''];
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...strict, ...options, name], {
      cwd: consumer(),
      encoding: 'utf8',
    });
    expect([stdout, status]).toEqual(['', 0]);
    expect(run(consumer(), 'node', name.replace(/ts$/, 'js'))).toBe('does-not-qualify\n');
  });

  test('its schemas can be imported', () => {
    const script = `console.log(require('psp-check/schema/city.json').$schema)`;
    expect(run(consumer(), 'node', '-p', script)).toContain('json-schema.org/draft-07');
  });

  test('it runs when it is installed for the whole machine', () => {
    const prefix = within('machine');
    run(folder, 'npm', 'install', '--global', '--prefix', prefix, '--no-audit', '--no-fund', tarball);
    expect(run(folder, join(prefix, 'bin', 'psp-check'), '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
