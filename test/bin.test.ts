import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const bin = resolve('bin/psp-check.js');
const fixtures = resolve('test/fixtures');
const city = (name: string) => join(fixtures, 'cities', `${name}.yaml`);
const env = { PATH: process.env['PATH'] ?? '' };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-check-bin-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Options = { readonly env?: Readonly<Record<string, string>>; readonly input?: string; readonly cwd?: string };

function run(args: readonly string[], options: Options = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    cwd: folder,
    ...options,
    env: { ...env, ...options.env },
  });
}

/** In a shell, for redirections and pipes; `$0` is the program and `$1` the first argument. */
function shell(script: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync('bash', ['--norc', '-c', script, `${process.execPath} ${bin}`, ...args], {
    encoding: 'utf8',
    cwd: folder,
    env,
  });
}

describe('exit codes', () => {
  test.each([
    ['every city qualifies', 0, [city('qualifies')]],
    ['the rule set does not apply', 0, [join(fixtures, 'own', 'city.yaml')]],
    ['a city does not qualify', 1, [city('fails'), city('undetermined')]],
    ['an input is not valid', 2, [city('broken'), city('fails')]],
    ['an input is not there', 2, ['nowhere.yaml']],
    ['a rule set is not there', 2, ['-r', 'nowhere', city('qualifies')]],
    ['bad usage', 2, ['--nonsense']],
    ['no argument', 2, []],
    ['none fails, one is undetermined', 3, [city('qualifies'), city('undetermined')]],
    ['help', 0, ['help', 'check']],
    ['an unknown command to help with', 2, ['help', 'nonsense']],
  ])('%s: %i', (_what, code, args) => {
    expect(run(args).status).toBe(code);
  });

  test('a run that does not come to its end: 70, never 0', () => {
    const script = `process.argv.splice(1, 1, ${JSON.stringify(bin)}, '-'); process.nextTick(() => { throw new Error('out of the blue'); }); require(${JSON.stringify(bin)});`;
    const { status } = spawnSync(process.execPath, ['-e', script, 'x'], { encoding: 'utf8', env, input: '' });
    expect(status).toBe(70);
  });

  test('the help that is kept is the help that is laid out', () => {
    expect(run(['--help']).stdout).toBe(run(['-h']).stdout);
    expect(run(['--help']).stdout).toMatch(/^Usage: psp-check /);
  });

  test('not built: 70, and how to', () => {
    cpSync(resolve('bin'), join(folder, 'copy', 'bin'), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'copy', 'bin', 'psp-check.js'), 'x'], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([
      70,
      `psp-check is not built. Run: npm --prefix ${join(folder, 'copy')} run build\n`,
    ]);
  });
});

