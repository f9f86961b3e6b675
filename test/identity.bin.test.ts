// A shipped id always means the shipped rule set, and a rule set of one's own is named as such.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support/folder.ts';
import { psp } from './support/program.ts';

const forged = readFileSync('test/fixtures/hostile/rules/takes-shipped-id.yaml', 'utf8');
const own = forged.replace('rule-set: psp-2017-08', 'rule-set: own-reading');
const city = (rules = '') => `${rules}city: Rivertown, Ohio
as-of: 2017-08-18
answers:
  readiness: no
  detainer-hold: { in-place: no }
`;

describe('a file that is called like a shipped rule set', () => {
  test.each([
    ['is not the default', '', ['city.yaml']],
    ['is not what --rules means', '', ['-r', 'psp-2017-08', 'city.yaml']],
    ['is not what a city means', 'rules: psp-2017-08\n', ['city.yaml']],
  ])('%s', (_title, rules, args) =>
    inFolder({ 'city.yaml': city(rules), 'psp-2017-08': forged, 'psp-2017-08-response': forged }, async (folder) => {
      const { code, stdout } = psp(folder, args);
      expect(code).toBe(1);
      expect(stdout).toContain('Public Safety Partnership, letter of August 3, 2017, as conditions, as of');
      expect(stdout).toMatch(/^✘ Does not qualify {2}read as conditions to meet: 2 not met, 4 undetermined$/m);
      expect(stdout).not.toContain('own rule set');
    }),
  );

  test('is not what a rule set extends or gives as another reading, nor what cases are for', () => {
    const extending = 'title: T\nissuer: I\nread-as: r\nreading: R.\nextends: psp-2017-08\n';
    const files = {
      'city.yaml': city(),
      'psp-2017-08': forged,
      'psp-2017-08-response': forged,
      'mine.yaml': `rule-set: mine\nalternatives: [psp-2017-08-response]\n${extending}`,
      'cases.yaml':
        'rule-set: psp-2017-08\ncases: [{ case: A no, file: city.yaml, expect: { verdict: does-not-qualify } }]\n',
    };
    return inFolder(files, async (folder) => {
      const { reports, ruleSets } = JSON.parse(psp(folder, ['-f', 'json', '-r', './mine.yaml', 'city.yaml']).stdout);
      expect(reports[0].findings).toHaveLength(6);
      expect(reports[0].alternatives).toMatchObject([{ ruleSet: 'psp-2017-08-response' }]);
      expect(ruleSets).toMatchObject([
        { id: 'mine', path: './mine.yaml' },
        { id: 'psp-2017-08-response', path: null, readAs: 'questions to answer' },
      ]);
      expect(psp(folder, ['rules', 'test', 'psp-2017-08', 'cases.yaml']).stdout).toContain('1 of 1 cases pass');
    });
  });
});

describe('a file with a shipped id and another text', () => {
  test.each([
    ['given with --rules', ['-r', './forged.yaml', 'city.yaml']],
    ['named by a city', ['names.yaml']],
    ['extended', ['-r', './extends.yaml', 'city.yaml']],
    ['of which a schema is asked', ['schema', 'city', '-r', './forged.yaml']],
    ['explained', ['explain', '-r', './forged.yaml']],
    ['compared', ['compare', '-r', './forged.yaml', 'city.yaml']],
    ['of which the history is asked', ['history', '-r', './forged.yaml', 'city.yaml']],
  ])('is refused when it is %s', (_title, args) =>
    inFolder(
      {
        'city.yaml': city(),
        'names.yaml': city('rules: ./forged.yaml\n'),
        'forged.yaml': forged,
        'extends.yaml': 'rule-set: mine\ntitle: T\nissuer: I\nread-as: r\nreading: R.\nextends: ./forged.yaml\n',
      },
      async (folder) => {
        const { code, stdout, stderr } = psp(folder, args);
        expect([code, stderr]).toEqual([
          2,
          expect.stringContaining('`psp-2017-08` is the id of a rule set that comes'),
        ]);
        expect(stdout).not.toContain('under psp-2017-08,');
      },
    ),
  );

  test('can be checked and tested by itself, which is how a shipped one is edited', () =>
    inFolder({ 'psp-2017-08.yaml': forged }, async (folder) => {
      for (const command of ['check', 'test']) {
        const { code, stderr } = psp(folder, ['rules', command, './psp-2017-08.yaml']);
        expect([code, stderr]).toEqual([0, expect.stringContaining('Anywhere else, `psp-2017-08` means the shipped')]);
      }
    }));

  test('can be shown, and is said to be another', () =>
    inFolder({ 'forged.yaml': forged }, async (folder) => {
      const { code, stdout, stderr } = psp(folder, ['rules', 'show', './forged.yaml']);
      expect([code, stdout]).toEqual([0, forged]);
      expect(stderr).toContain('takes the id `psp-2017-08` of a rule set that comes with psp-check');
    }));

  test('is the shipped one when it says the same', () =>
    inFolder(
      { 'copy.yaml': readFileSync('data/rules/psp-2017-08.yaml', 'utf8'), 'city.yaml': city() },
      async (folder) => {
        const args = ['-r', './copy.yaml', '-r', 'psp-2017-08', '-f', 'json', 'city.yaml'];
        const { reports, ruleSets } = JSON.parse(psp(folder, args).stdout);
        expect(reports.map(({ ruleSet }: { ruleSet: string }) => ruleSet)).toEqual(['psp-2017-08']);
        expect(ruleSets.find(({ id }: { id: string }) => id === 'psp-2017-08').path).toBe(null);
      },
    ));
});

