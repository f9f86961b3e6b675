// What is read, what is not, and that it is said.
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support/folder.ts';
import { psp, shell } from './support/program.ts';

const city = (name = 'Rivertown') => `city: ${name}\nas-of: 2017-08-18\nanswers: { readiness: yes }\n`;
const rows = 'city,as-of,readiness\nRivertown,2017-08-18,yes\nLakeside,2017-08-18,yes\nRivertown,2017-08-18,no\n';

describe('a folder', () => {
  test('lists in one note what looks like input and is not read', () =>
    inFolder(
      {
        'in/city.yaml': city(),
        'in/survey.csv': rows,
        'in/sub/old.tsv': '',
        'in/lines.jsonl': '',
        'in/package.json': '{ "name": "x" }',
        'in/mkdocs.yml': 'site_name: x\n',
        'in/jail.yaml': 'name: Jail\nanswers: {}\n',
        'in/node_modules/p/package.json': '[',
        'in/.hidden.yaml': '[',
        'other/city.yaml': city(),
      },
      async (folder) => {
        symlinkSync('../other', join(folder, 'in/link'));
        expect(psp(folder, ['-q', 'in', '--report', 'json:in/report.json']).code).toBe(3);
        expect(psp(folder, ['-q', 'in'])).toEqual({
          code: 3,
          stdout: '',
          stderr:
            'note: Not read as a city: in/lines.jsonl (read only when it is named), in/link (a link to the folder ../other, which is not followed), in/sub/old.tsv (read only when it is named), in/survey.csv (read only when it is named), in/jail.yaml (the answers of an agency), in/mkdocs.yml (not a city file), in/package.json (not a city file), in/report.json (a report of psp-check).\n',
        });
      },
    ));

  test('with a map that has a key of a city file and no city is told what is wrong', () =>
    inFolder({ 'in/city.yaml': 'as-of: 2017\nanswers: {}\n' }, async (folder) => {
      const { code, stderr } = psp(folder, ['-q', 'in']);
      expect([code, stderr]).toEqual([2, expect.stringContaining('`city` is missing')]);
    }));

  test.each([
    ['a name', ['--exclude', 'drafts']],
    ['a path', ['--exclude', 'in/drafts']],
    ['a pattern', ['--exclude', 'in/**/broken.*']],
    ['several', ['--exclude', 'nothing', '--exclude', '*.y{a,o}ml', '--exclude', 'drafts']],
  ])('leaves out what --exclude says: %s', (_title, options) =>
    inFolder({ 'in/city.yml': city(), 'in/drafts/broken.yaml': '[' }, async (folder) => {
      expect(psp(folder, ['-q', ...options, 'in'])).toEqual({ code: 3, stdout: '', stderr: '' });
    }),
  );

  test.skipIf(process.getuid?.() === 0)('or a pattern that meets a folder nobody may read is an error', () =>
    inFolder({ 'in/city.yaml': city(), 'in/locked/city.yaml': city() }, async (folder) => {
      chmodSync(join(folder, 'in/locked'), 0);
      for (const operand of ['in', 'in/**/*.yaml', 'in/*/city.yaml']) {
        const { code, stderr } = psp(folder, ['-q', operand]);
        expect([code, stderr]).toEqual([2, expect.stringContaining('The folder may not be read by you.')]);
      }
      chmodSync(join(folder, 'in/locked'), 0o755);
    }),
  );
});

describe('a link', () => {
  const secret = 'city: Secret\nas-of: 2017\nanswers: {}\n';
  const two = { 'one/.git/HEAD': '', 'one/city.yaml': city(), 'other/.git/HEAD': '', 'other/city.yaml': secret };

  test('to another checkout is not followed, as a folder, below one and in a pattern', () =>
    inFolder(two, async (folder) => {
      symlinkSync('../other', join(folder, 'one/answers'));
      for (const operand of ['one/answers', 'one/answers/city.yaml', 'one/answers/*.yaml']) {
        const { code, stdout, stderr } = psp(folder, [operand]);
        expect([operand, code, stderr]).toEqual([
          operand,
          2,
          expect.stringContaining('A link on the way leads outside'),
        ]);
        expect(stdout).not.toContain('Secret');
      }
      expect(psp(folder, ['-q', 'one/*/*.yaml']).stderr).toContain(
        'one/answers (a link to the folder ../other, which is not followed)',
      );
    }));

  test('out of the root is not followed where there is no repository', () =>
    inFolder({ 'in/city.yaml': city(), 'out/city.yaml': secret, 'out/rules.yaml': '[' }, async (folder) => {
      symlinkSync('../out/city.yaml', join(folder, 'in/linked.yaml'));
      symlinkSync('../out/rules.yaml', join(folder, 'in/rules.yaml'));
      symlinkSync('../out', join(folder, 'in/folder'));
      for (const args of [
        ['in/linked.yaml'],
        ['in/folder/city.yaml'],
        ['-r', 'in/rules.yaml', 'in/city.yaml'],
        ['in/folder'],
      ]) {
        const { code, stdout, stderr } = psp(folder, ['--root', 'in', ...args]);
        expect([args, code, stderr]).toEqual([args, 2, expect.stringContaining('A link on the way leads outside')]);
        expect(stdout).not.toContain('Secret');
      }
    }));

  test('that is called like an id shows nothing of what it leads to', () =>
    inFolder({ 'city.yaml': `rules: psp-2018\n${city()}` }, async (folder) => {
      symlinkSync('/proc/self/environ', join(folder, 'psp-2018'));
      for (const args of [['city.yaml'], ['-r', 'psp-2018', 'city.yaml']]) {
        const { code, stderr } = psp(folder, args, { env: { TOKEN: 'hidden-token' } });
        expect([code, stderr]).toEqual([2, expect.not.stringContaining('hidden-token')]);
      }
    }));
});

