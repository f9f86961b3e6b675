import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasTmux, openTerminal, type Terminal } from './support/terminal.ts';

const bin = resolve('bin/psp-check.js');
let folder = '';
let terminal: Terminal | null = null;
const path = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(path(name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-check-init-'));
});
afterEach(() => {
  terminal?.end();
  terminal = null;
  rmSync(folder, { recursive: true });
});

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });

describe('without a terminal', () => {
  test('init writes a form that is a valid city file, with nothing of this installation', () => {
    const { status, stdout, stderr } = run('init', 'city.yaml');
    expect([status, stdout, stderr]).toEqual([
      0,
      '',
      'note: city.yaml is written. Fill it in, then run: psp-check city.yaml\n',
    ]);
    expect(read('city.yaml')).toMatch(/^# For an editor .*psp-check schema city/);
    expect(run('city.yaml').status).toBe(3);
  });

  test('init names the schema in node_modules of the project that the file is in', () => {
    const installed = path('node_modules/psp-check');
    for (const part of ['bin', 'dist', 'data', 'package.json'])
      cpSync(part, join(installed, part), { recursive: true });
    mkdirSync(path('answers'));
    for (const name of ['city.yaml', 'answers/city.yaml']) {
      spawnSync(process.execPath, [join(installed, 'bin/psp-check.js'), 'init', name], { cwd: folder });
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(name)) ?? [];
      expect(schema).toMatch(/^(?:\.\.\/)?node_modules\/psp-check\/dist\/schema\/city\.json$/);
      expect(existsSync(join(dirname(path(name)), schema))).toBe(true);
    }
  });

  test('init never takes the place of a file', () => {
    writeFileSync(path('city.yaml'), 'mine\n');
    const { status, stderr } = run('init', '--blank', 'city.yaml');
    expect([status, stderr]).toEqual([
      2,
      'error: city.yaml: exists already, and a form does not take its place. Give another name, or complete it on a terminal: psp-check init city.yaml\n',
    ]);
    expect(read('city.yaml')).toBe('mine\n');
  });

  test.each([[['init']], [['init', '-']], [['init', '--blank']], [['init', '--blank', '-']]])(
    '%j writes to standard output',
    (args) => {
      const { status, stdout, stderr } = run(...args);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain('\ncity: Name of the city, State\nrules: psp-2017-08\n');
    },
  );

  test('--rules picks the questions, of a file of one’s own by its path from the city file', () => {
    expect(run('init', '-r', 'texas-2017').stdout).toContain('\nrules: texas-2017\n');
    const own = resolve('test/fixtures/own/rules.yaml');
    expect(run('init', '-r', own, 'city.yaml').status).toBe(0);
    expect(read('city.yaml')).toMatch(/^rules: "\.\.?\/.*test\/fixtures\/own\/rules\.yaml"$/m);
    // It stands in another place than the rule set, which whoever checks it has to allow.
    expect(run('city.yaml').stderr).toContain('Move it there, or name a folder that holds both with `--root`.');
    expect(run('--root', '/', 'city.yaml').status).not.toBe(2);
  });

  test.each([
    [
      ['init', 'city.json'],
      'error: `city.json`: a city file made here has comments, which JSON has not. Give a name that ends in .yaml.\n',
    ],
    [['init', '-r', 'psp-2017'], '`psp-2017` is not the id of a shipped rule set.'],
    [
      ['init', '-r', 'texas-2017', '-r', 'section-1373'],
      'error: `init` takes the questions of one rule set. Give `--rules` once.\n',
    ],
    [['init', 'nowhere/'], 'error: nowhere/: is a folder.'],
  ])('%j is an error', (args, told) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
  });
});

