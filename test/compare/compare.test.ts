import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { selectionOn } from '../../src/compare/selection.ts';
import { sortKeys } from '../../src/compare/sort.ts';
import { verdicts } from '../../src/model/outcome.ts';
import type { Finding, Report, ReportDecision } from '../../src/model/report.ts';
import { bareFinding, bareReport, plainReport, sampleReports } from '../fixtures/sample-reports.ts';
import { fourCities, programme } from '../support/four-cities.ts';
import { retoldReports } from '../support/retold.ts';

const finding = (condition: string, more: Partial<Finding> = {}): Finding => ({
  ...bareFinding,
  condition,
  title: condition,
  ...more,
});
const under = (id: string, findings: readonly Finding[]): Report => ({
  ...bareReport,
  ruleSet: { ...bareReport.ruleSet, id },
  findings: [...findings],
});
const conditionsOf = (reports: readonly Report[]) => compare(reports).rows.map(({ condition }) => condition);

describe('rows', () => {
  test('are the conditions in the order of the rule set', () => {
    expect(conditionsOf([plainReport])).toEqual(['readiness', 'violence', 'release-notice', 'detainer-hold']);
  });

  test('are those of all rule sets, each after the one it follows in its own', () => {
    const narrow = under('narrow', [finding('b'), finding('d')]);
    const wide = under('wide', [finding('a'), finding('b'), finding('c'), finding('d'), finding('e')]);
    expect(conditionsOf([narrow, wide])).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(conditionsOf([wide, narrow])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('keep a place each where rule sets have opposite orders', () => {
    expect(
      conditionsOf([under('one', [finding('a'), finding('b')]), under('two', [finding('b'), finding('a')])]),
    ).toEqual(['a', 'b']);
  });

  test('have an empty cell where a rule set does not have the condition, which is no difference', () => {
    const { rows } = compare([under('one', [finding('a')]), under('two', [finding('a'), finding('b')])]);
    expect(
      rows.map(({ condition, differs, cells }) => [condition, differs, cells.map((cell) => cell?.brief ?? null)]),
    ).toEqual([
      ['a', false, ['yes', 'yes']],
      ['b', false, [null, 'yes']],
    ]);
    expect(rows[1]?.counts).toEqual([
      { met: 0, notMet: 0, undetermined: 0, notApplicable: 0, notAsked: 1 },
      { met: 1, notMet: 0, undetermined: 0, notApplicable: 0, notAsked: 0 },
    ]);
  });

  test('differ where outcomes do, not where only values do', () => {
    const day = (value: string, outcome: Finding['outcome']) =>
      under('one', [
        finding('a', { outcome, deciding: [{ field: 'f', label: 'f', value, needed: '', agency: null, claim: null }] }),
      ]);
    expect(compare([day('24h', 'not-met'), day('36h', 'not-met')]).rows[0]?.differs).toBe(false);
    expect(compare([day('24h', 'not-met'), day('48h', 'met')]).rows[0]?.differs).toBe(true);
  });

  test('have every name that rule sets give a condition', () => {
    const named = (id: string, title: string) => under(id, [finding('a', { title })]);
    expect(
      compare([named('one', 'Hold'), named('two', 'Hold'), named('three', 'Hold, answered')]).rows[0]?.titles,
    ).toEqual(['Hold', 'Hold, answered']);
  });

  test('on which no column differs can be left out, and are counted', () => {
    const { rows, leftOut } = compare(
      [
        under('one', [finding('a'), finding('c')]),
        under('two', [finding('a'), finding('b'), finding('c', { outcome: 'not-met' })]),
      ],
      { shown: 'differences' },
    );
    expect([rows.map(({ condition }) => condition), leftOut]).toEqual([['c'], 2]);
  });
});

describe('columns', () => {
  const albany = { ...bareReport, city: 'Albany', input: { ...bareReport.input, path: 'albany.yaml' } };
  const albanyNew = { ...albany, input: { ...albany.input, path: 'new/albany.yaml' } };
  const troy = { ...bareReport, city: 'Troy', input: { ...bareReport.input, path: 'troy.yaml' } };
  const later = (report: Report) => ({ ...report, asOf: '2018-01-01' });
  const otherwise = (report: Report) => ({ ...report, ruleSet: { ...report.ruleSet, id: 'other' } });

  const onLine = (line: number): Report => ({
    ...albany,
    input: { path: 'all.ndjson', digest: `sha256:${String(line).repeat(64)}` },
    findings: [finding('a', { location: { path: 'all.ndjson', line, column: 1 } })],
  });

  test.each<[what: string, reports: readonly Report[], titles: readonly (readonly string[])[], common: object]>([
    ['one city', [albany], [['Albany']], { city: 'Albany', ruleSet: 'psp-2017-08', asOf: '2017-08-18' }],
    ['two cities', [albany, troy], [['Albany'], ['Troy']], { city: null, ruleSet: 'psp-2017-08', asOf: '2017-08-18' }],
    [
      'one city under two rule sets',
      [albany, otherwise(albany)],
      [['psp-2017-08'], ['other']],
      { city: 'Albany', ruleSet: null, asOf: '2017-08-18' },
    ],
    [
      'one city on two dates',
      [albany, later(albany)],
      [['2017-08-18'], ['2018-01-01']],
      { city: 'Albany', ruleSet: 'psp-2017-08', asOf: null },
    ],
    [
      'two files on one city',
      [albany, albanyNew],
      [['albany.yaml'], ['new/albany.yaml']],
      { city: 'Albany', ruleSet: 'psp-2017-08', asOf: '2017-08-18' },
    ],
    [
      'two lines of one file on one city',
      [onLine(2), onLine(3), albanyNew],
      [['all.ndjson:2'], ['all.ndjson:3'], ['new/albany.yaml']],
      { city: 'Albany', ruleSet: 'psp-2017-08', asOf: '2017-08-18' },
    ],
    [
      'two files on one city beside another',
      [albany, albanyNew, troy],
      [['Albany', 'albany.yaml'], ['Albany', 'new/albany.yaml'], ['Troy']],
      { city: null, ruleSet: 'psp-2017-08', asOf: '2017-08-18' },
    ],
    [
      'cities, rule sets and dates',
      [albany, later(otherwise(troy))],
      [
        ['Albany', 'psp-2017-08', '2017-08-18'],
        ['Troy', 'other', '2018-01-01'],
      ],
      { city: null, ruleSet: null, asOf: null },
    ],
    ['none', [], [], { city: null, ruleSet: null, asOf: null }],
  ])('of %s are called by what differs', (_what, reports, titles, common) => {
    const comparison = compare(reports);
    expect([comparison.columns.map(({ title }) => title), comparison.common]).toEqual([titles, common]);
  });

  test('are the reports in their order, less what stands in the cells', () => {
    const columns = compare(sampleReports).columns.map(({ title: _, ...column }) => column);
    expect(columns).toEqual(sampleReports.map(({ findings: _, toQualify: __, ...report }) => report));
  });

  test('are counted by rule set and date, which never add up', () => {
    const reports = [albany, later(albany), troy, otherwise(troy)];
    const { groups, rows } = compare(reports);
    const verdicts = { qualifies: 0, doesNotQualify: 0, undetermined: 0, notApplicable: 0 };
    const { verdict } = bareReport;
    const key = {
      qualifies: 'qualifies',
      'does-not-qualify': 'doesNotQualify',
      undetermined: 'undetermined',
      'not-applicable': 'notApplicable',
    }[verdict];
    expect(groups).toEqual([
      {
        ruleSet: 'psp-2017-08',
        asOf: '2017-08-18',
        columns: [0, 2],
        verdicts: { ...verdicts, [key]: 2 },
        selections: [],
      },
      { ruleSet: 'psp-2017-08', asOf: '2018-01-01', columns: [1], verdicts: { ...verdicts, [key]: 1 }, selections: [] },
      { ruleSet: 'other', asOf: '2017-08-18', columns: [3], verdicts: { ...verdicts, [key]: 1 }, selections: [] },
    ]);
    expect(rows.every(({ counts }) => counts.length === 3)).toBe(true);
  });
});

describe('columns that are sorted', () => {
  const named = (city: string, more: Partial<Report> = {}): Report => ({ ...bareReport, city, ...more });
  const sorted = (reports: readonly Report[], sort: string) =>
    compare(reports, { sort }).columns.map(({ city }) => city);
  const rate = (outcome: Finding['outcome'], value: number | null) => ({
    findings: [
      finding('violence', {
        outcome,
        series: [
          {
            field: 'rate',
            label: 'rate',
            agency: null,
            claim: null,
            unit: 'offenses',
            years: [
              { year: 2015, value, figures: [] },
              { year: 2014, value: 900, figures: [] },
            ],
          },
        ],
      }),
    ],
  });

  test('by name stand as people look them up', () => {
    expect(
      sorted(
        ['Troy', 'Évry', 'Albany', 'District 10', 'District 9'].map((city) => named(city)),
        'name',
      ),
    ).toEqual(['Albany', 'District 9', 'District 10', 'Évry', 'Troy']);
  });

  test('by verdict have those that qualify first, and keep their order otherwise', () => {
    const cities = [
      named('a', { verdict: 'does-not-qualify' }),
      named('b', { verdict: 'not-applicable' }),
      named('c', { verdict: 'qualifies' }),
      named('d', { verdict: 'undetermined' }),
      named('e', { verdict: 'qualifies' }),
    ];
    expect(sorted(cities, 'verdict')).toEqual(['c', 'e', 'd', 'a', 'b']);
  });

  test('by a condition have its outcomes together, the highest latest number first, and who is not asked last', () => {
    const cities = [
      named('not asked', { findings: [] }),
      named('low', rate('met', 400)),
      named('open', rate('undetermined', null)),
      named('high', rate('met', 1500)),
      named('below', rate('not-met', 100)),
    ];
    expect(sorted(cities, 'violence')).toEqual(['high', 'low', 'open', 'below', 'not asked']);
    expect(sortKeys(cities)).toEqual(['name', 'verdict', 'violence']);
  });
});

describe('whatever is compared', () => {
  const total = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);
  const someReports = fc
    .tuple(
      retoldReports,
      fc.array(fc.nat(4), { maxLength: 8 }),
      fc.array(fc.constantFrom(...verdicts), { minLength: 8 }),
    )
    .map(([reports, picks, verdict]) =>
      picks.flatMap((pick, index) =>
        reports.slice(pick, pick + 1).map((report) => ({ ...report, verdict: verdict[index] ?? report.verdict })),
      ),
    );

  test('every row has a cell for every column, which is the finding of its report, and the counts add up', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const { columns, rows, groups } = compare(reports);
        expect(columns).toHaveLength(reports.length);
        expect(groups.flatMap((group) => group.columns).toSorted((a, b) => a - b)).toEqual([...reports.keys()]);
        for (const { condition, cells, counts } of rows) {
          const own = reports.map(({ findings }) => findings.find((each) => each.condition === condition) ?? null);
          expect(cells.map((cell) => cell)).toEqual(own);
          expect(counts.map(total)).toEqual(groups.map((group) => group.columns.length));
        }
        expect(groups.map(({ verdicts }) => total(verdicts))).toEqual(groups.map((group) => group.columns.length));
        const found = reports.reduce((sum, { findings }) => sum + findings.length, 0);
        expect(rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null))).toHaveLength(found);
      }),
      { numRuns: 50 },
    );
  });

  test('no cell is without words', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const cells = compare(reports).rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
        expect(cells.filter(({ brief }) => brief.trim() === '')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('all and the differences are the same but for the rows left out', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const [all, some] = [compare(reports), compare(reports, { shown: 'differences' })];
        expect(some.rows).toEqual(all.rows.filter(({ differs }) => differs));
        expect(some.rows.length + some.leftOut).toBe(all.rows.length);
        expect({ ...some, rows: [], leftOut: 0 }).toEqual({ ...all, rows: [] });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the four cities', () => {
  test('side by side', async () => {
    const { columns, rows } = compare(await fourCities());
    const lines = columns.map(({ title, verdict }, index) => [
      `${title}: ${verdict}`,
      ...rows.map(({ condition, cells }) => {
        const cell = cells[index];
        return `  ${condition}: ${cell?.outcome}: ${cell?.brief}`;
      }),
    ]);
    expect(lines.flat().join('\n')).toMatchInlineSnapshot(`
      "Albuquerque, New Mexico: does-not-qualify
        commitment: met: yes
        violence: met: 882.8 in 2014, 965.8 in 2015
        readiness: met: yes
        dhs-access: undetermined: unknown; agreement; limits: not in operation
        release-notice: not-met: 0 hours' notice; 48 are asked
        detainer-hold: not-met: in place: no
      Baltimore, Maryland: undetermined
        commitment: met: yes
        violence: met: 1,338.5 in 2014, 1,535.9 in 2015
        readiness: met: yes
        dhs-access: undetermined: nothing recorded
        release-notice: undetermined: limits: some people
        detainer-hold: undetermined: sources disagree
      San Bernardino, California: does-not-qualify
        commitment: met: yes
        violence: met: 991.7 in 2014, 1,245.9 in 2015
        readiness: met: yes
        dhs-access: undetermined: limits: consent
        release-notice: undetermined: not answered: kind of instrument and limits; unknown: notice
        detainer-hold: not-met: in place: no; limits: judicial warrant and conviction
      Stockton, California: does-not-qualify
        commitment: met: yes
        violence: met: 1,331.5 in 2014, 1,352 in 2015
        readiness: met: yes
        dhs-access: undetermined: unknown
        release-notice: undetermined: unknown
        detainer-hold: not-met: in place: no; limits: judicial warrant"
    `);
  });

  test('one of them under the three rule sets', async () => {
    const reports = await Promise.all(programme.map((id) => fourCities(id)));
    const [albuquerque] = reports[0] ?? [];
    const { columns, rows } = compare(reports.flat().filter(({ city }) => city === albuquerque?.city));
    expect(columns.map(({ title, verdict }) => [...title, verdict])).toEqual([
      ['psp-2017-criteria', 'qualifies'],
      ['psp-2017-08', 'does-not-qualify'],
      ['psp-2017-08-response', 'undetermined'],
    ]);
    expect(
      rows.map(({ condition, cells }) => [condition, ...cells.map((cell) => cell?.brief ?? null)]),
    ).toMatchInlineSnapshot(`
      [
        [
          "commitment",
          "yes",
          "yes",
          "yes",
        ],
        [
          "violence",
          "882.8 in 2014, 965.8 in 2015",
          "882.8 in 2014, 965.8 in 2015",
          "882.8 in 2014, 965.8 in 2015",
        ],
        [
          "readiness",
          "yes",
          "yes",
          "yes",
        ],
        [
          "dhs-access",
          null,
          "unknown; agreement; limits: not in operation",
          "another agency holds the answer",
        ],
        [
          "release-notice",
          null,
          "0 hours' notice; 48 are asked",
          "another agency holds the answer",
        ],
        [
          "detainer-hold",
          null,
          "in place: no",
          "another agency holds the answer",
        ],
        [
          "reply-in-time",
          null,
          null,
          "day of the reply not known",
        ],
      ]
    `);
  });
});

describe('selections', () => {
  const on = (date: string, selected: ReportDecision['selected'] = 'on-date') => ({ date, selected });

  test.each([
    ['none', [], 'not-recorded'],
    [
      'one on something else, and one against the city',
      [on('2017-06-20', null), on('2017-06-21', 'no')],
      'not-recorded',
    ],
    ['one on the day', [on('2017-08-18')], 'by-as-of-date'],
    ['one the day after', [on('2017-08-19')], 'later'],
    ['one in the month of the day', [on('2017-08')], 'day-not-known'],
    ['one in the month before', [on('2017-07')], 'by-as-of-date'],
    ['one in the year after', [on('2018')], 'later'],
    ['a later list of sites', [on('2018-09', 'by-date')], 'day-not-known'],
    ['an earlier list of sites', [on('2016', 'by-date')], 'by-as-of-date'],
    ['one before and one after', [on('2019'), on('2017-06-20')], 'by-as-of-date'],
    ['one after, in a year and on a list', [on('2019'), on('2018', 'by-date')], 'day-not-known'],
  ])('of %s', (_, decisions, expected) => {
    expect(selectionOn(decisions, '2017-08-18')).toBe(expected);
  });

  test('are counted where any city was ever selected, each column once', () => {
    const of = (city: string, decisions: ReportDecision[], verdict: Report['verdict'] = 'qualifies'): Report => ({
      ...bareReport,
      city,
      verdict,
      asOf: '2017-08-18',
      decisions,
    });
    const chosen = (date: string): ReportDecision[] => [{ date, says: 'Chosen.', selected: 'on-date', source: null }];
    const never = [of('A', []), of('B', [{ date: '2017', says: 'Not chosen.', selected: 'no', source: null }])];
    expect(compare(never).groups.map(({ selections }) => selections)).toEqual([[]]);
    const some = [of('C', chosen('2018')), ...never, of('D', chosen('2017-06-20'), 'undetermined')];
    expect(compare(some).groups.map(({ selections }) => selections)).toEqual([
      [
        {
          selected: 'by-as-of-date',
          columns: [3],
          verdicts: { qualifies: 0, doesNotQualify: 0, undetermined: 1, notApplicable: 0 },
        },
        {
          selected: 'later',
          columns: [0],
          verdicts: { qualifies: 1, doesNotQualify: 0, undetermined: 0, notApplicable: 0 },
        },
        {
          selected: 'not-recorded',
          columns: [1, 2],
          verdicts: { qualifies: 2, doesNotQualify: 0, undetermined: 0, notApplicable: 0 },
        },
      ],
    ]);
  });
});
