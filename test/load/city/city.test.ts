import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { InputError } from '../../../src/errors.ts';
import { loadCities } from '../../../src/load/city/cities.ts';
import { loadCity, toCity } from '../../../src/load/city/city.ts';
import { ownRules } from '../../../src/load/city/own-rules.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../../src/load/source/document.ts';
import type { Answer, City, Location } from '../../../src/model/city.ts';
import { cityData, reordered } from '../../support/city-data.ts';
import { documentOf, refusalOf, ruleSets, toldOf } from '../../support/rivertown.ts';
import { runs } from '../../support/runs.ts';

const read = (text: string) => toCity(documentOf(text), ruleSets);
const refused = (text: string) => refusalOf(() => read(text));
const answered = async (text: string) => (await read(`city: x\nanswers:\n  ${text}\n`)).answers;
const refusedAnswer = (text: string) => refused(`city: x\nanswers:\n  ${text}\n`);

const sample = `city: Rivertown, Ohio
as-of: 2017-08-01
answered-by: Rivertown Police Department
answered-on: 2017-08-14
compiled-by: A reader
sources:
  manual: { title: Jail manual, publisher: River County, date: 2016-05, url: https://example.org/manual }
  minutes: { title: Minutes, date: 2017 }
agencies:
  county-jail:
    name: River County Jail
    answers:
      detainer-hold: { in-place: Y, hold: 48h, limits: [conviction], evidence: { manual: Section 4. } }
  state-prison: { name: State prison, answers: {} }
answers:
  readiness: yes
  violence: { 2015: 431.0, 2014: unknown }
  detainer-hold:
    - from: 2017-08
      held-by: [county-jail, state-prison]
      reply: declined
      note: In the letter.
      evidence: { minutes: It says so. }
    - { from: 2016, until: 2016-06, in-place: no, reply: no, note: By then. }
  staffing:
    claims:
      - { officers: 120, signed: 2017-02, evidence: { manual: Page 3. } }
      - { officers: unknown, hold: PT90M, remark: none, reply: unknown, note: A guess. }
    reply: disputed
    note: They disagree.
  reservations: { note: Nothing is known. }
decisions:
  - { date: 2018-01, says: It was left out., source: minutes }
  - { date: 2019, says: It was admitted. }
`;

