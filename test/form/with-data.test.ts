import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { type Path, withValueAt } from '../../src/form/answers.ts';
import { type Data, type DataMap, isSame, withData } from '../../src/form/with-data.ts';
import { runs } from '../support/runs.ts';

const dataOf = (text: string): DataMap => parseDocument(text).toJS();

const sample = `# A line for editors.

city: Rivertown # an invented city
rules: psp-2017-08

# Where it comes from.
sources:
  manual: { title: Jail manual, date: 2016-05 }
answers:
  # Why it is so.
  readiness: yes # in short
  violence: { violent-crime-rate: { 2014: 402.1, 2015: 431 } }
  dhs-access:
    in-place: yes
    limits: [on-request]
    note: >-
      A text that goes over
      two lines.
  release-notice:
    - from: 2016
      in-place: no
    - from: 2017 # from then on
      in-place: yes
`;

const changed = (path: Path, value: Data | undefined): string =>
  withData(sample, withValueAt(dataOf(sample), path, value) as DataMap);

/** Lines that went, and lines that came. */
function differences(text: string): string[] {
  const [before, after] = [sample.split('\n'), text.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('a change leaves the rest as it is', () => {
  test.each<[string, Path, Data | undefined, readonly string[]]>([
    ['nothing', ['city'], 'Rivertown', []],
    [
      'a word in short form',
      ['answers', 'readiness'],
      'no',
      ['-   readiness: yes # in short', '+   readiness: no # in short'],
    ],
    [
      'a short form that becomes a map',
      ['answers', 'readiness'],
      { ready: 'yes', note: 'See: there' },
      ['-   readiness: yes # in short', '+   readiness: # in short', '+     ready: yes', '+     note: "See: there"'],
    ],
    [
      'a number of a year',
      ['answers', 'violence', 'violent-crime-rate', '2015'],
      432,
      [
        '-   violence: { violent-crime-rate: { 2014: 402.1, 2015: 431 } }',
        '+   violence: { violent-crime-rate: { 2014: 402.1, 2015: 432 } }',
      ],
    ],
    [
      'a folded text',
      ['answers', 'dhs-access', 'note'],
      'Short.',
      ['-     note: >-', '-       A text that goes over', '-       two lines.', '+     note: Short.'],
    ],
    [
      'a key that goes',
      ['answers', 'dhs-access', 'note'],
      undefined,
      ['-     note: >-', '-       A text that goes over', '-       two lines.'],
    ],
    [
      'an entry of a list',
      ['answers', 'release-notice', 1, 'in-place'],
      'unknown',
      ['-       in-place: yes', '+       in-place: unknown'],
    ],
    [
      'one more entry',
      ['answers', 'release-notice'],
      [
        { from: 2016, 'in-place': 'no' },
        { from: 2017, 'in-place': 'yes' },
        { from: 2018, 'in-place': 'no' },
      ],
      ['+     - from: 2018'],
    ],
    ['one entry less', ['answers', 'release-notice', 0], undefined, ['-     - from: 2016', '-       in-place: no']],
    [
      'a list that becomes one answer',
      ['answers', 'release-notice'],
      { 'in-place': 'yes' },
      ['-     - from: 2016', '-       in-place: no', '-     - from: 2017 # from then on', '-       in-place: yes'],
    ],
    ['one more source', ['sources', 'letter'], { title: 'Letter' }, ['+   letter:', '+     title: Letter']],
    [
      'a group of its own',
      ['decisions'],
      [{ date: 2018, says: 'No.' }],
      ['+ decisions:', '+   - date: 2018', '+     says: No.'],
    ],
    [
      'no answers at all',
      ['answers'],
      {},
      [
        '- answers:',
        ...sample
          .slice(sample.indexOf('  # Why'))
          .trimEnd()
          .split('\n')
          .map((line) => `- ${line}`),
        '+ answers: {}',
      ],
    ],
  ])('%s', (_name, path, value, expected) => {
    expect(differences(changed(path, value))).toEqual(expected);
  });

  test('a line of an editor, comments and CRLF stay', () => {
    const text = sample.replaceAll('\n', '\r\n');
    const data = dataOf(text);
    const after = withData(text, { ...data, 'as-of': '2017-08-18', agencies: { jail: { name: 'Jail', answers: {} } } });
    expect(after.replaceAll('\r\n', '').includes('\n')).toBe(false);
    expect(after).toContain('as-of: 2017-08-18\r\n');
    expect(after).toContain('# Why it is so.\r\n');
  });
});

const texts = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    '# x',
    'a: b',
    "it's",
    '[x]',
    '- a',
    '2017',
    '2017-08',
    '010',
    '',
    ' x ',
    'a\nb',
    '{',
    '"',
    'null',
    '~',
    '%',
  ),
  fc.string(),
);
const keys = fc.constantFrom('city', 'answers', 'a', 'b-c', 'note', 'x1', '2015');
const values: fc.Arbitrary<Data> = fc.letrec<{ value: Data }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const maps = fc.dictionary(keys, values, { minKeys: 1, maxKeys: 5 });

test('whatever it said before, it says what it should', () => {
  fc.assert(
    fc.property(maps, maps, (before, after) => {
      const text = withData('', before);
      expect(isSame(dataOf(text), before)).toBe(true);
      expect(isSame(dataOf(withData(text, after)), after)).toBe(true);
      expect(withData(text, before)).toBe(text);
    }),
    runs(200),
  );
});

test('a small change of a record keeps its comments', () => {
  const text = readFileSync('data/cities/albuquerque.yaml', 'utf8');
  const after = withData(text, withValueAt(dataOf(text), ['answers', 'readiness', 0, 'ready'], 'no') as DataMap);
  const [before, now] = [text.split('\n'), after.split('\n')];
  expect(now.length).toBe(before.length);
  expect(now.filter((line, index) => line !== before[index])).toEqual(['      ready: no']);
});
