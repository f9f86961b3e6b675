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
  return withParts(inlined(checked(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }))));
}

/** A schema without `$ref`, in which parts that are alike are one object. zod gives every description, even of the same schema, a part of its own. */
function inlined(root: CheckSchema): CheckSchema {
  const byText = new Map<string, unknown>();
  const open = new Set<string>();
  const shared = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$ref' in value) {
      const name = String(value.$ref).slice('#/$defs/'.length);
      if (open.has(name)) throw new Error(`conforms.ts does not check what refers to itself: ${name}.`);
      open.add(name);
      const target = shared(root.$defs?.[name]);
      open.delete(name);
      return target;
    }
    const copy = Array.isArray(value)
      ? value.map(shared)
      : Object.fromEntries(
          Object.entries(value).flatMap(([key, each]) => (key === '$defs' ? [] : [[key, shared(each)]])),
        );
    const text = JSON.stringify(copy);
    const known = byText.get(text) ?? copy;
    byText.set(text, known);
    return known;
  };
  return shared(root) as CheckSchema;
}

/** Parts shorter than this are written wherever they stand. */
const shortest = 40;

/** Parts that stand in several places as `$defs` with short names. */
function withParts(root: CheckSchema): CheckSchema {
  const places = new Map<unknown, number>();
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const before = places.get(value) ?? 0;
    places.set(value, before + 1);
    if (before === 0) Object.values(value).forEach(count);
  };
  count(root);
  const names = new Map<unknown, string>();
  const $defs: Record<string, CheckSchema> = {};
  const written = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(written);
    const name = names.get(value);
    if (name !== undefined) return { $ref: `#/$defs/${name}` };
    const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]));
    if ((places.get(value) ?? 0) < 2 || !isSchema(value) || JSON.stringify(copy).length < shortest) return copy;
    const made = Object.keys($defs).length.toString(36);
    names.set(value, made);
    $defs[made] = copy;
    return { $ref: `#/$defs/${made}` };
  };
  return { ...(written(root) as CheckSchema), $defs };
}

/** A list of properties may have any key; a schema has one of these. */
const isSchema = (value: object): boolean =>
  ('type' in value && typeof value.type === 'string') || ('anyOf' in value && Array.isArray(value.anyOf));

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
