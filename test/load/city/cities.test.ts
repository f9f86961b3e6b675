import { describe, expect, test } from 'vitest';
import { eachCity, loadCities } from '../../../src/load/city/cities.ts';
import { citySchema } from '../../../src/load/city/city-schema.ts';
import { ownColumns } from '../../../src/load/city/columns.ts';
import { inputKinds, kindOf } from '../../../src/load/files/input-kind.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import type { Answer, City } from '../../../src/model/city.ts';
import { inFolder } from '../../support/folder.ts';
import { toldOf } from '../../support/rivertown.ts';

const shipped = await shippedRuleSets();

type Loaded = {
  readonly cities: readonly City[];
  readonly errors: readonly string[];
  readonly notes: readonly string[];
};

async function load(name: string, text: string): Promise<Loaded> {
  let loaded: Loaded = { cities: [], errors: [], notes: [] };
  await inFolder({ [name]: text }, async (folder) => {
    const { cities, errors, notes } = await loadCities([`${folder}/${name}`], shipped);
    loaded = {
      cities,
      errors: errors.map((error) => `${error.line}:${error.column} ${error.code}: ${error.message}`),
      notes: notes.map((note) => note.replaceAll(`${folder}/`, '')),
    };
  });
  return loaded;
}

/** The values of an answer, by field. */
const values = (answer: Answer | undefined) =>
  Object.fromEntries(
    [...(answer?.periods[0]?.statements[0]?.fields ?? [])].map(([id, { value, why }]) => [id, value ?? why]),
  );

describe('a city on every line', () => {
  const line = (city: object) => `${JSON.stringify(city)}\n`;
  const alpha = { city: 'Alpha', answers: { readiness: 'yes' } };

  test('each is a city, whose places have its line', async () => {
    const text = `\ufeff${line(alpha)}\r\n${line({ ...alpha, city: 'Beta' })}`;
    const { cities, errors } = await load('cities.ndjson', text);
    expect(errors).toEqual([]);
    expect(cities.map(({ name, locations }) => [name, locations.answers.line])).toEqual([
      ['Alpha', 1],
      ['Beta', 3],
    ]);
    expect(cities[1]?.answers.get('readiness')?.location).toMatchObject({ line: 3, column: 27 });
  });

  test('its digest is that of the line', async () => {
    const [{ input } = {}] = (await load('cities.ndjson', line(alpha))).cities;
    const [whole] = (await load('alpha.json', JSON.stringify(alpha))).cities;
    expect(input?.digest).toBe(whole?.input.digest);
  });

  test('what is wrong on a line is told there, and the others are read', async () => {
    const broken = '{"city": "Broken", "answers": }\n';
    const wrong = line({ city: 'Wrong', answers: { readines: 'yes', commitment: 'perhaps' } });
    const twice = '{"city": "Twice", "city": "Twice", "answers": {}}\n';
    const { cities, errors } = await load('cities.ndjson', line(alpha) + broken + wrong + twice + line(alpha));
    expect(cities).toHaveLength(2);
    expect(errors).toMatchInlineSnapshot(`
      [
        "2:31 json-syntax: A value is missing before \`}\`.",
        "3:28 unknown-condition: \`readines\` is not a condition of any rule set in this run. Did you mean \`readiness\`?",
        "3:58 wrong-value: \`commitment\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`perhaps\`.",
        "4:19 repeated-key: A key is repeated: \`city\` stands on line 4 already. Keep one of them.",
      ]
    `);
  });

  test('a line that is no city is told, in a folder, too', async () => {
    await inFolder({ 'in/x.ndjson': `${line(alpha)}${line({ name: 'Jail', answers: {} })}` }, async (folder) => {
      const { cities, errors, notes } = await loadCities([`${folder}/in`], shipped);
      expect([cities.length, errors.map((error) => `${error.line} ${error.code}`), notes]).toEqual([
        1,
        ['2 not-a-city-file'],
        [],
      ]);
    });
  });

  test('an encoding that is none of ours is told once', async () => {
    await inFolder({}, async (folder) => {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(`${folder}/a.ndjson`, Buffer.from(line(alpha).repeat(5), 'utf16le'));
      const { errors } = await loadCities([`${folder}/a.ndjson`], shipped);
      expect(errors.map(({ code, line }) => [code, line])).toEqual([['utf-16', 1]]);
    });
  });
});

