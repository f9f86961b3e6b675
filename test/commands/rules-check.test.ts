import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';
import { inFolder } from '../support/folder.ts';

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['rules', 'check', ...args], io);
  return io;
}

const folder = 'test/fixtures/review';

test('everything that is wrong or odd is told where it stands, with what to do about it', async () => {
  const io = await ran(`${folder}/odd.yaml`);
  await expect(io.err()).toMatchFileSnapshot('../golden/rules-check-odd.txt');
  expect(io.out()).toBe('✘ test/fixtures/review/odd.yaml: odd, 5 conditions: 9 errors, 13 warnings and 1\n  note\n');
  expect(io.exitCode).toBe(2);
});

test('a rule set in order: nothing wrong, exit 0', async () => {
  const io = await ran(`${folder}/sound.yaml`);
  expect([io.out(), io.err(), io.exitCode]).toEqual([
    '✔ test/fixtures/review/sound.yaml: sound, 2 conditions: no problems\n',
    '',
    0,
  ]);
});

test('what the base proves is told where it is extended; only words that are new need a test', async () => {
  const io = await ran(`${folder}/extended.yaml`);
  expect(io.err()).toMatchInlineSnapshot(`
    "error: The example \`{ 2018: 400 }\` of \`crime\` comes out as not met, not as met: Rate: 400 in 2018, not above 900 (Rate of the state). Correct the example or the test.
     --> test/fixtures/review/extended.yaml:5:1
      |
    3 | title: What the state makes of it
    4 | issuer: State of Example
    5 | extends: ./sound.yaml
      | ^^^^^^^

    warning: No test and no example of \`jail-notice\` has \`cost\` for \`limits\`. Name it in a test, or write an example that shows what it comes to.
      --> test/fixtures/review/extended.yaml:19:3
       |
    17 |
    18 | vocabularies:
    19 |   limit: { cost: only when paid for }
       |   ^^^^^

    "
  `);
  expect(io.exitCode).toBe(2);
});

test('fields and words of the base that a condition keeps without reading them are no mistake', async () => {
  const io = await ran(`${folder}/kept.yaml`);
  expect([io.err(), io.exitCode]).toEqual(['', 0]);
});

test('a file that cannot be read is told as ever, and the others are checked', async () => {
  const io = await ran(`${folder}/broken.yaml`, 'nowhere.yaml', `${folder}/sound.yaml`);
  expect(io.err()).toMatch(/^error: `read-as` is missing\..*\n --> test\/fixtures\/review\/broken\.yaml:1:1\n/);
  expect(io.err()).toContain('error: This file does not exist.\n --> nowhere.yaml\n');
  expect(io.out()).toMatchInlineSnapshot(`
    "✘ test/fixtures/review/broken.yaml: 3 errors
    ✘ nowhere.yaml: 1 error
    ✔ test/fixtures/review/sound.yaml: sound, 2 conditions: no problems
    "
  `);
  expect(io.exitCode).toBe(2);
});

test.each((await shippedRuleSets()).map(({ id }) => id))('%s has no error', async (id) => {
  const io = await ran(id);
  expect(io.err()).not.toMatch(/^error/m);
  expect(io.exitCode).toBe(0);
});

