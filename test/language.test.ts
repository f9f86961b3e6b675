// What rule sets can say, with a rule set of the tests' own, through the whole program.
import { expect, test } from 'vitest';
import { run } from '../src/cli.ts';
import { fakeIo } from './support/fake-io.ts';
import { inFolder } from './support/folder.ts';

const conditions = `
conditions:
  - id: programme
    title: The city takes part
    question: Does the city take part?
    asks: { takes-part: yes-no }
    met-when: { takes-part: yes }
    source: { memo: paragraph 1 }
    to-meet: Take part.
    examples: { met: [yes], not-met: [no], undetermined: [unknown] }
  - id: officers
    label: article 11 (1)(c)
    title: Enough officers
    question: Are there more officers than in the country?
    asks: { officers: { yearly: officers } }
    met-when: { officers: { above: national } }
    source: { memo: article 11 }
    examples: { met: [{ 2015: 30 }], not-met: [{ 2015: 5 }], undetermined: [unknown] }
`;
const rules = (id: string, more = '') => `
rule-set: ${id}
title: Rules of the test
issuer: Office of Tests
read-as: duties
reading: As written.
sources: { memo: { title: A memo, url: "https://example.org/memo" } }
figures:
  national:
    title: Officers, the country
    unit: officers
    values:
      - { year: 2015, value: 10, published: 2016-01-01, definition: sworn, source: memo }
      - { year: 2015, value: 20, published: 2016-01-01, definition: all, source: memo }
${more}${conditions}`;

const city = (answers: string) =>
  `city: Rivertown\nas-of: 2017-08-18\nsources: { yearbook: { title: Yearbook } }\nanswers: { ${answers} }\n`;

async function ran(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const io = fakeIo();
  const before = process.cwd();
  await inFolder(files, async (path) => {
    process.chdir(path);
    try {
      await run(args, io);
    } finally {
      process.chdir(before);
    }
  });
  return { code: io.exitCode, out: io.out(), err: io.err() };
}

async function reportOf(ruleSet: string, answers: string) {
  const { out, err } = await ran(
    { 'r.yaml': ruleSet, 'c.yaml': city(answers) },
    'c.yaml',
    '-r',
    './r.yaml',
    '-f',
    'json',
  );
  const document = JSON.parse(out);
  return { ...document.reports[0], ruleSets: document.ruleSets, err };
}

const outcomes = ({ verdict, findings }: { verdict: string; findings: { outcome: string }[] }) => [
  verdict,
  ...findings.map(({ outcome }) => outcome),
];

test.each(['text', 'markdown', 'html', 'csv', 'sarif', 'junit', 'github'])(
  'the label of a condition stands before its title in %s',
  async (format) => {
    const files = { 'r.yaml': rules('own'), 'c.yaml': city('programme: yes, officers: { 2015: 5 }') };
    const { out } = await ran(files, 'c.yaml', '-r', './r.yaml', '-f', format);
    const plain = out.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replace(/\s+/g, ' ');
    expect(plain).toContain('Article 11 (1)(c): Enough officers');
  },
);

test('the label of a condition is in JSON, where the rule set is', async () => {
  const { ruleSets } = await reportOf(rules('own'), 'programme: yes');
  const labels = ruleSets[0].conditions.map(({ id, label }: { id: string; label: string }) => [id, label]);
  expect(labels).toEqual([
    ['programme', null],
    ['officers', 'article 11 (1)(c)'],
  ]);
});

const onlyThose = rules('own', 'applies-when: { programme.takes-part: yes }\n');

test.each([
  ['yes', ['qualifies', 'met', 'met']],
  ['no', ['not-applicable', 'not-applicable', 'not-applicable']],
  ['unknown', ['undetermined', 'undetermined', 'undetermined']],
])('a rule set that applies when something is so: %s', async (answer, expected) => {
  expect(outcomes(await reportOf(onlyThose, `programme: ${answer}, officers: { 2015: 30 }`))).toEqual(expected);
});

test('what has to be found out of a rule set that may not apply is whether it does', async () => {
  const { toQualify } = await reportOf(onlyThose, 'officers: { 2015: 30 }');
  expect(
    toQualify.findOut.map(({ condition, sets }: { condition: string; sets: { field: string }[][] }) => [
      condition,
      sets.map((set) => set.map(({ field }) => field)),
    ]),
  ).toEqual([
    ['programme', [['takes-part']]],
    ['officers', [['programme.takes-part']]],
  ]);
});

