import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { casesBeside, loadCases } from '../../src/load/cases.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';

/** A rule set that stands in for the shipped ones, so that these tests do not change with the data. */
const shipped = vi.hoisted(() => new Map<string, string>());

vi.mock('../../src/load/rule-set/shipped.ts', () => ({
  defaultRuleSet: 'shipped',
  shippedIds: () => [...shipped.keys()],
  shippedPath: (id: string) => `data/rules/${id}.yaml`,
  shippedText: (id: string) => shipped.get(id) ?? '',
  resolvedAtBuild: () => null,
}));

const ruleSet = (id: string, condition: string) => `rule-set: ${id}
title: A rule set
issuer: Office of Examples
read-as: conditions to meet
reading: As written.
sources: { act: { title: The Act } }
conditions:
  - id: ${condition}
    title: A condition
    question: Is it so?
    asks: { so: yes-no, since: date }
    met-when: { so: yes }
    source: { act: section 1 }
    examples: { met: [yes] }
`;

shipped.set('shipped', ruleSet('shipped', 'readiness'));

const here = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'psp-check-'));

beforeAll(() => process.chdir(folder));
beforeEach(() => write({ 'cities/rivertown.yaml': rivertown, 'own.yaml': ruleSet('own', 'custody') }));
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

const rivertown = 'city: Rivertown, Ohio\nas-of: 2017-08-18\nanswers: { readiness: yes }\n';

const good = `rule-set: shipped
cases:
  - case: Ready on the day
    expect: { verdict: qualifies, readiness: met }
    city: Lakeport, Iowa
    as-of: 2017-08-01
    answers:
      readiness: yes
  - case: A city of its own file
    file: cities/rivertown.yaml
    expect: { readiness: met }
  - case: The same on another day
    file: cities/rivertown.yaml
    as-of: 2018-01-01
    expect: { verdict: qualifies }
`;

