import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
      `note: city.yaml is written. Fill it in, then run: node ${bin} city.yaml\n`,
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
      `error: city.yaml: exists already, and a form does not take its place. Give another name, or complete it on a terminal: node ${bin} init city.yaml\n`,
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
    expect(run('city.yaml').stderr).toContain('Move the file there, or name a folder that holds both with `--root`.');
    expect(run('--root', '/', 'city.yaml').status).not.toBe(2);
  });

  test('the command that it names is the one that works where it was run', () => {
    const installed = path('node_modules/psp-check');
    for (const part of ['bin', 'dist', 'data', 'package.json'])
      cpSync(part, join(installed, part), { recursive: true });
    mkdirSync(path('node_modules/.bin'));
    symlinkSync('../psp-check/bin/psp-check.js', path('node_modules/.bin/psp-check'));
    const { stderr } = spawnSync(process.execPath, [path('node_modules/.bin/psp-check'), 'init', 'my city.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe("note: my city.yaml is written. Fill it in, then run: npx psp-check 'my city.yaml'\n");
  });

  test('--merge takes a returned file in, says what has changed, and fails where something was left out', () => {
    writeFileSync(
      path('city.yaml'),
      'city: R # mine\nanswers:\n  readiness: unknown\n  dhs-access: { held-by: jail }\nagencies: { jail: { name: Jail, answers: {} } }\n',
    );
    writeFileSync(path('back.yaml'), 'city: r\nanswers: { readiness: yes }\n');
    const { status, stdout, stderr } = run('init', 'city.yaml', '--merge', 'back.yaml');
    expect([status, stdout, stderr]).toEqual([0, 'city.yaml: 1 change from back.yaml\n  readiness: yes\n', '']);
    expect(read('city.yaml')).toContain('city: R # mine\nanswers:\n  readiness: yes\n');
    expect(run('init', 'city.yaml', '--merge', 'back.yaml').stdout).toBe('city.yaml: nothing new in back.yaml.\n');
    const before = read('city.yaml');
    writeFileSync(path('back.yaml'), 'city: R\nanswers: { dhs-access: no }\n');
    const left = run('init', 'city.yaml', '--merge', 'back.yaml');
    expect([left.status, left.stdout]).toMatchInlineSnapshot(`
      [
        2,
        "city.yaml: no changes from back.yaml.
      Not taken in; change the file by hand or with questions:
        dhs-access: held by jail stays; back.yaml has no
      ",
      ]
    `);
    expect(read('city.yaml')).toBe(before);
  });

  test('--merge leaves the answers of an agency in the file of the agency', () => {
    const jail = 'name: River County Jail\nsources: { manual: { title: Manual } }\nanswers: { detainer-hold: no }\n';
    writeFileSync(path('jail.yaml'), jail);
    writeFileSync(
      path('city.yaml'),
      'city: R\nagencies: { jail: { file: jail.yaml } }\nanswers: { detainer-hold: { held-by: jail } }\n',
    );
    const before = read('city.yaml');
    const told = [
      jail,
      'city: R\nagencies: { rj: { name: river  COUNTY jail, answers: { detainer-hold: yes } } }\nanswers: { detainer-hold: { held-by: rj } }\n',
    ].map((returned, index) => {
      const back = index === 0 ? 'jail.yaml' : 'back.yaml';
      writeFileSync(path(back), returned);
      const { status, stdout } = run('init', 'city.yaml', '--merge', back);
      return `${stdout}exit code ${status}`;
    });
    mkdirSync(path('returned'));
    writeFileSync(path('returned/jail.yaml'), jail.replace('no }', 'yes }'));
    const { status, stdout } = run('init', 'city.yaml', '--merge', 'returned/jail.yaml');
    expect([...told, `${stdout}exit code ${status}`].join('\n\n')).toMatchInlineSnapshot(`
      "city.yaml: nothing new in jail.yaml.
      Unchanged, where the two differ:
        agency jail: its answers are read from jail.yaml already
      exit code 0

      city.yaml: no changes from back.yaml.
      Not taken in; change the file by hand or with questions:
        agency jail: its answers are read from jail.yaml; back.yaml answers detainer-hold for it. Put them into that file
      exit code 2

      city.yaml: no changes from returned/jail.yaml.
      Not taken in; change the file by hand or with questions:
        agency jail: its answers are read from jail.yaml; returned/jail.yaml answers detainer-hold for it. Put them into that file
      exit code 2"
    `);
    expect([read('city.yaml'), read('jail.yaml')]).toEqual([before, jail]);
  });

  test.each([
    [
      'city: Lakeview\nanswers: {}\n',
      'These are the answers of another city. Nothing was changed.\n --> back.yaml:1:7\n',
    ],
    ['city: R\nanswers: { readyness: yes }\n', 'Did you mean `readiness`?\n --> back.yaml:2:12\n'],
    ['name: Jail\nanswers: { readyness: yes }\n', 'Did you mean `readiness`?\n --> back.yaml:2:12\n'],
  ])('--merge refuses %j', (returned, told) => {
    writeFileSync(path('city.yaml'), 'city: R\nanswers: {}\n');
    writeFileSync(path('back.yaml'), returned);
    const { status, stderr } = run('init', 'city.yaml', '--merge', 'back.yaml');
    expect([status, read('city.yaml')]).toEqual([2, 'city: R\nanswers: {}\n']);
    expect(stderr).toContain(told);
  });

  test.each([
    ['answers.csv', ','],
    ['answers.tsv', '\t'],
  ])(
    'init %s writes the columns of a table that is read as it is, and never takes the place of a file',
    (name, delimiter) => {
      const { status, stdout, stderr } = run('init', name);
      expect([status, stdout]).toEqual([0, '']);
      expect(stderr).toContain(`Fill in a row for each city, then run: node ${bin} ${name}\n`);
      const [heading = '', explained = '', ...rest] = read(name).split('\r\n');
      expect([heading.slice(0, 6), explained.slice(0, 3), rest]).toEqual([`\ufeffcity${delimiter}`, '"# ', ['']]);
      expect(run(name).stderr).toContain('No city was found');
      const ready = heading.split(delimiter).indexOf('readiness.ready');
      const row = ['Rivertown', '2017-08-18', ...Array.from({ length: ready - 2 }, () => ''), 'Yes'].join(delimiter);
      writeFileSync(path(name), `${read(name)}${row}\r\n`);
      const checked = run('--format', 'json', name);
      expect(checked.stderr).toBe('');
      expect(JSON.parse(checked.stdout).reports.map((each: { readonly counts: object }) => each.counts)).toEqual([
        { met: 1, notMet: 0, undetermined: 5, notApplicable: 0 },
      ]);
      expect(run('init', name).stderr).toContain(`error: ${name}: exists already`);
    },
  );

  test.each([
    [
      ['init', 'city.json'],
      'error: `city.json`: `init` writes comments, and JSON has none. Give a name that ends in .yaml.\n',
    ],
    [['init', '-r', 'psp-2017'], '`psp-2017` is not the id of a shipped rule set.'],
    [
      ['init', '-r', 'texas-2017', '-r', 'section-1373'],
      'error: `init` takes the questions of one rule set. Give `--rules` once.\n',
    ],
    [['init', '--merge', 'back.yaml'], 'error: `--merge` needs the city file: '],
    [['init', 'city.yaml', '--merge', 'back.yaml'], 'error: `city.yaml` does not exist.'],
    [['init', 'city.yaml', '--merge', 'back.csv'], 'error: `back.csv` is a table. Check it as it is;'],
    [['init', 'city.yaml', '--merge', 'form.html'], 'error: `form.html` is a page. Open it in a browser,'],
    [['init', 'nowhere/'], 'error: `nowhere/` is a folder. Give the name of a file in it: nowhere/city.yaml\n'],
  ])('%j is an error', (args, told) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
  });
});

