import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { cityFileSchema } from '../../../src/load/city/city-file.ts';
import { unionOfConditions } from '../../../src/load/rule-set/union.ts';
import { shapeProblems } from '../../../src/load/schema/shape.ts';
import { statementSchema } from '../../../src/load/schema/statement.ts';
import { cityData } from '../../support/city-data.ts';
import { documentOf, hold, inPlace, limits, rate, ruleSets, toldOf } from '../../support/rivertown.ts';
import { runs } from '../../support/runs.ts';

const citySchema = cityFileSchema(unionOfConditions(ruleSets));

const told = (text: string, schema: z.core.$ZodType = citySchema) => toldOf(shapeProblems(documentOf(text), schema));
const toldOfAnswer = (text: string) => told(`city: Rivertown\nanswers:\n  ${text}\n`);

test('data that has the shape has no problem', () => {
  expect(told('city: Rivertown\nanswers: {}\n')).toBe('');
});

test('a problem has its place and its frame', () => {
  expect(
    shapeProblems(documentOf('city: Rivertown\nanswers:\n  detainer-hold: { hold: 48 }\n'), citySchema),
  ).toMatchInlineSnapshot(`
    [
      {
        "code": "no-unit",
        "column": 26,
        "frame": "1 | city: Rivertown
    2 | answers:
    3 |   detainer-hold: { hold: 48 }
      |                          ^^",
        "line": 3,
        "message": "\`hold\` is a duration and needs its unit, such as 48h.",
        "path": "city.yaml",
      },
    ]
  `);
});

describe('keys', () => {
  test('an unknown one is told at the key, with the one that was meant', () => {
    expect(told('city: x\nanwsers: {}\nanswers: {}\n')).toMatchInlineSnapshot(
      `"2:1 unknown-key \`anwsers\` is not a key of a city file. Did you mean \`answers\`?"`,
    );
  });
  test('a missing one is told at the key of what it is missing in, with what it is for', () => {
    expect(told('answers: {}\n')).toMatchInlineSnapshot(
      `"1:1 missing-key \`city\` is missing. The name of the city, such as Rivertown, Ohio."`,
    );
    expect(told('city: x\nanswers: {}\nagencies:\n  jail: { name: Jail }\n')).toMatchInlineSnapshot(
      `"4:3 missing-key \`answers\` is missing. Its answers, by condition. One counts where the answer of the city says \`held-by\` this agency."`,
    );
  });
  test('that are no ids are told with an id that is like them', () => {
    expect(
      told(
        'city: x\nanswers: {}\nsources:\n  "Manual (2016)": { title: x }\n  "1": { title: x }\n  Ünder: { title: x }\n',
      ),
    ).toMatchInlineSnapshot(`
      "5:3 not-an-id \`1\` is not an id: ids are words and numbers in lower case, joined by hyphens.
      4:3 not-an-id \`Manual (2016)\` is not an id: ids are words and numbers in lower case, joined by hyphens, such as \`manual-2016\`.
      6:3 not-an-id \`Ünder\` is not an id: ids are words and numbers in lower case, joined by hyphens, such as \`under\`."
    `);
  });
  test('a condition outside answers is told where it belongs', () => {
    expect(
      told('city: x\nreadiness: yes\nanswers: {}\nagencies:\n  jail: { name: x, answers: {}, violence: unknown }\n'),
    ).toMatchInlineSnapshot(`
      "2:1 misplaced-key \`readiness\` is a condition. Write it under \`answers\`.
      5:33 misplaced-key \`violence\` is a condition. Write it under \`answers\`."
    `);
  });
  test('`constructor` is a key like any other', () => {
    expect(
      told('city: x\nconstructor: x\nanswers: { constructor: yes, readiness: { constructor: yes } }\n'),
    ).toMatchInlineSnapshot(`
      "2:1 unknown-key \`constructor\` is not a key of a city file. Valid keys: \`city\`, \`rules\`, \`as-of\`, \`answered-by\`, \`answered-on\`, \`compiled-by\`, \`record-until\`, \`sources\`, \`agencies\`, \`answers\`, \`covered-by\`, \`decisions\`.
      3:12 unknown-condition \`constructor\` is not a condition of any rule set in this run. Valid keys: \`readiness\`, \`violence\`, \`detainer-hold\`, \`reservations\`, \`staffing\`.
      3:43 unknown-field \`constructor\` is not a field of \`readiness\`. Valid keys: \`ready\`, \`reply\`, \`note\`, \`evidence\`."
    `);
    expect(told('city: x\nanswers: {}\nsources:\n  constructor: { title: x }\n')).toBe('');
  });
});

