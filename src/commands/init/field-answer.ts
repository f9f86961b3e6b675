// One field: how it is asked for, and what is written of the answer.
import type { Choice } from '../../fields/field-kind.ts';
import { kindOf } from '../../fields/index.ts';
import type { Field } from '../../model/rule-set.ts';
import { sentence } from '../../text/list.ts';
import { type Asker, notKnown } from './asker.ts';
import type { Written } from './city-text.ts';
import { labelOf, questionOf } from './field-words.ts';
import { typedDate, typedDuration } from './typed.ts';

/** What goes into the file. Enter alone is never an answer: it says that it is not known. `more` are choices beside those of the field. */
export async function askField<More extends string = never>(
  field: Field,
  asker: Asker,
  message: string = questionOf(field),
  more: readonly Choice[] = [],
): Promise<Written | More> {
  const question = kindOf(field).question(field);
  switch (question.ask) {
    case 'choose':
      return asker.choose(message, [...unknownFirst(question.choices, field), ...more], 'unknown');
    case 'choose-some':
      return askWords(message, question.choices, asker);
    case 'write': {
      const problem = (given: string) => problemOf(field, given);
      const hint = sentence(question.hint);
      const text = typed(field, await asker.write(message, problem, { hint, none: notKnown }), asker);
      return text === '' || text === 'unknown' ? 'unknown' : question.written(text);
    }
  }
}

/** What Enter says comes first, and a yes and a no say what they mean. */
function unknownFirst(choices: readonly Choice[], { label }: Field): readonly Choice[] {
  const meaning = typeof label === 'string' ? null : label;
  const worded = choices.map((choice): Choice => {
    if (meaning === null || (choice.value !== 'yes' && choice.value !== 'no')) return choice;
    return { value: choice.value, label: `${choice.label}: ${meaning[choice.value]}` };
  });
  const isUnknown = ({ value }: Choice) => value === 'unknown';
  return [...worded.filter(isUnknown), ...worded.filter((choice) => !isUnknown(choice))];
}

/** What was typed as the field takes it; said where it is not what was typed. */
function typed(field: Field, text: string, asker: Asker): string {
  const read = asTaken(field, text);
  if (read !== text) asker.say(`Read as ${read}`);
  return read;
}

function asTaken(field: Field, text: string): string {
  const { cell } = kindOf(field);
  if (cell === 'duration') return typedDuration(text);
  return cell === 'date' ? typedDate(text) : text;
}

/** What is wrong with what was written for a field; null: nothing. */
export function problemOf(field: Field, given: string): string | null {
  const question = kindOf(field).question(field);
  const text = asTaken(field, given);
  return question.ask !== 'write' || text === '' || text === 'unknown' ? null : question.problem(text);
}

async function askWords(message: string, choices: readonly Choice[], asker: Asker): Promise<Written> {
  for (;;) {
    const words = await asker.chooseSome(message, choices, notKnown);
    const alone = words.find((word) => word === 'none' || word === 'unknown');
    if (words.length === 0) return 'unknown';
    if (alone === undefined) return words;
    if (words.length === 1) return alone;
    asker.say(`\`${alone}\` stands alone: choose it, or the words.`);
  }
}

/** A field and what is said of it so far: `notice: 36h`. */
export function fieldInWords(field: Field, given: unknown): string {
  return `${labelOf(field)}: ${valueInWords(given)}`;
}

export function valueInWords(given: unknown): string {
  if (given === undefined || given === 'unknown') return notKnown;
  if (Array.isArray(given)) return given.length === 0 ? 'none' : given.map(valueInWords).join(', ');
  if (typeof given === 'object' && given !== null) {
    // A number of a year with its definition or source.
    if ('value' in given) return valueInWords(given.value);
    return Object.entries(given)
      .map(([key, value]) => `${key}: ${valueInWords(value)}`)
      .join(', ');
  }
  return String(given);
}
