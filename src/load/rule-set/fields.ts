// What the conditions of a rule set ask: the types of their fields, and the words for them.
import type { TypeReading } from '../../fields/field-kind.ts';
import { fieldKinds, kindOf } from '../../fields/index.ts';
import { reservedInAsks } from '../../model/id.ts';
import type { Field, FieldType, RuleSet } from '../../model/rule-set.ts';
import { instead } from '../schema/choices.ts';
import { childValue, isMap } from '../source/data.ts';
import { addProblem, addProblemInside, inside, type Place } from '../source/place.ts';
import type { Part, Parts } from './parts.ts';
import { type FieldTypeFile, type LabelFile, labelKeySchema } from './rule-set-file.ts';
import { isSameType, typeInWords } from './union.ts';

/** The fields of each condition by id; null where they cannot be known, because of a problem that has been reported. */
export type Types = ReadonlyMap<string, ReadonlyMap<string, FieldType | null> | null>;

export function typesOf({ conditions, vocabularies }: Parts): Types {
  return new Map(
    [...conditions].map(([id, { file, place }]) => {
      const fields = Object.entries(file?.asks ?? {}).map(([field, type]) => {
        const asked = inside(place, 'asks', field);
        if (reservedInAsks.includes(field)) {
          const message = `\`${field}\` is a key of tests or answers. Call the field something else.`;
          addProblem(asked, 'key', 'reserved-id', message);
        }
        return [field, toType(type as FieldTypeFile, asked, vocabularies)] as const;
      });
      return [id, file && new Map(fields)];
    }),
  );
}

function toType(file: FieldTypeFile, place: Place, vocabularies: Parts['vocabularies']): FieldType | null {
  const name = typeof file === 'string' ? file : Object.keys(file).find((key) => Object.hasOwn(fieldKinds, key));
  const wordsOf: TypeReading['wordsOf'] = (vocabulary, ...keys) => {
    const words = vocabularies.get(vocabulary);
    if (!words) {
      const message = `The rule set has no vocabulary \`${vocabulary}\`. ${instead(vocabulary, [...vocabularies.keys()])}`;
      addProblem(inside(place, ...keys), 'value', 'unknown-vocabulary', message);
    }
    if (!words?.size) return null;
    return [...words].map(([word, { file: meaning }]) => ({ word, meaning: meaning?.trim() ?? '' }));
  };
  return kindOf({ type: name ?? '' }).fromFile(file, { addProblem: addProblemInside(place), wordsOf });
}

/** A vocabulary has words, and none of them says what an answer says in another way. */
export function checkVocabularies({ vocabularies }: Parts, types: Types, root: Place): void {
  const sets = new Set(
    [...types.values()]
      .flatMap((fields) => [...(fields?.values() ?? [])])
      .flatMap((type) => (type?.type === 'some-of' ? (type.vocabulary ?? []) : [])),
  );
  for (const [name, words] of vocabularies) {
    if (words.size === 0 && isMap(childValue(childValue(root.document.data, 'vocabularies'), name))) {
      const message = `The vocabulary \`${name}\` has no words. Write some, or remove it.`;
      addProblem(inside(root, 'vocabularies', name), 'key', 'empty-vocabulary', message);
    }
    const unknown = words.get('unknown');
    if (unknown) {
      const message = 'Every field takes `unknown`, for what is not known. Choose another word, or remove it.';
      addProblem(unknown.place, 'key', 'reserved-word', message);
    }
    const none = sets.has(name) && words.get('none');
    if (none) {
      const message = 'In a set of words `none` means that it is empty. Choose another word, or remove it.';
      addProblem(none.place, 'key', 'reserved-word', message);
    }
  }
}

/** A condition id, and a field id in it, mean the same in every rule set. */
export function checkShared(types: Types, { conditions }: Parts, root: Place, known: readonly RuleSet[]): void {
  for (const [id, { place }] of conditions) {
    if (place.document !== root.document) continue;
    const shared = known.flatMap((ruleSet) =>
      ruleSet.conditions
        .filter((condition) => condition.id === id)
        .flatMap(({ asks }) => asks.map((field) => ({ field, ruleSet }))),
    );
    for (const [name, type] of types.get(id) ?? []) {
      const other = shared.find(({ field }) => field.id === name && type && !isSameType(field, type));
      if (!type || !other) continue;
      const message = `\`${name}\` of \`${id}\` is ${typeInWords(other.field)} in \`${other.ruleSet.id}\`, not ${typeInWords(type)}. An id means the same in every rule set: use that type, or another id.`;
      addProblem(inside(place, 'asks', name), 'value', 'type-conflict', message);
    }
  }
}

