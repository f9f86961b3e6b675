// For the build: what accept.ts asks of zod, as data that conforms.ts can check without it.
import * as z from 'zod';
import type { CheckSchema } from './conforms.ts';

const known = new Set([
  '$ref',
  '$defs',
  'anyOf',
  'enum',
  'type',
  'properties',
  'required',
  'propertyNames',
  'additionalProperties',
  'items',
  'minItems',
  'minLength',
  'pattern',
  'minimum',
  'maximum',
]);
const said = new Set(['$schema', 'id', 'title', 'description', 'examples']);

/** A zod schema as a CheckSchema. An Error when it uses something that conforms.ts does not check. */
export function toCheckSchema(schema: z.ZodType): CheckSchema {
  return checked(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }));
}

type Json = Readonly<Record<string, unknown>>;

/** What a schema says to people is left out. */
function checked(schema: unknown): CheckSchema {
  if (typeof schema !== 'object' || schema === null) throw new Error(`No schema: ${JSON.stringify(schema)}`);
  const entries = Object.entries(schema).filter(([key]) => !said.has(key));
  for (const [key] of entries) if (!known.has(key)) throw new Error(`conforms.ts does not check \`${key}\`.`);
  return Object.fromEntries(entries.map(([key, value]) => [key, checkedValue(key, value)]));
}

function checkedValue(key: string, value: unknown): unknown {
  switch (key) {
    case '$defs':
    case 'properties':
      return Object.fromEntries(Object.entries(value as Json).map(([name, each]) => [name, checked(each)]));
    case 'anyOf':
      return (value as readonly unknown[]).map(checked);
    case 'items':
    case 'propertyNames':
      return checked(value);
    case 'additionalProperties':
      return value === false ? false : checked(value);
    case 'type':
      if (typeof value !== 'string') throw new Error(`conforms.ts does not check several types: ${value}.`);
  }
  return value;
}
