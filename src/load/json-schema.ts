// JSON Schema for editors and programs, from the zod schemas that check files.
import * as z from 'zod';
import { replyClauses } from '../fields/test-words.ts';
import { changeSetEnvelopeSchema } from '../model/change-set.ts';
import { comparisonEnvelopeSchema } from '../model/comparison.ts';
import { datePattern, wholeDayPattern } from '../model/day.ts';
import { historyEnvelopeSchema } from '../model/history.ts';
import { idPattern } from '../model/id.ts';
import { replies } from '../model/outcome.ts';
import { reportEnvelopeSchema } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { inJsonSchema, wording } from '../model/wording.ts';
import { joinWith } from '../text/list.ts';
import { citySchema } from './city/city-schema.ts';
import { columnMapSchema } from './city/column-map-file.ts';
import { ruleSetFileSchema } from './rule-set/rule-set-file.ts';
import { mostOfText } from './schema/limits.ts';
import type { SchemaName } from './schema/schema-names.ts';
import { isMap } from './source/data.ts';

/** A schema of draft-07, which editors read. Those of files have `enumDescriptions` and `errorMessage` beside its keywords, which editors show. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of a name. Of a city file it has the conditions of these rule sets. */
export function jsonSchema(of: SchemaName, ruleSets: readonly RuleSet[]): JsonSchema {
  if (of !== 'city') return toJsonSchema(...schemas[of]);
  const ids = ruleSets.map(({ id }) => id);
  return toJsonSchema(citySchema(ruleSets), limited, `Answers to conditions of ${joinWith(ids, 'and')}.`);
}

type Limit = (schema: Schema, path: readonly string[]) => Schema;

const asItIs: Limit = (schema) => schema;

const schemas: Record<Exclude<SchemaName, 'city'>, [schema: z.ZodType, limit: Limit, description: string]> = {
  columns: [columnMapSchema, limited, 'What the columns of a table mean, for `--columns`.'],
  rules: [ruleSetFileSchema, limited, 'Conditions, what they ask, and when they are met.'],
  report: [reportEnvelopeSchema, asItIs, 'The verdicts of cities under rule sets, with the findings they rest on.'],
  comparison: [comparisonEnvelopeSchema, asItIs, 'Cities side by side, under rule sets and on days.'],
  history: [historyEnvelopeSchema, asItIs, 'The days on which the verdicts of cities change, and why.'],
  'change-set': [
    changeSetEnvelopeSchema,
    asItIs,
    'What differs between two states of the same cities, and which outcomes and verdicts it moves.',
  ],
};

type Schema = {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly type?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly propertyNames?: Schema;
  readonly [keyword: string]: unknown;
};

function toJsonSchema(schema: z.ZodType, limit: Limit, description: string): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, inJsonSchema.get(zodSchema));
      const noun = wording.get(zodSchema)?.noun;
      if (noun !== undefined) jsonSchema['errorMessage'] = `Must be ${noun}.`;
    },
  });
  // Zod's own type says less of what is in it than is known here.
  const { $schema, title, ...rest }: Schema = JSON.parse(JSON.stringify(made));
  return { $schema, title, description, ...withDefinitions(refined(limit(withoutUnnamed(rest), []))) };
}

/** With the most characters that a text of a file may have, by the key that it stands under. */
function limited(schema: Schema, path: readonly string[]): Schema {
  const { type, pattern, enum: words, maxLength } = schema;
  const isText =
    maxLength === undefined &&
    type === 'string' &&
    words === undefined &&
    (pattern === undefined || pattern === idPattern.source);
  return {
    ...mapSchemas(schema, limited, path),
    ...(isText ? { maxLength: mostOfText(path.at(-1) ?? '') } : {}),
  };
}

/** What holds for every schema of a kind. */
function refined(schema: Schema): Schema {
  const { errorMessage, ...rest } = mapSchemas(withYears(schema), refined, []);
  const { type, pattern, minLength, enum: words, anyOf } = rest;
  return {
    ...rest,
    ...(type === 'string' && minLength === 1 && pattern === undefined ? { pattern: '\\S' } : {}),
    ...(pattern === datePattern.source ? { pattern: existingDate } : {}),
    ...(pattern === wholeDayPattern.source ? { pattern: existingDay } : {}),
    ...(String(words) === replyList ? { enumDescriptions: replies.map((reply) => replyClauses[reply]) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((each) => withMessage(each, errorMessage)) } : withMessage({ type }, errorMessage)),
  };
}

/** Of maps and lists an editor says better what is wrong in them. */
function withMessage(schema: Schema, errorMessage: unknown): Schema {
  const { type, anyOf } = schema;
  return errorMessage === undefined || type === 'object' || type === 'array' || anyOf
    ? schema
    : { ...schema, errorMessage };
}