describe('a city in every row', () => {
  test('a column is a place in a city file', async () => {
    const { cities, errors, notes } = await load(
      'cities.csv',
      [
        'city,as-of,answered-by,readiness,violence.violent-crime-rate.2014,violence.violent-crime-rate.2015,dhs-access.in-place,dhs-access.limits,detainer-hold.held-by,agencies.jail.name,agencies.jail.answers.detainer-hold.hold,sources.s.title,readiness.evidence.s',
        '"Alpha, Ohio",2017-08-18,Police,YES,402.1,unknown,no,judicial-warrant; consent,jail,River Jail,48h,Minutes,"Item ""2"""',
        'Beta,2017-08-01,,,,,,none,,,,,',
      ].join('\r\n'),
    );
    expect([errors, notes]).toEqual([[], []]);
    const [alpha, beta] = cities;
    expect([alpha?.name, alpha?.asOf, alpha?.answeredBy]).toEqual(['Alpha, Ohio', '2017-08-18', 'Police']);
    expect(values(alpha?.answers.get('readiness'))).toEqual({ ready: 'yes' });
    expect(values(alpha?.answers.get('violence'))).toEqual({
      'violent-crime-rate': [
        [2014, 402.1],
        [2015, null],
      ],
    });
    expect(values(alpha?.answers.get('dhs-access'))).toEqual({
      'in-place': 'no',
      limits: ['judicial-warrant', 'consent'],
    });
    expect(alpha?.answers.get('detainer-hold')?.periods[0]?.heldBy).toEqual(['jail']);
    expect(values(alpha?.agencies.get('jail')?.answers.get('detainer-hold'))).toEqual({ hold: 2880 });
    expect(alpha?.answers.get('readiness')?.periods[0]?.statements[0]?.evidence).toMatchObject([{ says: 'Item "2"' }]);
    expect(alpha?.answers.get('dhs-access')?.location).toMatchObject({ line: 2, column: 51 });
    expect([beta?.name, beta?.asOf, [...(beta?.answers.keys() ?? [])]]).toEqual(['Beta', '2017-08-01', ['dhs-access']]);
    expect(values(beta?.answers.get('dhs-access'))).toEqual({ limits: [] });
  });

  test('a spreadsheet may separate its cells by semicolons or tabs, and add columns and empty rows', async () => {
    const text = 'Timestamp;city;;readiness;dhs-access.limits\n1/1;Alpha;;yes;"consent;conviction"\n;;;;\n';
    for (const each of [text, text.replaceAll(/;(?!conviction)/g, '\t')]) {
      const { cities, errors, notes } = await load('cities.csv', each);
      expect(errors).toEqual([]);
      expect(notes).toEqual(['cities.csv: columns ignored: `Timestamp`, column 3, which has no name.']);
      expect(cities.map((city) => [city.name, values(city.answers.get('dhs-access'))])).toEqual([
        ['Alpha', { limits: ['consent', 'conviction'] }],
      ]);
    }
  });

  test('everything that is wrong with a heading is told, each at its column', async () => {
    const { errors } = await load(
      'cities.csv',
      'cities,citi,as-of,as-of,dhs-acess.in-place,dhs-access.in_place,readiness.ready.2015,violence,violence.violent-crime-rate.2015,reply-in-time\nx,x,x,x,x,x,x,x,x,x\n',
    );
    expect(errors).toMatchInlineSnapshot(`
      [
        "1:1 no-city-column: The column \`city\` is missing. The first line names the columns: \`city\`, \`as-of\` and, for each answer, the condition and the field, such as \`commitment.shown\`. Where the first line has questions instead, say what they mean in a file and name it with \`--columns\`.",
        "1:19 repeated-column: The column \`as-of\` is repeated. Keep one of them.",
        "1:25 unknown-column: \`dhs-acess\` is not a condition. Did you mean \`dhs-access\`?",
        "1:64 unknown-column: \`readiness.ready.2015\` is not a field of \`readiness\`. Did you mean \`readiness.ready\`?",
        "1:94 repeated-column: \`violence.violent-crime-rate.2015\` is a part of the column \`violence\`. Keep one of them.",
        "1:127 unknown-column: The condition \`reply-in-time\` asks nothing and takes no answer.",
      ]
    `);
  });

  test('what is wrong in a row is told at its cell, and the other rows are read', async () => {
    const { cities, errors } = await load(
      'cities.csv',
      [
        'city,as-of,violence.violent-crime-rate.2015,dhs-access.limits,readiness',
        'Alpha,2017-02-30,5oo,judicial-warant;consent,maybe',
        'Beta,,1,,',
        ',,1,,yes',
        'Gamma,,1,"consent',
        ',,,',
        '",,,yes',
        'Delta,,1,,yes,more',
        'Epsilon,,1',
        'Zeta,,1,5" pipe,yes',
        'Eta,,1,,yes"',
      ].join('\n'),
    );
    expect(cities.map(({ name }) => name)).toEqual(['Beta', 'Epsilon']);
    expect(errors).toMatchInlineSnapshot(`
      [
        "2:7 no-such-date: Row 2 (Alpha), column \`as-of\`: 2017-02-30 is not a date of the calendar. Write one such as 2017-08-03.",
        "2:18 wrong-value: Row 2 (Alpha), column \`violence.violent-crime-rate.2015\`: \`2015\` must be a number or \`unknown\`, not \`5oo\`.",
        "2:22 unknown-word: Row 2 (Alpha), column \`dhs-access.limits\`: \`judicial-warant\` is not a value of \`limits\`. Did you mean \`judicial-warrant\`? Valid values: judicial-warrant, criminal-warrant, conviction, on-request, where-possible, written-request, consent, reimbursement, some-facilities, some-people, probable-cause, case-by-case, not-in-operation, lack-of-means, only-if-law-requires, unless-law-forbids.",
        "2:46 wrong-value: Row 2 (Alpha), column \`readiness\`: \`ready\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`maybe\`.",
        "4:1 missing-key: Row 4: \`city\` is missing. The name of the city, such as Rivertown, Ohio.",
        "7:4 csv-cells: Row 5 (Gamma): This row has 7 cells, but the heading has 5. A cell with a \`,\` in it stands in quotes. Its quotes make one row of lines 5 to 7; none of them was checked.",
        "8:15 csv-cells: Row 6 (Delta): This row has 6 cells, but the heading has 5. A cell with a \`,\` in it stands in quotes.",
        "10:10 csv-syntax: A \`"\` within a cell is written twice, and the cell stands in quotes: \`"6"" pipe"\`.",
        "11:12 csv-syntax: A \`"\` within a cell is written twice, and the cell stands in quotes: \`"6"" pipe"\`.",
      ]
    `);
  });

  test('answers may be to a rule set that a row names, and are told as wrong where they are not', async () => {
    const { errors } = await load('cities.csv', 'city,rules,other.field\nAlpha,psp-2017-08,yes\nBeta,,\n');
    expect(errors).toMatchInlineSnapshot(`
      [
        "1:12 unknown-column: \`other\` is not a condition. Valid values: \`commitment\`, \`violence\`, \`readiness\`, \`dhs-access\`, \`release-notice\`, \`detainer-hold\`, \`terms-accepted\`, \`status-information\`, \`immigration-crimes\`, \`joint-operations\`, \`information-requests\`, \`operations-confidential\` and 5 more. A rule set of your own that a row names has to be given with \`--rules\` as well.",
      ]
    `);
  });

  test('two columns for one place are refused, however they are written', async () => {
    const { cities, errors } = await load(
      'cities.csv',
      'city,detainer-hold,detainer-hold.in-place,agencies.jail.answers.readiness,agencies.jail.answers.readiness.ready\nAlpha,no,yes,no,yes\n',
    );
    expect(cities).toEqual([]);
    expect(errors).toMatchInlineSnapshot(`
      [
        "1:20 repeated-column: The column \`detainer-hold.in-place\` is the same as \`detainer-hold\`. Keep one of them.",
        "1:75 repeated-column: The column \`agencies.jail.answers.readiness.ready\` is the same as \`agencies.jail.answers.readiness\`. Keep one of them.",
      ]
    `);
  });

  test('columns of other things are ignored, whatever they are called', async () => {
    const names = ['1. Your name', 'Q2. Comments (e.g. laws)', 'St. Louis', 'No.', 'Status', 'comment', 'x', 'x', ''];
    const { cities, errors, notes } = await load(
      'cities.csv',
      `city,${names.join(',')},readiness\nAlpha,1,2,3,4,5,6,7,8,9,yes\n`,
    );
    expect([cities.map(({ answers }) => [...answers.keys()]), errors]).toEqual([[['readiness']], []]);
    expect(notes).toMatchInlineSnapshot(`
      [
        "cities.csv: columns ignored: \`1. Your name\`, \`Q2. Comments (e.g. laws)\`, \`St. Louis\`, \`No.\`, \`Status\` (not \`status-information\`), \`comment\` (not \`commitment\`), \`x\`, \`x\`, column 10, which has no name.",
      ]
    `);
  });

  test('an agency that has not answered is one with a name', async () => {
    const { cities, errors } = await load(
      'cities.csv',
      'city,detainer-hold.held-by,agencies.jail.name,agencies.jail.answers.detainer-hold.in-place\nAlpha,jail,River Jail,\n',
    );
    expect([errors, cities[0]?.agencies.get('jail')?.name]).toEqual([[], 'River Jail']);
  });

  test('the digest of a row is that of the row and of its heading', async () => {
    const digest = async (heading: string) =>
      (await load('cities.csv', `${heading}\nAlpha,no\n`)).cities[0]?.input.digest;
    expect(await digest('city,readiness')).not.toBe(await digest('city,commitment'));
    expect(await digest('city,readiness')).toBe(await digest('city,readiness'));
  });

  test('the columns for texts are keys of a city file', () => {
    expect(Object.keys(citySchema(shipped).shape)).toEqual(expect.arrayContaining([...ownColumns]));
  });

  test('a heading in an encoding that is none of ours, or too large, ends the file', async () => {
    expect((await load('cities.csv', `${'x'.repeat(2 ** 20 + 1)}\nAlpha\n`)).errors).toHaveLength(1);
    expect((await load('cities.csv', 'city,\u0007x\nAlpha,y\n')).errors).toMatchInlineSnapshot(`
      [
        "1:6 control-character: The control character U+0007 stands here. Remove it.",
      ]
    `);
  });
});

