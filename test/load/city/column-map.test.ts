import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asHeading } from '../../../src/load/city/column-map.ts';
import { loadColumnMap } from '../../../src/load/city/column-map-file.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { loadMapped } from '../../support/mapped.ts';
import { runs } from '../../support/runs.ts';

const shipped = await shippedRuleSets();

test('headings and choices are read as what they mean, with their source as evidence', async () => {
  const { cities, told } = await loadMapped(
    `columns:
  Your city?: city
  Timestamp: { means: answered-on, dates: month/day/year }
  May agents come in?:
    means: dhs-access.in-place
    words: { "Yes, always": yes, "Don't know": unknown }
    source: survey
  Which rules?:
    means: dhs-access.limits
    words: { "With a judge's warrant, not another": judicial-warrant, "Asked, and agreed to": [on-request, consent] }
    source: survey
every-city: { as-of: 2017-08-18, compiled-by: Me }
sources: { survey: { title: A survey } }
`,
    [
      'Timestamp,YOUR  CITY?,"May agents\ncome in?",Which rules?,Other',
      '8/1/2017 9:14:02,R,"yes, always","With a judge’s warrant, not another, Asked, and agreed to, Conviction",x',
      '12/31/2017,L,Don’t know,,x',
      '2017-08-02,M,No,none,x',
      '',
    ].join('\n'),
  );
  expect(told).toEqual(['note: c.csv: columns ignored: `Other`.']);
  expect(cities).toMatchInlineSnapshot(`
    [
      {
        "answeredOn": "2017-08-01",
        "answers": {
          "dhs-access": {
            "evidence": {
              "survey": "Answered “yes, always” to “May agents come in?”; “With a judge’s warrant, not another, Asked, and agreed to, Conviction” to “Which rules?”.",
            },
            "in-place": "yes",
            "limits": [
              "judicial-warrant",
              "on-request",
              "consent",
              "conviction",
            ],
          },
        },
        "asOf": "2017-08-18",
        "compiledBy": "Me",
        "name": "R",
        "sources": [
          "survey",
        ],
      },
      {
        "answeredOn": "2017-12-31",
        "answers": {
          "dhs-access": {
            "in-place": "unknown",
          },
        },
        "asOf": "2017-08-18",
        "compiledBy": "Me",
        "name": "L",
        "sources": [],
      },
      {
        "answeredOn": "2017-08-02",
        "answers": {
          "dhs-access": {
            "evidence": {
              "survey": "Answered “No” to “May agents come in?”; “none” to “Which rules?”.",
            },
            "in-place": "no",
            "limits": "none",
          },
        },
        "asOf": "2017-08-18",
        "compiledBy": "Me",
        "name": "M",
        "sources": [
          "survey",
        ],
      },
    ]
  `);
});

describe('rows of headings', () => {
  const map = 'heading-rows: 3\ncolumns: { City?: city, Q2: readiness }\n';
  const rows = ['Q1,Q2,Q3', 'City?,Ready?,as-of', '"{""ImportId"":""a""}",b,c'];

  test('name a column by any of their texts', async () => {
    const { cities, told } = await loadMapped(map, `${rows.join('\n')}\nR,yes,2017-08-18\n`);
    expect([told, cities.length, cities[0]?.name, cities[0]?.asOf]).toEqual([[], 1, 'R', '2017-08-18']);
  });

  test('may be a title alone', async () => {
    const { cities } = await loadMapped(
      'heading-rows: 2\ncolumns: { Ready?: readiness }\n',
      'Survey,\nCity,Ready?\nR,yes\n',
    );
    expect(cities.map(({ answers }) => answers)).toEqual([{ readiness: { ready: 'yes' } }]);
  });
});

test('what a row says itself stays', async () => {
  const { cities } = await loadMapped(
    'columns: { R?: { means: readiness, source: s } }\nevery-city: { as-of: 2017 }\nsources: { s: { title: S } }\n'.replace(
      'as-of: 2017',
      'as-of: 2017-01-01',
    ),
    'city,as-of,R?,readiness.evidence.s,sources.s.title\nR,2017-08-18,yes,Page 2,Other\n',
  );
  expect(cities[0]?.asOf).toBe('2017-08-18');
  expect(cities[0]?.answers).toEqual({ readiness: { ready: 'yes', evidence: { s: 'Page 2' } } });
});

