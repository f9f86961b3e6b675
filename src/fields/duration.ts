import { joinWith, pluralize } from '../text/list.ts';
import { type FieldKind, type MatcherReading, type Scalar, usual } from './field-kind.ts';
import { figureMisfit, operatorIn, readEach, type TellOne } from './matcher-values.ts';
import { numbersAround } from './numbers.ts';

export const duration: FieldKind = {
  ...usual,
  noun: 'a duration',

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
  inWords: (_value, given) => durationWords(String(given)),
  // 24 hours' notice, 1 day's notice.
  clause: (phrase, words) => `${words}${words.endsWith('s') ? "'" : "'s"} ${phrase}`,
  written: (value) => (typeof value === 'number' && value % 60 === 0 ? `${value / 60}h` : `${value}m`),
  cell: 'duration',

  matchers: ['at-least', 'at-most', 'above', 'below'],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) => readDuration(each, reading, addProblem));
    return values && { is: 'equal', values, text: joinWith(given.map(String), 'or') };
  },
  compared: (given, reading) => {
    const minutes = readDuration(given, reading, reading.addProblem);
    return minutes === null ? null : { quantity: minutes, text: String(given) };
  },
  values: (_field, matchers) => numbersAround(matchers, { min: 0, max: null }).map(toDurationStep),
};

/** A duration in a test, in minutes. Anything else is reported, and null. */
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

/** `48h`, `90m`, `2d`, `48 hours`, or ISO 8601 days, hours and minutes: `PT48H`, `P2D`, `P1DT12H`. */
export const durationPattern =
  /^(?:(\d{1,7}(?:\.\d{1,3})?)\s?(m|min|minutes?|h|hours?|d|days?)|P(?=\d|T\d)(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,7})M)?)?)$/;

const minutesPer: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** The smallest step of a duration as it is written, in parts of a minute: `0.001m`. */
const stepsPerMinute = 1000;

/** The nearest duration that can be written. */
export const toDurationStep = (minutes: number): number => Math.round(minutes * stepsPerMinute) / stepsPerMinute;

/** A duration in minutes; null for any other text, a bare number without a unit among them. */
export function parseDuration(text: string): number | null {
  const match = durationPattern.exec(text);
  if (!match) return null;
  const [, amount, unit, days = '0', hours = '0', minutes = '0'] = match;
  if (amount !== undefined && unit !== undefined) {
    // Whole steps, so that what is the same length of time is the same number: 0.7 * 1440 is not 1008.
    const [whole = '', part = ''] = amount.split('.');
    return (Number(whole + part.padEnd(3, '0')) * (minutesPer[unit.charAt(0)] ?? Number.NaN)) / stepsPerMinute;
  }
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

/** A duration as a sentence has it: `48 hours`, `1 day`, `36 hours`. Any other text stays as it is. */
export function durationWords(text: string): string {
  const minutes = parseDuration(text);
  if (minutes === null) return text;
  const match = durationPattern.exec(text);
  const [, amount, unit] = match ?? [];
  const [count, noun] =
    amount !== undefined && unit !== undefined
      ? [Number(amount), nouns[unit.charAt(0)] ?? unit]
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return pluralize(count, noun);
}

const nouns: Readonly<Record<string, string>> = { m: 'minute', h: 'hour', d: 'day' };
