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
export const toCheckSchema = (schema: z.ZodType): CheckSchema =>
  withParts(checked(z.toJSONSchema(schema, { io: 'input', reused: 'ref' })));

/** As zod writes it: parts have names. */
type NamedParts = { readonly $defs?: Json };

/** Parts shorter than this are written wherever they stand. */
const shortest = 40;

/** A schema with each of its longer parts once, in a list `$defs`. zod gives every description, even of the same schema, a part of its own. */
function withParts({ $defs: named, ...root }: NamedParts): CheckSchema {
  const $defs: CheckSchema[] = [];
  const places = new Map<string, number>();
  const open = new Set<string>();
  const written = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(written);
    if ('$ref' in value) {
      const name = String(value.$ref).slice('#/$defs/'.length);
      if (open.has(name)) throw new Error(`conforms.ts does not check what refers to itself: ${name}.`);
      open.add(name);
      const target = written(named?.[name]);
      open.delete(name);
      return target;
    }
    const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]));
    const text = JSON.stringify(copy);
    if (!isSchema(value) || text.length < shortest) return copy;
    const $ref = places.get(text) ?? $defs.push(copy) - 1;
    places.set(text, $ref);
    return { $ref };
  };
  return { ...(written(root) as CheckSchema), $defs };
}

/** A list of properties may have any key; a schema has one of these. */
const isSchema = (value: object): boolean =>
  ('type' in value && typeof value.type === 'string') || ('anyOf' in value && Array.isArray(value.anyOf));

type Json = Readonly<Record<string, unknown>>;

/** What a schema says to people is left out. */
function checked(schema: unknown): NamedParts {
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
