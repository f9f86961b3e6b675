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

test('a problem is one line with its place', () => {
  expect(problemText(problem)).toBe('error: answers/a.yaml:3:5: There is no such date.');
});

test('the frame stands below, indented', () => {
  expect(problemText({ ...problem, frame: '2 |\n3 |   as-of: x\n  |          ^\n' })).toMatchInlineSnapshot(`
    "error: answers/a.yaml:3:5: There is no such date.
      2 |
      3 |   as-of: x
        |          ^"
  `);
});

test('only the first word is painted', () => {
  expect(problemText(problem, (word) => `<${word}>`)).toBe('<error:> answers/a.yaml:3:5: There is no such date.');
});

test('hostile paths, messages and source lines are shown and not obeyed', () => {
  const [hostile = problem] = sampleErrors;
  expect(problemText({ ...hostile, message: 'a\n::error::b' })).toMatchInlineSnapshot(`
    "error: answers/bad\\x1b[2J::error::.yaml:3:5: a\\n::error::b
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
  expect(problemText(missing)).toBe('error: nowhere.yaml: No such file.');
  expect(problemText({ ...missing, code: 'empty' })).toBe('error: nowhere.yaml:1:1: No such file.');
});
