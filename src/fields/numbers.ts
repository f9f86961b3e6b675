// What fields that hold numbers have in common.

import type { Bounds, Field, Matcher } from '../model/rule-set.ts';
import { joinWith } from '../text/list.ts';
import { numberWords } from '../text/number-words.ts';
import {
  type FieldKind,
  type MatcherReading,
  type Scalar,
  type SchemaTools,
  type TypeReading,
  usual,
} from './field-kind.ts';
import { figureMisfit, operatorIn, readEach, type TellOne } from './matcher-values.ts';

export type Counted = Bounds & { readonly unit: string };

/** What a number and a number for each year have in common: how a rule set writes them, and what a test may ask of them. */
export const numeric = (type: 'number' | 'yearly', noun: string, unitDescription: string) =>
  ({
    ...usual,
    noun,
    parameter: {
      noun: 'unit',
      example: 'officers',
      schema: (tools) =>
        tools.z.strictObject({ [type]: tools.textSchema.describe(unitDescription), ...boundsShape(tools) }),
    },
    fromFile: (written, reading) => {
      const { [type]: unit, ...bounds } = written as Record<typeof type, string> & WrittenBounds;
      return { type, unit, ...boundsOf(bounds, reading) };
    },
    cell: 'number',
    matchers: ['at-least', 'at-most', 'above', 'below'],
    equals: (given, reading) => {
      const values = readEach(given, reading, (each, addProblem) => readNumber(each, reading, noun, addProblem));
      return values && { is: 'equal', values, text: joinWith(values.map(numberWords), 'or') };
    },
  }) as const satisfies Partial<FieldKind>;

/** What a field counts, and how far it goes. */
export const countedBy = ({ unit = '', min = 0, max = null }: Pick<Field, 'unit' | 'min' | 'max'>): Counted => ({
  unit,
  min,
  max,
});

/** What is wrong with a number that cannot be, as the rest of a sentence: `-99; it counts officers and cannot be below 0.` Null: nothing. */
function boundsProblem(number: number, { unit, min, max }: Counted): string | null {
  if (number < min) return `${numberWords(number)}, and a number of ${unit} cannot be below ${numberWords(min)}.`;
  if (max !== null && number > max)
    return `${numberWords(number)}, and a number of ${unit} cannot be above ${numberWords(max)}.`;
  return null;
}

/** The bounds behind a unit, where they say more than that nothing is below 0: `, at most 100,000`. */
export function boundsWords({ min, max }: Bounds): string {
  const most = max === null ? '' : `, at most ${numberWords(max)}`;
  return `${min === 0 ? '' : `, at least ${numberWords(min)}`}${most}`;
}

const boundsShape = ({ z }: Pick<SchemaTools, 'z'>) => ({
  min: z.number().describe('The lowest number an answer can be; 0 when left out.').optional(),
  max: z.number().describe('The highest number an answer can be, such as 100000 for a rate per 100,000.').optional(),
});

type WrittenBounds = { readonly min?: number; readonly max?: number };

/** What is counted is never below 0, unless the rule set says otherwise. */
function boundsOf({ min, max }: WrittenBounds, { addProblem }: Pick<TypeReading, 'addProblem'>): Bounds {
  const bounds: Bounds = { min: min ?? 0, max: max ?? null };
  if (max !== undefined && max <= bounds.min) {
    const lowest = min === undefined ? '`min`, which is 0 when left out' : `\`min\` (${min})`;
    addProblem('bounds-reversed', `\`max\` (${max}) must be above ${lowest}.`, 'max');
  }
  return bounds;
}

export function numberSchema(field: Counted, { z, wording }: SchemaTools) {
  const { min, max } = field;
  const number = max === null ? z.number().min(min) : z.number().min(min).max(max);
  return z.union([number, z.enum(['unknown'])]).register(wording, {
    noun: 'a number or `unknown`',
    mismatch: (data, name) => {
      if (isNumeral(data))
        return { code: 'wrong-type', message: `${name} needs a number. Write ${data} without quotes.` };
      const problem = typeof data === 'number' ? boundsProblem(data, field) : null;
      if (problem === null) return null;
      return { code: 'out-of-range', message: `${name} is ${problem} Correct it, or write \`unknown\`.` };
    },
  });
}

const isNumeral = (data: unknown): data is string => typeof data === 'string' && /^-?\d+(?:\.\d+)?$/.test(data);

/** A number in a test. Anything else is reported, and null. */
export function readNumber(
  given: Scalar,
  { name, isFigure }: Pick<MatcherReading, 'name' | 'isFigure'>,
  noun: string,
  addProblem: TellOne,
): number | null {
  if (typeof given === 'number') return given;
  const operator = operatorIn(given);
  if (operator) return addProblem(...operator);
  if (isFigure(given)) return addProblem(...figureMisfit(given, name, noun));
  const needed = `\`${name}\` is ${noun}.`;
  return addProblem(
    'wrong-type',
    isNumeral(given) ? `${needed} Write ${given} without quotes.` : `${needed} Write one for \`${given}\`.`,
  );
}

/** Up to 15 digits, which a number keeps. */
export const isNumber = (text: string): boolean => /^-?(?=[\d.]{1,16}$)\d{1,15}(?:\.\d+)?$/.test(text);

/** What is wrong with numbers that were written for a field; null: nothing. */
export function writtenBoundsProblem(field: Counted, given: readonly (number | string)[]): string | null {
  const [problem] = given.flatMap((each) => (typeof each === 'number' ? (boundsProblem(each, field) ?? []) : []));
  return problem === undefined ? null : `This is ${problem}`;
}

/** Every threshold, and a value between and beside them, as far as they can be. */
export function numbersAround(
  matchers: readonly Matcher[],
  { min, max }: Bounds,
  more: readonly number[] = [],
): readonly number[] {
  const thresholds = [
    ...more,
    ...matchers.flatMap((matcher) => {
      if ('quantity' in matcher) return [matcher.quantity];
      return matcher.is === 'equal' ? matcher.values : [];
    }),
  ].sort((a, b) => a - b);
  const [first = 0] = thresholds;
  const values = [
    first - 1,
    ...thresholds.flatMap((each, index) => [each, (each + (thresholds[index + 1] ?? each + 2)) / 2]),
  ];
  return [...new Set(values.map((value) => Math.min(Math.max(value, min), max ?? Number.POSITIVE_INFINITY)))];
}