/** The fields of each condition with the words for them; null where a type cannot be known. */
export function fieldsOf(types: Types, parts: Parts, root: Place): ReadonlyMap<string, readonly Field[] | null> {
  checkLabels(types, parts, root);
  return new Map(
    [...types].map(([condition, asked]) => {
      const fields = [...(asked ?? [])].flatMap(([id, type]) =>
        type ? { ...type, id, ...wordsFor(condition, id, type, parts) } : [],
      );
      return [condition, asked && fields.length === asked.size ? fields : null];
    }),
  );
}

function wordsFor(condition: string, id: string, type: FieldType, { labels }: Parts): Pick<Field, 'label' | 'asked'> {
  const given = labelFor(condition, id, labels)?.file ?? id.replaceAll('-', ' ');
  if (isClauses(given)) return { label: { yes: given.yes.trim(), no: given.no.trim() } };
  const { noun, asked } = typeof given === 'string' ? { noun: given } : given;
  if (type.type !== 'yes-no') return { label: noun.trim(), ...(asked === undefined ? {} : { asked: asked.trim() }) };
  return { label: { yes: `“${noun}” is yes`, no: `“${noun}” is no` } };
}

const isClauses = (label: LabelFile): label is Extract<LabelFile, { readonly yes: string }> =>
  typeof label === 'object' && 'yes' in label;

const labelFor = (condition: string, field: string, labels: Parts['labels']): Part<LabelFile> | undefined =>
  labels.get(`${condition}.${field}`) ?? labels.get(field);

/** A label belongs to a field, and has two clauses where the field is a yes or no. */
function checkLabels(types: Types, parts: Parts, root: Place): void {
  checkLabelNames(types, parts, root);
  const told = new Set<Part<LabelFile>>();
  for (const [condition, fields] of types) {
    for (const [id, type] of fields ?? []) {
      const label = labelFor(condition, id, parts.labels);
      if (!type || !label || label.file === null || told.has(label)) continue;
      if ((type.type === 'yes-no') === isClauses(label.file)) continue;
      told.add(label);
      const misfit = labelMisfit(`${condition}.${id}`, id, type);
      if (label.place.document === root.document) addProblem(label.place, 'value', 'label-misfit', misfit);
      else {
        const asked = inside(parts.conditions.get(condition)?.place ?? root, 'asks', id);
        addProblem(asked, 'key', 'label-misfit', `${misfit} Give it one under \`labels\` as \`${condition}.${id}\`.`);
      }
    }
  }
}

function labelMisfit(name: string, id: string, type: FieldType): string {
  return type.type === 'yes-no'
    ? `\`${name}\` is a yes or no, so its label has two clauses: \`{ yes: …, no: … }\`.`
    : `\`${name}\` has the type ${typeInWords(type)}, so its label is a noun phrase, such as \`${id.replaceAll('-', ' ')}\`.`;
}

/** What no condition asks needs no label. Of a condition that is not well-formed that cannot be said. */
function checkLabelNames(types: Types, { labels }: Parts, root: Place): void {
  const names = [...types].flatMap(([condition, fields]) =>
    [...(fields?.keys() ?? [])].flatMap((field) => [field, `${condition}.${field}`]),
  );
  for (const [name, { place }] of labels) {
    if (place.document !== root.document || names.includes(name) || !labelKeySchema.safeParse(name).success) continue;
    const [condition = ''] = name.split('.');
    const isUnsure = name.includes('.') ? types.get(condition) === null : [...types.values()].includes(null);
    if (isUnsure) continue;
    addProblem(place, 'key', 'unknown-field', `No condition asks \`${name}\`. ${instead(name, [...new Set(names)])}`);
  }
}