describe('a city that occurs twice', () => {
  test('is reported twice, with both places in a note', () =>
    inFolder({ 'c.csv': rows, 'one.yaml': city('RIVERTOWN') }, async (folder) => {
      const { code, stderr } = psp(folder, ['-q', 'c.csv', 'one.yaml']);
      expect([code, stderr]).toEqual([
        1,
        'note: Rivertown occurs more than once: c.csv:2 and c.csv:4, 3 times in all. Each is reported by itself.\n',
      ]);
    }));

  test('counts by its last row with --latest', () =>
    inFolder({ 'c.csv': rows }, async (folder) => {
      const { stdout, stderr } = psp(folder, ['--latest', '-f', 'json', 'c.csv']);
      const cities = JSON.parse(stdout).reports.map(
        ({ city, findings }: { city: string; findings: { location: { line: number } }[] }) => [
          city,
          findings[2]?.location.line,
        ],
      );
      expect(cities).toEqual([
        ['Lakeside', 3],
        ['Rivertown', 4],
      ]);
      expect(stderr).toBe('note: c.csv: 1 earlier row of a city ignored (--latest).\n');
    }));

  test('has test cases, fingerprints and runs of its own, and the first keeps its own when another comes', () =>
    inFolder({ 'c.csv': rows, 'first.csv': rows.split('\n').slice(0, 2).join('\n') }, async (folder) => {
      const idsOf = (file: string) => {
        const junit = psp(folder, ['-f', 'junit', file]).stdout;
        const { runs } = JSON.parse(psp(folder, ['-f', 'sarif', file]).stdout);
        return [
          ...Array.from(junit.matchAll(/<testcase name="(.*?)" classname="(.*?)"/g), ([, name, of]) => `${of} ${name}`),
          ...runs.flatMap(
            (run: {
              automationDetails: { id: string };
              results: { partialFingerprints: { primaryLocationLineHash: string } }[];
            }) => [
              run.automationDetails.id.replace(file, 'FILE'),
              ...run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash),
            ],
          ),
        ];
      };
      const [all, first] = [idsOf('c.csv'), idsOf('first.csv')];
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(expect.arrayContaining(first));
    }));
});

describe('where reports go', () => {
  test('standard output without a name is written to', () =>
    inFolder({ 'city.yaml': city() }, async (folder) => {
      const { code, stderr } = shell(folder, 'exec >gone; rm gone; $PSP -q --report json:/dev/stdout city.yaml');
      expect([code, stderr]).toEqual([3, '']);
    }));

  test('a pipe that nobody reads from is an error, and one that somebody reads from is written to', () =>
    inFolder({ 'city.yaml': city() }, async (folder) => {
      const alone = shell(folder, 'mkfifo pipe; $PSP -q --report json:pipe city.yaml');
      expect([alone.code, alone.stderr]).toEqual([2, 'error: pipe: cannot be written: nothing reads from it.\n']);
      const read = shell(
        folder,
        'cat pipe > out.json & $PSP -q --report json:pipe city.yaml; code=$?; wait; exit $code',
      );
      expect([read.code, JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).reports.length]).toEqual([3, 1]);
    }));

  test('the summary of a step that is an input is not written to', () =>
    inFolder({ 'city.yaml': city() }, async (folder) => {
      const { code, stderr } = psp(folder, ['-f', 'github', 'city.yaml'], {
        env: { GITHUB_STEP_SUMMARY: 'city.yaml' },
      });
      expect([code, stderr]).toEqual([2, expect.stringContaining('city.yaml: is an input of this run')]);
      expect(readFileSync(join(folder, 'city.yaml'), 'utf8')).toBe(city());
    }));

  test('a working directory that is gone is told', () =>
    inFolder({ 'city.yaml': city() }, async (folder) => {
      mkdirSync(join(folder, 'gone'));
      const { code, stderr } = shell(
        join(folder, 'gone'),
        `rmdir ../gone; $PSP -q ${folder}/city.yaml --report json:x.json`,
      );
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: .*\n$/)]);
      rmSync(join(folder, 'gone'), { recursive: true, force: true });
    }));

  test('CSV begins with a byte order mark in a file, and not on standard output', () =>
    inFolder({ 'city.yaml': city('Peñasco') }, async (folder) => {
      expect(psp(folder, ['-f', 'csv', '--report', 'csv:out.csv', 'city.yaml']).stdout).toMatch(/^city,/);
      expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toMatch(/^\ufeffcity,/);
      writeFileSync(join(folder, 'x.yaml'), city('"X;=HYPERLINK(1)"'));
      expect(psp(folder, ['-f', 'csv', 'x.yaml']).stdout).toContain("\r\nX;'=HYPERLINK(1),");
    }));
});