describe('a city file', () => {
  test('gives everything that stands beside the answers', async () => {
    const { answers, agencies, locations, ...rest } = await read(sample);
    expect(rest).toMatchInlineSnapshot(`
      {
        "answeredBy": "Rivertown Police Department",
        "answeredOn": "2017-08-14",
        "asOf": "2017-08-01",
        "compiledBy": "A reader",
        "coveredBy": [],
        "cutTexts": [],
        "decisions": [
          {
            "date": "2018-01",
            "says": "It was left out.",
            "selected": null,
            "source": {
              "date": "2017",
              "file": "city.yaml",
              "id": "minutes",
              "location": {
                "column": 3,
                "line": 8,
                "path": "city.yaml",
              },
              "publisher": null,
              "title": "Minutes",
              "url": null,
            },
          },
          {
            "date": "2019",
            "says": "It was admitted.",
            "selected": null,
            "source": null,
          },
        ],
        "input": {
          "digest": "sha256:25cd0f4bde24d4746dae62d06ce6ec66e19ea148e1745f5c7d6960fea8000379",
          "path": "city.yaml",
        },
        "name": "Rivertown, Ohio",
        "recordUntil": null,
        "rules": null,
        "sources": [
          {
            "date": "2016-05",
            "file": "city.yaml",
            "id": "manual",
            "location": {
              "column": 3,
              "line": 7,
              "path": "city.yaml",
            },
            "publisher": "River County",
            "title": "Jail manual",
            "url": "https://example.org/manual",
          },
          {
            "date": "2017",
            "file": "city.yaml",
            "id": "minutes",
            "location": {
              "column": 3,
              "line": 8,
              "path": "city.yaml",
            },
            "publisher": null,
            "title": "Minutes",
            "url": null,
          },
        ],
      }
    `);
    expect([...answers.keys()]).toEqual(['readiness', 'violence', 'detainer-hold', 'reservations', 'staffing']);
    expect(
      [...agencies].map(([id, { name, answers: own, location }]) => [id, name, [...own.keys()], place(location)]),
    ).toEqual([
      ['county-jail', 'River County Jail', ['detainer-hold'], '12:5'],
      ['state-prison', 'State prison', [], '14:39'],
    ]);
    expect(Object.entries(locations).map(([key, location]) => `${key} ${place(location)}`)).toEqual([
      'root 1:1',
      'answers 15:1',
      'answeredOn 4:1',
    ]);
  });
  test('gives what is answered, by whom and when, with its places', async () => {
    const city = await read(sample);
    expect(outline(city)).toMatchInlineSnapshot(`
      "readiness 16:3
        null until null: @16:3
          ready "yes" @16:3
      violence 17:3
        null until null: @17:3
          rate [[2014,null],[2015,431]] @17:3
      detainer-hold 18:3
        2016 until 2016-06: @24:7
          in-place "no" reply no; note By then.; @24:7
        2017-08 until null: county-jail state-prison reply declined; note In the letter.; Minutes: It says so.; @19:7
      reservations 31:3
        null until null: note Nothing is known.; @31:3
      staffing 25:3
        null until null: reply disputed; note They disagree.; @25:3
          officers 120, signed "2017-02" Jail manual: Page 3.; @27:9
          officers unknown, hold 90, remark "none" reply unknown; note A guess.; @28:9
      county-jail.detainer-hold 13:7
        null until null: @13:7
          in-place "yes", hold 2880, limits ["conviction"] Jail manual: Section 4.; @13:7"
    `);
  });
  test('keeps each answer as it is given', async () => {
    const { answers } = await read(sample);
    expect(answers.get('violence')?.given).toEqual({ 2015: 431, 2014: 'unknown' });
    expect(answers.get('readiness')?.given).toBe('yes');
  });
  test('with a city and no answers is enough', async () => {
    const city = await read('city: Rivertown\nanswers: {}\n');
    expect(city).toMatchObject({
      name: 'Rivertown',
      rules: null,
      asOf: null,
      answeredBy: null,
      answeredOn: null,
      compiledBy: null,
    });
    expect(place(city.locations.answeredOn)).toBe('1:1');
  });
  test('may be JSON', async () => {
    const city = await toCity(
      documentOf('{ "city": "Rivertown", "answers": { "readiness": true } }', 'city.json'),
      ruleSets,
    );
    expect(city.answers.get('readiness')?.periods[0]?.statements[0]?.fields.get('ready')?.value).toBe('yes');
  });
  test('has a digest over its bytes', async () => {
    const digest = async (text: string) => (await read(text)).input.digest;
    expect(await digest('city: x\nanswers: {}\n')).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await digest('city: x\nanswers: {}\n')).not.toBe(await digest('city: x\nanswers: {} \n'));
  });
});