/** Editors read the key `2015` as a number, and a number does not match `propertyNames`. */
function withYears(schema: Schema): Schema {
  const { propertyNames, additionalProperties, ...rest } = schema;
  if (propertyNames?.pattern === '^\\d{4}$') {
    return {
      ...rest,
      patternProperties: { [propertyNames.pattern]: additionalProperties },
      additionalProperties: false,
    };
  }
  const saysNothing =
    propertyNames && Object.keys(propertyNames).every((keyword) => keyword === 'type' || keyword === 'maxLength');
  return saysNothing ? { ...rest, additionalProperties } : schema;
}

const replyList = String(replies);

const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const daysOfMonths = [
  '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])',
  '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)',
  '02-(?:0[1-9]|1\\d|2[0-8])',
].join('|');

/** A year, a month or a day that is in the calendar. */
const existingDate = `^(?:\\d{4}(?:-(?:0[1-9]|1[0-2]|${daysOfMonths}))?|${leapYear}-02-29)$`;
const existingDay = `^(?:\\d{4}-(?:${daysOfMonths})|${leapYear}-02-29)$`;

/** Shorter ones stay where they are. */
const shortest = 120;

/** Puts what stands in a schema several times under `definitions`, so that people can read it, too. */
function withDefinitions(whole: Schema): Schema {
  const paths = new Map<string, readonly string[]>();
  const count = new Map<string, number>();
  const look = (schema: Schema, path: readonly string[]): Schema => {
    const text = JSON.stringify(schema);
    const before = count.get(text) ?? 0;
    count.set(text, before + 1);
    paths.set(text, before === 0 ? path : commonEnd(paths.get(text) ?? [], path));
    // What is in it moves with it.
    return before === 0 ? mapSchemas(schema, look, path) : schema;
  };
  look(whole, []);

  const definitions: Record<string, Schema> = {};
  const names = new Map<string, string>();
  const move = (schema: Schema, path: readonly string[]): Schema => {
    const text = JSON.stringify(schema);
    if (text.length < shortest || count.get(text) === 1) return mapSchemas(schema, move, path);
    let name = names.get(text);
    if (name === undefined) {
      name = unused((paths.get(text) ?? []).slice(-2).join('-') || kindOf(schema), definitions);
      names.set(text, name);
      // Its place comes before that of what is moved out of it.
      definitions[name] = schema;
      definitions[name] = mapSchemas(schema, move, path);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const { definitions: own, ...rest } = move(whole, []);
  return { ...rest, definitions: { ...own, ...definitions } };
}

/** Zod moves what is part of a cycle, under a name that says nothing; enough of the cycle has a name of its own. */
function withoutUnnamed(whole: Schema): Schema {
  const unnamed = Object.entries(whole.definitions ?? {}).filter(([name]) => name.startsWith('__'));
  const schemas = new Map(unnamed.map(([name, schema]) => [`#/definitions/${name}`, schema]));
  const inline = (schema: Schema): Schema => mapSchemas(schemas.get(schema.$ref ?? '') ?? schema, inline, []);
  const { definitions, ...rest } = inline(whole);
  if (!definitions) return rest;
  return {
    ...rest,
    definitions: Object.fromEntries(Object.entries(definitions).filter(([name]) => !name.startsWith('__'))),
  };
}

/** What to call a schema that stands under different keys. */
function kindOf({ pattern, enum: words }: Schema): string {
  if (pattern === existingDate) return 'date';
  if (pattern === existingDay) return 'day';
  if (pattern === idPattern.source) return 'id';
  return words === undefined ? 'answer' : 'words';
}

/** The keys at the end of both paths. */
function commonEnd(one: readonly string[], other: readonly string[]): readonly string[] {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return one.slice(one.length - length);
}

function unused(name: string, definitions: object): string {
  if (!Object.hasOwn(definitions, name)) return name;
  let number = 2;
  while (Object.hasOwn(definitions, `${name}-${number}`)) number++;
  return `${name}-${number}`;
}

/** A schema with each schema that is directly in it replaced. A path is made of the keys of the data. */
function mapSchemas(
  schema: Schema,
  replace: (schema: Schema, path: readonly string[]) => Schema,
  path: readonly string[],
): Schema {
  const replaced = (each: unknown, at = path): unknown => (isMap(each) ? replace({ ...each }, at) : each);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      switch (keyword) {
        case 'properties':
        case 'patternProperties':
        case 'definitions': {
          const schemas = Object.entries(isMap(value) ? value : {});
          return [keyword, Object.fromEntries(schemas.map(([key, each]) => [key, replaced(each, [...path, key])]))];
        }
        case 'items':
        case 'additionalProperties':
          return [keyword, replaced(value)];
        case 'propertyNames':
          // A key has the most characters of a name.
          return [keyword, replaced(value, ['name'])];
        case 'anyOf':
        case 'allOf':
          return [keyword, Array.isArray(value) ? value.map((each) => replaced(each)) : value];
      }
      return [keyword, value];
    }),
  );
}
