import type { FieldKind } from './field-kind.ts';
import { neverMatches, readEach } from './matcher-values.ts';
import { choicesOf, classesOf, isWord, meanings, ofVocabulary, spoken, vocabularyWord, wordsOf } from './words.ts';

export const oneOf: FieldKind = {
  ...ofVocabulary('one-of', 'A vocabulary; an answer is one of its words.'),
  noun: 'one word',

  takes: () => 'one of these words',
  described: (field) => `: ${meanings(field)}; or unknown.`,
  question: (field) => ({ ask: 'choose', choices: [...choicesOf(field), { value: 'unknown', label: 'not known' }] }),
  schema: ({ words = [] }, { z, inJsonSchema }) =>
    z.enum([...words.map(({ word }) => word), 'unknown']).register(inJsonSchema, {
      enumDescriptions: [...words.map(({ meaning }) => meaning), 'It is not known.'],
    }),
  parse: (given, field) => (isWord(given, field) ? given : null),
  inWords: (_value, given) => spoken(String(given)),
  cell: 'word',

  matchers: [],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) =>
      each === 'unknown' ? addProblem(...neverMatches(each, reading.name)) : vocabularyWord(each, reading, addProblem),
    );
    return values && { is: 'one-of', values };
  },
  values: (field, matchers) => classesOf(wordsOf(field), matchers).flatMap(([first]) => first ?? []),
};
