// What people often write by mistake, or programs on purpose, and what they are told.
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { oddCharacter } from '../../src/text/odd-character.ts';
import { inFolder } from '../support/folder.ts';

const shipped = await shippedRuleSets();

async function load(files: Readonly<Record<string, string>>, name = Object.keys(files)[0] ?? '') {
  let cities: Awaited<ReturnType<typeof loadCities>>['cities'] = [];
  let told: readonly string[] = [];
  await inFolder({}, async (folder) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(`${folder}/${file}`, text);
    const loaded = await loadCities([`${folder}/${name}`], shipped);
    cities = loaded.cities;
    told = loaded.errors.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`);
  });
  return { cities, told };
}

const head = 'city: Rivertown\nas-of: 2017-08-18\n';

describe('JSON', () => {
  test('may name its schema: cities, agencies and rule sets', async () => {
    const city = {
      $schema: './city.schema.json',
      city: 'Rivertown',
      agencies: { jail: { file: 'jail.json' } },
      answers: { 'dhs-access': 'no' },
    };
    const jail = { $schema: './agency.schema.json', name: 'River County Jail', answers: {} };
    const files = { 'city.json': JSON.stringify(city), 'jail.json': JSON.stringify(jail) };
    expect((await load(files)).told).toEqual([]);
    await inFolder(
      {
        'rules.json':
          '{"$schema":"x","rule-set":"own","title":"T","issuer":"I","read-as":"r","reading":"R","extends":"psp-2017-08"}',
      },
      async (folder) => expect((await loadRuleSet(`${folder}/rules.json`)).id).toBe('own'),
    );
  });

  test('leaves out what is null, and repeats no key behind it', async () => {
    const { cities, told } = await load({
      'city.json':
        '{"city":"Rivertown","rules":null,"answers":{"dhs-access":null,"detainer-hold":{"in-place":"no","note":null}}}',
    });
    expect(told).toEqual([]);
    expect([...(cities[0]?.answers.keys() ?? [])]).toEqual(['detainer-hold']);
    expect(
      (await load({ 'city.json': '{"city":null,"answers":{"readiness":null,"readiness":"yes"}}' })).told,
    ).toMatchInlineSnapshot(`
      [
        "1:1 missing-key: \`city\` is missing. The name of the city, such as Rivertown, Ohio.",
        "1:42 repeated-key: A key is repeated: \`readiness\` stands on line 1 already. Keep one of them.",
      ]
    `);
  });

  test('tells once of a number that is not kept, which is not `null`', async () => {
    const rate = '{"city":"R","answers":{"violence":{"violent-crime-rate":{"2015":9007199254740993}}}}';
    expect((await load({ 'city.json': rate })).told).toEqual([expect.stringMatching(/^1:65 number-rounded: /)]);
  });

  test('has CRLF in a text as a line break', async () => {
    const note = (text: string) => `{"city":"R","answers":{"readiness":{"ready":"yes","note":"${text}"}}}`;
    const { cities, told } = await load({ 'city.json': note('One\\r\\ntwo') });
    expect([told, cities[0]?.answers.get('readiness')?.periods[0]?.statements[0]?.note]).toEqual([[], 'One\ntwo']);
    const yaml = await load({ 'city.yaml': note('One\\r\\ntwo') });
    expect([yaml.told, yaml.cities[0]?.answers.get('readiness')?.periods[0]?.statements[0]?.note]).toEqual([
      [],
      'One\ntwo',
    ]);
    expect((await load({ 'city.json': note('One\\rtwo') })).told).toEqual([
      expect.stringContaining('the control character U+000D'),
    ]);
  });
});

test.each([
  ['a list of cities', 'city.json', '[{"city":"A","answers":{}},{"city":"B","answers":{}}]'],
  ['a list of cities in YAML', 'city.yaml', '- city: A\n  answers: {}\n'],
  ['JSON behind JSON', 'city.json', '{"city":"A","answers":{}}\n{"city":"B","answers":{}}\n'],
  ['several documents', 'city.yaml', 'city: A\nanswers: {}\n---\ncity: B\nanswers: {}\n'],
  ['indented JSON as NDJSON', 'city.jsonl', '{\n  "city": "A",\n  "answers": {}\n}\n'],
  ['a no-break space behind a word', 'city.yaml', `${head}answers: { readiness: yes\u00a0 }\n`],
  ['a no-break space behind a colon', 'city.yaml', 'city: A\nas-of:\u00a02017-08-18\nanswers: {}\n'],
  ['a zero-width space in a key', 'city.yaml', `${head}answers:\n  readi\u200bness: yes\n`],
  ['typographic quotes', 'city.yaml', 'city: A\nas-of: \u201c2017-08-18\u201d\nanswers: {}\n'],
  ['typographic quotes in JSON', 'city.json', '{\u201ccity\u201d: "A"}'],
  [
    'full-width digits',
    'city.yaml',
    `${head}answers: { violence: { violent-crime-rate: { 2015: \uff14\uff13\uff11 } } }\n`,
  ],
  ['evidence without its source', 'city.yaml', `${head}answers: { readiness: { ready: yes, evidence: Section 4 } }\n`],
  ['a condition of some rule set', 'city.yaml', `${head}answers: { quorum: yes }\n`],
  [
    'a condition that is not in the rule set named',
    'city.yaml',
    `${head}rules: psp-2017-08\nanswers: { quorum: yes }\n`,
  ],
  [
    'a comment that takes a bracket away',
    'city.yaml',
    `${head}answers:\n  readiness: { ready: yes, note: Case #12 }\n  commitment: yes\n`,
  ],
  ['one space too few', 'city.yaml', `${head}answers:\n  readiness:\n    ready: yes\n   note: x\n`],
  ['a field beside its condition', 'city.yaml', `${head}answers:\n  readiness:\n  ready: yes\n`],
])('%s is told with the fix', async (_, name, text) => {
  const { cities, told } = await load({ [name]: text });
  expect(cities).toEqual([]);
  expect(told.join('\n')).toMatchSnapshot();
});