describe('two rule sets with one id', () => {
  const files = {
    'a.yaml': own,
    'sub/b.yaml': own.replace('page 1', 'page 2'),
    'one.yaml': city('rules: ./a.yaml\n'),
    'two.yaml': city('rules: ./sub/b.yaml\n'),
    'city.yaml': city(),
  };

  test.each([
    ['given', ['-r', 'a.yaml', '-r', 'sub/b.yaml', 'city.yaml'], 'sub/b.yaml:1:11'],
    ['named by two cities', ['one.yaml', 'two.yaml'], 'sub/b.yaml:1:1'],
  ])('are an error that names both, when they are %s', (_title, args, place) =>
    inFolder(files, async (folder) => {
      const { code, stderr } = psp(folder, args);
      expect(code).toBe(2);
      expect(stderr).toContain('error: `own-reading` is also the id of `a.yaml`, which says something else.');
      expect(stderr.split('\n').map((line) => line.trim())).toContain(`--> ${place}`);
    }),
  );
});

test("a rule set of one's own is named as such, with its path, in every format, without what is said of DOJ's", () =>
  inFolder({ 'rules/own.yaml': own, 'city.yaml': city('rules: ./rules/own.yaml\n') }, async (folder) => {
    for (const format of ['text', 'markdown', 'html', 'junit', 'sarif', 'github', 'csv']) {
      const { code, stdout } = psp(folder, ['-f', format, 'city.yaml']);
      expect([format, code]).toEqual([format, 0]);
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain('(own rule set: rules/own.yaml)');
      expect(stdout).not.toContain('DOJ published');
    }
    const all = psp(folder, ['--show', 'all', 'city.yaml']).stdout.replaceAll(/\s+/g, ' ');
    expect(all).toContain('Reading own-reading (own rule set: rules/own.yaml), read as conditions to meet: - ');
    const { reports, ruleSets } = JSON.parse(psp(folder, ['-f', 'json', 'city.yaml']).stdout);
    expect([reports[0].ruleSet, ruleSets[0].id, ruleSets[0].path]).toEqual([
      'own-reading',
      'own-reading',
      'rules/own.yaml',
    ]);
  }));

test('two orders of one id in the rule sets of two cities of one run are an error that names both', () => {
  const withOrder = (id: string, from: string) =>
    own.replace('rule-set: own-reading', `rule-set: ${id}`).replace(
      'conditions:',
      `orders:
  the-order: { from: ${from}, says: Not enforced., conditions: all, covers: Some., last-looked: 2026-01-01, source: letter }
conditions:`,
    );
  const files = {
    'one.yaml': withOrder('one', '2017-01-01'),
    'other.yaml': withOrder('other', '2018-01-01'),
    'a.yaml': city('rules: one.yaml\n'),
    'b.yaml': city('rules: other.yaml\n'),
  };
  return inFolder(files, async (folder) => {
    const { code, stderr } = psp(folder, ['-q', 'a.yaml', 'b.yaml']);
    expect(stderr).toContain('`one.yaml` has another order of the id `the-order`. Give one of them an id of its own.');
    expect(code).toBe(2);
  });
});
