import { type DataMap, isMap } from '../source/data.ts';

/** JSON Schema, as far as zod writes it for a city file, with its parts in a list. Descriptions say nothing about what is accepted and are left out. */
export type CheckSchema = {
  /** Where in `$defs` of the whole it stands. */
  readonly $ref?: number;
  readonly $defs?: readonly CheckSchema[];
  readonly anyOf?: readonly CheckSchema[];
  readonly enum?: readonly unknown[];
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, CheckSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: CheckSchema;
  readonly additionalProperties?: CheckSchema | false;
  readonly items?: CheckSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Whether plain data is what a schema describes. A fraction of the time it takes to load zod, and without a word on what is wrong. */
export function conforms(data: unknown, schema: CheckSchema, root: CheckSchema = schema): boolean {
  if (schema.$ref !== undefined) {
    const referred = root.$defs?.[schema.$ref];
    return referred !== undefined && conforms(data, referred, root);
  }
  if (schema.anyOf) {
    for (const each of schema.anyOf) if (conforms(data, each, root)) return true;
    return false;
  }
  if (schema.enum && !schema.enum.includes(data)) return false;
  switch (schema.type) {
    case 'object':
      return isMap(data) && conformsObject(data, schema, root);
    case 'array':
      return Array.isArray(data) && conformsArray(data, schema, root);
    case 'string':
      return typeof data === 'string' && conformsString(data, schema);
    case 'number':
      return typeof data === 'number' && Number.isFinite(data) && conformsNumber(data, schema);
    case 'integer':
      return typeof data === 'number' && Number.isSafeInteger(data) && conformsNumber(data, schema);
    case 'boolean':
      return typeof data === 'boolean';
  }
  return schema.enum !== undefined;
}

// Loops: closures for every key would take a third of the time.
function conformsObject(data: DataMap, schema: CheckSchema, root: CheckSchema): boolean {
  const { properties, required, propertyNames, additionalProperties } = schema;
  if (required) for (const key of required) if (!Object.hasOwn(data, key)) return false;
  for (const key of Object.keys(data)) {
    if (propertyNames && !conforms(key, propertyNames, root)) return false;
    const property = properties && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (!property || !conforms(data[key], property, root)) return false;
  }
  return true;
}

function conformsArray(data: readonly unknown[], { items, minItems = 0 }: CheckSchema, root: CheckSchema): boolean {
  if (!items || data.length < minItems) return false;
  for (const item of data) if (!conforms(item, items, root)) return false;
  return true;
}

function conformsString(data: string, { minLength = 0, pattern }: CheckSchema): boolean {
  return data.length >= minLength && (pattern === undefined || regExp(pattern).test(data));
}

function conformsNumber(
  data: number,
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: CheckSchema,
): boolean {
  return data >= minimum && data <= maximum;
}

const regExps = new Map<string, RegExp>();

function regExp(pattern: string): RegExp {
  const made = regExps.get(pattern) ?? new RegExp(pattern);
  regExps.set(pattern, made);
  return made;
}