describe('conditions and fields', () => {
  test('an unknown condition', () => {
    expect(toldOfAnswer('detainer-hodl: yes')).toMatchInlineSnapshot(
      `"3:3 unknown-condition \`detainer-hodl\` is not a condition of any rule set in this run. Did you mean \`detainer-hold\`?"`,
    );
    expect(toldOfAnswer('qqq: yes')).toMatchInlineSnapshot(
      `"3:3 unknown-condition \`qqq\` is not a condition of any rule set in this run. Valid keys: \`readiness\`, \`violence\`, \`detainer-hold\`, \`reservations\`, \`staffing\`."`,
    );
  });
  test('a condition that asks nothing', () => {
    expect(toldOfAnswer('reply-in-time: yes')).toMatchInlineSnapshot(
      `"3:3 asks-nothing \`reply-in-time\` asks nothing and takes no answer. Remove it."`,
    );
  });
  test('an unknown field', () => {
    expect(toldOfAnswer('detainer-hold: { in-palce: yes, xyz: 1 }')).toMatchInlineSnapshot(`
      "3:20 unknown-field \`in-palce\` is not a field of \`detainer-hold\`. Did you mean \`in-place\`?
      3:35 unknown-field \`xyz\` is not a field of \`detainer-hold\`. Valid keys: \`in-place\`, \`instrument\`, \`hold\`, \`limits\`, \`reply\`, \`note\`, \`evidence\`."
    `);
  });
  test('an answer, a field and a key with nothing after them', () => {
    expect(toldOfAnswer('detainer-hold:\n  violence: { rate: }\n  readiness: { note: }')).toMatchInlineSnapshot(`
      "3:17 empty-value \`detainer-hold\` is empty. Write \`unknown\` or remove the key.
      4:21 empty-value \`rate\` is empty. Write \`unknown\` or remove the key.
      5:22 empty-value \`note\` is empty. It must be text."
    `);
    expect(told('city:\nanswers:\n')).toMatchInlineSnapshot(`
      "1:6 empty-value \`city\` is empty. It must be text.
      2:9 empty-value \`answers\` is empty. It must be a map of answers by condition, or {}."
    `);
  });
});

