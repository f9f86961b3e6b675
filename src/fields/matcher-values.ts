// Values in a test, one or several, each with what may be wrong with it.
import type { ProblemCode } from '../model/problem-codes.ts';
import type { Comparison } from '../model/rule-set.ts';
import type { MatcherReading, Scalar } from './field-kind.ts';

export type TellOne = (code: ProblemCode, message: string) => null;

/** Every value as read; null when one of them is wrong or stands twice, which is reported. All are looked at. */
export function readEach<T>(
  given: readonly Scalar[],
  { addProblem }: Pick<MatcherReading, 'addProblem'>,
  read: (each: Scalar, addProblem: TellOne) => T | null,
): T[] | null {
  for (const [index, each] of given.entries()) {
    if (given.indexOf(each) < index) addProblem('repeated-word', `\`${each}\` is listed twice. Remove one.`, index);
  }
  const results = given.map((each, index) => read(each, (code, message) => addProblem(code, message, index)));
  const values = results.filter((result) => result !== null);
  return values.length === results.length ? values : null;
}

/** What is wrong with a value that counts as unanswered. */
export const neverMatches = (given: Scalar, name: string): [code: ProblemCode, message: string] => [
  'never-matches',
  `\`${given}\` counts as unanswered, so no test of \`${name}\` can match it. Name the values that count.`,
];

/** What is wrong with a figure where a number of its own is compared. */
export const figureMisfit = (given: Scalar, name: string, noun: string): [code: ProblemCode, message: string] => [
  'matcher-misfit',
  `\`${given}\` is a figure, and \`${name}\` is ${noun}. Figures compare with \`at-least\`, \`at-most\`, \`above\` or \`below\`, and only a number for each year (\`yearly\`).`,
];

/** What is wrong with `>= 48h`, as programs write a comparison; null for anything else. */
export function operatorIn(given: Scalar): [code: ProblemCode, message: string] | null {
  const [, sign = '', quantity = ''] = /^(>=|=>|≥|>|<=|=<|≤|<)\s*(\S.*)$/.exec(String(given)) ?? [];
  const is = operators[sign];
  return is === undefined ? null : ['wrong-value', `\`${given}\` is written \`{ ${is}: ${quantity} }\`.`];
}

const operators: Readonly<Record<string, Comparison>> = {
  '>=': 'at-least',
  '=>': 'at-least',
  '≥': 'at-least',
  '>': 'above',
  '<=': 'at-most',
  '=<': 'at-most',
  '≤': 'at-most',
  '<': 'below',
};