describe('periods', () => {
  const dates = async (entries: string) =>
    (await answered(`readiness: [${entries}]`)).get('readiness')?.periods.map(({ from, until }) => [from, until]);
  const refusedEntries = (entries: string) => refusedAnswer(`readiness: [${entries}]`);

  test('ascend by the first day on which they may begin, and keep their dates as written', async () => {
    expect(
      await dates(
        '{ from: 2018, ready: no }, { from: 2016, ready: yes, until: 2017-06 }, { from: 2020, ready: unknown }',
      ),
    ).toEqual([
      ['2016', '2017-06'],
      ['2018', null],
      ['2020', null],
    ]);
  });
  test.each([
    [
      'one ends on the day the next begins',
      '{ from: 2016-01-01, until: 2018-01-01, ready: no }, { from: 2018-01-01, ready: yes }',
    ],
    [
      'one ends in the year in which the next begins',
      '{ from: 2016, until: 2018, ready: no }, { from: 2018, ready: yes }',
    ],
    ['a day lies in the year of another', '{ from: 2017, ready: no }, { from: 2017-01-01, ready: yes }'],
    [
      'one may begin after the month in which another ends',
      '{ from: 2018, ready: no }, { from: 2017, until: 2018-02, ready: yes }',
    ],
    ['one begins and ends in one year', '{ from: 2018, until: 2018, ready: no }'],
    ['two begin in one month', '{ from: 2018-02, ready: no }, { from: 2018-02, ready: yes }'],
  ])('fit where %s', async (_, entries) => {
    expect(await dates(entries)).toHaveLength(entries.split('from').length - 1);
  });
  test.each([
    [
      'end before they begin',
      '{ from: 2018-03, until: 2018-02, ready: no }',
      '3:39 dates-reversed It ends (2018-02) before anything of it holds (2018-03). `until` is the first day on which it no longer holds.',
    ],
    [
      'end on the day they begin',
      '{ from: 2018-03-01, until: 2018-03-01, ready: no }',
      '3:42 dates-reversed It ends (2018-03-01) before anything of it holds (2018-03-01). `until` is the first day on which it no longer holds.',
    ],
    [
      'end in a year that is over when they begin',
      '{ from: 2018-01-01, until: 2017, ready: no }',
      '3:42 dates-reversed It ends (2017) before anything of it holds (2018-01-01). `until` is the first day on which it no longer holds.',
    ],
    [
      'begin on one day',
      '{ from: 2017-01-01, ready: no }, { from: 2017-01-01, ready: yes }',
      '3:56 dates-overlap Another entry begins on 2017-01-01, too. Give them different days, or write both as `claims` of one entry.',
    ],
    [
      'overlap on every day that they may begin',
      '{ from: 2018-03, ready: no }, { from: 2017, until: 2018-05, ready: yes }',
      '3:66 dates-overlap It holds until 2018-05, but another entry begins on 2018-03. End it by then, or leave `until` out.',
    ],
    [
      'have no day left beside two others',
      '{ from: 2018-02-01, until: 2018-02-15, ready: no }, { from: 2018-02-15, until: 2018-03-01, ready: no }, { from: 2018-02, ready: yes }',
      '3:127 dates-overlap With the other entries no day of 2018-02 is left on which it could begin. Correct the dates, or write what they say as `claims` of one entry.',
    ],
  ])('that %s are an error', async (_, entries, told) => {
    expect(await refusedEntries(entries)).toBe(told);
    const reversed = entries
      .split(/(?<=\}), /)
      .toReversed()
      .join(', ');
    expect((await refusedEntries(reversed)).replace(/^3:\d+/, '')).toBe(told.replace(/^3:\d+/, ''));
  });
  test('with dates that do not exist are told', async () => {
    expect(
      await refusedEntries('{ from: 2018-13, ready: no }, { from: 2018, until: 2019-02-29, ready: no }'),
    ).toMatchInlineSnapshot(`
      "3:23 no-such-date 2018-13 is not a date of the calendar. Write one such as 2017-08-03.
      3:66 no-such-date 2019-02-29 is not a date of the calendar. Write one such as 2017-08-03."
    `);
  });
});

describe('record-until', () => {
  const ending = (from: string, agency = '') =>
    `city: x\nrecord-until: 2019-06-30\n${agency}answers:\n  readiness: [{ from: ${from}, ready: yes }]\n`;
  test('is a whole day', async () => {
    expect((await read(ending('2019-06-30'))).recordUntil).toBe('2019-06-30');
    expect(await refused('city: x\nrecord-until: 2019-06\nanswers: {}\n')).toBe(
      '2:15 not-a-whole-day `record-until` must be a whole day, and 2019-06 is a month. Write 2019-06-01 for its first day or 2019-06-30 for its last.',
    );
    expect(await refused('city: x\nrecord-until: 2019-06-31\nanswers: {}\n')).toBe(
      '2:15 no-such-date 2019-06-31 is not a date of the calendar. Write one such as 2017-08-03.',
    );
  });
  test.each(['2019-06-30', '2019-06', '2019', '2018'])('lets an entry begin on %s', async (from) => {
    expect((await read(ending(from))).answers.get('readiness')?.periods).toHaveLength(1);
  });
  test.each(['2019-07-01', '2019-07', '2020'])('lets nothing begin later: %s', async (from) => {
    const told = `after-record The record ends on 2019-06-30 (\`record-until\`), so nothing can begin on ${from}. Correct one of them.`;
    expect(await refused(ending(from))).toBe(`4:23 ${told}`);
    const jail = `agencies: { jail: { name: J, answers: { readiness: [{ from: ${from}, ready: yes }] } } }\n`;
    expect(await refused(ending('2018', jail))).toBe(`3:61 ${told}`);
  });
});

