// Reports come from outside, and may be cut, edited or forged.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordFiles } from '../../../src/load/report/record-files.ts';
import { loadRecords } from '../../../src/load/report/records.ts';
import { reportInJson } from '../../../src/report/formats/in-json.ts';

import { comparisonOptions } from '../../support/comparisons.ts';
import { inFolder } from '../../support/folder.ts';
import { fourCities } from '../../support/four-cities.ts';
import { reporters } from '../../support/reporters.ts';

const reportsOfFour = await fourCities();
const options = { ...comparisonOptions, show: 'all', version: '0.0.9' } as const;
const envelope = reporters.json(reportsOfFour, options);
const lines = reporters.ndjson(reportsOfFour, options);

async function load(name: string, text: string) {
  let loaded = { reports: 0, problems: [] as string[] };
  await inFolder({ [name]: text }, async (folder) => {
    const { reports, problems } = await loadRecords([join(folder, name)]);
    loaded = {
      reports: reports.length,
      problems: problems.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`),
    };
  });
  return loaded;
}

/** Any part of the JSON may be another. */
type Loose = { [key: string]: Loose } & Loose[];

const edited = (edit: (data: Loose) => void): string => {
  const data = JSON.parse(envelope);
  edit(data);
  return JSON.stringify(data, null, 2);
};

test.each([
  ['report.json', envelope],
  ['report.ndjson', lines],
  ['report.jsonl', lines],
  ['report.json', JSON.stringify(JSON.parse(envelope))],
])('what was written as %s is read as it was', async (name, text) => {
  await inFolder({ [name]: text }, async (folder) => {
    const { reports, problems } = await loadRecords([join(folder, name)]);
    expect(problems).toEqual([]);
    expect(reports.map(({ madeBy, report }) => [madeBy, reportInJson(report)])).toEqual(
      reportsOfFour.map((report) => ['0.0.9', JSON.parse(JSON.stringify(reportInJson(report)))]),
    );
  });
});

test('what a newer psp-check says beside it is passed over', async () => {
  const text = edited((data) => Object.assign(data['reports']?.[0] ?? {}, { another: { key: [] } }));
  expect(await load('report.json', text)).toEqual({ reports: reportsOfFour.length, problems: [] });
});

describe('an error at its place:', () => {
  test.each<[string, (data: Loose, report: Loose) => void, string]>([
    [
      'another version of the format',
      (data) => Object.assign(data, { schemaVersion: 3 }),
      'other-version: The report has version 3 of the format, and this psp-check reads version 2. Make the report again, or give the cities themselves.',
    ],
    [
      'a version that is text',
      (data) => Object.assign(data, { schemaVersion: '2' }),
      'wrong-value: `schemaVersion` must be the number 2, not `2`.',
    ],
    [
      'another program',
      (data) => Object.assign(data['tool'] ?? {}, { name: 'other' }),
      'wrong-value: `name` must be `psp-check`, not `other`.',
    ],
    [
      'no version of psp-check',
      (data) => {
        delete data['tool']?.['version'];
      },
      'missing-key: `version` is missing.',
    ],
    [
      'a digest that is none',
      (_, report) => Object.assign(report['input'] ?? {}, { digest: 'sha256:12' }),
      'wrong-value: `digest` must be `sha256:` and 64 hexadecimal digits, not `sha256:12`.',
    ],
    [
      'a day that does not exist',
      (_, report) => Object.assign(report, { asOf: '2017-02-30' }),
      'no-such-date: The day 2017-02-30 does not exist.',
    ],
    [
      'a rule set of which nothing is said',
      (_, report) => Object.assign(report, { ruleSet: 'other' }),
      'unknown-rule-set: `ruleSets` of this file does not have `other`',
    ],
    [
      'no findings',
      (_, report) => {
        delete report['findings'];
      },
      'missing-key: `findings` is missing.',
    ],
    ['a finding less', (_, report) => report['findings']?.pop(), 'shortened-report: The report leaves out 1 of'],
    [
      'an outcome that is none',
      (_, report) => Object.assign(report['findings']?.[0] ?? {}, { outcome: 'maybe' }),
      'unknown-word: `maybe` is not a value of `outcome`.',
    ],
    [
      'a verdict that its outcomes deny',
      (_, report) => Object.assign(report, { verdict: 'not-applicable' }),
      'contradiction: The verdict is `not-applicable`, and the outcomes of its conditions come to',
    ],
    [
      'counts that its outcomes deny',
      (_, report) => Object.assign(report['counts'] ?? {}, { met: 99 }),
      'contradiction: The counts are not those of the outcomes.',
    ],
    [
      'a condition twice',
      (_, report) => report['findings']?.push(report['findings'][0] as Loose),
      'contradiction: The report has `',
    ],
    [
      'a line that no file has',
      (_, report) => Object.assign(report['findings']?.[0]?.['location'] ?? {}, { line: 0 }),
      'wrong-value: `line` must be a number from 1 on, not `0`.',
    ],
    [
      'a comparison',
      (data) => Object.assign(data, { comparison: {} }),
      'not-a-report: This is a comparison, and `diff` compares reports. Give it what `psp-check check --format json` prints for these cities, or the cities themselves.',
    ],
    ['a change set', (data) => Object.assign(data, { changeSet: {} }), 'not-a-report: This is a change set,'],
    ['a history', (data) => Object.assign(data, { histories: [] }), 'not-a-report: This is a history,'],
    [
      'no report at all',
      (data) => Object.assign(data, { reports: [], errors: [] }),
      'no-city: There is no report on a city in this file.',
    ],
  ])('%s', async (_title, edit, message) => {
    const text = edited((data) => edit(data, data['reports']?.[0] as Loose));
    const { problems } = await load('report.json', text);
    expect(problems.filter((each) => each.includes(message))).toEqual([expect.stringMatching(/^\d+:\d+ /)]);
  });

  test('what alternative readings, rule sets and the files that could not be read say, too', async () => {
    const messageOf = async (edit: (report: Loose, data: Loose) => void) =>
      (
        await load(
          'report.json',
          edited((data) => edit(data['reports']?.[0] as Loose, data)),
        )
      ).problems.map((each) => each.replace(/^\d+:\d+ /, ''));
    const firstReading = (report: Loose) => report['alternatives']?.[0] ?? {};
    expect(await messageOf((report) => Object.assign(firstReading(report), { ruleSet: 'other' }))).toEqual([
      expect.stringContaining('unknown-rule-set: `ruleSets` of this file does not have `other`'),
    ]);
    expect(
      await messageOf((report) =>
        Object.assign(firstReading(report), { open: [{ condition: 'other', outcome: 'undetermined' }] }),
      ),
    ).toContainEqual(expect.stringContaining('does not have all of these conditions.'));
    expect(await messageOf((report) => Object.assign(report, { turnsOnReading: !report['turnsOnReading'] }))).toEqual([
      'contradiction: The verdicts under the alternative readings say otherwise.',
    ]);
    expect(
      await messageOf((report) => Object.assign(report['findings']?.[0] ?? {}, { condition: 'other' })),
    ).toContainEqual(expect.stringContaining('of this file has no condition `other`.'));
    expect(
      await messageOf((_, data) => {
        data['ruleSets']?.push({ ...data['ruleSets'][0], digest: `sha256:${'0'.repeat(64)}` } as unknown as Loose);
      }),
    ).toEqual([expect.stringContaining('taken-id: Another rule set of this file has the id')]);
  });

  test('a source of which a report has the id alone is called by it', async () => {
    const text = edited((data) => {
      for (const report of data['reports'] ?? []) Object.assign(report, { sources: [] });
    });
    expect((await load('report.json', text)).problems).toEqual([]);
  });

  test('an alternative reading whose verdict its counts deny', async () => {
    const text = edited((data) => {
      for (const report of data['reports'] ?? [])
        for (const other of report['alternatives'] ?? []) Object.assign(other, { verdict: 'not-applicable' });
    });
    expect((await load('report.json', text)).problems[0]).toContain('The verdict is `not-applicable`');
  });

  test('wherever a report is cut', async () => {
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const { problems } = await load('report.json', envelope.slice(0, Math.floor(envelope.length * share)));
      expect(problems).toEqual([expect.stringMatching(/^\d+:\d+ json-syntax: /)]);
    }
  });

  test('NDJSON that is cut, and a line of it alone', async () => {
    expect((await load('report.ndjson', lines.slice(0, -500))).problems).toEqual([
      expect.stringMatching(/^\d+:\d+ json-syntax: /),
    ]);
    const alone = lines.split('\n').find((line) => line.startsWith('{"city"')) ?? '';
    expect((await load('report.ndjson', alone)).problems).toEqual([
      '1:1 missing-key: The line with `schemaVersion`, `tool` and `ruleSets` is missing before this report. NDJSON of psp-check begins with it.',
    ]);
  });

  test('a file that is larger than any report', async () => {
    const { problems } = await load('report.json', `{"schemaVersion":2,"x":"${'x'.repeat(2 ** 26)}"}`);
    expect(problems).toEqual(['1:1 too-large: The file is larger than 64 MiB. Split it.']);
  });

  test('values without end', async () => {
    const { problems } = await load('report.json', `{"schemaVersion":2,"x":[${'0,'.repeat(2_000_001)}0]}`);
    expect(problems[0]).toMatch(/too-many-parts: The file has more than 2,000,000 values/);
  });
});

test('an operand is reports where every file of it begins as one, and cities otherwise', async () => {
  const city = readFileSync('test/fixtures/cities/qualifies.yaml', 'utf8');
  await inFolder(
    { 'one/a.json': envelope, 'one/b.ndjson': lines, 'city.yaml': city, 'c.json': '{ "city": "X" }' },
    async (folder) => {
      const at = (path: string) => join(folder, path);
      writeFileSync(at('sorted.json'), '{"errors":[],"reports":[]}');
      const isReports = (path: string) => recordFiles(path, {}) !== null;
      expect(['one', 'one/a.json', 'one/*', 'sorted.json'].map(at).map(isReports)).toEqual([true, true, true, true]);
      expect(['city.yaml', 'c.json', '.', 'nowhere.json', '*.json'].map(at).map(isReports)).toEqual([
        false,
        false,
        false,
        false,
        false,
      ]);
      expect(isReports('-')).toBe(false);
    },
  );
});
