import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangedCity, ChangeSet } from '../../src/model/change-set.ts';
import { changeSetEnvelopeSchema } from '../../src/model/change-set.ts';
import type { Verdict } from '../../src/model/outcome.ts';
import { formatsOf } from '../../src/report/index.ts';
import { width } from '../../src/text/width.ts';
import { sampleErrors } from '../fixtures/sample-reports.ts';
import { hostileChangeSet, otherMakerChangeSet, reportChangeSet, sampleChangeSet } from '../support/change-sets.ts';
import { ciCommands, parseCiCommand } from '../support/ci-log.ts';
import { comparisonOptions } from '../support/comparisons.ts';
import { parseCsv } from '../support/csv.ts';
import { changeSetReporters } from '../support/reporters.ts';

const { text, markdown, html, json, csv, github } = changeSetReporters;
const brief = comparisonOptions;
const all = { ...brief, show: 'all' } as const;
const golden = (name: string) => `../golden/change-set/${name}`;

describe('the sample', () => {
  test.each([40, 80, 120])('as text of %i columns', async (columns) => {
    const document = text(sampleChangeSet, { ...brief, columns });
    await expect(document).toMatchFileSnapshot(golden(`${columns}.txt`));
    expect(document.split('\n').filter((line) => width(line) > columns)).toEqual([]);
  });

  test('with what is not met or open, and with everything', async () => {
    await expect(text(sampleChangeSet, { ...brief, show: 'open' })).toMatchFileSnapshot(golden('open.txt'));
    await expect(text(sampleChangeSet, all)).toMatchFileSnapshot(golden('all.txt'));
  });

  test.each([
    ['markdown', 'md'],
    ['html', 'html'],
    ['json', 'json'],
    ['csv', 'csv'],
    ['github', 'github.txt'],
  ] as const)('as %s', async (format, extension) => {
    const options = format === 'markdown' ? brief : all;
    await expect(changeSetReporters[format](sampleChangeSet, options)).toMatchFileSnapshot(
      golden(`sample.${extension}`),
    );
  });
});

describe('beside an earlier report', () => {
  test('of the same files, another psp-check is what moved an outcome', async () => {
    await expect(text(otherMakerChangeSet, brief)).toMatchFileSnapshot(golden('other-maker.txt'));
  });

  test.each([
    ['text', 'txt'],
    ['markdown', 'md'],
    ['html', 'html'],
    ['json', 'json'],
    ['csv', 'csv'],
    ['github', 'github.txt'],
  ] as const)('of other files, as %s', async (format, extension) => {
    const options = format === 'text' || format === 'markdown' ? brief : all;
    await expect(changeSetReporters[format](reportChangeSet, options)).toMatchFileSnapshot(
      golden(`report.${extension}`),
    );
  });
});

const hostileOptions = { ...all, errors: sampleErrors };

describe('with text that no format may obey', () => {
  test.each([
    ['text', 'txt'],
    ['markdown', 'md'],
    ['html', 'html'],
    ['json', 'json'],
    ['csv', 'csv'],
    ['github', 'github.txt'],
  ] as const)('as %s', async (format, extension) => {
    await expect(changeSetReporters[format](hostileChangeSet, hostileOptions)).toMatchFileSnapshot(
      golden(`hostile.${extension}`),
    );
  });

  test.each(formatsOf('changeSet'))(
    '%s gives no log a command but its own, and the same bytes every time',
    (format) => {
      const document = changeSetReporters[format](hostileChangeSet, hostileOptions);
      expect(changeSetReporters[format](hostileChangeSet, hostileOptions)).toBe(document);
      const names = new Set(ciCommands(document).map((line) => parseCiCommand(line).name));
      const own = format === 'github' ? ['error', 'warning', 'notice', 'group', 'endgroup'] : [];
      expect([...names].filter((name) => !own.includes(name))).toEqual([]);
    },
  );
});

