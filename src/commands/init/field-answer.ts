// One field: how it is asked for, and what is written of the answer.
import type { Choice } from '../../fields/field-kind.ts';
import { kindOf } from '../../fields/index.ts';
import type { Field } from '../../model/rule-set.ts';
import type { Asker } from './asker.ts';
import type { Written } from './city-text.ts';
import { nameOf } from './field-words.ts';

/** What goes into the file. Enter alone is never an answer: it says that it is not known. */
export async function askField(field: Field, asker: Asker): Promise<Written> {
  const name = nameOf(field);
  const question = kindOf(field).question(field);
  switch (question.ask) {
    case 'choose':
      return asker.choose(name, question.choices, 'unknown');
    case 'choose-some':
      return askWords(name, question.choices, asker);
    case 'write': {
      const problem = (given: string) => problemOf(field, given);
      const text = await asker.write(`${name}: ${question.hint}`, problem, { hint: 'Enter: not known' });
      return text === '' || text === 'unknown' ? 'unknown' : question.written(text);
    }
  }
}

/** What is wrong with what was written for a field; null: nothing. */
export function problemOf(field: Field, text: string): string | null {
  const question = kindOf(field).question(field);
  return question.ask !== 'write' || text === '' || text === 'unknown' ? null : question.problem(text);
}

async function askWords(name: string, choices: readonly Choice[], asker: Asker): Promise<Written> {
  for (;;) {
    const words = await asker.chooseSome(name, choices);
    const alone = words.find((word) => word === 'none' || word === 'unknown');
    if (words.length === 0) return 'unknown';
    if (alone === undefined) return words;
    if (words.length === 1) return alone;
    asker.say(`\`${alone}\` stands alone: choose it, or the words.`);
  }
}
