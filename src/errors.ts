import type { Location } from './model/city.ts';
import type { ProblemCode } from './model/problem-codes.ts';

/** One thing that is wrong with an input, told with its place and its fix. */
export type Problem = Location & {
  /** Stable and kebab-case: `unknown-condition`, `yaml-syntax`, `not-found`. */
  readonly code: ProblemCode;
  /** A sentence that says what is wrong and how to put it right, the suggestion included. Not yet sanitised. */
  readonly message: string;
  /** Source lines around the place, numbered, with a caret line; null when there is no text to show. Not yet sanitised. */
  readonly frame: string | null;
};

/** An input or a rule set that cannot be read or is not valid: shown, exit 2. Carries every problem found, in file order. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: { cause?: unknown }) {
    super(
      problems.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'),
      options,
    );
    this.problems = problems;
  }
}

/** Bad usage of the command line: shown in one line with the fix, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A document that cannot be written where it should go: shown in one line, exit 2. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}
