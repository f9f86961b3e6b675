import { type FieldKind, type Reading, usual } from './field-kind.ts';
import { neverMatches, readEach } from './matcher-values.ts';

export const text: FieldKind = {
  ...usual,
  noun: 'a text',

  takes: () => 'text',
  described: () => ', in words; or unknown.',
  question: () => ({ ask: 'write', hint: 'text', problem: () => null, written: String }),
  schema: (_field, { textSchema }) => textSchema,
  parse: (given, _field, reading) => readText(given, reading),
  cell: 'text',

  matchers: [],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) => {
      if (each === 'unknown') return addProblem(...neverMatches(each, reading.name));
      if (typeof each === 'string') return each;
      return addProblem('wrong-type', `\`${reading.name}\` is a text. Put \`${each}\` in quotes.`);
    });
    return values && { is: 'one-of', values };
  },
  values: (_field, matchers) => [
    ...new Set(matchers.flatMap((matcher) => (matcher.is === 'one-of' ? matcher.values : []))),
    'other',
  ],
};

/** A text without the blank space around it; null for anything else. A blank text is reported. */
export function readText(data: unknown, { addProblem }: Pick<Reading, 'addProblem'>): string | null {
  if (typeof data !== 'string' || data === '') return null;
  return data.trim() || addProblem('empty-text', 'This text is blank. Write the text or remove the key.');
}