describe('values', () => {
  test('a yes-no field', () => {
    expect(toldOfAnswer('readiness: maybe')).toMatchInlineSnapshot(
      `"3:14 wrong-value \`readiness\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`maybe\`."`,
    );
    expect(toldOfAnswer('readiness: { ready: 1 }')).toMatchInlineSnapshot(
      `"3:23 wrong-value \`ready\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`1\`."`,
    );
    expect(toldOfAnswer('readiness: { ready: [yes] }')).toMatchInlineSnapshot(
      `"3:23 wrong-type \`ready\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not a list of 1 item."`,
    );
  });
  test('a word that is none', () => {
    expect(toldOfAnswer('detainer-hold: { instrument: polcy }')).toMatchInlineSnapshot(
      `"3:32 unknown-word \`polcy\` is not a value of \`instrument\`. Did you mean \`policy\`? Valid values: statute, policy, practice, unknown."`,
    );
    expect(toldOfAnswer('detainer-hold: { instrument: law, reply: perhaps }')).toMatchInlineSnapshot(`
      "3:32 unknown-word \`law\` is not a value of \`instrument\`. Valid values: statute, policy, practice, unknown.
      3:44 unknown-word \`perhaps\` is not a value of \`reply\`. Valid values: yes, no, held-elsewhere, not-applicable, declined, none, disputed, unknown."
    `);
    expect(toldOfAnswer('detainer-hold: { instrument: [policy] }')).toMatchInlineSnapshot(
      `"3:32 wrong-type \`instrument\` must be \`statute\`, \`policy\`, \`practice\` or \`unknown\`, not a list of 1 item."`,
    );
    expect(toldOfAnswer('detainer-hold: { instrument: declined }')).toMatchInlineSnapshot(
      `"3:32 unknown-word \`declined\` is not a value of \`instrument\`. Valid values: statute, policy, practice, unknown."`,
    );
  });
  test('a set', () => {
    expect(toldOfAnswer('detainer-hold: { limits: [judical-warrant, 4, none, unknown] }')).toMatchInlineSnapshot(`
      "3:29 unknown-word \`judical-warrant\` is not a value of \`limits\`. Did you mean \`judicial-warrant\`? Valid values: judicial-warrant, conviction, on-request.
      3:46 wrong-value Item 2 of \`limits\` must be \`judicial-warrant\`, \`conviction\` or \`on-request\`, not \`4\`.
      3:49 wrong-value \`none\` stands alone. Write it without a list.
      3:55 wrong-value \`unknown\` stands alone. Write it without a list."
    `);
    expect(toldOfAnswer('detainer-hold: { limits: conviction }')).toMatchInlineSnapshot(
      `"3:28 wrong-type \`limits\` is a list of words. Write \`[conviction]\`."`,
    );
    expect(toldOfAnswer('detainer-hold: { limits: convicted }')).toMatchInlineSnapshot(
      `"3:28 unknown-word \`convicted\` is not a value of \`limits\`. Did you mean \`conviction\`? Valid values: judicial-warrant, conviction, on-request, none, unknown."`,
    );
    expect(toldOfAnswer('detainer-hold: { limits: { conviction: yes } }')).toMatchInlineSnapshot(
      `"3:28 wrong-type \`limits\` must be a list of words, \`none\` or \`unknown\`, not a map."`,
    );
    expect(toldOfAnswer('reservations: convicted')).toMatchInlineSnapshot(
      `"3:17 unknown-word \`convicted\` is not a value of \`reservations\`. Did you mean \`conviction\`? Valid values: judicial-warrant, conviction, on-request, none, unknown."`,
    );
    expect(toldOfAnswer('reservations: [convicted]')).toMatchInlineSnapshot(
      `"3:18 unknown-word \`convicted\` is not a value of \`reservations\`. Did you mean \`conviction\`? Valid values: judicial-warrant, conviction, on-request."`,
    );
  });
  test('a duration', () => {
    expect(toldOfAnswer('detainer-hold: { hold: 48 }')).toMatchInlineSnapshot(
      `"3:26 no-unit \`hold\` is a duration and needs its unit, such as 48h."`,
    );
    expect(toldOfAnswer('detainer-hold: { hold: "48" }')).toMatchInlineSnapshot(
      `"3:26 no-unit \`hold\` is a duration and needs its unit, such as 48h."`,
    );
    expect(toldOfAnswer('detainer-hold: { hold: two days }')).toMatchInlineSnapshot(
      `"3:26 wrong-value \`hold\` must be a duration such as 48h, 90m or 2d, or \`unknown\`, not \`two days\`."`,
    );
    expect(toldOfAnswer('detainer-hold: { hold: 2 weeks }')).toMatchInlineSnapshot(
      `"3:26 wrong-value \`hold\` must be a duration such as 48h, 90m or 2d, or \`unknown\`, not \`2 weeks\`."`,
    );
    expect(toldOfAnswer('detainer-hold: { hold: { hours: 48 } }')).toMatchInlineSnapshot(
      `"3:26 wrong-type \`hold\` must be a duration such as 48h, 90m or 2d, or \`unknown\`, not a map."`,
    );
  });
  test('a number', () => {
    expect(toldOfAnswer('staffing: many')).toMatchInlineSnapshot(
      `"3:13 wrong-value \`staffing\` must be a number or \`unknown\`, not \`many\`."`,
    );
    expect(toldOfAnswer('staffing: "120"')).toMatchInlineSnapshot(
      `"3:13 wrong-type \`staffing\` needs a number. Write 120 without quotes."`,
    );
    expect(toldOfAnswer('staffing: [120]')).toMatchInlineSnapshot(
      `"3:14 wrong-type Item 1 of \`staffing\` must be an entry with \`from\`, not \`120\`."`,
    );
  });
  test('numbers for years', () => {
    expect(toldOfAnswer('violence: 402.1')).toMatchInlineSnapshot(
      `"3:13 wrong-value \`violence\` must be a number for each year, such as { 2015: 402.1 }, or \`unknown\`, not \`402.1\`."`,
    );
    expect(toldOfAnswer('violence: { rate: { 2015: "402.1", 15: 402.1 } }')).toMatchInlineSnapshot(`
      "3:38 wrong-key \`15\` is not a key here. A key must be a year of four digits.
      3:29 wrong-type \`2015\` needs a number. Write 402.1 without quotes."
    `);
    expect(toldOfAnswer('violence: { 2015: high }')).toMatchInlineSnapshot(
      `"3:21 wrong-value \`2015\` must be a number or \`unknown\`, not \`high\`."`,
    );
    expect(toldOfAnswer('violence: { rates: { 2015: 1 } }')).toMatchInlineSnapshot(
      `"3:15 unknown-field \`rates\` is not a field of \`violence\`. Did you mean \`rate\`?"`,
    );
  });
  test('a date', () => {
    expect(toldOfAnswer('staffing: { signed: 18 August 2017 }')).toMatchInlineSnapshot(
      `"3:23 wrong-value \`signed\` must be a date such as 2017-08-18, 2017-08 or 2017, or \`unknown\`, not \`18 August 2017\`."`,
    );
    expect(toldOfAnswer('staffing: { signed: 17 }')).toMatchInlineSnapshot(
      `"3:23 wrong-value \`signed\` must be a date such as 2017-08-18, 2017-08 or 2017, or \`unknown\`, not \`17\`."`,
    );
    expect(told('city: x\nas-of: 08/18/2017\nanswers: {}\n')).toMatchInlineSnapshot(
      `"2:8 wrong-value \`as-of\` must be a whole day such as 2017-08-18, not \`08/18/2017\`."`,
    );
  });
  test('text', () => {
    expect(toldOfAnswer('staffing: { remark: 5, note: true }')).toMatchInlineSnapshot(`
      "3:23 wrong-type \`remark\` is text. Put it in quotes: "5".
      3:32 wrong-type \`note\` is text. Put it in quotes: "true"."
    `);
    expect(told('city: ""\nanswers: {}\ncompiled-by: [me]\n')).toMatchInlineSnapshot(`
      "1:7 empty-text \`city\` is empty. Write it or remove the key.
      3:14 wrong-type \`compiled-by\` must be text, not a list of 1 item."
    `);
    expect(told('city: x\nanswers: {}\nsources: { a: { title: x, url: www.example.org } }\n')).toMatchInlineSnapshot(
      `"3:32 wrong-value \`url\` must be a web address that begins with https:// or http://, not \`www.example.org\`."`,
    );
  });
  test('a long value is cut', () => {
    expect(toldOfAnswer(`readiness: ${'x'.repeat(100)}`)).toMatchInlineSnapshot(
      `"3:14 wrong-value \`readiness\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\`."`,
    );
  });
});