test('a file with a thousand problems is given up, and what was read before counts', async () => {
  const sound = '{"city":"Sound","answers":{}}\n';
  const { cities, errors } = await load('cities.ndjson', `${sound}${'{\n'.repeat(1000)}${sound}`);
  expect(cities).toHaveLength(1);
  expect(errors).toHaveLength(1001);
  expect(errors.at(-1)).toBe(
    '1002:1 too-many-problems: This file has 1,000 problems before this line. The rest of it was not read.',
  );
});

test('a number in a cell is read as people read it, or not at all', async () => {
  const rows = ['00431', '9007199254740993', '0x10', '.5', '431.00', '1e3'].map((rate) => `City,${rate}\n`);
  const { cities, errors } = await load('cities.csv', `city,violence.violent-crime-rate.2015\n${rows.join('')}`);
  expect(cities.map(({ answers }) => values(answers.get('violence'))['violent-crime-rate'])).toEqual(
    [0.5, 431, 1000].map((rate) => [[2015, rate]]),
  );
  expect(errors).toMatchInlineSnapshot(`
    [
      "2:6 leading-zero: Row 2 (City), column \`violence.violent-crime-rate.2015\`: \`00431\` would be read as \`431\`. Put it in quotes if the zero belongs to it; otherwise remove the zero.",
      "3:6 number-rounded: Row 3 (City), column \`violence.violent-crime-rate.2015\`: \`9007199254740993\` has more digits than a number can have. Round it or, if it is meant as text, put it in quotes.",
      "4:6 not-decimal: Row 4 (City), column \`violence.violent-crime-rate.2015\`: \`0x10\` is a number in another base. Write it in decimal, or put it in quotes if it is meant as text.",
    ]
  `);
});

