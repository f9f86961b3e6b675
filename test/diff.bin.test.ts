// The built program on two states of a repository.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ciCommands, parseCiCommand } from './support/ci-log.ts';
import { inFolder } from './support/folder.ts';
import { psp, shell } from './support/program.ts';

vi.setConfig({ testTimeout: 120_000 });

const fixture = resolve('test/fixtures/changes');
const valid = ['--exclude', 'oldtown.yaml', '--exclude', 'bayview.yaml'];

test.each([
  ['2 where a city can no longer be read, however much is worse', ['before', 'after'], 2],
  ['1 where a verdict is worse', ['before', 'after', ...valid], 1],
  ['0 where none is', ['after', 'before', ...valid], 0],
  ['1 where none is, and every change counts', ['after', 'before', ...valid, '--fail-on', 'changed'], 1],
  ['0 where nothing counts', ['before', 'after', ...valid, '--fail-on', 'never'], 0],
  ['0 where both sides are the same', ['before', 'before', '--fail-on', 'changed'], 0],
  ['2 where a side is not there', ['before', 'nowhere'], 2],
  ['2 where there is one side', ['before'], 2],
  ['2 where there are three', ['before', 'after', 'before'], 2],
  ['2 where a rule set is given three times', ['before', '-r', 'a', '-r', 'b', '-r', 'c'], 2],
  ['2 where standard input is to be both sides', ['-', '-'], 2],
  ['0 for one side on two days', ['before/cities/rivertown.yaml', '--as-of', '2017-08-18', '--as-of', '2017-08-19'], 0],
  [
    '2 where no city can be compared',
    ['before/cities/rivertown.yaml', '-r', 'psp-2017-08', '-r', 'texas-2017', '--fail-on', 'never'],
    2,
  ],
])('the exit code is %s', (_when, args, code) => {
  const ran = psp(fixture, ['diff', ...args]);
  expect([ran.code, ran.stderr.includes('error: ')]).toEqual([code, code === 2]);
});

test('a city that cannot be read on one side is neither added nor removed, and the others are compared', () => {
  const { stdout } = psp(fixture, ['diff', 'before', 'after', '-f', 'json']);
  const { changeSet, errors } = JSON.parse(stdout);
  expect(changeSet.notCompared.map(({ city, why }: { city: string; why: string }) => [city, why])).toEqual([
    ['Bayview, Ohio', expect.stringContaining('no condition in common')],
    ['Oldtown, Ohio', 'The file after could not be read.'],
  ]);
  const names = (cities: readonly { city: string }[]) => cities.map(({ city }) => city);
  expect([names(changeSet.added), names(changeSet.removed), changeSet.compared, errors.length]).toEqual([
    ['Newton, Ohio'],
    ['Fairmont, Ohio'],
    4,
    1,
  ]);
});

