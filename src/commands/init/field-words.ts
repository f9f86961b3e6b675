import { kindOf } from '../../fields/index.ts';
import type { Field } from '../../model/rule-set.ts';

/** What a field is asked with. What is asked of a whole condition, its rule set says. */
export function questionOf(field: Field): string {
  const name = labelOf(field);
  const { cell, isYearly } = kindOf(field);
  if (isYearly) return `What is the ${name} of each year?`;
  switch (cell) {
    case 'yes-no':
      return typeof field.label === 'string' ? `Yes or no: ${name}?` : 'Which of these is so?';
    case 'word':
      return `What is the ${name}?`;
    case 'set':
      return `Which ${name} does the text state?`;
    case 'duration':
      return `How long is the ${name}?`;
    default:
      return `What is the ${name}?`;
  }
}

/** A field in a sentence. */
export const labelOf = ({ id, label }: Field): string => (typeof label === 'string' ? label : id.replaceAll('-', ' '));
