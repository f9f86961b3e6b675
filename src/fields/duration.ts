import { durationPattern, durationWords, parseDuration, toDurationStep } from '../model/duration.ts';
import { joinWith } from '../text/list.ts';
import type { FieldKind, MatcherReading, Scalar } from './field-kind.ts';
import { figureMisfit, operatorIn, readEach, type TellOne } from './matcher-values.ts';
import { numbersAround } from './numbers.ts';

export const duration: FieldKind = {
  noun: 'a duration',
  parameter: null,
  fromFile: () => ({ type: 'duration' }),

  takes: () => 'a length of time with its unit, such as 36h, 90m or 2d',
  described: () => ': a number with its unit, such as 48h, 90m or 2d; or unknown.',
  question: (field) => ({
    ask: 'write',
    hint: duration.takes(field),
    problem: (text) =>
      durationPattern.test(text) ? null : 'Write a length of time with its unit, such as 36h, 90m or 2d.',
    written: String,
  }),
  schema: (_field, { z, wording, inJsonSchema }) =>
    z
      .union([z.enum(['unknown']), z.string().regex(durationPattern)])
      .register(wording, {
        noun: 'a duration such as 48h, 90m or 2d, or `unknown`',
        mismatch: (data, name) =>
          typeof data === 'number' || (typeof data === 'string' && /^\d+$/.test(data))
            ? { code: 'no-unit', message: `${name} is a duration and needs its unit, such as ${data}h.` }
            : null,
      })
      .register(inJsonSchema, { examples: ['36h', '90m', '2d'] }),
  parse: (given) => (typeof given === 'string' ? parseDuration(given) : null),
  isShortForm: () => false,
  inWords: (_value, given) => durationWords(String(given)),
  // 24 hours' notice, 1 day's notice.
  clause: (phrase, words) => `${words}${words.endsWith('s') ? "'" : "'s"} ${phrase}`,
  written: (value) => (typeof value === 'number' && value % 60 === 0 ? `${value / 60}h` : `${value}m`),
  cell: 'duration',
  isYearly: false,

  matchers: ['at-least', 'at-most', 'above', 'below'],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) => readDuration(each, reading, addProblem));
    return values && { is: 'equal', values, text: joinWith(given.map(String), 'or') };
  },
  compared: (given, reading) => {
    const minutes = readDuration(given, reading, (code, message) => {
      reading.addProblem(code, message);
      return null;
    });
    return minutes === null ? null : { quantity: minutes, text: String(given) };
  },
  values: (_field, matchers) => numbersAround(matchers, { min: 0, max: null }).map(toDurationStep),
};

/** A duration in a test, in minutes; null when it is none, which is told. */
function readDuration(
  given: Scalar,
  { name, isFigure }: Pick<MatcherReading, 'name' | 'isFigure'>,
  addProblem: TellOne,
): number | null {
  const minutes = typeof given === 'string' ? parseDuration(given) : null;
  if (minutes !== null) return minutes;
  const operator = operatorIn(given);
  if (operator) return addProblem(...operator);
  if (isFigure(given)) return addProblem(...figureMisfit(given, name, duration.noun));
  if (typeof given !== 'number')
    return addProblem('wrong-value', `\`${given}\` is not a duration. Write it like 48h, 90m or 2d.`);
  return addProblem(
    'no-unit',
    `\`${given}\` has no unit. Write ${given}h for hours, ${given}m for minutes or ${given}d for days.`,
  );
}