describe('inputs', () => {
  test('the record of the four cities', () => {
    const { status, stdout, stderr } = run(['-f', 'json', `${resolve('data/cities')}/*.yaml`]);
    const { reports } = JSON.parse(stdout);
    expect([status, stderr]).toEqual([1, '']);
    expect(reports.map(({ city, verdict }: { city: string; verdict: string }) => [city, verdict])).toEqual([
      ['Albuquerque, New Mexico', 'does-not-qualify'],
      ['Baltimore, Maryland', 'undetermined'],
      ['San Bernardino, California', 'does-not-qualify'],
      ['Stockton, California', 'does-not-qualify'],
    ]);
  });

  test('standard input, from a pipe and from a file, says what the file says', () => {
    const text = readFileSync(city('fails'), 'utf8');
    const piped = run(['-'], { input: text });
    expect([piped.status, piped.stderr]).toEqual([1, '']);
    expect(shell('$0 - < "$1"', city('fails')).stdout).toBe(piped.stdout);
    const inWords = (text: string) => text.replaceAll(city('fails'), '-').split(/\s+/);
    expect(inWords(piped.stdout)).toEqual(inWords(run([city('fails')]).stdout));
  });

  test('a broken file of yaml is read by the yaml package, with the place', () => {
    const { status, stderr } = run(['-'], { input: 'city: X\nanswers: {commitment: [yes}\n' });
    expect([status, stderr.split('\n')[1]]).toEqual([2, expect.stringMatching(/^ *--> -:2:\d+$/)]);
  });

  test('a folder, without what is no city file', () => {
    mkdirSync(join(folder, 'in', 'deeper', '.hidden'), { recursive: true });
    copyFileSync(city('qualifies'), join(folder, 'in', 'b.yaml'));
    copyFileSync(city('undetermined'), join(folder, 'in', 'deeper', 'a.yml'));
    copyFileSync(city('broken'), join(folder, 'in', 'deeper', '.hidden', 'c.yaml'));
    copyFileSync(join(fixtures, 'own', 'rules.yaml'), join(folder, 'in', 'z.yaml'));
    const { status, stdout, stderr } = run(['-f', 'json', 'in']);
    const paths = JSON.parse(stdout).reports.map(({ input }: { input: { path: string } }) => input.path);
    expect([status, paths]).toEqual([3, ['in/b.yaml', 'in/deeper/a.yml']]);
    expect(stderr).toBe('note: Not read as a city: in/z.yaml (a rule set).\n');
  });

  test.each([
    ['an empty folder', ['empty']],
    ['a folder with nothing but a rule set', ['rules-only']],
    ['a pattern that nothing matches', ['empty/*.yaml']],
    ['an empty file', ['empty.yaml']],
    ['empty standard input', ['-']],
  ])('%s exits 2, never 0', (_what, args) => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    mkdirSync(join(folder, 'rules-only'), { recursive: true });
    copyFileSync(join(fixtures, 'own', 'rules.yaml'), join(folder, 'rules-only', 'rules.yaml'));
    writeFileSync(join(folder, 'empty.yaml'), '');
    const { status, stderr } = run(args, { input: '' });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^(?:note: .*\n)?error: /)]);
  });
});

