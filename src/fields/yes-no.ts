import { type FieldKind, usual } from './field-kind.ts';
import { neverMatches, readEach } from './matcher-values.ts';

export const yesNo: FieldKind = {
  ...usual,
  noun: 'a yes or no',

  takes: ({ label }) => (typeof label === 'string' ? 'yes or no' : `yes (${label.yes}) or no (${label.no})`),
  described: ({ label }) => {
    const [yes, no] = typeof label === 'string' ? ['', ''] : [` (${label.yes})`, ` (${label.no})`];
    return `: yes${yes} or no${no}. Also unknown, declined, or not-applicable with a note that says why.`;
  },
  question: ({ label }) => {
    const hint = (text: string) => (text === '' ? {} : { hint: text });
    const { yes, no } = typeof label === 'string' ? { yes: '', no: '' } : label;
    return {
      ask: 'choose',
      choices: [
        { value: 'yes', label: 'yes', ...hint(yes) },
        { value: 'no', label: 'no', ...hint(no) },
        { value: 'unknown', label: 'not known' },
        { value: 'declined', label: 'declined', hint: 'the city declined to say' },
        {
          value: 'not-applicable',
          label: 'not applicable',
          hint: 'the question makes no sense for it; you will be asked why',
        },
      ],
    };
  },
  schema: (_field, { z, wording, inJsonSchema }) =>
    z
      .union([
        z.enum(['yes', 'no', 'unknown', 'declined', 'not-applicable']).register(inJsonSchema, {
          enumDescriptions: [
            'Yes.',
            'No.',
            'It is not known.',
            'The city declined to say.',
            'The question does not apply to the city; needs a `note` that says why.',
          ],
        }),
        z.boolean(),
        // Beside the words above: y, n, true and false, and yes and no in any case. JSON Schema has no flag for that.
        z.string().regex(/^(?:[Yy](?:[Ee][Ss])?|[Nn][Oo]?|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$/),
      ])
      .register(wording, { noun: '`yes`, `no`, `unknown`, `declined` or `not-applicable`' }),
  parse: (given) => (typeof given === 'string' || typeof given === 'boolean' ? parseYesNo(given) : null),
  inWords: String,
  cell: 'yes-no',

  matchers: [],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, addProblem) => {
      const isOpen = each === 'unknown' || each === 'declined' || each === 'not-applicable';
      if (isOpen) return addProblem(...neverMatches(each, reading.name));
      return parseYesNo(each) ?? addProblem('wrong-value', `\`${each}\` is neither yes nor no. Write yes or no.`);
    });
    return values && { is: 'one-of', values };
  },
  values: () => ['yes', 'no'],
};

/** What a yes-no answer says: `yes`/`no`, `y`/`n`, `true`/`false` in any case; null when it is neither. YAML 1.2 reads yes and no as strings. */
export function parseYesNo(given: unknown): 'yes' | 'no' | null {
  if (typeof given !== 'string' && typeof given !== 'boolean') return null;
  if (/^(?:yes|y|true)$/i.test(String(given))) return 'yes';
  return /^(?:no|n|false)$/i.test(String(given)) ? 'no' : null;
}
