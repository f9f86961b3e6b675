import { kindOf } from '../../fields/index.ts';
import { oncePer } from '../../model/once-per.ts';
import type { Field, FieldType, RuleSet } from '../../model/rule-set.ts';

type Conditions = ReadonlyMap<string, readonly Field[]>;

/** Conditions by id with their fields, over several rule sets; made once for a list. A vocabulary that differs between them gives all of its words. */
export const unionOfConditions = oncePer((ruleSets: readonly RuleSet[]): Conditions => {
  const union = new Map<string, Map<string, Field>>();
  for (const { id, asks } of ruleSets.flatMap(({ conditions }) => conditions)) {
    const fields = union.get(id) ?? new Map<string, Field>();
    union.set(id, fields);
    for (const field of asks) {
      const known = fields.get(field.id);
      fields.set(field.id, known ? withWordsOf(known, field) : field);
    }
  }
  return new Map([...union].map(([id, fields]) => [id, [...fields.values()]]));
});

/** Whether two fields take the same answers. A vocabulary may differ in its words: a rule set that extends another may add some. */
export function isSameType(one: FieldType, other: FieldType): boolean {
  return (['type', 'vocabulary', 'unit', 'min', 'max'] as const).every((key) => one[key] === other[key]);
}

/** A field type as it is written in a rule set. */
export function typeInWords(type: FieldType): string {
  const { vocabulary, unit, min = 0, max = null } = type;
  if (kindOf(type).parameter === null) return type.type;
  return `{ ${type.type}: ${vocabulary ?? unit}${min === 0 ? '' : `, min: ${min}`}${max === null ? '' : `, max: ${max}`} }`;
}

function withWordsOf(known: Field, other: Field): Field {
  const { words = [] } = known;
  const added = (other.words ?? []).filter(({ word }) => words.every((each) => each.word !== word));
  return added.length === 0 ? known : { ...known, words: [...words, ...added] };
}
