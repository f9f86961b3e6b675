import type { Problem } from '../../errors.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { pluralize } from '../../text/list.ts';

/** Something wrong at an offset of a text. */
export type Fault = { readonly offset: number; readonly code: ProblemCode; readonly message: string };

/** What is wrong with a text, in the order of the text, as its readers find it. */
export type Faults = {
  readonly add: (offset: number, code: ProblemCode, message: string) => void;
  /** No more than `most` of them; `count` counts all. */
  readonly found: readonly Fault[];
  readonly count: () => number;
  readonly isFull: () => boolean;
  readonly lineOf: (offset: number) => number;
};

export type Position = { readonly line: number; readonly column: number };

/** At most this many problems of a file are shown. */
export const maxProblems = 20;

export function collectFaults(positionOf: (offset: number) => Position): Faults {
  const found: Fault[] = [];
  let count = 0;
  return {
    add: (offset, code, message) => {
      count++;
      if (found.length < maxProblems) found.push({ offset, code, message });
    },
    found,
    count: () => count,
    isFull: () => count >= maxProblems,
    lineOf: (offset) => positionOf(offset).line,
  };
}

/** At most 20 of the problems of one file, in its order, and how many more there are. */
export function firstOf<
  T extends Position & { readonly code: ProblemCode; readonly message: string; readonly frame: string | null },
>(problems: readonly T[], count: number = problems.length): readonly T[] {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const last = sorted[maxProblems - 1];
  if (count <= maxProblems || last === undefined) return sorted;
  const rest = `${pluralize(count - maxProblems, 'more problem')} of this file ${count - maxProblems === 1 ? 'is' : 'are'} not shown.`;
  return [...sorted.slice(0, maxProblems), { ...last, code: 'more-problems', message: rest, frame: null }];
}

/** Problems of several parts of a file, or of files that several others name, none twice. */
export function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((each) => [placedMessage(each), each])).values()];
}

/** The same for two problems that are reported in the same words of the same place. */
export const placedMessage = ({ path, line, column, message }: Problem): string =>
  JSON.stringify([path, line, column, message]);

/** What was wrong when a file was read, and what is wrong with its data but for the same places. */
export function withFaults<T extends Position>(faults: readonly T[], problems: readonly T[]): readonly T[] {
  const isFaulty = (problem: T) =>
    faults.some(({ line, column }) => line === problem.line && column === problem.column);
  return [...faults, ...problems.filter((problem) => !isFaulty(problem))];
}

/** Lines and columns of a text, from `firstLine` and from 1. The line starts are found when they are first asked for. */
export function positionsOf(text: string, firstLine = 1): (offset: number) => Position {
  let starts: readonly number[] | null = null;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + firstLine, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
