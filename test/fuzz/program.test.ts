// Rule sets and cities with hostile texts, through every command: none ends in a defect, begins a command of a CI server, or has a verdict name a shipped
// rule set for a file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { shippedIds } from '../../src/load/rule-set/shipped.ts';
import { formatsOf } from '../../src/report/index.ts';
import { obeyed } from '../support/ci-log.ts';
import { fakeIo } from '../support/fake-io.ts';
import { fuzz } from './fuzz.ts';
import { mutated } from './mutated.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-fuzz-program-'));
const here = process.cwd();
mkdirSync(join(folder, '.git'));
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const piece = fc.constantFrom(
  ...[
    '::error::x',
    '##[error]x',
    '##vso[task.setvariable variable=PATH]x',
    "##teamcity[message text='x']",
    '\n::set-output name=a::b',
  ],
  ...[
    'section_start:1:x\r\u001b[0K',
    'travis_fold:start:x',
    '[[ATTACHMENT|/etc/passwd]]',
    '[[PROPERTY|a=b]]',
    '\n--- x',
    '+++ x',
  ],
  ...[
    '\u202e',
    '\u2028',
    '\u2800',
    '\u0000',
    '\ud800',
    '</script>',
    '`',
    '|',
    '=1+1',
    '; =1',
    '%0A',
    '\r',
    ' '.repeat(40),
  ],
  ...['Rivertown', 'x'.repeat(70), 'a word', '城', 'x\u0301', '🏙️'],
);
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '));

