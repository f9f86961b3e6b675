import * as z from 'zod';
import { kindOf } from '../../fields/index.ts';
import type { Field } from '../../model/rule-set.ts';
import { type Message, wording } from '../../model/wording.ts';
import { schemaTools } from './schema-tools.ts';

/** One set of fields of a condition and nothing beside them: a value of the first field, or a map of fields. */
export function statementSchema(condition: string, fields: readonly [Field, ...Field[]]): z.ZodType {
  const stated = z
    .strictObject(valueShape(fields))
    .register(wording, { noun: 'a map of fields', unknownKey: (key) => unknownField(key, condition) });
  return z.union([stated, valueSchema(fields[0])]);
}

/** Every field of a condition, none of them needed. */
export function valueShape(fields: readonly Field[]): Record<string, z.ZodOptional> {
  const shape: Record<string, z.ZodOptional> = {};
  for (const field of fields) shape[field.id] = valueSchema(field).describe(describeField(field)).optional();
  return shape;
}

export const valueSchema = (field: Field): z.ZodType => kindOf(field).schema(field, schemaTools);

export const unknownField = (key: string, condition: string): Message => ({
  code: 'unknown-field',
  message: `\`${key}\` is not a field of \`${condition}\`.`,
  listKnown: true,
});

function describeField(field: Field): string {
  const name = typeof field.label === 'string' ? field.label : field.id.replaceAll('-', ' ');
  return capitalised(name) + kindOf(field).described(field);
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