describe.skipIf(!hasTmux)('on a terminal (left out where there is no tmux: apt-get install tmux)', () => {
  const open = (args: string, env: Readonly<Record<string, string>> = {}) => {
    terminal = openTerminal(`'${process.execPath}' '${bin}' ${args}`, folder, env);
    return terminal;
  };
  /** Waits for each question, then presses the keys. */
  async function answer(at: Terminal, steps: readonly (readonly [question: string, ...keys: readonly string[]])[]) {
    for (const [question, ...keys] of steps) {
      await at.see(question);
      at.press(...keys);
    }
  }

  test('questions make a city file; Ctrl-C loses nothing, and the same command goes on', async () => {
    const first = open('init city.yaml -r psp-2017-criteria');
    await answer(first, [
      ['◆  Which city is this about?', 'Rivertown, Ohio', 'Enter'],
      ["◆  Who gave the city's own reply", 'Enter'],
      ['◆  Who writes this file', 'A clerk', 'Enter'],
      ['◆  On which day are the answers looked at?', '2017-02-30', 'Enter'],
      ['2017-02-30 is not a date of the calendar.', 'Escape'],
    ]);
    await first.see('exit code 130');
    expect(first.screen()).toContain('Stopped');
    expect(first.screen()).toContain('What you answered is in city.yaml. To go on: psp-check init city.yaml');
    first.end();

    const second = open('init city.yaml');
    await answer(second, [
      ["◆  Who gave the city's own reply", 'Enter'],
      ['◆  On which day are the answers looked at?', '2017-08-18', 'Enter'],
      ['Is the city taking steps to reduce violent crime?'],
      ['◆  Who has the answer?', 'Enter'],
      ['◆  Shown', 'Up', 'Up', 'Enter'],
      ['◆  Where is that written?', 'Down', 'Enter'],
      ['◆  The title of the source', 'Annual report', 'Enter'],
      ['◆  Who published it?', 'Enter'],
      ['◆  When? A day', '2016', 'Enter'],
      ['◆  Its web address', 'Enter'],
      ['◆  What does it say?', 'It lists: steps.', 'Enter'],
      ['◆  Does another source say so?', 'Enter'],
      ['Commitment to reducing violent crime: met'],
      ['2 of 3: Violent crime'],
      ['◆  Who has the answer?', 'C-c'],
      ['exit code 130'],
    ]);
    const stopped = read('city.yaml');
    expect(stopped.replace(/^# yaml-language-server.*\n/, '')).toMatchInlineSnapshot(`
      "# For an editor that completes and explains: psp-check schema city --rules psp-2017-criteria >
      # city.schema.json, and then a first line with \`yaml-language-server: $schema=city.schema.json\` behind a #.
      city: Rivertown, Ohio
      rules: psp-2017-criteria
      compiled-by: A clerk
      as-of: 2017-08-18

      sources:
        annual-report:
          title: Annual report
          date: 2016

      answers:
        commitment:
          shown: yes
          evidence:
            annual-report: "It lists: steps."
      "
    `);
    second.end();

    writeFileSync(path('city.yaml'), stopped.replace('shown: yes', 'shown:  yes   # sure'));
    const third = open('init city.yaml');
    await answer(third, [
      ['2 of 3: Violent crime'],
      ['◆  Who has the answer?', 'Down', 'Enter'],
      ['◆  What is the agency called?', 'State Police', 'Enter'],
      ['◆  Violent crime rate: a number for each year', '2014: 402.1, 2015: 431', 'Enter'],
      ['◆  Where is that written?', 'Down', 'Enter'],
      ['◆  What does it say?', 'Its table.', 'Enter'],
      ['◆  Does another source', 'Enter'],
      ['Violent crime above the national rate: met'],
      ['3 of 3'],
      ['◆  Who has the answer?', 'Up', 'Enter'],
      ['exit code 0'],
    ]);
    expect(third.screen()).not.toContain('Commitment');
    const text = read('city.yaml');
    expect(text).toContain('shown:  yes   # sure\n');
    expect(text).toContain('violent-crime-rate: { 2014: 402.1, 2015: 431 }\n');
    expect(run('city.yaml').status).toBe(3);
  }, 120_000);

  test('an outcome is told only when all its questions are asked, and a no ends them', async () => {
    writeFileSync(
      path('city.yaml'),
      'city: R\nrules: psp-2017-08\nas-of: 2017-08-18\ncompiled-by: me\nanswered-by: R\nanswers:\n  dhs-access: { in-place: unknown } # ?\n',
    );
    const at = open('init city.yaml', { NO_COLOR: '1' });
    await answer(at, [
      ['1 of 6'],
      ['◆  Who has the answer?', 'Up', 'Enter'],
      ['2 of 6'],
      ['◆  Who has the answer?', 'Up', 'Enter'],
      ['3 of 6'],
      ['◆  Who has the answer?', 'Up', 'Enter'],
      ['4 of 6'],
      ['◆  Who has the answer?', 'Enter'],
      ['◆  In place', 'Up', 'Up', 'Enter'],
      ['◆  Kind of instrument'],
    ]);
    expect(at.screen()).not.toMatch(/: (?:met|not met|undetermined)$/m);
    at.press('C-c');
    await at.see('exit code 130');
    expect(read('city.yaml')).toContain('  dhs-access: { in-place: yes, limits: unknown } # ?\n');
    at.end();
  }, 120_000);

  test('a file that somebody else changed meanwhile is left as it is', async () => {
    const at = open('init city.yaml');
    await answer(at, [['◆  Which city is this about?', 'Rivertown', 'Enter'], ["◆  Who gave the city's own reply"]]);
    writeFileSync(path('city.yaml'), 'city: Mine\nanswers: {}\n');
    at.press('Somebody', 'Enter');
    await at.see('exit code 2');
    expect(at.screen()).toContain('error: city.yaml: has changed since its last answer was saved.');
    expect(read('city.yaml')).toBe('city: Mine\nanswers: {}\n');
  });

  test('a file that is not valid is told before anything is asked', async () => {
    writeFileSync(path('city.yaml'), 'city: R\nanswers: { readyness: yes }\n');
    const at = open('init city.yaml');
    await at.see('exit code 2');
    expect(at.screen()).toContain('Did you mean `readiness`?');
    expect(read('city.yaml')).toBe('city: R\nanswers: { readyness: yes }\n');
  });
});