describe('a repository with a base and a head', () => {
  const inRepository = (change: (head: string) => void, use: (folder: string) => void) =>
    inFolder({ 'base/.git/HEAD': '', 'head/.git/HEAD': '' }, async (folder) => {
      for (const side of ['base', 'head']) cpSync(join(fixture, 'before'), join(folder, side), { recursive: true });
      change(join(folder, 'head'));
      use(folder);
    });
  const edit = (path: string, from: string, to: string) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  test('one answer in the file of an agency affects two cities and is told once, in annotations too', () =>
    inRepository(
      (head) => edit(join(head, 'agencies', 'county.yaml'), 'hold: 48h', 'hold: 24h'),
      (folder) => {
        const { changeSet } = JSON.parse(psp(folder, ['diff', 'base', 'head', '-f', 'json']).stdout);
        expect(changeSet.differences).toHaveLength(1);
        expect(changeSet.differences[0]).toMatchObject({
          kind: 'answers',
          agency: 'River County Jail',
          condition: 'detainer-hold',
          parts: [{ from: '48 hours', to: '24 hours' }],
          cities: [0, 1],
          places: [
            {
              before: { path: 'base/agencies/county.yaml', line: 5, column: 3 },
              after: { path: 'head/agencies/county.yaml', line: 5, column: 3 },
            },
          ],
        });
        const told = psp(folder, ['diff', 'base', 'head']).stdout;
        expect(told.match(/24\s+hours, was 48 hours/g)).toHaveLength(1);
        expect(told).toContain('cities    Lakeview, Ohio; Rivertown, Ohio');
        // From a folder within, with paths from the root of the repository.
        for (const [where, args] of [
          ['.', ['base', 'head']],
          ['head/cities', ['../../base', '..']],
          ['head', [join(folder, 'base'), join(folder, 'head')]],
        ] as const) {
          const log = psp(join(folder, where), ['diff', ...args, '-f', 'github']).stdout;
          const [first, ...others] = ciCommands(log)
            .map(parseCiCommand)
            .filter(({ name }) => !name.endsWith('group'));
          expect([first?.properties['file'], first?.properties['line'], others]).toEqual([
            'agencies/county.yaml',
            '5',
            [],
          ]);
        }
      },
    ));

  test('an edit of a rule set that moves nobody says so', () =>
    inRepository(
      (head) => edit(join(head, 'rules', 'own.yaml'), 'As it stands', 'As it is written'),
      (folder) => {
        const { code, stdout } = psp(folder, ['diff', 'base', 'head', '--fail-on', 'changed']);
        expect([code, stdout.split('\n')[0]]).toEqual([0, 'Nothing moved: 7 cities compared']);
        expect(stdout).toContain('No verdict and no outcome has changed, under any reading.');
        expect(stdout).toContain('The rule set own-rules: reading: As it is written, was As it stands.');
      },
    ));

  test('an edit of a rule set and of an answer are told apart', () =>
    inRepository(
      (head) => {
        edit(
          join(head, 'rules', 'notice.yaml'),
          'met-when: { given: yes, lead: { at-least: 48h } }',
          'met-when: { given: yes, lead: { at-least: 30h } }',
        );
        edit(join(head, 'rules', 'notice.yaml'), '{ lead: { below: 48h } }', '{ lead: { below: 30h } }');
        edit(join(head, 'cities', 'milltown.yaml'), 'rate: { 2015: 402.1 }', 'rate: { 2015: 300 }');
      },
      (folder) => {
        const { changeSet } = JSON.parse(psp(folder, ['diff', 'base', 'head', '-f', 'json']).stdout);
        type Changed = { readonly condition: string; readonly kinds: readonly string[] };
        expect(changeSet.cities[0].conditions.map(({ condition, kinds }: Changed) => [condition, kinds])).toEqual([
          ['jail-notice', ['rule-set']],
          ['crime-rate', ['answers']],
        ]);
      },
    ));

  test('a file that was renamed is the same city', () =>
    inFolder({}, async (folder) => {
      cpSync(join(fixture, 'before'), join(folder, 'a'), { recursive: true });
      cpSync(join(fixture, 'before'), join(folder, 'b'), { recursive: true });
      const ran = shell(folder, 'mv b/cities/rivertown.yaml b/cities/river.yaml; $PSP diff a b');
      expect(ran.stdout).toContain('Nothing moved: 7 cities compared');
    }));
});

test('one side is standard input, as a version control system prints it', () => {
  const text = readFileSync(join(fixture, 'before', 'cities', 'fairmont.yaml'), 'utf8');
  const ran = psp(fixture, ['diff', '-', 'before/cities/fairmont.yaml'], { input: text });
  expect([ran.code, ran.stdout.split('\n')[0]]).toEqual([0, 'Nothing moved: 1 city compared']);
});