test('cities come one by one, in the order of the operands, with what is wrong between them', async () => {
  const files = {
    'a.yaml': 'city: A\nanswers: {}\n',
    'b.yaml': 'city: [B]\nanswers: {}\n',
    'c.yaml': 'city: C\nanswers: {}\n',
  };
  await inFolder(files, async (folder) => {
    const order: string[] = [];
    for await (const loaded of eachCity([folder, `${folder}/a.yaml`], shipped)) {
      order.push('city' in loaded ? loaded.city.name : 'note' in loaded ? 'note' : toldOf(loaded.problems));
    }
    expect(order).toEqual(['A', expect.stringMatching(/^1:7 wrong-type /), 'C']);
  });
});

test.each([
  ['a.yaml', 'yaml'],
  ['a.YML', 'yaml'],
  ['a.json', 'json'],
  ['a.ndjson', 'ndjson'],
  ['a.jsonl', 'ndjson'],
  ['a.csv', 'csv'],
  ['a.tsv', 'csv'],
  ['-', 'csv'],
  ['/dev/fd/63', 'csv'],
  ['constructor', 'csv'],
  ['json', 'csv'],
  ['a.json/yaml', 'csv'],
])('%s is read as %s, where others are csv', (path, kind) => {
  expect(kindOf(path, 'csv')).toBe(kind);
  expect(inputKinds).toContain(kind);
});