describe('what a shape cannot say', () => {
  test('dates that do not exist, anywhere', async () => {
    const text = `city: x
as-of: 2017-02-29
answered-on: 2017-00
sources:
  a: { title: x, date: 2017-04-31 }
answers:
  staffing: { signed: 2017-13-01 }
decisions:
  - { date: 2017-11-31, says: x }
`;
    expect(await refused(text)).toMatchInlineSnapshot(`
      "2:8 no-such-date 2017-02-29 is not a date of the calendar. Write one such as 2017-08-03.
      3:14 no-such-date 2017-00 is not a date of the calendar. Write one such as 2017-08-03.
      5:24 no-such-date 2017-04-31 is not a date of the calendar. Write one such as 2017-08-03.
      7:23 no-such-date 2017-13-01 is not a date of the calendar. Write one such as 2017-08-03.
      9:13 no-such-date 2017-11-31 is not a date of the calendar. Write one such as 2017-08-03."
    `);
  });
  test('sources that are not described', async () => {
    const text = `city: x
sources:
  manual: { title: x }
agencies:
  jail: { name: x, answers: { readiness: { ready: yes, evidence: { manaul: x } } } }
answers:
  readiness: { ready: yes, evidence: { constructor: x } }
decisions:
  - { date: 2017, says: x, source: Manual }
`;
    expect(await refused(text)).toMatchInlineSnapshot(`
      "5:68 unknown-source \`manaul\` is not a source of this file. Did you mean \`manual\`?
      7:40 unknown-source \`constructor\` is not a source of this file. Valid value: \`manual\`.
      9:36 unknown-source \`Manual\` is not a source of this file. Did you mean \`manual\`?"
    `);
    expect(await refusedAnswer('readiness: { ready: yes, evidence: { manual: x } }')).toMatchInlineSnapshot(
      `"3:40 unknown-source \`manual\` is not a source of this file. Describe it under \`sources\`."`,
    );
  });
  test('agencies that are not described, or are named twice', async () => {
    const text = `city: x
agencies:
  county-jail: { name: x, answers: {} }
answers:
  readiness: { held-by: county-jial }
  violence: { held-by: [county-jail, county-jail, toString] }
`;
    expect(await refused(text)).toMatchInlineSnapshot(`
      "5:25 unknown-agency \`county-jial\` is not an agency of this file. Did you mean \`county-jail\`?
      6:38 repeated-agency \`county-jail\` is listed twice. Remove one.
      6:51 unknown-agency \`toString\` is not an agency of this file. Valid value: \`county-jail\`."
    `);
    expect(await refusedAnswer('readiness: { held-by: jail }')).toMatchInlineSnapshot(
      `"3:25 unknown-agency \`jail\` is not an agency of this file. Describe it under \`agencies\`."`,
    );
  });
  test('among many ids none is looked for that was meant', async () => {
    const sources = Array.from({ length: 300 }, (_, index) => `  s${index}: { title: x }\n`).join('');
    const text = `city: x\nsources:\n${sources}answers: { readiness: { ready: yes, evidence: { t1: x } } }\n`;
    expect(await refused(text)).toMatchInlineSnapshot(`"303:49 unknown-source \`t1\` is not a source of this file."`);
  });
  test('not-applicable without a note that says why', async () => {
    expect(await refusedAnswer('readiness: not-applicable')).toMatchInlineSnapshot(
      `"3:14 no-note \`not-applicable\` needs a note that says why. Write \`{ ready: not-applicable, note: … }\`."`,
    );
    expect(await refusedAnswer('readiness: { ready: not-applicable }')).toMatchInlineSnapshot(
      `"3:23 no-note \`not-applicable\` needs a \`note\` beside it that says why."`,
    );
    expect(
      await refusedAnswer('readiness: { claims: [{ ready: not-applicable }, { ready: not-applicable, note: x }] }'),
    ).toMatchInlineSnapshot(`"3:34 no-note \`not-applicable\` needs a \`note\` beside it that says why."`);
    expect(await refusedAnswer('readiness: { ready: not-applicable, note: There is no jail. }')).toBe('accepted');
    expect(await refusedAnswer('readiness: { note: x, claims: [{ ready: not-applicable }, { ready: yes }] }')).toBe(
      'accepted',
    );
  });
  test('an answer, an entry or a claim that says nothing', async () => {
    expect(await refusedAnswer('readiness: {}')).toMatchInlineSnapshot(
      `"3:3 empty-answer This answer is empty. Give it a field, or remove it."`,
    );
    expect(await refusedAnswer('readiness: [{ from: 2017, until: 2018 }]')).toMatchInlineSnapshot(
      `"3:15 empty-answer This answer is empty. Give it a field, or remove it."`,
    );
    expect(await refusedAnswer('staffing: { claims: [{ officers: 3 }, { note: x }] }')).toMatchInlineSnapshot(
      `"3:41 empty-claim This claim answers no field. Give it at least one of \`officers\`, \`signed\`, \`hold\`, \`remark\`."`,
    );
    expect(await refusedAnswer('readiness: { reply: declined }')).toBe('accepted');
  });
  test('text that is all blank', async () => {
    expect(await refused('city: " "\nanswers: { readiness: { ready: yes, note: "\\n" } }\n')).toMatchInlineSnapshot(`
      "1:7 empty-text This text is blank. Write the text or remove the key.
      2:43 empty-text This text is blank. Write the text or remove the key."
    `);
  });
});

