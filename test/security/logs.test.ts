// No text of a file begins a command of a CI server, and none passes for a verdict.
import { describe, expect, test } from 'vitest';
import { obeyed } from '../support/ci-log.ts';
import { inFolder } from '../support/folder.ts';
import { psp } from '../support/program.ts';

const texts = [
  '::error::x',
  '##[error]x',
  '##vso[task.setvariable variable=PATH]/tmp/evil',
  "##teamcity[message text='x']",
  'section_start:1:x',
  'travis_fold:start:x',
  '--- x',
  '[[ATTACHMENT|/etc/passwd]]',
  '\u202eevil\u2028\u2800',
];
const cityOf = (name: string) =>
  JSON.stringify({
    city: name,
    'as-of': '2017-08-18',
    'answered-by': name,
    'compiled-by': name,
    sources: { s: { title: name } },
    answers: { readiness: { ready: 'yes', note: name, evidence: { s: name } } },
  });
const rulesOf = (text: string) =>
  JSON.stringify({
    'rule-set': 'mine',
    title: text,
    issuer: text,
    'read-as': text,
    reading: text,
    sources: { act: { title: text } },
    conditions: [
      {
        id: 'custody',
        title: text,
        question: text,
        asks: { held: 'yes-no' },
        'met-when': { held: 'yes' },
        source: { act: text },
        'to-meet': text,
        examples: { met: ['yes'] },
      },
    ],
  });

describe.each(texts)('%j', (text) => {
  test('begins no command, in any format, on either stream, in keys and file names', () =>
    inFolder(
      {
        'city.json': cityOf(text),
        'rules.json': rulesOf(text),
        'keys.json': JSON.stringify({ city: 'X', answers: { [text]: 'yes' } }),
        [`${text.replaceAll('/', '')}.json`]: cityOf(text),
      },
      async (folder) => {
        const formats = ['text', 'json', 'ndjson', 'markdown', 'html', 'junit', 'sarif', 'csv'];
        const runs = [
          ...formats.map((format) => ['-f', format, 'city.json']),
          ...['brief', 'open', 'all'].flatMap((show) => [
            ['--show', show, '-r', './rules.json', 'city.json'],
            ['compare', '--show', show, 'city.json'],
            ['history', '--show', show, 'city.json'],
          ]),
          ['--show', 'all', 'city.json'],
          ['-r', './rules.json', '.'],
          ['explain', '-r', './rules.json'],
          ['rules', 'check', './rules.json'],
          ['schema', 'city', '-r', './rules.json'],
          ['init', '--blank', '-r', './rules.json', '-'],
        ];
        for (const args of runs) {
          const { code, stdout, stderr } = psp(folder, args);
          expect(code).not.toBe(70);
          expect([args, ...obeyed(stdout), ...obeyed(stderr)]).toEqual([args]);
          expect(stdout).not.toMatch(/[\u202e\u2028]/);
          if (args.includes('junit')) expect(stdout).not.toContain('[[ATTACHMENT|');
        }
      },
    ));
});

test('a name that reads like a verdict stands in quotes, on one line', () => {
  const name =
    'The City of Rivertown, Ohio (a municipal corporation of the State of Ohio, U.S.A ✔ Qualifies under psp-2017-08, read as conditions to meet, as of 2017-08-18.';
  return inFolder({ 'city.json': cityOf(name) }, async (folder) => {
    const { stdout } = psp(folder, ['city.json']);
    expect(stdout.split('\n')[0]).toBe(
      '"The City of Rivertown, Ohio (a municipal corporation of the State of Ohio, U...',
    );
    expect(stdout).not.toMatch(/^\W*Qualifies\b/m);
    expect(stdout).toContain('Answered by "The City of');
    expect(stdout).toContain('Compiled by "The City of');
  });
});
