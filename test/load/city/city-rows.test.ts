import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli.ts';
import { sameWord } from '../../../src/load/city/cells.ts';
import { loadCities } from '../../../src/load/city/cities.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import type { City } from '../../../src/model/city.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { inFolder } from '../../support/folder.ts';

const shipped = await shippedRuleSets();

/** The cities of a table, and in one list what is wrong with it and what is noted. */
async function load(text: string | Buffer, name = 'c.csv') {
  let cities: readonly City[] = [];
  let told: readonly string[] = [];
  await inFolder({}, async (folder) => {
    writeFileSync(`${folder}/${name}`, text);
    const loaded = await loadCities([`${folder}/${name}`], shipped);
    cities = loaded.cities;
    told = [
      ...loaded.notes.map((note) => `note: ${note.replaceAll(`${folder}/`, '')}`),
      ...loaded.errors.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`),
    ];
  });
  return { cities, told };
}

const answersOf = ({ name, asOf, answers }: City) => [
  name,
  asOf,
  ...[...answers].map(([condition, { periods }]) => [
    condition,
    ...periods.flatMap(({ statements, note }) => [
      ...statements.flatMap((statement) => [
        ...[...statement.fields].map(([id, { value, why }]) => `${id}: ${value ?? why}`),
        ...(statement.note === null ? [] : [statement.note]),
      ]),
      ...(note === null ? [] : [note]),
    ]),
  ]),
];

test.each(['check', 'compare', 'history', 'diff --as-of 2017-08-18 --as-of 2018-08-18'])(
  'the CSV of %s is not taken for a table of cities',
  async (command) => {
    const io = fakeIo();
    const [name = '', ...options] = command.split(' ');
    await run([name, 'test/fixtures/cities/broken.yaml', ...options, '-f', 'csv'], io);
    expect(await load(io.out())).toEqual({
      cities: [],
      told: [
        '1:1 not-a-city-file: This is a report of psp-check as CSV, not a table of cities. Name the files that it was made from.',
      ],
    });
  },
);

describe('headings and choices', () => {
  test('that have the letters of a field without its dot are not passed over', async () => {
    const { told } = await load(
      'city,as-of,dhs access limits,DHS Access - In Place,Readiness note\nRivertown,2017-08-18,consent,no,x\n',
    );
    expect(told).toEqual([
      '1:12 unknown-column: `dhs access limits` is not a column. Did you mean `dhs-access.limits`?',
      '1:30 unknown-column: `DHS Access - In Place` is not a column. Did you mean `dhs-access.in-place`?',
      '1:52 unknown-column: `Readiness note` is not a column. Did you mean `readiness.note`?',
    ]);
  });

  test('differ from their words by case, spaces, hyphens and underscores', async () => {
    const { cities, told } = await load(
      [
        'City,As of,Answered By,DHS-Access.In Place,dhs_access.Instrument,dhsAccess.limits,"Violence . Violent crime rate.2015",Release-Notice.notice,Detainer hold,Sources.manual.Title,readiness.Evidence.manual,readiness.ready',
        'Rivertown,2017-08-18,Police,NO,Executive Order,Judicial Warrant; CONSENT,Unknown,48 Hours,Declined,Manual,Page 2,Unknown',
      ].join('\n'),
    );
    expect(told).toEqual([]);
    expect(cities.map(answersOf)).toMatchInlineSnapshot(`
      [
        [
          "Rivertown",
          "2017-08-18",
          [
            "violence",
            "violent-crime-rate: 2015,",
          ],
          [
            "readiness",
            "ready: unknown",
          ],
          [
            "dhs-access",
            "in-place: no",
            "instrument: executive-order",
            "limits: judicial-warrant,consent",
          ],
          [
            "release-notice",
            "notice: 2880",
          ],
          [
            "detainer-hold",
            "in-place: declined",
          ],
        ],
      ]
    `);
  });

  test('that are only like a word are told', async () => {
    const { told } = await load(
      'city,dhs-access.in-place,dhs-access.instrument,dhs-access.limits\nRivertown,yess,polic,judicial\u00a0warrant\n',
    );
    expect(told).toMatchInlineSnapshot(`
      [
        "2:11 wrong-value: Row 2 (Rivertown), column \`dhs-access.in-place\`: \`in-place\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`yess\`.",
        "2:16 unknown-word: Row 2 (Rivertown), column \`dhs-access.instrument\`: \`polic\` is not a value of \`instrument\`. Did you mean \`policy\`? Valid values: statute, rule, regulation, policy, practice, ordinance, executive-order, resolution, agreement, guidance, unknown.",
        "2:22 unknown-word: Row 2 (Rivertown), column \`dhs-access.limits\`: \`judicial warrant\` is not a value of \`limits\`. Did you mean \`judicial-warrant\`? Valid values: judicial-warrant, criminal-warrant, conviction, on-request, where-possible, written-request, consent, reimbursement, some-facilities, some-people, probable-cause, case-by-case, not-in-operation, lack-of-means, only-if-law-requires, unless-law-forbids. Its character 9 is U+00A0, a no-break space.",
      ]
    `);
  });

  test('a sign for no answer is told, and in a text it is a text', async () => {
    const signs = ['-', '—', '?', 'NA', 'TBD', 'DK', "don't know", 'Not sure', 'No reply'];
    const { told } = await load(
      `city,readiness\n${signs.map((sign) => `${sign.length} ${sign},${sign}`).join('\n')}\n`,
    );
    expect(told.map((each) => each.split(' ')[1])).toEqual(signs.map(() => 'no-answer:'));
    expect(told[0]).toMatchInlineSnapshot(
      `"2:5 no-answer: Row 2 (1 -), column \`readiness\`: \`-\` is not an answer. Write \`unknown\` where the answer is not known, or leave the cell empty."`,
    );
    const { cities, told: none } = await load(
      'city,readiness,readiness.note,dhs-access.limits\nR,yes,-,"consent\nOn request"\n',
    );
    expect([cities.length, none]).toEqual([1, []]);
  });

  test('a column of other things that has the name of a key is ignored', async () => {
    const { cities, told } = await load('city,Sources,agencies,readiness\nRivertown,Phone call,2,yes\n');
    expect(cities).toHaveLength(1);
    expect(told).toMatchInlineSnapshot(`
      [
        "note: c.csv: columns ignored: \`Sources\` (sources have columns such as \`sources.manual.title\`), \`agencies\` (agencies have columns such as \`agencies.jail.name\`).",
      ]
    `);
  });

  test('what does not apply needs a note, whose column is named', async () => {
    expect((await load('city,Readiness\nRivertown,N/A\n')).told).toMatchInlineSnapshot(`
      [
        "2:11 no-note: Row 2 (Rivertown), column \`Readiness\`: \`N/A\` (not applicable) needs a note that says why. Add a column \`readiness.note\`.",
      ]
    `);
    const table = 'city,Readiness,Readiness.Note\nRivertown,n/a,No training is asked for\nLakeview,not applicable,\n';
    const { cities, told } = await load(table);
    expect(cities.map(answersOf)).toEqual([
      ['Rivertown', null, ['readiness', 'ready: not-applicable', 'No training is asked for']],
    ]);
    expect(told).toMatchInlineSnapshot(`
      [
        "3:10 no-note: Row 3 (Lakeview), column \`Readiness\`: \`not applicable\` (not applicable) needs a note that says why. Fill in the column \`Readiness.Note\`.",
      ]
    `);
  });

  test('a word is found however it is spelled, and never where two are meant', () => {
    const spelled = fc
      .array(fc.constantFrom('judicial', 'warrant', 'of', 'a', '2'), { minLength: 1, maxLength: 4 })
      .chain((parts) =>
        fc
          .tuple(fc.constant(parts), fc.constantFrom('-', ' ', '_', '', ' - '), fc.boolean())
          .map(([words, between, upper]) => {
            const text = words.join(between);
            return { word: words.join('-'), text: upper ? text.toUpperCase() : text };
          }),
      );
    fc.assert(
      fc.property(spelled, ({ word, text }) => {
        expect(sameWord(text, [word, 'other'])).toBe(word);
      }),
    );
    expect(sameWord('In place', ['in-place', 'inplace'])).toBe(null);
    expect(sameWord('inplace', ['in-place', 'inplace'])).toBe('inplace');
  });
});

describe('what spreadsheets and survey services put around a table', () => {
  const row = 'Rivertown,2017-08-18,no\n';
  const rivertown = [['Rivertown', '2017-08-18', ['dhs-access', 'in-place: no']]];

  test.each([
    ['a line that names the separator', `sep=;\r\ncity;as-of;dhs-access\r\n${row.replaceAll(',', ';')}`, 'c.csv'],
    ['tabs', `city\tas-of\tdhs-access\n${row.replaceAll(',', '\t')}`, 'c.tsv'],
    ['a mark and CRLF', `\ufeffCity,As of,DHS access\r\nRivertown,2017-08-18,No\r\n`, 'c.csv'],
    ['empty cells left out at the end', `city,as-of,dhs-access,readiness,readiness.note\n${row}`, 'c.csv'],
    ['empty cells too many', `city,as-of,dhs-access\nRivertown,2017-08-18,no,,,\n,,,,,\n`, 'c.csv'],
  ])('%s', async (_, text, name) => {
    const { cities, told } = await load(text, name);
    expect([cities.map(answersOf), told]).toEqual([rivertown, []]);
  });

  test.each([
    ['a separator that is none', 'sep=|\ncity|as-of\n'],
    ['a title above the heading', `Survey of cities,,\n,,\ncity,as-of,dhs-access\n${row}`],
    ['a row of totals', `city,as-of,dhs-access\n${row}Total,,1\nGrand total:,,\n`],
    ['the heading once more', `city,as-of,dhs-access\n${row}city,as-of,dhs-access\n`],
    [
      'the headings of Qualtrics',
      `city,as-of,dhs-access\nYour city,Date,Access\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"\n${row}`,
    ],
    ['the headings of SurveyMonkey', `city,as-of,dhs-access\nOpen-Ended Response,,Response\n${row}`],
    ['check boxes with commas', 'city,dhs-access.limits\nRivertown,"Judicial warrant, Consent"\n'],
    ['dates as a spreadsheet has them', 'city,as-of\nA,8/18/2017\nB,42965\nC,18-Aug-17\nD,2017-08-18 00:00:00\n'],
    ['a decimal comma', 'city;violence.violent-crime-rate.2015\nRivertown;431,5\n'],
    ['a formula that has gone wrong', 'city,dhs-access.note\nRivertown,#REF!\n'],
    ['a quote that is not closed', `city,as-of,dhs-access\n${row}"B,2017-08-18,no\nC,2017-08-18,no\nD,2017-08-18,no\n`],
    ['a quote too many', `city,as-of,dhs-access\nB,2017-08-18,"no\nC,2017-08-18,no\nD,2017-08-18,"no"\n${row}`],
  ])('%s is told with the fix', async (_, text) => {
    const { cities, told } = await load(text);
    expect([...cities.map(({ name }) => name), ...told]).toMatchSnapshot();
  });

  test('other encodings are told', async () => {
    const table = `city,as-of,dhs-access\n${row}`;
    expect((await load(Buffer.from(`\ufeff${table}`, 'utf16le'))).told).toMatchInlineSnapshot(`
      [
        "1:1 utf-16: The text is UTF-16. Save the file as UTF-8.",
      ]
    `);
    expect((await load(Buffer.from(`${table}S\u00e3o Jos\u00e9,,\n`, 'latin1'))).told).toMatchInlineSnapshot(`
      [
        "3:2 not-utf-8: The byte 0xE3 is not UTF-8. Save the file as UTF-8; it may be Windows-1252 or Latin-1.",
      ]
    `);
  });

  test('a line break in a cell is a line break, CRLF too', async () => {
    const { cities, told } = await load('city,readiness.note,readiness\r\nRivertown,"One\r\ntwo",yes\r\n');
    expect([cities.map(answersOf), told]).toEqual([[['Rivertown', null, ['readiness', 'ready: yes', 'One\ntwo']]], []]);
  });

  test('rows are counted as a spreadsheet counts them', async () => {
    const { told } = await load('sep=,\ncity,readiness,readiness.note\nA,yes,"1\n2"\n\nB,perhaps,\n');
    expect(told).toMatchInlineSnapshot(`
      [
        "6:3 wrong-value: Row 4 (B), column \`readiness\`: \`ready\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`perhaps\`.",
      ]
    `);
  });
});