test('what is wrong with the files of both sides is said once', () => {
  const { stderr, code } = psp(fixture, ['diff', 'after/cities', '--as-of', '2017-08-18', '--as-of', '2018-08-18']);
  expect([code, stderr.match(/comitment` is not/g)?.length]).toEqual([2, 1]);
});

describe('beside an earlier report', () => {
  const inCopy = (use: (folder: string, report: string) => void) =>
    inFolder({}, async (folder) => {
      for (const side of ['before', 'after']) cpSync(join(fixture, side), join(folder, side), { recursive: true });
      const report = join(folder, 'report.json');
      psp(folder, ['before', '--as-of', '2017-08-18', '--fail-on', 'never', '-q', '--report', 'report.json']);
      use(folder, report);
    });
  const edit = (report: string, change: (data: { tool: { version: string }; reports: Edited[] }) => void) => {
    const data = JSON.parse(readFileSync(report, 'utf8'));
    change(data);
    writeFileSync(report, JSON.stringify(data));
  };

  test('the same files: nothing moved, from whatever folder and in whatever form', () =>
    inCopy((folder) => {
      const first = (args: readonly string[]) => {
        const { code, stdout } = psp(folder, ['diff', ...args, '--fail-on', 'changed']);
        return [code, stdout.split('\n')[0]];
      };
      psp(folder, ['before', '--as-of', '2017-08-18', '-q', '--fail-on', 'never', '--report', 'report.ndjson']);
      const nothing = [0, 'Nothing moved: 7 cities compared'];
      expect(first(['report.json', 'before'])).toEqual(nothing);
      expect(first(['before', 'report.json'])).toEqual(nothing);
      expect(first(['report.ndjson', 'before'])).toEqual(nothing);
      expect(first(['report.json', 'report.ndjson'])).toEqual(nothing);
      expect(first(['report.json', join(folder, 'before')])).toEqual(nothing);
    }));

  test('the rule sets and days of the report are those of the files, without a word on the command line', () =>
    inCopy((folder) => {
      const rules = ['-r', 'psp-2017-08', '-r', 'psp-2017-08-response', '--as-of', '2018-01-01'];
      psp(folder, ['before', ...rules, '-q', '--fail-on', 'never', '--report', 'report.json']);
      expect(psp(folder, ['diff', 'report.json', 'before']).stdout.split('\n')[0]).toBe(
        'Nothing moved: 14 cities compared',
      );
    }));

  test('a verdict that another psp-check moved makes the run fail as any other, with both versions', () =>
    inCopy((folder, report) => {
      edit(report, ({ tool, reports }) => {
        tool.version = '0.0.1';
        const fairmont = reports.find(({ city }) => city === 'Fairmont, Ohio');
        for (const finding of fairmont?.findings ?? []) finding.outcome = 'met';
        Object.assign(fairmont ?? {}, {
          verdict: 'qualifies',
          counts: { met: fairmont?.findings.length, notMet: 0, undetermined: 0, notApplicable: 0 },
          turnsOnReading: true,
        });
      });
      const { code, stdout } = psp(folder, ['diff', 'report.json', 'before']);
      expect([code, stdout.split('\n')[0]]).toEqual([1, '7 cities compared: 1 worse']);
      expect(stdout).toMatch(/moved by {2}Another psp-check: version: \d+\.\d+\.\d+, was 0\.0\.1\./);
      expect(psp(folder, ['diff', 'report.json', 'before', '--fail-on', 'never']).code).toBe(0);
      const log = psp(folder, ['diff', 'report.json', 'before', '-f', 'github']).stdout;
      expect(ciCommands(log).map(parseCiCommand)[0]).toMatchObject({
        name: 'error',
        properties: { file: 'before/cities/fairmont.yaml' },
        data: expect.stringContaining('Another psp-check'),
      });
    }));

  test('a city that could not be read then is not compared, and one that cannot be read now makes it 2', () =>
    inCopy((folder) => {
      psp(folder, ['after', '--as-of', '2017-08-18', '-q', '--report', 'report.json']);
      const then = JSON.parse(psp(folder, ['diff', 'report.json', 'before', '-f', 'json']).stdout).changeSet;
      expect(then.notCompared.map(({ city, why }: { city: string; why: string }) => [city, why])).toContainEqual([
        'Oldtown, Ohio',
        'The file before could not be read.',
      ]);
      expect(psp(folder, ['diff', 'report.json', 'after']).code).toBe(2);
    }));

  test.each([
    ['one side', ['report.json']],
    ['a report and two days', ['report.json', 'before', '--as-of', '2017-08-18', '--as-of', '2017-08-19']],
    ['two reports and a rule set', ['report.json', 'report.json', '-r', 'psp-2017-08']],
    ['a report that is to be written where it is read', ['report.json', 'before', '--report', 'report.json']],
  ])('%s is bad usage', (_title, args) =>
    inCopy((folder) => {
      const { code, stderr, stdout } = psp(folder, ['diff', ...args]);
      expect([code, stdout, stderr.split('\n').filter((line) => line.startsWith('error: ')).length]).toEqual([
        2,
        expect.any(String),
        1,
      ]);
    }),
  );

  test('a report that names a file as its rule set has it read by nobody', () =>
    inCopy((folder, report) => {
      const secret = join(folder, 'secret.yaml');
      writeFileSync(secret, 'password: hunter2\n');
      const data = JSON.parse(readFileSync(report, 'utf8'));
      for (const ruleSet of data.ruleSets) Object.assign(ruleSet, { id: 'mine', path: secret });
      for (const each of data.reports) Object.assign(each, { ruleSet: 'mine', alternatives: [] });
      data.ruleSets = data.ruleSets.slice(0, 1);
      writeFileSync(report, JSON.stringify(data));
      const { stdout, stderr } = psp(folder, ['diff', 'report.json', 'before']);
      expect(stdout + stderr).not.toContain('hunter2');
    }));
});

type Edited = { city: string; findings: { outcome: string }[] };