describe('colour and signs', () => {
  const sequence = '\u001b[';

  test('none in a pipe', () => {
    expect(run([city('fails')]).stdout).not.toContain(sequence);
  });

  test('FORCE_COLOR colours a pipe, NO_COLOR wins over it, --color over both, --no-color over all', () => {
    const outputs = [
      run([city('fails')], { env: { FORCE_COLOR: '1' } }),
      run([city('fails')], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
      run([city('fails'), '--color'], { env: { NO_COLOR: '1' } }),
      run([city('fails'), '--no-color'], { env: { FORCE_COLOR: '1' } }),
    ];
    expect(outputs.map(({ stdout }) => stdout.includes(sequence))).toEqual([true, false, true, false]);
  });

  test('colour never changes the words', () => {
    const coloured = run([city('fails'), '--color']).stdout;
    expect(coloured.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(
      run([city('fails')]).stdout,
    );
  });

  test('a terminal has colours and its own width', () => {
    const script = `stty cols 60; TERM=xterm ${process.execPath} ${bin} ${city('fails')}`;
    const { stdout } = spawnSync('script', ['-qec', script, '/dev/null'], { encoding: 'utf8', env });
    expect(stdout).toContain(sequence);
    const lengths = stdout.split(/\r?\n/).map((line) => stripVTControlCharacters(line).length);
    expect(Math.max(...lengths.filter((_, index) => !stdout.split(/\r?\n/)[index]?.includes('/')))).toBeLessThanOrEqual(
      60,
    );
    expect(Math.max(...lengths)).toBeGreaterThan(50);
  });

  test('a locale without UTF-8 has signs in ASCII', () => {
    const signs = (LANG: string) => /^[✘x] /m.exec(run([city('fails')], { env: { LANG } }).stdout)?.[0];
    expect([signs('C'), signs('C.UTF-8')]).toEqual(['x ', '✘ ']);
  });
});

describe('output', () => {
  test('a reader that goes early ends the run quietly, with the exit code of the verdict', () => {
    const { stdout, stderr } = shell('$0 "$@" | head -n 1; echo "${PIPESTATUS[0]}"', city('fails'));
    expect([stdout, stderr]).toEqual(['Hilltown, Ohio\n1\n', '']);
  });

  test('a reader that was never there does too', () => {
    const { stdout, stderr } = shell('{ $0 -f json "$@"; echo "$?" >&2; } | true', resolve('data/cities'));
    expect([stdout, stderr]).toEqual(['', '1\n']);
  });

  test('a slow reader gets everything', () => {
    const all = run(['-f', 'json', resolve('data/cities')]).stdout;
    expect(shell('$0 -f json "$1" | (sleep 0.5; cat)', resolve('data/cities')).stdout).toBe(all);
  });

  test('a pipe that does not wait gets everything', async () => {
    // The pipes of a child of node do not block on node's side; this one does not block on the child's.
    const script = `const { spawn } = require('child_process'); spawn(process.argv[1], process.argv.slice(2), { stdio: ['ignore', 'pipe', 'inherit'] }).stdout.on('data', (data) => process.stdout.write(data));`;
    const { stdout } = spawnSync(
      process.execPath,
      ['-e', script, process.execPath, bin, '-f', 'json', resolve('data/cities')],
      { encoding: 'utf8', env },
    );
    expect(stdout).toBe(run(['-f', 'json', resolve('data/cities')]).stdout);
  });

  test('a full device: one line, exit 2', () => {
    const { status, stderr } = shell('$0 "$1" > /dev/full', city('qualifies'));
    expect([status, stderr]).toEqual([2, 'error: standard output: cannot be written: no space left on the device.\n']);
  });

  test('a full device for errors changes nothing else', () => {
    expect(shell('$0 "$1" 2> /dev/full', city('broken')).status).toBe(2);
  });

  test('a report over an existing file replaces it; one that fails leaves it and nothing beside it', () => {
    const reports = join(folder, 'reports');
    mkdirSync(reports);
    const report = join(reports, 'report.json');
    writeFileSync(report, 'old');
    const limited = shell('ulimit -f 1; trap "" XFSZ; $0 -q --report "json:$2" "$1"', city('qualifies'), report);
    expect([limited.status, limited.stderr]).toEqual([
      2,
      `error: ${report}: cannot be written: the file would be too large.\n`,
    ]);
    expect([readFileSync(report, 'utf8'), readdirSync(reports)]).toEqual(['old', ['report.json']]);
    expect(run(['-q', '--report', `json:${report}`, city('qualifies')]).status).toBe(0);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ schemaVersion: 2 });
  });

  test('a signal while a report is written leaves no half of one', async () => {
    const [cities, reports] = [join(folder, 'many'), join(folder, 'killed')];
    for (const each of [cities, reports]) mkdirSync(each);
    for (let index = 0; index < 200; index++) copyFileSync(city('fails'), join(cities, `${index}.yaml`));
    const child = spawn(process.execPath, [bin, '-q', '--report', `json:${reports}/report.json`, cities], { env });
    const ended = once(child, 'exit');
    while (readdirSync(reports).length === 0 && child.exitCode === null) await new Promise(setImmediate);
    child.kill('SIGTERM');
    expect([
      [null, 'SIGTERM'],
      [1, null],
    ]).toContainEqual(await ended);
    const left = readdirSync(reports);
    expect([[], ['report.json']]).toContainEqual(left);
    for (const name of left) expect(JSON.parse(readFileSync(join(reports, name), 'utf8')).reports).toHaveLength(200);
  });

  test('a report to standard output needs --quiet', () => {
    const twice = shell('$0 --report json:/dev/stdout "$1" | cat; exit "${PIPESTATUS[0]}"', city('qualifies'));
    expect([twice.status, twice.stdout]).toEqual([2, '']);
    const once = shell('$0 -q --report json:/dev/stdout "$1" | cat', city('qualifies'));
    expect(once.stdout).toBe(run(['-f', 'json', city('qualifies')]).stdout);
  });

  test('standard input that comes from a file is not overwritten', () => {
    const input = join(folder, 'input.yaml');
    copyFileSync(city('qualifies'), input);
    const { status, stderr } = shell('$0 - --report "json:$1" < "$1"', input);
    expect([status, stderr]).toEqual([
      2,
      `error: ${input}: is an input of this run (-). Write the report to another file.\n`,
    ]);
    expect(readFileSync(input, 'utf8')).toBe(readFileSync(city('qualifies'), 'utf8'));
  });

  test('the same inputs give the same bytes', () => {
    for (const format of ['text', 'json']) {
      expect(run(['-f', format, resolve('data/cities')]).stdout).toBe(
        run(['-f', format, resolve('data/cities')]).stdout,
      );
    }
  });
});

