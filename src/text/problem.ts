import type { Problem } from '../errors.ts';
import type { ProblemCode } from '../model/problem-codes.ts';
import { withoutCiCommands } from './ci-commands.ts';
import { sanitise, sanitiseLines } from './sanitise.ts';

/** What is wrong with a path that leads to no file has no line in one. */
const withoutPlace: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'not-found',
  'no-match',
  'no-files',
  'no-city',
  'is-a-directory',
  'unknown-rule-set',
]);

/** Whether a problem is at a line, and not of a path that leads to no file. */
export const isAtLine = ({ code, frame }: Pick<Problem, 'code' | 'frame'>): boolean =>
  frame !== null || !withoutPlace.has(code);

/** `path:line:column`, or the path alone where there is no file that has lines. As files have it. */
export function placeOf(problem: Problem): string {
  const { path, line, column } = problem;
  return isAtLine(problem) ? `${path}:${line}:${column}` : path;
}

/** A problem as it is printed on stderr: `error: path:line:column: message` (the path alone where there is no file), then the code frame; the last line is not ended. `paint` colours the first word. */
export function problemText(
  problem: Problem,
  paint: (text: string) => string = String,
  word: 'error' | 'warning' | 'note' = 'error',
): string {
  const { message, frame } = problem;
  const head = `${paint(`${word}:`)} ${sanitise(placeOf(problem))}: ${sanitise(message)}`;
  return withoutCiCommands([head, ...frameLines(frame)].join('\n'));
}

function frameLines(frame: string | null): string[] {
  if (frame === null) return [];
  return sanitiseLines(frame)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}
