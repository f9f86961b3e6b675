// The built program on two states of a repository.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ciCommands, parseCiCommand } from './support/ci-log.ts';
import { inFolder } from './support/folder.ts';
import { psp, shell } from './support/program.ts';

vi.setConfig({ testTimeout: 120_000 });

const fixture = resolve('test/fixtures/changes');
test.each([
  ['2 where a city can no longer be read, however much is worse', ['before', 'after'], 2],
  ['1 where a verdict is worse', ['before', 'after', '--exclude', 'oldtown.yaml', '--exclude', 'bayview.yaml'], 1],
  ['0 where both sides are the same', ['before', 'before', '--fail-on', 'changed'], 0],
])('the exit code is %s', (_when, args, code) => {
  const ran = psp(fixture, ['diff', ...args]);
  expect([ran.code, ran.stderr.includes('error: ')]).toEqual([code, code === 2]);
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