const rules = (condition: string) => `rule-set: own
title: T
issuer: I
read-as: r
reading: R
sources: { act: { title: The Act } }
vocabularies: { w: { a: A. } }
conditions:
  - id: one
    title: T
    question: Is it so?
    ${condition}
    source: { act: section 1 }
    to-meet: Do it.
    examples: { met: [{ x: yes }] }
`;

test.each([
  ['asks: { x: boolean, y: integer, z: enum, s: string, l: list, d: datetime }\n    met-when: { x: yes }'],
  ["asks: { x: yes-no, n: duration, m: { number: days } }\n    met-when: { x: yes, n: '>= 48h', m: '< 90' }"],
])('a rule set with %s is told what to write', async (condition) => {
  await inFolder({ 'rules.yaml': rules(condition) }, async (folder) => {
    const error = await loadRuleSet(`${folder}/rules.yaml`).catch((thrown: Error) => thrown);
    expect(String(error).replaceAll(`${folder}/`, '')).toMatchSnapshot();
  });
});

describe('a text that a comment cuts off', () => {
  const warnings = async (yaml: string) => {
    const { cities, told } = await load({ 'city.yaml': yaml });
    expect(told).toEqual([]);
    const [ruleSet] = shipped;
    const [city] = cities;
    if (!ruleSet || !city) throw new Error('There is no city.');
    const report = evaluate(ruleSet, city, { asOf: '2017-08-18', asOfGiven: true, alternatives: [] });
    return report.warnings.flatMap(({ code, message, line, column }) =>
      code === 'text-cut-off' ? `${line}:${column} ${message}` : [],
    );
  };

  test('is a warning where no space is behind the #', async () => {
    expect(
      await warnings(
        `city: Rivertown\nas-of: 2017-08-18\nsources:\n  m:\n    title: General Order #17 on the county jail\n    publisher: A sheriff\n      and a clerk #2\nanswers:\n  readiness:\n    - from: 2017\n      ready: yes\n      note: See case #12\n`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "5:12 The text ends before \`#17 on the county jail\`, which YAML takes for a comment. If it belongs to the text, put the text in quotes; if it is a comment, put a space after the #.",
        "6:16 The text ends before \`#2\`, which YAML takes for a comment. If it belongs to the text, put the text in quotes; if it is a comment, put a space after the #.",
        "12:13 The text ends before \`#12\`, which YAML takes for a comment. If it belongs to the text, put the text in quotes; if it is a comment, put a space after the #.",
      ]
    `);
  });

  test('is none where the text is in quotes, or the # begins a word or a comment of its own', async () => {
    expect(
      await warnings(
        `city: Rivertown # A city\nas-of: 2017-08-18\n#17\nsources:\n  m: { title: "General Order #17" }\n  n: { title: 'Order #18', publisher: C#4 }\n  o:\n    title: |\n      Order #19\nanswers: {} #none\n`,
      ),
    ).toEqual([]);
  });
});

test('characters that look like others have names', () => {
  expect(['a\u00a0b', '\u2013', '\uff21', '\u2003', 'caf\u00e9', 'plain'].map(oddCharacter)).toEqual([
    { index: 1, name: 'U+00A0, a no-break space' },
    { index: 0, name: 'U+2013, an en dash' },
    { index: 0, name: 'U+FF21, a full-width character' },
    { index: 0, name: 'U+2003, a wide space' },
    null,
    null,
  ]);
});