test('a cases file gives cities, their days and what is expected, each with its place', async () => {
  write({ 'a.cases.yaml': good });
  const { ruleSet, cases } = await loadCases('a.cases.yaml');
  expect(ruleSet.id).toBe('shipped');
  expect(
    cases.map(({ title, location, city, asOf, expected }) => ({
      title,
      line: location.line,
      city: `${city.name} (${city.input.path}:${city.locations.answers.line})`,
      readiness: city.answers.get('readiness')?.location,
      asOf,
      expected: expected.map(({ location, ...each }) => [...Object.values(each), location.line].join(' ')),
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "asOf": "2017-08-01",
        "city": "Lakeport, Iowa (a.cases.yaml:7)",
        "expected": [
          "verdict qualifies 4",
          "condition readiness met 4",
        ],
        "line": 3,
        "readiness": {
          "column": 7,
          "line": 8,
          "path": "a.cases.yaml",
        },
        "title": "Ready on the day",
      },
      {
        "asOf": "2017-08-18",
        "city": "Rivertown, Ohio (cities/rivertown.yaml:3)",
        "expected": [
          "condition readiness met 11",
        ],
        "line": 9,
        "readiness": {
          "column": 12,
          "line": 3,
          "path": "cities/rivertown.yaml",
        },
        "title": "A city of its own file",
      },
      {
        "asOf": "2018-01-01",
        "city": "Rivertown, Ohio (cities/rivertown.yaml:3)",
        "expected": [
          "verdict qualifies 15",
        ],
        "line": 12,
        "readiness": {
          "column": 12,
          "line": 3,
          "path": "cities/rivertown.yaml",
        },
        "title": "The same on another day",
      },
    ]
  `);
});

test('a rule set of its own is a path from the cases file', async () => {
  write({
    'sub/own.cases.yaml': `rule-set: ../own.yaml
cases:
  - case: Custody
    expect: { custody: not-met }
    city: Rivertown, Ohio
    as-of: 2017-01-01
    answers: { custody: no, readiness: yes }
`,
  });
  const { ruleSet, cases } = await loadCases('sub/own.cases.yaml');
  expect(ruleSet.id).toBe('own');
  expect([...(cases[0]?.city.answers.keys() ?? [])]).toEqual(['readiness', 'custody']);
});

test('a file of cases may be JSON', async () => {
  const file = { city: 'Rivertown, Ohio', 'as-of': '2017-08-18', answers: {} };
  const cases = [{ case: 'Nothing said', expect: { verdict: 'undetermined' }, ...file }];
  write({ 'a.cases.json': JSON.stringify({ 'rule-set': 'shipped', cases }) });
  expect((await loadCases('a.cases.json')).cases).toHaveLength(1);
});

test('the cases of a rule set stand beside it', () => {
  write({
    'own.cases.yaml': good,
    'sub/mine.json': '{}',
    'sub/mine.cases.json': '{}',
    'data/rules/shipped.cases.yaml': good,
  });
  expect(casesBeside('own.yaml')).toBe('own.cases.yaml');
  expect(casesBeside('./sub/mine.json')).toBe('./sub/mine.cases.json');
  expect(casesBeside('shipped')).toBe('data/rules/shipped.cases.yaml');
  expect(casesBeside('./other.yaml')).toBeNull();
  expect(casesBeside('nothing')).toBeNull();
});

test('everything that is wrong is told at once, in the order of the file', async () => {
  write({
    'cities/broken.yaml': 'city: Broken, Ohio\nanswers: { readyness: yes }\n',
    'cities/dayless.yaml': 'city: Dayless, Ohio\nanswers: {}\n',
    'bad.cases.yaml': `rule-set: shipped
note: none
cases:
  - case: A mistyped condition, outcome and city
    expect: { verdict: qualify, readyness: met, readiness: maybe }
    city: Lakeport, Iowa
    as-of: 2017-02-30
    answers:
      readiness: { so: perhaps, evidence: { letter: It says so. } }
  - case: No day
    expect: {}
    city: Lakeport, Iowa
    rules: shipped
    answers: {}
    anwsers: {}
  - case: No day
    file: cities/lakeport.yaml
    expect: { verdict: qualifies }
    answers: {}
  - case: A city file with problems
    file: cities/broken.yaml
    as-of: yesterday
  - case: No day in the file either
    file: cities/dayless.yaml
    expect: { verdict: undetermined }
  - Ready
`,
  });
  expect(await told('bad.cases.yaml')).toMatchInlineSnapshot(`
    "bad.cases.yaml:2:1 unknown-key
    \`note\` is not a key of a cases file. Valid keys: \`rule-set\`, \`cases\`.

    bad.cases.yaml:5:24 unknown-word
    \`qualify\` is not a value of \`verdict\`. Did you mean \`qualifies\`? Valid values: does-not-qualify, undetermined, qualifies, not-applicable.

    bad.cases.yaml:5:33 unknown-condition
    \`readyness\` is not a condition of the rule set. Did you mean \`readiness\`?

    bad.cases.yaml:5:60 unknown-word
    \`maybe\` is not a value of \`readiness\`. Valid values: not-met, undetermined, met, not-applicable.

    bad.cases.yaml:7:12 no-such-date
    2017-02-30 is not a date of the calendar. Write one such as 2017-08-03.

    bad.cases.yaml:9:24 wrong-value
    \`so\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`perhaps\`.

    bad.cases.yaml:9:45 unknown-source
    \`letter\` is not a source of this file. Describe it under \`sources\`.

    bad.cases.yaml:10:5 missing-key
    \`as-of\` is missing: without a day of its own, a case may come out differently another day.

    bad.cases.yaml:11:5 empty-expect
    The case expects nothing. Write the verdict, or the outcomes of conditions.

    bad.cases.yaml:13:5 misplaced-key
    \`rules\` is not allowed in a case: \`rule-set\` says which rule set all cases are for.

    bad.cases.yaml:15:5 unknown-key
    \`anwsers\` is not a key of a city file. Did you mean \`answers\`?

    bad.cases.yaml:16:11 repeated-case
    The case on line 10 has the same title. Say what this one shows.

    bad.cases.yaml:17:11 not-found
    The file \`cities/lakeport.yaml\` does not exist. A path starts from the folder of this file.

    bad.cases.yaml:19:5 misplaced-key
    \`answers\` cannot be combined with \`file\`: the file gives the city and its answers.

    bad.cases.yaml:20:5 missing-key
    \`expect\` is missing. What has to come out: the verdict, the outcomes of conditions by their ids, or both.

    bad.cases.yaml:21:11 unusable-city-file
    The city file \`cities/broken.yaml\` cannot be used: it is not valid.

    bad.cases.yaml:22:12 wrong-value
    \`as-of\` must be a date such as 2017-08-18, 2017-08 or 2017, not \`yesterday\`.

    bad.cases.yaml:23:5 missing-key
    \`as-of\` is missing: without a day of its own, a case may come out differently another day.

    bad.cases.yaml:26:5 wrong-type
    Item 6 of \`cases\` must be a case: a map with the keys \`case\`, \`expect\` and those of a city file, not \`Ready\`.

    cities/broken.yaml:2:12 unknown-condition
    \`readyness\` is not a condition of any rule set in this run. Did you mean \`readiness\`?"
  `);
});

test('a repeated key and a number that is not kept are told with everything else', async () => {
  write({
    'twice.cases.yaml': `rule-set: shipped
cases:
  - case: Twice
    expect: { verdict: qualify }
    city: Lakeport, Iowa
    city: Dayton, Ohio
    as-of: 2017-08-01
    answered-by: 0123
    answers: { readyness: yes }
`,
    'no-set.cases.yaml': 'rule-set: shiped\nrule-set: shipped\ncases: []\n',
  });
  expect([await told('twice.cases.yaml'), await told('no-set.cases.yaml')].join('\n\n')).toMatchInlineSnapshot(`
    "twice.cases.yaml:4:24 unknown-word
    \`qualify\` is not a value of \`verdict\`. Did you mean \`qualifies\`? Valid values: does-not-qualify, undetermined, qualifies, not-applicable.

    twice.cases.yaml:6:5 repeated-key
    A key is repeated: \`city\` stands on line 5 already. Keep one of them.

    twice.cases.yaml:8:18 leading-zero
    \`0123\` would be read as \`123\`. Put it in quotes if the zero belongs to it; otherwise remove the zero.

    twice.cases.yaml:9:16 unknown-condition
    \`readyness\` is not a condition of any rule set in this run. Did you mean \`readiness\`?

    no-set.cases.yaml:1:11 unknown-rule-set
    \`shiped\` is not the id of a shipped rule set. Did you mean \`shipped\`? Valid values: \`shipped\`, or the path of a rule set of your own, such as \`./shiped.yaml\`.

    no-set.cases.yaml:2:1 repeated-key
    A key is repeated: \`rule-set\` stands on line 1 already. Keep one of them."
  `);
});

test('a city file that several cases name is read once, and what is wrong with it is told once', async () => {
  const one = (title: string) =>
    `  - { case: ${title}, file: cities/broken.yaml, as-of: 2020-01-01, expect: { verdict: qualifies } }\n`;
  write({
    'cities/broken.yaml': 'city: X\nanswers: { nothing: yes }\n',
    'same.cases.yaml': `rule-set: shipped\ncases:\n${one('A')}${one('B')}`,
  });
  expect((await told('same.cases.yaml')).match(/^\S+ \S+$/gm)).toEqual([
    'same.cases.yaml:3:22 unusable-city-file',
    'same.cases.yaml:4:22 unusable-city-file',
    'cities/broken.yaml:2:12 unknown-condition',
  ]);
});

test('what is no cases file is an error', async () => {
  write({ 'broken.yaml': ruleSet('broken', 'custody').replace('yes-no', 'yesno') });
  const texts = {
    'no rule set': 'cases: []\n',
    'an unknown rule set': good.replace('rule-set: shipped', 'rule-set: shiped'),
    'a rule set with problems': good.replace('rule-set: shipped', 'rule-set: broken.yaml'),
    'no cases': 'rule-set: shipped\ncases: []\n',
    'no list of cases': 'rule-set: shipped\ncases: { case: Ready }\n',
    'a rule set': ruleSet('mine', 'readiness'),
    'a city file': rivertown,
    'a list': '- rule-set\n',
  };
  const messages: Record<string, string> = {};
  for (const [what, text] of Object.entries(texts)) {
    write({ 'bad.cases.yaml': text });
    messages[what] = await told('bad.cases.yaml');
  }
  expect(messages).toMatchInlineSnapshot(`
    {
      "a city file": "bad.cases.yaml:1:1 not-a-cases-file
    This is a city file, not a cases file. A cases file has the keys \`rule-set\` and \`cases\`.",
      "a list": "bad.cases.yaml:1:1 wrong-type
    The file must be a map with the keys \`rule-set\` and \`cases\`, not a list of 1 item.",
      "a rule set": "bad.cases.yaml:1:1 not-a-cases-file
    This is a rule set, not a cases file. A cases file has the keys \`rule-set\` and \`cases\`.",
      "a rule set with problems": "bad.cases.yaml:1:11 unusable-rule-set
    The rule set \`broken.yaml\` cannot be used: it is not valid.

    broken.yaml:11:17 wrong-value
    \`yesno\` is not a type here. For \`so\` write \`yes-no\`.",
      "an unknown rule set": "bad.cases.yaml:1:11 unknown-rule-set
    \`shiped\` is not the id of a shipped rule set. Did you mean \`shipped\`? Valid values: \`shipped\`, or the path of a rule set of your own, such as \`./shiped.yaml\`.",
      "no cases": "bad.cases.yaml:2:8 wrong-type
    \`cases\` must be a list of at least 1 item, not an empty list.",
      "no list of cases": "bad.cases.yaml:2:8 wrong-type
    \`cases\` must be a list of at least 1 item, not a map.",
      "no rule set": "bad.cases.yaml:1:1 missing-key
    \`rule-set\` is missing. The rule set the cases are for: the id of a shipped one, or a path from this file.

    bad.cases.yaml:1:8 wrong-type
    \`cases\` must be a list of at least 1 item, not an empty list.",
    }
  `);
});

test('in a folder of cities a cases file is passed over', async () => {
  write({ 'mixed/a.cases.yaml': good, 'mixed/b.yaml': rivertown });
  const { cities, errors, notes } = await loadCities(['mixed'], await shippedRuleSets());
  expect(notes).toEqual(['Not read as a city: mixed/a.cases.yaml (a cases file).']);
  expect(cities.map(({ name }) => name)).toEqual(['Rivertown, Ohio']);
  expect(errors).toEqual([]);
});

test('a cases file named as a city file is an error', async () => {
  write({ 'a.cases.yaml': good });
  const { errors } = await loadCities(['a.cases.yaml'], []);
  expect(errors.map(({ message }) => message)).toEqual([
    'This is a cases file, not a city file: it has `cases` and no `city`. Its cities prove a rule set and are not checked by themselves.',
  ]);
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

async function told(path: string): Promise<string> {
  try {
    await loadCases(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map((each) => `${each.path}:${each.line}:${each.column} ${each.code}\n${each.message}`)
      .join('\n\n');
  }
  throw new Error(`${readFileSync(path, 'utf8')}has no problem`);
}
