import type { Problem } from '../errors.ts';
import type { ProblemCode } from '../model/problem-codes.ts';
import { withoutCiCommands } from './ci-commands.ts';
import { fitFrame } from './frame.ts';
import { sanitise, sanitiseLines } from './sanitise.ts';
import { wrap } from './wrap.ts';

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

export type Severity = 'error' | 'warning' | 'note';

/** How a problem is laid out: plain lines of any length where nothing is said. */
type ProblemLook = {
  readonly severity?: Severity;
  /** Columns of a terminal; null: lines are not wrapped. */
  readonly columns?: number | null;
  /** Colours the severity and the carets. */
  readonly paint?: (text: string) => string;
  /** Colours what leads the eye: the arrow, the line numbers. */
  readonly dim?: (text: string) => string;
};

/** A problem as it is printed on standard error: what is wrong, the place on a line of its own, the code frame. The last line is not ended. */
export function problemText(
  problem: Problem,
  { severity = 'error', columns = null, paint = String, dim = String }: ProblemLook = {},
): string {
  const { message, frame } = problem;
  const framed = frame === null ? [] : frameLines(frame, columns);
  const margin = /^ *\d* (?=\|)/.exec(framed.at(-1) ?? '')?.[0].length ?? 2;
  const place = `${' '.repeat(margin - 1)}--> ${sanitise(placeOf(problem))}`;
  const gutter = framed.length === 0 ? [] : [`${' '.repeat(margin)}|`];
  return withoutCiCommands([...messageLines(severity, message, columns), place, ...gutter, ...framed].join('\n'))
    .replace(/^\w+:/, (word) => paint(word))
    .replace(/^ *-->|^ *\d* \|(?: *\^+$)?/gm, (mark) => {
      const carets = mark.search(/ *\^/);
      return carets === -1 ? dim(mark) : dim(mark.slice(0, carets)) + paint(mark.slice(carets));
    });
}

/** A message behind what it is, wrapped where there is a terminal. */
export function messageLines(lead: string, message: string, columns: number | null): string[] {
  const text = sanitise(message);
  return columns === null ? [`${lead}: ${text}`] : wrap(text, columns, `${lead}: `);
}

function frameLines(frame: string, columns: number | null): string[] {
  const shown = sanitiseLines(frame).replace(/\n$/, '');
  return (columns === null ? shown : fitFrame(shown, columns)).split('\n').map((line) => line.trimEnd());
}