test('SOURCE_DATE_EPOCH is today for a city without a date', () => {
  const { stdout } = run(['-'], { input: 'city: X\nanswers: {}\n', env: { SOURCE_DATE_EPOCH: '1503014400' } });
  expect(stdout.replace(/\s+/g, ' ')).toContain('as of 2017-08-18');
});

test('a read-only home and no home make no difference', () => {
  const expected = run([city('fails')]).stdout;
  expect(run([city('fails')], { env: { HOME: '/nonexistent' } }).stdout).toBe(expected);
});

test('the built program runs without node_modules', () => {
  const copy = join(folder, 'alone');
  for (const part of ['bin', 'data', 'dist', 'package.json'])
    cpSync(resolve(part), join(copy, part), { recursive: true });
  const alone = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(copy, 'bin', 'psp-check.js'), ...args], { encoding: 'utf8', env });
  expect(alone(city('fails')).stdout).toBe(run([city('fails')]).stdout);
  expect(alone(city('broken')).stderr).toBe(run([city('broken')]).stderr);
  expect(alone('--color', city('fails')).stdout).toBe(run(['--color', city('fails')]).stdout);
  expect(alone('explain', 'violence').status).toBe(0);
  expect(alone('rules', 'show', 'psp-2017-08').stdout).toBe(readFileSync('data/rules/psp-2017-08.yaml', 'utf8'));
});

test('on a Node.js that keeps compiled code, it is kept in the cache folder of the user, and a damaged one changes nothing', () => {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  const output = () => run([city('fails')], { env: { XDG_CACHE_HOME: cache } }).stdout;
  const expected = run([city('fails')]).stdout;
  expect([output(), output()]).toEqual([expected, expected]);
  const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' });
  expect(kept.length > 0).toBe(process.platform === 'linux' && 'enableCompileCache' in module);
  for (const path of kept.map((name) => join(cache, name)))
    if (statSync(path).isFile()) writeFileSync(path, 'not a cache');
  expect(output()).toBe(expected);
});

test('a Node.js before 20 is refused in one line', () => {
  const older = join(folder, 'older.cjs');
  writeFileSync(
    older,
    `Object.defineProperty(process, 'versions', { value: { node: '18.20.8' } });
Object.defineProperty(process, 'version', { value: 'v18.20.8' });`,
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', older, resolve('bin/psp-check.js'), city('fails')],
    { encoding: 'utf8', env },
  );
  expect([status, stdout, stderr]).toEqual([2, '', 'psp-check needs Node.js 20 or newer. This is v18.20.8.\n']);
});

test('the API of the build does what the program does', async () => {
  const { evaluate, loadCity, loadRuleSet, renderReports } = await import(resolve('dist/api.cjs'));
  const ruleSet = await loadRuleSet('psp-2017-08');
  const report = await evaluate(ruleSet, await loadCity(city('fails')), '2017-08-18');
  expect(renderReports([report], 'json')).toBe(run(['-f', 'json', city('fails')]).stdout);
});

test('the types of the build need no package', () => {
  const consumer = join(folder, 'consumer.mts');
  writeFileSync(
    consumer,
    `import { evaluate, type Finding, loadCity, loadRuleSet, type Matcher, type Report } from ${JSON.stringify(resolve('dist/types/index.cjs'))};
const ruleSet = await loadRuleSet('psp-2017-08');
const city = await loadCity('city.yaml', [ruleSet]);
const report: Report = await evaluate(ruleSet, city, '2017-08-18');
export const minutes = (matcher: Matcher): number => ('quantity' in matcher ? matcher.quantity : 0);
const findings: Finding[] = report.findings;
export const outcomes: ('met' | 'not-met' | 'undetermined' | 'not-applicable')[] = findings.map(({ outcome }) => outcome);
`,
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--types', ''];
  const { stdout, status } = spawnSync(
    process.execPath,
    [resolve('node_modules/typescript/bin/tsc'), ...options, consumer],
    { encoding: 'utf8', cwd: folder },
  );
  expect([status, stdout]).toEqual([0, '']);
});