describe('the layers of an answer', () => {
  test('fields beside held-by and beside claims', () => {
    expect(toldOfAnswer('detainer-hold: { held-by: jail, hold: 48h }')).toMatchInlineSnapshot(
      `"3:35 misplaced-key \`hold\` cannot be combined with \`held-by\`: what the agency answers counts. Write it there."`,
    );
    expect(
      toldOfAnswer('detainer-hold: { claims: [{ hold: 48h }, { hold: 24h }], hold: 48h, held-by: jail }'),
    ).toMatchInlineSnapshot(`
      "3:60 misplaced-key \`hold\` cannot be combined with \`claims\`. Write it in each claim.
      3:71 misplaced-key \`held-by\` cannot be combined with \`claims\`. Keep one of them."
    `);
  });
  test('claims that are no list of two or more sets of fields', () => {
    expect(toldOfAnswer('detainer-hold: { claims: [{ hold: 48h }] }')).toMatchInlineSnapshot(
      `"3:28 wrong-type \`claims\` must be a list of two or more claims, not a list of 1 item."`,
    );
    expect(toldOfAnswer('detainer-hold: { claims: { hold: 48h } }')).toMatchInlineSnapshot(
      `"3:28 wrong-type \`claims\` must be a list of two or more claims, not a map."`,
    );
    expect(
      toldOfAnswer('detainer-hold: { claims: [yes, { held-by: jail, from: 2017, hodl: 48h }] }'),
    ).toMatchInlineSnapshot(`
      "3:36 misplaced-key \`held-by\` is not allowed in a claim.
      3:51 misplaced-key \`from\` is not allowed in a claim. Write it beside \`claims\`, in an entry of a list.
      3:63 unknown-field \`hodl\` is not a field of \`detainer-hold\`. Did you mean \`hold\`?"
    `);
  });
  test('held-by that names nothing', () => {
    expect(toldOfAnswer('detainer-hold: { held-by: 5 }')).toMatchInlineSnapshot(
      `"3:29 wrong-value \`held-by\` must be the id of an agency, or a list of ids, not \`5\`."`,
    );
    expect(toldOfAnswer('detainer-hold: { held-by: [] }')).toMatchInlineSnapshot(
      `"3:29 wrong-type \`held-by\` must be a list of at least 1 item, not an empty list."`,
    );
    expect(toldOfAnswer('detainer-hold: { held-by: [5] }')).toMatchInlineSnapshot(
      `"3:30 wrong-value Item 1 of \`held-by\` must be text, not \`5\`."`,
    );
  });
  test('dated entries', () => {
    expect(toldOfAnswer('detainer-hold: []')).toMatchInlineSnapshot(
      `"3:18 wrong-type \`detainer-hold\` must be a list of dated entries, not an empty list."`,
    );
    expect(toldOfAnswer('detainer-hold: [yes]')).toMatchInlineSnapshot(
      `"3:19 wrong-type Item 1 of \`detainer-hold\` must be an entry with \`from\`, not \`yes\`."`,
    );
    expect(
      toldOfAnswer('detainer-hold: [{ hold: 48h }, { held-by: jail }, { from: soon, hold: 48 }]'),
    ).toMatchInlineSnapshot(`
      "3:19 missing-key \`from\` is missing. The first day on which this holds.
      3:34 missing-key \`from\` is missing. The first day on which this holds.
      3:61 wrong-value \`from\` must be a date such as 2017-08-18, 2017-08 or 2017, not \`soon\`.
      3:73 no-unit \`hold\` is a duration and needs its unit, such as 48h."
    `);
    expect(toldOfAnswer('detainer-hold: { from: 2017, hold: 48h }')).toMatchInlineSnapshot(
      `"3:20 misplaced-key \`from\` belongs to an entry of a list. Write \`- from: …\`, and what holds from then on below it."`,
    );
    expect(toldOfAnswer('reservations: [{ from: 2017, limits: none }, { limits: none }]')).toMatchInlineSnapshot(
      `"3:48 missing-key \`from\` is missing. The first day on which this holds."`,
    );
  });
  test('an agency speaks for itself', () => {
    const text =
      'city: x\nanswers: {}\nagencies:\n  jail:\n    name: Jail\n    answers:\n      readiness: { held-by: x, reply: yes }\n      violence: { claims: [{ rate: unknown, reply: no }, { rate: unknown }] }\n';
    expect(told(text)).toMatchInlineSnapshot(`
      "7:20 misplaced-key An agency's answer has no \`held-by\`: the agency is the one that answers.
      7:32 misplaced-key An agency's answer has no \`reply\`: a reply is what the city itself said.
      8:45 misplaced-key An agency's answer has no \`reply\`: a reply is what the city itself said."
    `);
  });
});

