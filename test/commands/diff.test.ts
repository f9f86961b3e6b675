import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { ciCommands, parseCiCommand } from '../support/ci-log.ts';
import { fakeIo } from '../support/fake-io.ts';
import { inFolder } from '../support/folder.ts';

const fixture = resolve('test/fixtures/changes');
const valid = ['--exclude', 'oldtown.yaml', '--exclude', 'bayview.yaml'];

/** Runs psp-check in a folder, in this process. */
async function psp(folder: string, args: readonly string[]) {
  const io = fakeIo();
  const before = process.cwd();
  process.chdir(folder);
  try {
    await run(args, io);
  } finally {
    process.chdir(before);
  }
  return { code: io.exitCode, stdout: io.out(), stderr: io.err() };
}

test.each([
  ['0 where none is', ['after', 'before', ...valid], 0],
  ['1 where none is, and every change counts', ['after', 'before', ...valid, '--fail-on', 'changed'], 1],
  ['0 where nothing counts', ['before', 'after', ...valid, '--fail-on', 'never'], 0],
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
])('the exit code is %s', async (_when, args, code) => {
  const ran = await psp(fixture, ['diff', ...args]);
  expect([ran.code, ran.stderr.includes('error: ')]).toEqual([code, code === 2]);
});

test('a city that cannot be read on one side is neither added nor removed, and the others are compared', async () => {
  const { stdout } = await psp(fixture, ['diff', 'before', 'after', '-f', 'json']);
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

test('what is wrong with the files of both sides is said once', async () => {
  const { stderr, code } = await psp(fixture, [
    'diff',
    'after/cities',
    '--as-of',
    '2017-08-18',
    '--as-of',
    '2018-08-18',
  ]);
  expect([code, stderr.match(/comitment` is not/g)?.length]).toEqual([2, 1]);
});

describe('beside an earlier report', () => {
  const inCopy = (use: (folder: string, report: string) => Promise<void>) =>
    inFolder({}, async (folder) => {
      for (const side of ['before', 'after']) cpSync(join(fixture, side), join(folder, side), { recursive: true });
      const report = join(folder, 'report.json');
      await psp(folder, ['before', '--as-of', '2017-08-18', '--fail-on', 'never', '-q', '--report', 'report.json']);
      await use(folder, report);
    });
  const edit = (report: string, change: (data: { tool: { version: string }; reports: Edited[] }) => void) => {
    const data = JSON.parse(readFileSync(report, 'utf8'));
    change(data);
    writeFileSync(report, JSON.stringify(data));
  };

  test('the same files: nothing moved, from whatever folder and in whatever form', () =>
    inCopy(async (folder) => {
      const first = async (args: readonly string[]) => {
        const { code, stdout } = await psp(folder, ['diff', ...args, '--fail-on', 'changed']);
        return [code, stdout.split('\n')[0]];
      };
      await psp(folder, ['before', '--as-of', '2017-08-18', '-q', '--fail-on', 'never', '--report', 'report.ndjson']);
      const nothing = [0, 'Nothing moved: 7 cities compared'];
      expect(await first(['report.json', 'before'])).toEqual(nothing);
      expect(await first(['before', 'report.json'])).toEqual(nothing);
      expect(await first(['report.ndjson', 'before'])).toEqual(nothing);
      expect(await first(['report.json', 'report.ndjson'])).toEqual(nothing);
      expect(await first(['report.json', join(folder, 'before')])).toEqual(nothing);
    }));

  test('the rule sets and days of the report are those of the files, without a word on the command line', () =>
    inCopy(async (folder) => {
      const rules = ['-r', 'psp-2017-08', '-r', 'psp-2017-08-response', '--as-of', '2018-01-01'];
      await psp(folder, ['before', ...rules, '-q', '--fail-on', 'never', '--report', 'others.json']);
      expect((await psp(folder, ['diff', 'others.json', 'before'])).stdout.split('\n')[0]).toBe(
        'Nothing moved: 14 cities compared',
      );
    }));

  test('a verdict that another psp-check moved makes the run fail as any other, with both versions', () =>
    inCopy(async (folder, report) => {
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
      const { code, stdout } = await psp(folder, ['diff', 'report.json', 'before']);
      expect([code, stdout.split('\n')[0]]).toEqual([1, '7 cities compared: 1 worse']);
      expect(stdout).toMatch(/moved by {2}Another psp-check: version: \d+\.\d+\.\d+, was 0\.0\.1\./);
      expect((await psp(folder, ['diff', 'report.json', 'before', '--fail-on', 'never'])).code).toBe(0);
      const log = (await psp(folder, ['diff', 'report.json', 'before', '-f', 'github'])).stdout;
      expect(ciCommands(log).map(parseCiCommand)[0]).toMatchObject({
        name: 'error',
        properties: { file: 'before/cities/fairmont.yaml' },
        data: expect.stringContaining('Another psp-check'),
      });
    }));

  test('a city that could not be read then is not compared, and one that cannot be read now makes it 2', () =>
    inCopy(async (folder) => {
      await psp(folder, ['after', '--as-of', '2017-08-18', '-q', '--report', 'others.json']);
      const then = JSON.parse((await psp(folder, ['diff', 'others.json', 'before', '-f', 'json'])).stdout).changeSet;
      expect(then.notCompared.map(({ city, why }: { city: string; why: string }) => [city, why])).toContainEqual([
        'Oldtown, Ohio',
        'The file before could not be read.',
      ]);
      expect((await psp(folder, ['diff', 'others.json', 'after'])).code).toBe(2);
    }));

  test.each([
    ['one side', ['report.json']],
    ['a report and two days', ['report.json', 'before', '--as-of', '2017-08-18', '--as-of', '2017-08-19']],
    ['two reports and a rule set', ['report.json', 'report.json', '-r', 'psp-2017-08']],
    ['a report that is to be written where it is read', ['report.json', 'before', '--report', 'report.json']],
  ])('%s is bad usage', (_title, args) =>
    inCopy(async (folder) => {
      const { code, stderr, stdout } = await psp(folder, ['diff', ...args]);
      expect([code, stdout, stderr.split('\n').filter((line) => line.startsWith('error: ')).length]).toEqual([
        2,
        expect.any(String),
        1,
      ]);
    }),
  );

  test('a report that names a file as its rule set has it read by nobody', () =>
    inCopy(async (folder, report) => {
      const secret = join(folder, 'secret.yaml');
      writeFileSync(secret, 'password: hunter2\n');
      const data = JSON.parse(readFileSync(report, 'utf8'));
      for (const ruleSet of data.ruleSets) Object.assign(ruleSet, { id: 'mine', path: secret });
      for (const each of data.reports) Object.assign(each, { ruleSet: 'mine', alternatives: [] });
      data.ruleSets = data.ruleSets.slice(0, 1);
      writeFileSync(report, JSON.stringify(data));
      const { stdout, stderr } = await psp(folder, ['diff', 'report.json', 'before']);
      expect(stdout + stderr).not.toContain('hunter2');
    }));
});

type Edited = { city: string; findings: { outcome: string }[] };
