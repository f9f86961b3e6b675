import { joinWith } from '../text/list.ts';
import type { FieldKind } from './field-kind.ts';
import { readEach } from './matcher-values.ts';
import {
  boundsOf,
  boundsShape,
  boundsWords,
  countedBy,
  isNumber,
  numberSchema,
  numbersAround,
  readNumber,
  writtenBoundsProblem,
} from './numbers.ts';

type WrittenType = { readonly number: string; readonly min?: number; readonly max?: number };

export const number: FieldKind = {
  noun: 'a number',
  parameter: {
    noun: 'unit',
    example: 'officers',
    schema: (tools) =>
      tools.z.strictObject({
        number: tools.textSchema.describe('The unit of the number, such as `officers`.'),
        ...boundsShape(tools),
      }),
  },
  fromFile: (written, reading) => {
    const type = written as WrittenType;
    return { type: 'number', unit: type.number, ...boundsOf(type, reading) };
  },

  takes: (field) => `a number (${field.unit}${boundsWords(countedBy(field))})`,
  described: ({ unit }) => `: a number (${unit}), or unknown.`,
  question: (field) => ({
    ask: 'write',
    hint: number.takes(field),
    problem: (text) =>
      isNumber(text) ? writtenBoundsProblem(countedBy(field), [Number(text)]) : `Write ${number.takes(field)}.`,
    written: Number,
  }),
  schema: (field, tools) => numberSchema(countedBy(field), tools),
  parse: (given) => (typeof given === 'number' ? given : null),
  isShortForm: () => false,
  inWords: (_value, given) => String(given),
  written: (value) => value,
  cell: 'number',
  isYearly: false,

  matchers: ['at-least', 'at-most', 'above', 'below'],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) => readNumber(each, reading, number, addProblem));
    return values && { is: 'equal', values, text: joinWith(given.map(String), 'or') };
  },
  compared: (given, reading) => {
    const amount = readNumber(given, reading, number, (code, message) => {
      reading.addProblem(code, message);
      return null;
    });
    return amount === null ? null : { quantity: amount, text: String(given) };
  },
  values: (field, matchers) => numbersAround(matchers, countedBy(field)),
};