describe('what is wrong is told where it stands', () => {
  test.each([
    ['columns: {}\nheading-rows: 0\ncolumn: 1\n', 'city\nR\n'],
    ['columns: { A: dhs-access.in-plaec, B: nothing, a: city, b : city }\n', 'city\nR\n'],
    [
      'columns: { A: { means: city, dates: month/day/year, source: s }, B: { means: readiness, source: t } }\nsources: { s: { title: S } }\n',
      'city\nR\n',
    ],
    [
      'columns: { A: { means: readiness, words: { Y: yess, N: [no] } }, B: { means: city, words: { a: [b] } } }\n',
      'city\nR\n',
    ],
    ['columns: { Ready or not: readiness }\n', 'city,Ready or nott\nR,yes\n'],
    [
      'columns: { A: { means: readiness, words: { Ja: yes } }, B: dhs-access.limits }\n',
      'city,A,B\nR,Nein,"consent, else"\n',
    ],
    ['columns: { A: { means: answered-on, dates: month/day/year } }\n', 'city,A\nR,13/31/2017\nL,August\nM,8/18/17\n'],
  ])('%j', async (map, table) => {
    expect((await loadMapped(map, table)).told).toMatchSnapshot();
  });
});

test('more columns or words than are read are told', async () => {
  const columns = Array.from({ length: 1001 }, (_, index) => `  c${index}: city`).join('\n');
  const words = Array.from({ length: 501 }, (_, index) => `w${index}: yes`).join(', ');
  expect(
    (await loadMapped(`columns:\n${columns}\n  a: { means: readiness, words: { ${words} } }\n`, 'city\nR\n')).told,
  ).toEqual([
    'map.yaml:1:1 too-many: There are 1002 columns here, and no more than 1000 are read.',
    'map.yaml:1003:26 too-many: There are 501 words here, and no more than 500 are read.',
  ]);
});

test('a mapping that is not there is told', async () => {
  await expect(loadColumnMap('nowhere.yaml', shipped)).rejects.toMatchObject({ problems: [{ code: 'not-found' }] });
});

test('check boxes are read whatever commas their choices have', async () => {
  const words = ['judicial-warrant', 'consent', 'conviction', 'on-request'];
  const choice = fc.stringMatching(/^[a-z]{1,3}(?:, ?[a-z]{1,3}){0,2}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(choice, { minLength: 4, maxLength: 4 }),
      fc.subarray([0, 1, 2, 3], { minLength: 1 }),
      async (choices, picked) => {
        // Choices of which one begins another can be joined to the same text in two ways.
        fc.pre(choices.every((one) => choices.every((other) => one === other || !`${other},`.startsWith(`${one},`))));
        const map = `columns: { L: { means: dhs-access.limits, words: { ${choices.map((each, index) => `"${each}": ${words[index]}`).join(', ')} } } }\n`;
        const { cities } = await loadMapped(map, `city,L\nR,"${picked.map((index) => choices[index]).join(', ')}"\n`);
        expect(cities[0]?.answers).toEqual({ 'dhs-access': { limits: picked.map((index) => words[index]) } });
      },
    ),
    runs(60),
  );
});

test('a yes or no may be written as in a city file', async () => {
  const map = 'columns: { Ready?: { means: readiness, words: { Ja: true, "0": n } } }\n';
  const { cities, told } = await loadMapped(map, 'city,Ready?\nA,Y\nB,false\nC,ja\nD,0\n');
  expect(told).toEqual([]);
  expect(cities.map(({ answers }) => Object(answers['readiness']).ready)).toEqual(['Y', 'false', 'true', 'n']);
});

test('headings are the same but for case, blank space and quotes', () => {
  expect(asHeading(' “Who’s\n\n there?”\u00a0')).toBe('"who\'s there?"');
});