const id = fc.constantFrom('held', 'a', 'b-c', 'constructor', 'notice');
const matcher = fc.constantFrom<unknown>(
  'yes',
  'no',
  ['yes', 'no'],
  { 'at-least': '48h' },
  { 'any-of': ['w'] },
  'none',
);
const testOf = fc.letrec((tie) => ({
  test: fc.oneof(
    { maxDepth: 3 },
    fc.dictionary(id, matcher, { minKeys: 1, maxKeys: 2 }),
    fc.array(tie('test'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
    fc.array(tie('test'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
    tie('test').map((not) => ({ not })),
  ),
})).test;
const type = fc.constantFrom<unknown>(
  'yes-no',
  'duration',
  'text',
  'date',
  { 'some-of': 'v' },
  { 'one-of': 'v' },
  { yearly: 'x' },
);
const condition = fc.record({
  id: fc.constantFrom('custody', 'jail-rule', 'readiness'),
  title: text.map((each) => each.slice(0, 80)),
  question: text,
  asks: fc.dictionary(id, type, { maxKeys: 3 }),
  'met-when': testOf,
  source: fc.record({ act: text }),
  'to-meet': text,
  examples: fc.constantFrom({ undetermined: [{}] }, { met: ['yes'] }),
});
const ruleSet = fc.record({
  'rule-set': fc.constantFrom('mine', 'other', ...shippedIds()),
  title: text,
  issuer: text,
  'read-as': text,
  reading: text,
  sources: fc.record({ act: fc.record({ title: text, publisher: text }) }),
  vocabularies: fc.constant({ v: { w: 'a word', x: 'another' } }),
  conditions: fc.array(condition, { minLength: 1, maxLength: 2 }),
});
const answer = fc.oneof(
  fc.constantFrom<unknown>('yes', 'no', 'unknown', '48h', { held: 'yes' }, { held: 'no' }),
  fc.record({ held: fc.constantFrom('yes', 'no'), note: text, evidence: fc.record({ s: text }) }),
  fc.record({
    claims: fc.array(fc.record({ held: fc.constantFrom('yes', 'no'), note: text }), { minLength: 2, maxLength: 3 }),
  }),
  fc.constant({ 'held-by': 'jail' }),
);
const city = fc.record(
  {
    city: text,
    'as-of': fc.constantFrom('2017-08-18', '2020-01-01'),
    'answered-by': text,
    'compiled-by': text,
    sources: fc.record({ s: fc.record({ title: text, publisher: text }) }),
    agencies: fc.record({ jail: fc.record({ name: text, answers: fc.constant({}) }) }),
    answers: fc.dictionary(fc.constantFrom('custody', 'jail-rule', 'readiness', 'release-notice'), answer, {
      maxKeys: 3,
    }),
    decisions: fc.array(fc.record({ date: fc.constant('2018'), says: text }), { maxLength: 1 }),
  },
  { requiredKeys: ['city', 'answers', 'sources', 'agencies'] },
);
const fileName = fc.constantFrom('city', '::error::x', '##[error]x', '##vso[x]y', '--- x', 'a\nb', '=1');

/** Every command on a rule set and cities. */
const commandLines = (rules: string, cities: readonly string[]): readonly (readonly string[])[] => [
  ...formatsOf('report').map((format) => ['check', '-f', format, '-r', rules, ...cities]),
  ...formatsOf('comparison').map((format) => ['compare', '-f', format, '-r', rules, ...cities]),
  ...formatsOf('history').map((format) => ['history', '-f', format, '-r', rules, ...cities]),
  ...formatsOf('changeSet').flatMap((format) => cities.map((city) => ['diff', '-f', format, '-r', rules, city, '.'])),
  ['diff', ...cities.slice(0, 1), '-r', rules, '-r', shippedIds()[0] ?? ''],
  ['check', ...cities],
  ['check', '.'],
  ['form', '-r', rules, ...cities.slice(0, 1)],
  ['explain', '-r', rules],
  ['explain', 'custody', '-r', rules],
  ['schema', 'city', '-r', rules],
  ['init', '--blank', '-r', rules, '-'],
  ['rules', 'check', rules],
  ['rules', 'test', rules],
];

/** A verdict under a shipped rule set, as a report says it. No text that is made here does. */
const underShipped = new RegExp(`[Uu]nder (?:${shippedIds().join('|')})(?! \\(own rule set)[ ,]`);

async function expectHarmless(args: readonly string[], isOwn: boolean): Promise<number> {
  const io = fakeIo();
  await run(args, io);
  const [printed, told] = [io.out(), io.err()];
  const said = `${JSON.stringify(args)}\n${told}`;
  expect(io.exitCode, said).not.toBe(70);
  expect(obeyed(told), said).toEqual([]);
  const isForGithub = /^(?:check|diff)$/.test(args[0] ?? '') && args.includes('github');
  expect(
    obeyed(printed).filter((line) => !(isForGithub && /^::(?:error|warning|notice|group|endgroup)\b/.test(line))),
    said,
  ).toEqual([]);
  if (isOwn) expect(printed.match(underShipped), said).toBe(null);
  return io.exitCode;
}

test('rule sets and cities with hostile texts do no harm in any command', async () => {
  process.chdir(folder);
  const codes = new Set<number>();
  const some = fc.record({
    rules: ruleSet,
    cities: fc.array(fc.tuple(fileName, city), { minLength: 1, maxLength: 2 }),
  });
  const tried = await fuzz(0.8, some, async ({ rules, cities }) => {
    writeFileSync('rules.yaml', JSON.stringify(rules));
    const files = cities.map(([name, data], index) => {
      const file = `${name}${index}.json`;
      writeFileSync(file, JSON.stringify(data));
      return `./${file}`;
    });
    try {
      for (const args of commandLines('./rules.yaml', files)) {
        const isOwn = args.includes('-r') && !shippedIds().some((shipped) => args.includes(shipped));
        codes.add(await expectHarmless(args, isOwn));
      }
    } finally {
      for (const file of files) rmSync(file, { force: true });
    }
  });
  expect(tried).toBeGreaterThan(5);
  expect(codes.has(0) || codes.has(1) || codes.has(3)).toBe(true);
});

test('damaged files do no harm in any command', async () => {
  process.chdir(folder);
  const tried = await fuzz(0.8, mutated, async ({ kind, extension, bytes }) => {
    const file = `damaged${extension}`;
    writeFileSync(file, bytes);
    const lines =
      kind === 'rules'
        ? [
            ['rules', 'check', file],
            ['explain', '-r', file],
            ['rules', 'test', file],
          ]
        : [
            ['check', file],
            ['history', file],
          ];
    for (const args of lines) await expectHarmless(args, false);
    rmSync(file);
  });
  expect(tried).toBeGreaterThan(20);
});