describe('problems', () => {
  test('come all at once, of shape and sense, in the order of the file', async () => {
    const text = `city: x
as-of: 2017-02-30
answers:
  detainer-hold: { in-place: yes, hold: 48, evidence: { manual: x } }
  readyness: yes
agencies:
  jail: { name: Jail, answers: { readiness: { ready: perhaps, note: " " } } }
`;
    expect(await refused(text)).toMatchInlineSnapshot(`
      "2:8 no-such-date 2017-02-30 is not a date of the calendar. Write one such as 2017-08-03.
      4:41 no-unit \`hold\` is a duration and needs its unit, such as 48h.
      4:57 unknown-source \`manual\` is not a source of this file. Describe it under \`sources\`.
      5:3 unknown-condition \`readyness\` is not a condition of any rule set in this run. Did you mean \`readiness\`?
      7:54 wrong-value \`ready\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`perhaps\`.
      7:69 empty-text This text is blank. Write the text or remove the key."
    `);
  });
  test('carry the file, the place, a code and a frame', async () => {
    const error = await read('city: x\nanswers:\n  relase-notice: yes\n').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect(error instanceof InputError && error.problems).toMatchInlineSnapshot(`
      [
        {
          "code": "unknown-condition",
          "column": 3,
          "frame": "1 | city: x
      2 | answers:
      3 |   relase-notice: yes
        |   ^^^^^^^^^^^^^",
          "line": 3,
          "message": "\`relase-notice\` is not a condition of any rule set in this run. Valid keys: \`readiness\`, \`violence\`, \`detainer-hold\`, \`reservations\`, \`staffing\`. If a rule set of your own asks it, name that: \`rules: ./my-rules.yaml\` in the file, or \`--rules\`.",
          "path": "city.yaml",
        },
      ]
    `);
  });
  test('that are very many are counted', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `  c${index}: yes\n`).join('');
    expect((await refused(`city: x\nanswers:\n${many}`)).split('\n').at(-1)).toMatchInlineSnapshot(
      `"22:3 more-problems 10 more problems of this file are not shown."`,
    );
  });
});

