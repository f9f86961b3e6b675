import type { FieldKind } from './field-kind.ts';
import { neverMatches, readEach } from './matcher-values.ts';
import { choicesOf, classesOf, isWord, meanings, spoken, vocabularyWord, wordsOf } from './words.ts';

export const oneOf: FieldKind = {
  noun: 'one word',
  parameter: {
    noun: 'vocabulary',
    example: 'instrument',
    schema: ({ z, idSchema }) =>
      z.strictObject({ 'one-of': idSchema.describe('A vocabulary; an answer is one of its words.') }),
  },
  fromFile: (written, { wordsOf: known }) => {
    const { 'one-of': vocabulary } = written as { readonly 'one-of': string };
    const words = known(vocabulary, 'one-of');
    return words && { type: 'one-of', vocabulary, words };
  },

  takes: () => 'one of these words',
  described: (field) => `: ${meanings(field)}; or unknown.`,
  question: (field) => ({ ask: 'choose', choices: [...choicesOf(field), { value: 'unknown', label: 'not known' }] }),
  schema: ({ words = [] }, { z, inJsonSchema }) =>
    z.enum([...words.map(({ word }) => word), 'unknown']).register(inJsonSchema, {
      enumDescriptions: [...words.map(({ meaning }) => meaning), 'It is not known.'],
    }),
  parse: (given, field) => (isWord(given, field) ? given : null),
  isShortForm: () => false,
  inWords: (_value, given) => spoken(String(given)),
  written: (value) => value,
  cell: 'word',
  isYearly: false,

  matchers: [],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) =>
      each === 'unknown' ? addProblem(...neverMatches(each, reading.name)) : vocabularyWord(each, reading, addProblem),
    );
    return values && { is: 'one-of', values };
  },
  values: (field, matchers) => classesOf(wordsOf(field), matchers).flatMap(([first]) => first ?? []),
};