/** What is said beside the line at the left, however long the path of the program makes it. */
const unwrapped = (screen: string): string => screen.replace(/\s*\n│ +/g, ' ');

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

  test('questions make a city file; Esc goes back, Ctrl-C loses nothing, and the same command goes on', async () => {
    const first = open('init city.yaml -r psp-2017-criteria');
    await answer(first, [
      ['◆  Which city is this about?', 'Rivertown, Ohio', 'Enter'],
      ["◆  Who gave the city's own reply", 'Escape'],
      ['◆  Which city is this about?', 'Lakeview, Ohio', 'Enter'],
      ["◆  Who gave the city's own reply", 'Enter'],
      ['◆  Who is writing this file', 'A clerk', 'Enter'],
      ['◆  As of which date', '2017-02-30', 'Enter'],
      ['2017-02-30 is not a date of the calendar.', 'C-c'],
    ]);
    await first.see('exit code 130');
    expect(first.screen()).toContain('Stopped');
    expect(unwrapped(first.screen())).toContain(
      `What you answered is in city.yaml. To go on: node ${bin} init city.yaml`,
    );
    expect(read('city.yaml')).toContain('city: Lakeview, Ohio\n');
    first.end();

    const second = open('init city.yaml');
    await answer(second, [
      ["◆  Who gave the city's own reply", 'Enter'],
      ['◆  As of which date', '2017-08-18', 'Enter'],
      ['◆  Is the city taking steps to reduce violent crime?', 'Down', 'Enter'],
      ['Commitment to reducing violent crime: met'],
      ['◆  What is the violent crime rate of each year?', '2014: 402.1, 2015: 431', 'Enter'],
      ['Violent crime above the national rate: met'],
      ['◆  Is the city ready', 'Enter'],
      ['◆  2 answers have no source yet.', 'Down', 'Enter'],
      ['◆  What is the source called?', 'Annual report', 'Enter'],
      ['◆  When was it published?', '2016', 'Enter'],
      ['◆  What is its web address?', 'www.example.org', 'Enter'],
      ['◆  Which answers does it support?', 'Space', 'Enter'],
      ['◆  What does it say?', 'It lists: steps.', 'Enter'],
      ['exit code 0'],
    ]);
    expect(second.screen()).toContain(
      'Undetermined under psp-2017-criteria, read as selection criteria, as of 2017-08-18.',
    );
    expect(second.screen()).toContain('Open: Readiness for training and technical assistance.');
    const text = read('city.yaml');
    expect(text.replace(/^# yaml-language-server.*\n/, '')).toMatchInlineSnapshot(`
      "# For an editor that completes and explains: psp-check schema city --rules psp-2017-criteria >
      # city.schema.json, and then a first line with \`yaml-language-server: $schema=city.schema.json\` behind a #.
      city: Lakeview, Ohio
      rules: psp-2017-criteria
      compiled-by: A clerk
      as-of: 2017-08-18

      sources:
        annual-report:
          title: Annual report
          date: 2016
          url: https://www.example.org

      answers:
        commitment:
          shown: yes
          evidence:
            annual-report: "It lists: steps."
        violence:
          violent-crime-rate: { 2014: 402.1, 2015: 431 }
          evidence:
            annual-report: "It lists: steps."
        readiness:
          ready: unknown
      "
    `);
    second.end();

    writeFileSync(path('city.yaml'), text.replace('shown: yes', 'shown:  yes   # sure'));
    const third = open('init city.yaml');
    await answer(third, [
      ['◆  Lakeview, Ohio: what do you want to change?', 'Down', 'Down', 'Down', 'Enter'],
      ['◆  What do you want to do?', 'Down', 'Enter'],
      ['◆  Is the city ready', 'Down', 'Enter'],
      ['◆  Lakeview, Ohio: what do you want to change?', 'Enter'],
      ['exit code 0'],
    ]);
    expect(read('city.yaml')).toContain('shown:  yes   # sure\n');
    expect(read('city.yaml')).toContain('ready: yes\n');
    expect(run('city.yaml').status).toBe(0);
  }, 120_000);

  test('Enter alone never answers, and an outcome is told only when all its questions are asked', async () => {
    const at = open('init city.yaml', { NO_COLOR: '1' });
    await answer(at, [
      ['◆  Which city is this about?', 'R', 'Enter'],
      ["◆  Who gave the city's own reply", 'Enter'],
      ['◆  Who is writing this file', 'Enter'],
      ['◆  As of which date', '2017-08-18', 'Enter'],
      ['◆  Is the city taking steps', 'Enter'],
      ['◆  What is the violent crime rate', 'Enter'],
      ['◆  Is the city ready', 'Enter'],
      ['4 of 6'],
      ['● not known', 'Down', 'Enter'],
      ['◆  What is the kind of instrument?'],
    ]);
    expect(at.screen()).not.toContain('DHS access to jails: ');
    await answer(at, [
      ['◆  What is the kind of instrument?', 'Enter'],
      ['◆  Which limits does the text state?', 'Enter'],
      ['DHS access to jails: undetermined'],
      ['● not known'],
    ]);
    at.press('C-c');
    await at.see('exit code 130');
    expect(read('city.yaml').match(/: (?:yes|no|unknown)$/gm)).toEqual([
      ': unknown',
      ': unknown',
      ': unknown',
      ': yes',
      ': unknown',
      ': unknown',
    ]);
    // What Enter has said stays on the screen, for every kind of question.
    expect(at.screen().match(/^│ {2}(?:not known|none|the city itself|)$/gm)).toEqual([
      '│  not known',
      '│  the city itself',
      // The last is the choice of the question that Ctrl-C has stopped.
      ...Array.from({ length: 6 }, () => '│  not known'),
    ]);
    at.end();
  }, 120_000);

  test('a folder gets a file whose name is asked for', async () => {
    mkdirSync(path('my answers'));
    const at = open("init 'my answers'");
    await answer(at, [
      ['◆  What should the city file in my answers be called?', 'Enter'],
      ['◆  Which city is this about?', 'R', 'Enter'],
      ["◆  Who gave the city's own reply", 'C-c'],
      ['exit code 130'],
    ]);
    expect(unwrapped(at.screen())).toContain("init 'my answers/city.yaml'");
    expect(read('my answers/city.yaml')).toContain('city: R\n');
  });

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