describe('files', () => {
  let folder = '';
  const path = (name: string) => `${folder}/${name}`;
  const load = async (...names: string[]) => {
    const { cities, errors, notes } = await loadCities(names.map(path), ruleSets);
    const local = (text: string) => text.replaceAll(`${folder}/`, '').replace(/Shipped are .*;/, 'Shipped are …;');
    return {
      cities: cities.map(({ name }) => name),
      errors: errors.map((problem) => `${local(problem.path)}:${local(toldOf([problem]))}`),
      notes: notes.map(local),
    };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'psp-check-city-'));
    mkdirSync(path('all/inner'), { recursive: true });
    writeFileSync(path('all/b.yaml'), 'city: B\nanswers: {}\n');
    writeFileSync(path('all/a.yml'), 'city: A\nanswers: {}\n');
    writeFileSync(path('all/inner/c.json'), '{ "city": "C", "answers": {} }');
    writeFileSync(path('all/jail.yaml'), 'name: Jail\nanswers: {}\n');
    writeFileSync(path('all/mine.yaml'), 'rule-set: mine\n');
    writeFileSync(path('bad.yaml'), 'city: X\nanswers: { readyness: yes }\n');
    writeFileSync(path('broken.yaml'), 'city: [\n');
    writeFileSync(path('own.yaml'), 'city: Own\nrules: rules/mine.yaml\nanswers: { mine: yes, readiness: yes }\n');
    writeFileSync(path('unknown-own.yaml'), 'city: Own\nrules: psp-2017\nanswers: {}\n');
    writeFileSync(path('bad-own.yaml'), 'city: Own\nas-of: soon\nrules: ./bad.yaml\nanswers: { mine: yes }\n');
    mkdirSync(path('rules'));
    writeFileSync(path('rules/mine.yaml'), ownRuleSet);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('of a folder are read in byte order; rule sets and agencies are passed over with a note', async () => {
    expect(await load('all')).toMatchInlineSnapshot(`
      {
        "cities": [
          "A",
          "B",
          "C",
        ],
        "errors": [],
        "notes": [
          "Not read as a city: all/jail.yaml (the answers of an agency), all/mine.yaml (a rule set).",
        ],
      }
    `);
  });
  test('come in the order of the operands, and one that is named twice counts once', async () => {
    expect(await load('all/b.yaml', 'all/a.yml', 'all/../all/b.yaml')).toMatchInlineSnapshot(`
      {
        "cities": [
          "B",
          "A",
        ],
        "errors": [],
        "notes": [
          "all/../all/b.yaml is the same file as all/b.yaml and is checked once.",
        ],
      }
    `);
  });
  test('that are no city files are errors when they are named', async () => {
    expect(await load('all/jail.yaml', 'all/mine.yaml')).toMatchInlineSnapshot(`
      {
        "cities": [],
        "errors": [
          "all/jail.yaml:1:1 not-a-city-file This is the answers of an agency, not a city file: it has \`name\` and no \`city\`. A city file names it: \`agencies: { jail: { file: … } }\`.",
          "all/mine.yaml:1:1 not-a-city-file This is a rule set, not a city file: it has \`rule-set\` and no \`city\`. A rule set is named with \`--rules\`.",
        ],
        "notes": [],
      }
    `);
  });
  test('that are bad do not stop the others', async () => {
    expect(await load('gone.yaml', 'bad.yaml', 'all/a.yml', 'broken.yaml', 'all/b.yaml')).toMatchInlineSnapshot(`
      {
        "cities": [
          "A",
          "B",
        ],
        "errors": [
          "gone.yaml:1:1 not-found This file does not exist. Did you mean \`own.yaml\`?",
          "bad.yaml:2:12 unknown-condition \`readyness\` is not a condition of any rule set in this run. Did you mean \`readiness\`?",
          "broken.yaml:2:1 yaml-syntax A closing \`]\` is missing here, or this line is not indented enough.",
        ],
        "notes": [],
      }
    `);
  });
  test('may name a rule set of their own, whose conditions they answer', async () => {
    expect(await load('own.yaml', 'own.yaml')).toEqual({ cities: ['Own'], errors: [], notes: [] });
    expect(ownRules('rules/mine.yaml', path('own.yaml'))).toBe(path('rules/mine.yaml'));
    expect(ownRules('psp-2017', path('own.yaml'))).toBeNull();
  });
  test('whose own rule set cannot be used are errors', async () => {
    expect(await load('unknown-own.yaml', 'bad-own.yaml')).toMatchInlineSnapshot(`
      {
        "cities": [],
        "errors": [
          "unknown-own.yaml:2:8 unknown-rule-set \`psp-2017\` is not the id of a shipped rule set. Did you mean \`psp-2017-08\`? Valid values: \`psp-2017-08\`, \`dhs-terms-2025\`, \`dhs-terms-2025-agreement\`, \`jag-2017-announced\`, \`jag-2017-award\`, \`psp-2017-08-response\`, \`psp-2017-criteria\`, \`section-1373\` and \`texas-2017\`, or the path of a rule set of your own, such as \`./psp-2017.yaml\`.",
          "bad-own.yaml:2:8 wrong-value \`as-of\` must be a whole day such as 2017-08-18, not \`soon\`.",
          "bad-own.yaml:3:8 unusable-rule-set The rule set \`./bad.yaml\` cannot be used: it is not valid.",
          "bad.yaml:1:1 not-a-rule-set This is a city file, not a rule set. A rule set begins with \`rule-set\`, its id.",
        ],
        "notes": [],
      }
    `);
  });
  test('can be loaded one by one', async () => {
    expect((await loadCity(path('all/a.yml'), ruleSets)).name).toBe('A');
    await expect(loadCity(path('bad.yaml'), ruleSets)).rejects.toThrow(InputError);
  });
});

