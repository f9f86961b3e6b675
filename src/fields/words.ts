// What a word of a vocabulary and a set of them have in common.
import type { Field, Matcher, Word } from '../model/rule-set.ts';
import { type Answered, type FieldKind, type MatcherReading, type Scalar, usual } from './field-kind.ts';
import type { TellOne } from './matcher-values.ts';

/** How a rule set writes either of them. */
export const ofVocabulary = (type: 'one-of' | 'some-of', description: string) =>
  ({
    ...usual,
    parameter: {
      noun: 'vocabulary',
      example: 'instrument',
      schema: ({ z, idSchema }) => z.strictObject({ [type]: idSchema.describe(description) }),
    },
    fromFile: (written, { wordsOf: known }) => {
      const { [type]: vocabulary } = written as Record<typeof type, string>;
      const words = known(vocabulary, type);
      return words && { type, vocabulary, words };
    },
  }) as const satisfies Partial<FieldKind>;

export const wordsOf = ({ words = [] }: Pick<Field, 'words'>): readonly string[] => words.map(({ word }) => word);

export const isWord = (given: unknown, field: Pick<Field, 'words'>): given is string =>
  typeof given === 'string' && wordsOf(field).includes(given);

export const meanings = ({ words = [] }: Pick<Field, 'words'>): string =>
  words.map(({ word, meaning }) => `${word} (${meaning})`).join('; ');

export const choicesOf = ({ words = [] }: Pick<Field, 'words'>) =>
  words.map(({ word, meaning }: Word) => ({ value: word, label: word, hint: meaning }));

/** A word of the field's vocabulary. Anything else is reported, and null. */
export function vocabularyWord(
  given: Scalar,
  { field, instead }: Pick<MatcherReading, 'field' | 'instead'>,
  addProblem: TellOne,
): string | null {
  if (isWord(given, field)) return given;
  const choices = instead(String(given), wordsOf(field));
  return addProblem('unknown-word', `\`${given}\` is not a word of the vocabulary \`${field.vocabulary}\`. ${choices}`);
}

/** The words that a matcher names. */
export function wordsIn(matcher: Matcher): readonly string[] {
  if ('words' in matcher) return matcher.words;
  return matcher.is === 'one-of' ? matcher.values : [];
}

/** Words in classes that no matcher tells apart. */
export function classesOf(words: readonly string[], matchers: readonly Matcher[]): readonly (readonly string[])[] {
  const named = matchers.map((matcher) => new Set(wordsIn(matcher)));
  const classes = new Map<string, string[]>();
  for (const word of words) {
    const signature = named.map((each) => (each.has(word) ? '1' : '0')).join('');
    const members = classes.get(signature) ?? [];
    classes.set(signature, members);
    members.push(word);
  }
  return [...classes.values()];
}

/** The words of a set; none of any other value. */
export const wordsOfValue = (value: Answered | null | undefined): readonly string[] =>
  Array.isArray(value) && !Array.isArray(value[0]) ? (value as readonly string[]) : [];

/** A meaning longer than this stays in `explain`. */
const longestMeaning = 90;

/** A word of a vocabulary as a sentence has it: `judicial warrant`. */
export const spoken = (word: string): string => (/^[a-z]+(?:-[a-z]+)+$/.test(word) ? word.replaceAll('-', ' ') : word);

/** A word with its meaning: `judicial warrant (only with a warrant signed by a judge)`. */
export function withMeaning(word: string, { words = [] }: Pick<Field, 'words'>): string {
  const meaning = words.find((each) => each.word === word)?.meaning.replace(/\.$/, '') ?? '';
  return meaning && meaning.length <= longestMeaning ? `${spoken(word)} (${meaning})` : spoken(word);
}
