import { expect, test } from 'vitest';
import { problemText } from '../../src/text/problem.ts';
import { sampleErrors } from '../fixtures/sample-reports.ts';

const problem = {
  path: 'answers/a.yaml',
  line: 3,
  column: 5,
  code: 'not-a-date',
  message: 'There is no such date.',
  frame: null,
} as const;

test('a problem is a line that says it and one with its place', () => {
  expect(problemText(problem)).toMatchInlineSnapshot(`
    "error: There is no such date.
     --> answers/a.yaml:3:5"
  `);
});

test('the frame stands below, its margin under the arrow', () => {
  expect(problemText({ ...problem, frame: '2 |\n3 |   as-of: x\n  |          ^\n' })).toMatchInlineSnapshot(`
    "error: There is no such date.
     --> answers/a.yaml:3:5
      |
    2 |
    3 |   as-of: x
      |          ^"
  `);
});

test('the first word, the arrow, the margin and the carets are painted', () => {
  const looks = {
    severity: 'warning',
    paint: (text: string) => `<${text}>`,
    dim: (text: string) => `(${text})`,
  } as const;
  expect(problemText({ ...problem, frame: '3 | as-of: | ^^ x\n  |        ^^^' }, looks)).toMatchInlineSnapshot(`
    "<warning:> There is no such date.
    ( -->) answers/a.yaml:3:5
    (  |)
    (3 |) as-of: | ^^ x
    (  |)<        ^^^>"
  `);
});

test('hostile paths, messages and source lines are shown and not obeyed', () => {
  const [hostile = problem] = sampleErrors;
  expect(problemText({ ...hostile, message: 'a\n::error::b' })).toMatchInlineSnapshot(`
    "error: a\\n::error::b
     --> answers/bad\\x1b[2J::error::.yaml:3:5
      |
    1 | city: Badtown
    2 | answers:
    3 |   relaese-notice: yes \\x1b[31m #\\[error]
      |   ^"
  `);
});

test('what leads to no file has no line in one', () => {
  const missing = {
    path: 'nowhere.yaml',
    line: 1,
    column: 1,
    code: 'not-found',
    message: 'No such file.',
    frame: null,
  } as const;
  expect(problemText(missing)).toMatchInlineSnapshot(`
    "error: No such file.
     --> nowhere.yaml"
  `);
  expect(problemText({ ...missing, code: 'empty' })).toMatchInlineSnapshot(`
    "error: No such file.
     --> nowhere.yaml:1:1"
  `);
});

test('in a terminal the message is wrapped at blanks and the frame is cut beside what is underlined', () => {
  const frame = [
    '6 |   release-notice: { in-place: yes, instrument: polciy, notice: 48h, limits: none }',
    '  |                                                ^^^^^^',
  ].join('\n');
  const message =
    '`polciy` is not a value of `instrument`. See https://example.org/a/very/long/address/that/is/not/broken.';
  expect(problemText({ ...problem, message, frame }, { columns: 40 })).toMatchInlineSnapshot(`
    "error: \`polciy\` is not a value of
           \`instrument\`. See
           https://example.org/a/very/long/address/that/is/not/broken.
     --> answers/a.yaml:3:5
      |
    6 | ...instrument: polciy, notice:...
      |                ^^^^^^"
  `);
});