describe('any valid city file', () => {
  const json = (data: unknown) => toCity(documentOf(JSON.stringify(data), 'city.json'), ruleSets);
  /** Where it stands and in which file. */
  const content = (city: unknown) =>
    JSON.parse(JSON.stringify(withoutPlaces(city)).replaceAll('city.yaml', 'city.json'));

  test('loads, as JSON and as YAML alike', async () => {
    await fc.assert(
      fc.asyncProperty(cityData, async (data) => {
        const yaml = await toCity(documentOf(stringify(data, { version: '1.1' })), ruleSets);
        expect(content(yaml)).toEqual(content(await json(data)));
      }),
      runs(60),
    );
  }, 60_000);
  test('means the same with its keys in another order', async () => {
    await fc.assert(
      fc.asyncProperty(cityData, async (data) => {
        expect(withoutPlaces(await json(reordered(data)))).toEqual(withoutPlaces(await json(data)));
      }),
      runs(60),
    );
  }, 60_000);
  test('has each of its answers, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(cityData, async (data) => {
        const { answers } = await json(data);
        expect([...answers.keys()].toSorted()).toEqual(Object.keys(Object(data['answers'])).toSorted());
      }),
      runs(30),
    );
  }, 60_000);
});

const place = ({ line, column }: Location) => `${line}:${column}`;

/** What is answered, a line for each statement. */
function outline({ answers, agencies }: City): string {
  const all: (readonly [string, Answer])[] = [
    ...answers,
    ...[...agencies.values()].flatMap((agency) =>
      [...agency.answers].map(([id, answer]) => [`${agency.id}.${id}`, answer] as const),
    ),
  ];
  return all
    .flatMap(([id, answer]) => [
      `${id} ${place(answer.location)}`,
      ...answer.periods.flatMap(({ from, until, heldBy, statements, ...beside }) => [
        `  ${from} until ${until}: ${[...heldBy, layer(beside)].join(' ')}`,
        ...statements.map(({ fields, ...own }) => {
          const values = [...fields].map(([field, { value, why }]) => `${field} ${why ?? JSON.stringify(value)}`);
          return `    ${values.join(', ')} ${layer(own)}`;
        }),
      ]),
    ])
    .join('\n');
}

function layer({
  reply,
  note,
  evidence,
  location,
}: Pick<Answer['periods'][number], 'reply' | 'note' | 'evidence' | 'location'>) {
  const cited = evidence.map(({ source, says }) => `${source.title}: ${says}`);
  return [reply && `reply ${reply}`, note && `note ${note}`, ...cited, `@${place(location)}`]
    .filter(Boolean)
    .join('; ');
}

/** A city as data whose order means nothing, without places and digest. */
function withoutPlaces(data: unknown): unknown {
  if (data instanceof Map) return withoutPlaces(Object.fromEntries(data));
  if (Array.isArray(data)) return data.map(withoutPlaces);
  if (typeof data !== 'object' || data === null) return data;
  const {
    locations: _,
    location: __,
    input: ___,
    sources: ____,
    evidence,
    ...rest
  } = Object.fromEntries(Object.entries(data));
  const sorted = Array.isArray(evidence)
    ? { evidence: evidence.map((each) => JSON.stringify(withoutPlaces(each))).toSorted() }
    : {};
  return Object.fromEntries(Object.entries({ ...rest, ...sorted }).map(([key, each]) => [key, withoutPlaces(each)]));
}

const ownRuleSet = `rule-set: mine
title: Mine
issuer: Nobody
read-as: conditions to meet
reading: As written.
sources: { letter: { title: A letter } }
conditions:
  - id: mine
    title: Mine
    question: Is it there?
    asks: { in-place: yes-no }
    met-when: { in-place: yes }
    source: { letter: question 1 }
    examples:
      met: [yes]
      not-met: [no]
      undetermined: [unknown]
`;