describe('JSON', () => {
  test.each([
    ['sample', sampleChangeSet],
    ['hostile', hostileChangeSet],
    ['same files beside a report', otherMakerChangeSet],
    ['other files beside a report', reportChangeSet],
  ])('of the %s is as its schema says', (_name, changeSet) => {
    const document = JSON.parse(json(changeSet, hostileOptions));
    expect(changeSetEnvelopeSchema.safeParse(document).error?.issues).toBeUndefined();
  });

  test('has every rule set that it names, those of both sides', () => {
    const { ruleSets, changeSet } = JSON.parse(json(sampleChangeSet, all));
    const known = ruleSets.map(({ id, digest }: { id: string; digest: string }) => `${id} ${digest}`);
    expect(new Set(known).size).toBe(known.length);
    const named = changeSet.groups.flatMap((group: { before: Under; after: Under }) => [group.before, group.after]);
    expect(
      named.map(({ ruleSet, ruleSetDigest }: Under) => known.includes(`${ruleSet} ${ruleSetDigest}`)),
    ).not.toContain(false);
  });
});

type Under = { readonly ruleSet: string; readonly ruleSetDigest: string };

test('CSV has a row for each condition that comes out otherwise, and rows for everything else', () => {
  const [head = [], ...rows] = parseCsv(csv(sampleChangeSet, hostileOptions));
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => head.length));
  expect(column('kind')).toEqual([
    'outcome',
    'outcome',
    'outcome',
    'outcome',
    'difference',
    'difference',
    'difference',
    'added',
    'removed',
    'not-compared',
    'not-compared',
    'problem',
  ]);
});

describe('annotations', () => {
  const commandsOf = (changeSet: ChangeSet) =>
    ciCommands(github(changeSet, all))
      .map(parseCiCommand)
      .filter(({ name }) => !/group/.test(name));

  test('stand where what moved an outcome stands now, once for all cities', () => {
    expect(commandsOf(sampleChangeSet).map(({ name, properties: { file, line } }) => [name, file, line])).toEqual([
      ['error', 'test/fixtures/changes/after/agencies/county.yaml', '5'],
      ['warning', 'test/fixtures/changes/after/rules/notice.yaml', '10'],
      ['notice', 'test/fixtures/changes/after/rules/notice.yaml', '19'],
    ]);
  });

  test('say in three lines what differs, why it comes out so, and for whom', () => {
    expect(commandsOf(sampleChangeSet)[0]?.data.split('\n')).toEqual([
      'The answer of River County Jail: custody allowed past release: 24 hours, was 48 hours.',
      "River County Jail: 24 hours' custody allowed past release; asked: up to 48 hours, read here as the full 48 hours.",
      'Lakeview, Ohio and Rivertown, Ohio: does not qualify, qualified before.',
    ]);
  });
});

const none: ChangeSet = {
  compared: 12,
  counts: { worse: 0, better: 0, moved: 0, unmoved: 12 },
  groups: [],
  differences: [],
  cities: [],
  added: [],
  removed: [],
  notCompared: [],
};

test('that nothing moved is said in as many words', () => {
  expect(text(none, brief).split('\n').slice(0, 3)).toEqual([
    'Nothing moved: 12 cities compared',
    '',
    'No verdict and no outcome has changed, under any reading.',
  ]);
  expect(text({ ...none, compared: 0, counts: { ...none.counts, unmoved: 0 } }, brief)).toMatch(
    /^No city was compared\n/,
  );
});

test('Markdown is never longer than GitHub takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (count) => {
      const added = Array.from({ length: count }, (_, index) =>
        sampleChangeSet.added.map((city) => ({ ...city, city: `City ${index}` })),
      ).flat();
      expect(markdown({ ...sampleChangeSet, added }, all).length).toBeLessThan(65_536);
    }),
    { numRuns: 10 },
  );
});

test('a page is one page', () => {
  expect(html(hostileChangeSet, hostileOptions).match(/<h1/g)?.length).toBe(1);
});

test('a verdict under another reading is told as the one under the first is', () => {
  const [city] = sampleChangeSet.cities;
  if (!city) throw new Error('The sample has no city.');
  const told = (before: Verdict | null, after: Verdict | null) => {
    const reading: ChangedCity['readings'][number] = {
      readAs: 'otherwise',
      ruleSet: 'other',
      before,
      after,
      conditions: [],
      causes: [],
    };
    return text({ ...sampleChangeSet, cities: [{ ...city, readings: [reading] }] }, all)
      .replace(/\s+/g, ' ')
      .toLowerCase();
  };
  expect(told('does-not-qualify', 'undetermined')).toContain('read as otherwise: undetermined, did not qualify before');
  expect(told('qualifies', null)).toContain('no longer read as otherwise: qualified before');
});
