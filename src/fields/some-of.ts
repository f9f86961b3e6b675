import type { Matcher } from '../model/rule-set.ts';
import { joinWith } from '../text/list.ts';
import type { FieldKind } from './field-kind.ts';
import { firstOfEach, signature } from './representatives.ts';
import {
  choicesOf,
  classesOf,
  isWord,
  meanings,
  ofVocabulary,
  withMeaning,
  wordsIn,
  wordsOf,
  wordsOfValue,
} from './words.ts';

export const someOf: FieldKind = {
  ...ofVocabulary('some-of', 'A vocabulary; an answer is a set of its words, or `none` when none is stated.'),
  noun: 'a set of words',

  takes: () => 'a list of these words, such as [one, other], or none',
  described: (field) =>
    `, a list of: ${meanings(field)}. Or none, when none is stated; or unknown. Left out, it is not answered.`,
  question: (field) => ({
    ask: 'choose-some',
    choices: [
      { value: 'none', label: 'none', hint: 'none is stated' },
      ...choicesOf(field),
      { value: 'unknown', label: 'not known' },
    ],
  }),
  schema: ({ words = [] }, { z, wording, inJsonSchema }) => {
    const known = words.map((each) => each.word);
    const word = z
      .enum(known)
      .register(wording, {
        mismatch: (data) =>
          data === 'none' || data === 'unknown'
            ? { code: 'wrong-value', message: `\`${data}\` stands alone. Write it without a list.` }
            : null,
      })
      .register(inJsonSchema, { enumDescriptions: words.map(({ meaning }) => meaning) });
    const alone = z
      .enum(['none', 'unknown'])
      .register(inJsonSchema, { enumDescriptions: ['None is stated.', 'It is not known whether there are any.'] });
    return z.union([z.array(word).register(inJsonSchema, { uniqueItems: true }), alone]).register(wording, {
      noun: 'a list of words, `none` or `unknown`',
      mismatch: (data, name) =>
        typeof data === 'string' && known.includes(data)
          ? { code: 'wrong-type', message: `${name} is a list of words. Write \`[${data}]\`.` }
          : null,
    });
  },
  parse: (given, field, { addProblem }) => {
    if (given === 'none') return [];
    if (!Array.isArray(given)) return null;
    const set = new Set<string>();
    for (const [index, word] of given.entries()) {
      if (!isWord(word, field)) return null;
      if (set.has(word)) addProblem('repeated-word', `\`${word}\` is listed twice. Remove one.`, index);
      set.add(word);
    }
    return [...set];
  },
  isShortForm: (data) => Array.isArray(data) && data.every((each) => typeof each !== 'object' || each === null),
  inWords: (value, _given, field) => {
    const words = wordsOfValue(value);
    if (words.length === 0) return 'none';
    return joinWith(
      words.map((word) => withMeaning(word, field)),
      'and',
    );
  },
  written: (value) => (Array.isArray(value) && value.length === 0 ? 'none' : value),
  cell: 'set',

  matchers: ['only', 'any-of', 'all-of', 'none-of'],
  equals: (given, { name, addProblem }) => {
    if (given.length === 1 && given[0] === 'none') return { is: 'none' };
    const message = `\`${name}\` is a set of words. Write \`{ any-of: [${given.join(', ')}] }\`, or \`only\`, \`all-of\` or \`none-of\` in its place; \`none\` alone means that it is empty.`;
    return addProblem('matcher-misfit', message);
  },
  values: (field, matchers) => setsAround(wordsOf(field), matchers),
};

/**
 * Of each class of words none, one or all, which is all that the matchers of sets can tell. Class by class each matcher comes to an "and" or an "or" of
 * what the classes before come to, so that of two sets that no matcher tells apart yet one will do.
 */
function setsAround(words: readonly string[], matchers: readonly Matcher[]): readonly (readonly string[])[] {
  type Sofar = { readonly set: readonly string[]; readonly truths: readonly boolean[] };
  const named = matchers.map((matcher) => new Set(wordsIn(matcher)));
  const start: readonly Sofar[] = [{ set: [], truths: matchers.map(({ is }) => is !== 'any-of') }];
  return classesOf(words, matchers)
    .reduce((sofar, members) => {
      const names = named.map((each) => members.some((word) => each.has(word)));
      const needsAll = members.length > 1 && matchers.some(({ is }, index) => is === 'all-of' && names[index]);
      const choices = [[], members.slice(0, 1), ...(needsAll ? [members] : [])];
      const extended = sofar.flatMap(({ set, truths }) =>
        choices.map(
          (choice): Sofar => ({
            set: choice.length === 0 ? set : [...set, ...choice],
            truths: truths.map((truth, index) =>
              withWords(matchers[index]?.is, truth, names[index] === true, choice.length, members.length),
            ),
          }),
        ),
      );
      return firstOfEach(extended, ({ truths }) => signature(truths));
    }, start)
    .map(({ set }) => set);
}

/** What a matcher comes to with so many words more of a class that it names, or does not. */
function withWords(is: Matcher['is'] | undefined, sofar: boolean, named: boolean, count: number, of: number): boolean {
  switch (is) {
    case 'none':
      return sofar && count === 0;
    case 'only':
      return sofar && (named || count === 0);
    case 'any-of':
      return sofar || (named && count > 0);
    case 'none-of':
      return sofar && !(named && count > 0);
    case 'all-of':
      return sofar && (!named || count === of);
    default:
      return sofar;
  }
}