describe('a whole file', () => {
  test('that is no map', () => {
    expect(told('- city: x\n')).toMatchInlineSnapshot(
      `"1:1 wrong-type The file must be a map with the keys \`city\` and \`answers\`, not a list of 1 item."`,
    );
    expect(told('Rivertown\n')).toMatchInlineSnapshot(
      `"1:1 wrong-type The file must be a map with the keys \`city\` and \`answers\`, not \`Rivertown\`."`,
    );
    expect(told('null\n')).toMatchInlineSnapshot(
      `"1:1 empty-value The file is empty. It must be a map with the keys \`city\` and \`answers\`."`,
    );
  });
  test('with very many problems is told the first of them', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `  c${index}: yes\n`).join('');
    expect(shapeProblems(documentOf(`city: x\nanswers:\n${many}`), citySchema)).toHaveLength(200);
  });
});

describe('a file with something in the wrong place', () => {
  test('has a problem exactly when zod does not take it', () => {
    const anything = fc.oneof(
      fc.constantFrom('yes', 'none', 'unknown', '48h', 48, true, null, '', 2017, '2017-08', {}, []),
      fc.constantFrom({ ready: 'yes' }, { hold: '2h' }, { 2015: 3 }, ['conviction'], [{ from: 2017 }], { note: 'x' }),
    );
    fc.assert(
      fc.property(cityData, fc.nat(), anything, (data, at, other) => {
        const document = documentOf(JSON.stringify(withOther(data, at, other)), 'city.json');
        expect(shapeProblems(document, citySchema).length === 0).toBe(citySchema.validate(document.data));
      }),
      runs(80),
    );
  }, 60_000);
});

/** The data with one of its parts replaced, whichever comes `at` when all are counted. */
function withOther(data: unknown, at: number, other: unknown): unknown {
  let left = at % countOf(data);
  const replaced = (part: unknown): unknown => {
    if (left-- === 0) return other;
    if (Array.isArray(part)) return part.map(replaced);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, replaced(each)]));
  };
  return replaced(data);
}

function countOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 1;
  return Object.values(part).reduce<number>((sum, each) => sum + countOf(each), 1);
}

describe('a part of a document', () => {
  const document = documentOf('examples:\n  - { in-place: maybe, as-of: 2017 }\n  - { 2015: x }\n  - [convict]\n');
  const schema = statementSchema('detainer-hold', [inPlace, hold]);
  test('is told at its own place, of the data that is handed in', () => {
    expect(toldOf(shapeProblems(document, schema, ['examples', 0]))).toMatchInlineSnapshot(`
      "2:17 wrong-value \`in-place\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`maybe\`.
      2:24 unknown-field \`as-of\` is not a field of \`detainer-hold\`. Valid keys: \`in-place\`, \`hold\`."
    `);
    expect(toldOf(shapeProblems(document, schema, ['examples', 0], { 'in-place': 'maybe' }))).toMatchInlineSnapshot(
      `"2:17 wrong-value \`in-place\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`maybe\`."`,
    );
    expect(toldOf(shapeProblems(document, statementSchema('violence', [rate]), ['examples', 1]))).toMatchInlineSnapshot(
      `"3:13 wrong-value \`2015\` must be a number or \`unknown\`, not \`x\`."`,
    );
    expect(toldOf(shapeProblems(document, statementSchema('limits', [limits]), ['examples', 2]))).toMatchInlineSnapshot(
      `"4:6 unknown-word \`convict\` is not a value of \`examples\`. Did you mean \`conviction\`? Valid values: judicial-warrant, conviction, on-request."`,
    );
  });
  test('that is not there is told at what is around it', () => {
    expect(toldOf(shapeProblems(document, schema, ['examples', 7, 'x']))).toMatchInlineSnapshot(
      `"1:1 wrong-type \`x\` must be a map of fields or \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not nothing."`,
    );
  });
});

describe('a schema without wording', () => {
  const loose = z
    .object({
      size: z.number().optional(),
      flag: z.boolean().nullable().optional(),
      kind: z.enum(['one', 'two']).optional(),
      names: z.array(z.string().min(1)).min(1).optional(),
      inner: z.strictObject({ a: z.string() }).optional(),
      amount: z.union([z.string(), z.number()]).optional(),
      later: z.lazy(() => z.strictObject({ b: z.number() })).optional(),
    })
    .catchall(z.record(z.string().regex(/^k/), z.number()));
  test('is told in general words', () => {
    const text =
      'size: x\nflag: x\nkind: three\nnames: []\ninner: { a: x, c: x }\namount: [1]\nlater: { b: x }\nother: { k: x, l: 1 }\nmore: 1\n';
    expect(told(text, loose)).toMatchInlineSnapshot(`
      "1:7 wrong-value \`size\` must be a number, not \`x\`.
      2:7 wrong-value \`flag\` must be \`true\` or \`false\`, not \`x\`.
      3:7 unknown-word \`three\` is not a value of \`kind\`. Valid values: one, two.
      4:8 wrong-type \`names\` must be a list of at least 1 item, not an empty list.
      5:16 unknown-key \`c\` is not a key here. Valid key: \`a\`.
      6:9 wrong-type \`amount\` must be text or a number, not a list of 1 item.
      7:13 wrong-value \`b\` must be a number, not \`x\`.
      8:13 wrong-value \`k\` must be a number, not \`x\`.
      8:16 wrong-key \`l\` is not a key here.
      9:7 wrong-type \`more\` must be a map, not \`1\`."
    `);
    expect(told('flag: null\nsize: null\nnames: [""]\ninner: []\nkind: [one]\n', loose)).toMatchInlineSnapshot(`
      "2:7 empty-value \`size\` is empty. It must be a number.
      3:9 empty-value Item 1 of \`names\` is empty. It must be text.
      4:8 wrong-type \`inner\` must be a map, not an empty list.
      5:7 wrong-type \`kind\` must be \`one\` or \`two\`, not a list of 1 item."
    `);
  });
  test('a condition that only zod knows is told in the words of zod', () => {
    const schema = z
      .strictObject({ a: z.number() })
      .refine(({ a }) => a > 1, { path: ['a'], message: 'a is too small' });
    expect(told('a: 0\n', schema)).toMatchInlineSnapshot(`"1:4 wrong-value \`a\` is not valid: a is too small."`);
  });
});