test.each([
  ['takes-part: yes', 'A rule set as a whole has no field `takes-part`. Write `programme.takes-part`.'],
  ['reply: yes', 'A rule set as a whole has no field `reply`. Write `condition.field`, `answered-on` or `as-of`.'],
  ['programme.taks-part: yes', '`programme` does not ask `taks-part`. Did you mean `programme.takes-part`?'],
])('a rule set that applies when %s', async (written, message) => {
  const { code, err } = await ran(
    { 'r.yaml': rules('own', `applies-when: { ${written} }\n`), 'c.yaml': city('programme: yes') },
    'c.yaml',
    '-r',
    './r.yaml',
  );
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test.each([
  ['{ 2015: 15 }', 'undetermined'],
  ['{ 2015: { value: 15 } }', 'undetermined'],
  ['{ 2015: { value: 15, definition: sworn } }', 'met'],
  ['{ 2015: { value: 15, definition: all } }', 'not-met'],
  ['{ 2015: { value: 15, definition: other } }', 'undetermined'],
  ['{ 2015: { value: unknown, definition: all } }', 'undetermined'],
])('the yearly number %s is compared with the figures of its definition: %s', async (given, expected) => {
  const report = await reportOf(rules('own'), `programme: yes, officers: ${given}`);
  expect(report.findings[1].outcome).toBe(expected);
});

test('a yearly number says what it counts and who gives it', async () => {
  const report = await reportOf(
    rules('own'),
    'programme: yes, officers: { officers: { 2015: { value: 15, definition: sworn, source: yearbook } } }',
  );
  const [, { reason, evidence, series }] = report.findings;
  expect(reason).toBe('Officers: 15 in 2015 (sworn), above 10 (Officers, the country).');
  expect(evidence).toEqual([
    {
      source: { file: 'c.yaml', source: 'yearbook' },
      says: 'Gives the officers of 2015.',
      agency: null,
      claim: null,
      publishedLater: false,
    },
  ]);
  expect(series[0].years[0].figures.map(({ definition }: { definition: string }) => definition)).toEqual(['sworn']);
});

test('of a definition that no figure has a warning tells', async () => {
  const { warnings } = await reportOf(
    rules('own'),
    'programme: yes, officers: { 2015: { value: 1, definition: others } }',
  );
  expect(warnings.filter(({ code }: { code: string }) => code === 'definition-unknown')).toMatchObject([
    {
      message:
        'officers.officers: national has no value for 2015 of the definition “others”, so 2015 is not compared; the definitions it has: “sworn” and “all”.',
    },
  ]);
});

test('the source of a yearly number is one of the file', async () => {
  const files = { 'r.yaml': rules('own'), 'c.yaml': city('officers: { 2015: { value: 15, source: yearbok } }') };
  const { code, err } = await ran(files, 'c.yaml', '-r', './r.yaml');
  expect([code, err]).toEqual([2, expect.stringContaining('Did you mean `yearbook`?')]);
});

const versions = {
  'v1.yaml': rules('own-1', 'in-force: { from: 2016-01-01 }\n'),
  'v2.yaml': rules('own-2', 'in-force: { from: 2017-01-01 }\nsupersedes: v1.yaml\n'),
  'v3.yaml': rules('own-3', 'in-force: { from: 2018-01-01 }\nsupersedes: v2.yaml\n'),
  'c.yaml': city('programme: yes'),
};
const chosen = async (...args: readonly string[]) =>
  JSON.parse((await ran(versions, 'c.yaml', '-f', 'json', ...args)).out).reports.map(
    ({ ruleSet }: { ruleSet: string }) => ruleSet,
  );

test.each([
  ['2015-01-01', 'own-1'],
  ['2016-12-31', 'own-1'],
  ['2017-01-01', 'own-2'],
  ['2020-01-01', 'own-3'],
])('of several versions that of the as-of date %s is %s, when asked for', async (day, id) => {
  expect(await chosen('-r', 'newest-of:./v3.yaml', '--as-of', day)).toEqual([id]);
  expect(await chosen('-r', './v3.yaml', '--as-of', day)).toEqual(['own-3']);
});

test('the day of the file chooses, and what is named by itself beside it is not told twice', async () => {
  expect(await chosen('-r', 'newest-of:./v3.yaml')).toEqual(['own-2']);
  expect(await chosen('-r', './v2.yaml', '-r', 'newest-of:./v3.yaml')).toEqual(['own-2']);
  expect(await chosen('-r', './v1.yaml', '-r', 'newest-of:./v3.yaml')).toEqual(['own-1', 'own-2']);
});

test.each([
  [['history', '-r', 'newest-of:./v3.yaml'], 'a history has many days'],
  [['-r', 'newest-of:./v4.yaml'], 'v4.yaml'],
])('%j is an error', async (args, message) => {
  const { code, err } = await ran(versions, ...args, 'c.yaml');
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('a rule set that supersedes itself, or what is not there, is in error', async () => {
  const own = rules('own', 'supersedes: r.yaml\n');
  const none = rules('own', 'supersedes: nowhere.yaml\n');
  for (const [text, code] of [
    [own, 'This is the rule set itself. Name the version that it replaces.'],
    [none, 'The file `nowhere.yaml` does not exist.'],
  ] as const) {
    const { err } = await ran({ 'r.yaml': text }, 'rules', 'check', './r.yaml');
    expect(err).toContain(code);
  }
});

const asksAll = (word: string, notMet: string) => `
rule-set: own
title: Rules of the test
issuer: Office of Tests
read-as: duties
reading: As written.
sources: { memo: { title: A memo, url: "https://example.org/memo" } }
vocabularies: { service: { first: the first, second: the second${word} } }
conditions:
  - id: services
    title: Both services
    question: Are both services there?
    asks: { services: { some-of: service } }
    met-when: { services: { all-of: [first, second] } }
${notMet}    source: { memo: paragraph 1 }
    to-meet: Have both.
    examples: { met: [[first, second]], not-met: [[first]], undetermined: [unknown] }
`;

test('rules check warns of a test of all words where nobody can say that not all are known', async () => {
  const { out, err } = await ran({ 'r.yaml': asksAll('', '') }, 'rules', 'check', './r.yaml');
  expect(`${out}${err}`).toContain('who knows of some of them only cannot say so');
  const open = asksAll(
    ', others-unknown: there may be more',
    '    not-met-when: { all: [{ not: { services: { all-of: [first, second] } } }, { services: { none-of: [others-unknown] } }] }\n',
  );
  const checked = await ran({ 'r.yaml': open }, 'rules', 'check', './r.yaml');
  expect(`${checked.out}${checked.err}`).not.toContain('cannot say so');
});