describe('what is wrong when the file is read', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is told with everything else that is wrong, in the order of the file', async () => {
    const path = join(folder, 'city.yaml');
    writeFileSync(
      path,
      'city: x\nanswers:\n  readines: yes\n  violence: { 2015: 010 }\n  staffing: { officers: no }\n  staffing: 3\n',
    );
    const told = toldOf((await loadCities([path], ruleSets)).errors);
    expect(told).toEqual(await refusalOf(() => loadCity(path, ruleSets)));
    expect(told).toMatchInlineSnapshot(`
      "3:3 unknown-condition \`readines\` is not a condition of any rule set in this run. Did you mean \`readiness\`?
      4:21 leading-zero \`010\` would be read as \`10\`. Put it in quotes if the zero belongs to it; otherwise remove the zero.
      5:25 wrong-value \`officers\` must be a number or \`unknown\`, not \`no\`.
      6:3 repeated-key A key is repeated: \`staffing\` stands on line 5 already. Keep one of them."
    `);
  });
});

test('a date is not written as a number of another kind', async () => {
  const text = `city: x
as-of: 2.017e3
answered-on: 2017
sources: { a: { title: A, date: 2017.0 }, b: { title: B, date: 2017 } }
decisions: [{ date: +2017, says: x }]
answers:
  staffing: [{ from: 20.17e2, signed: 2017. }]
`;
  expect(await refused(text)).toMatchInlineSnapshot(`
    "2:8 not-a-whole-day \`as-of\` must be a whole day, and 2017 is a year. Write 2017-01-01 for its first day or 2017-12-31 for its last.
    4:33 not-a-date \`2017.0\` is not a date. Write the year as 2017.
    5:21 not-a-date \`+2017\` is not a date. Write the year as 2017.
    7:22 not-a-date \`20.17e2\` is not a date. Write the year as 2017.
    7:39 not-a-date \`2017.\` is not a date. Write the year as 2017."
  `);
  const refusedFile = (path: string, given: string) =>
    refusalOf(() => parseDocument(path, Buffer.from(given)).then((document) => toCity(document, ruleSets)));
  expect(await refusedFile('city.yaml', 'city: x\nanswered-on: 0x7e1\nanswers: {}\n')).toMatchInlineSnapshot(
    `"2:14 not-decimal \`0x7e1\` is a number in another base. Write it in decimal, or put it in quotes if it is meant as text."`,
  );
  const json = '{ "city": "x", "as-of": "2017-08-18", "answered-on": 2.017e3, "answers": {} }';
  expect(await refusedFile('city.json', json)).toMatchInlineSnapshot(
    `"1:54 not-a-date \`2.017e3\` is not a date. Write the year as 2017."`,
  );
});

describe('a number that cannot be', () => {
  test('is an error at its place', async () => {
    expect(await refusedAnswer('staffing: { officers: -1 }')).toMatchInlineSnapshot(
      `"3:25 out-of-range \`officers\` is -1, and a number of officers cannot be below 0. Correct it, or write \`unknown\`."`,
    );
    expect(await refusedAnswer('violence: { rate: { 2014: 402.1, 2015: -99 } }')).toMatchInlineSnapshot(
      `"3:42 out-of-range \`2015\` is -99, and a number of offenses cannot be below 0. Correct it, or write \`unknown\`."`,
    );
    expect((await answered('violence: { 2015: 0 }')).size).toBe(1);
  });

  test('is above the most there can be, in shipped rule sets for a rate per 100,000', async () => {
    const shipped = await shippedRuleSets();
    const rate = (number: number) => `city: x\nanswers:\n  violence: { 2015: ${number} }\n`;
    expect(await refusalOf(() => toCity(documentOf(rate(624_500)), shipped))).toMatchInlineSnapshot(
      `"3:21 out-of-range \`2015\` is 624,500, and a number of offenses per 100,000 residents cannot be above 100,000. Correct it, or write \`unknown\`."`,
    );
    expect((await toCity(documentOf(rate(6245)), shipped)).answers.size).toBe(1);
  });
});

test('a value alone may stand for a claim', async () => {
  const answer = (await answered('readiness: { claims: [yes, { ready: no }] }')).get('readiness');
  const ready = answer?.periods.flatMap(({ statements }) => statements.map(({ fields }) => fields.get('ready')?.value));
  expect(ready).toEqual(['yes', 'no']);
});