describe('a single remark', () => {
  const sound = readFileSync(`${folder}/sound.yaml`, 'utf8');

  test.each([
    [
      'word-not-tested: one word',
      [['on-request: only when asked }', 'on-request: only when asked, consent: with consent }']],
      'warning: No test and no example of `jail-notice` has `consent` for `limits`. Name it in a test, or write an example that shows what it comes to.',
    ],
    [
      'word-not-tested: several',
      [['on-request: only when asked }', 'on-request: only when asked, consent: with consent, cost: when paid }']],
      'warning: No test and no example of `jail-notice` has `consent` or `cost` for `limits`. Name them in a test, or write an example that shows what they come to.',
    ],
    [
      'an example is enough for a word',
      [
        ['on-request: only when asked }', 'on-request: only when asked, consent: with consent }'],
        ['undetermined: [yes]', 'undetermined: [yes, { limits: [consent] }]'],
      ],
      '',
    ],
    [
      'a field that another condition reads is read',
      [
        ['notice: duration, limits', 'notice: duration, kind: text, limits'],
        ['{ rate: { above: rate } }', '{ rate: { above: rate }, jail-notice.kind: state }'],
        ['met: [{ 2018: 400 }]', 'met: [{ rate: { 2018: 400 }, jail-notice.kind: state }]'],
      ],
      '',
    ],
    [
      'other-first-field',
      [['id: crime', 'id: violence']],
      'warning: `psp-2017-08` asks `violent-crime-rate` first in `violence`, so a value alone, as in `violence: …`, answers that and not `rate`. Give the condition another id, or ask `violent-crime-rate` first.',
    ],
    [
      'no-example: an empty answer where no set is asked',
      [['      undetermined: [{}]\n', '']],
      'warning: No example of `crime` is undetermined, and an answer can be, such as `{}`. Write one under `undetermined`.',
    ],
    [
      'no-example: with the hours, the words and the day that it needs',
      [['      met: [{ in-place: yes, notice: 48h, limits: none }]\n', '']],
      'warning: No example of `jail-notice` is met, and an answer can be, such as `{ in-place: yes, notice: 48h, limits: none }`. Write one under `met`.',
    ],
    [
      'no-example: a number and part of an hour',
      [
        ['asks: { rate: { yearly: offenses } }', 'asks: { beds: { number: beds }, wait: duration }'],
        ['met-when: { rate: { above: rate } }', 'met-when: { beds: 12, wait: { at-most: 45m } }'],
        ['met: [{ 2018: 400 }]', 'undetermined: [{}]'],
        ['      not-met: [{ 2018: 300 }]\n      undetermined: [{}]\n', ''],
      ],
      [
        'warning: No example of `crime` is met, and an answer can be, such as `{ beds: 12, wait: 44m }`. Write one under `met`.',
        'warning: No example of `crime` is not met, and an answer can be, such as `{ beds: 11 }`. Write one under `not-met`.',
        'warning: No test compares with `rate`. Remove it, or compare with it.',
      ].join('\n'),
    ],
    [
      'no-example: some words of a set, and the reply where it is tested',
      [
        ['asks: { rate: { yearly: offenses } }', 'asks: { which: { some-of: limit } }'],
        ['met-when: { rate: { above: rate } }', 'met-when: { which: { all-of: [warrant] }, reply: declined }'],
        ['met: [{ 2018: 400 }]', 'undetermined: [{ which: [on-request, warrant] }]'],
        ['      not-met: [{ 2018: 300 }]\n      undetermined: [{}]\n', ''],
      ],
      [
        'warning: No example of `crime` is met, and an answer can be, such as `{ which: [warrant], reply: declined }`. Write one under `met`.',
        'warning: No example of `crime` is not met, and an answer can be, such as `{ which: none }`. Write one under `not-met`.',
        'warning: No test compares with `rate`. Remove it, or compare with it.',
      ].join('\n'),
    ],
    [
      'example-fails: with a field of another condition',
      [
        [
          'met-when: { rate: { above: rate } }',
          'met-when: { rate: { above: rate }, jail-notice.in-place: yes, jail-notice.notice: 48h }',
        ],
        ['met: [{ 2018: 400 }]', 'met: [{ rate: { 2018: 400 }, jail-notice.in-place: yes, jail-notice.notice: 24h }]'],
      ],
      "error: This example comes out as not met, not as met: 24 hours' notice; asked: 48 hours. Correct the example or the test.",
    ],
    [
      'never-fails where only met-when can fail it',
      [
        ['{ rate: { yearly: offenses } }', '{ rate: yes-no }'],
        ['met-when: { rate: { above: rate } }', 'met-when: { rate: [yes, no] }'],
        ['      met: [{ 2018: 400 }]\n      not-met: [{ 2018: 300 }]\n', '      met: [yes]\n'],
      ],
      'warning: No answer fails `crime`: whatever a city answers, the condition is met or stays undetermined. Write what fails it under `not-met-when`, if anything does.\nwarning: No test compares with `rate`. Remove it, or compare with it.',
    ],
  ] as const)('%s', async (_, changes, told) => {
    const text = changes.reduce((before, [from, to]) => {
      expect(before).toContain(from);
      return before.replace(from, to);
    }, sound);
    await inFolder({ 'rules.yaml': text }, async (path) => {
      const io = await ran(`${path}/rules.yaml`);
      const lines = io.err().match(/^(?:error|warning|note): .*$/gm) ?? [];
      expect(lines.map((line) => line.replace(/ \S*rules\.yaml:\d+:\d+:/, '')).sort()).toEqual(
        told === '' ? [] : told.split('\n'),
      );
      expect(io.exitCode).toBe(told.startsWith('error') ? 2 : 0);
    });
  });
});
