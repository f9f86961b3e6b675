import { numberWords } from '../text/number-words.ts';
import type { FieldKind } from './field-kind.ts';
import {
  boundsWords,
  countedBy,
  isNumber,
  numberSchema,
  numbersAround,
  numeric,
  readNumber,
  writtenBoundsProblem,
} from './numbers.ts';

export const number: FieldKind = {
  ...numeric('number', 'a number', 'The unit of the number, such as `officers`.'),

  takes: (field) => `a number (${field.unit}${boundsWords(countedBy(field))})`,
  described: ({ unit }) => `: a number (${unit}), or unknown.`,
  question: (field) => ({
    ask: 'write',
    hint: number.takes(field),
    problem: (text) =>
      isNumber(text) ? writtenBoundsProblem(countedBy(field), [Number(text)]) : `Write ${number.takes(field)}.`,
    written: Number,
  }),
  inWords: (value) => (typeof value === 'number' ? numberWords(value) : String(value)),
  schema: (field, tools) => numberSchema(countedBy(field), tools),
  parse: (given) => (typeof given === 'number' ? given : null),

  compared: (given, reading) => {
    const amount = readNumber(given, reading, number.noun, reading.addProblem);
    return amount === null ? null : { quantity: amount, text: numberWords(amount) };
  },
  values: (field, matchers) => numbersAround(matchers, countedBy(field)),
};
