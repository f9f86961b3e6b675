// Zod says what is valid; the sentences are made here, because the issues of a union do not say which of its options was meant.
import * as z from 'zod';
import type { Problem } from '../../errors.ts';
import { type Message, wording } from '../../model/wording.ts';
import { joinWith, pluralize, sentence } from '../../text/list.ts';
import { oddCharacter } from '../../text/odd-character.ts';
import { suggest } from '../../text/suggest.ts';
import { type DataMap, isMap, isScalar } from '../source/data.ts';
import type { Document, Path } from '../source/document.ts';
import { maxProblemsMade } from '../source/place.ts';
import { instead } from './choices.ts';

/**
 * The problems of a document's data under a schema, in no particular order; none when it has the shape. `at` is the place of the data in
 * the document, `data` what to look at when that is not what the document has there. `takesMore`: keys that are not known are passed over.
 */
export function shapeProblems(
  document: Document,
  schema: z.core.$ZodType,
  at: Path = [],
  data: unknown = valueAt(document.data, at),
  { takesMore = false }: { readonly takesMore?: boolean } = {},
): readonly Problem[] {
  const problems: Problem[] = [];
  inspect(schema, data, at, {
    isFull: () => problems.length >= maxProblemsMade,
    addProblem: (path, place, { code, message }) => {
      if (takesMore && code === 'unknown-key') return;
      problems.push(document.problem(path, place, code, sentence(message)));
    },
  });
  if (problems.length > 0) return problems;
  const issues = (z.safeParse(schema, data).error?.issues ?? []).filter(
    ({ code }) => !takesMore || code !== 'unrecognized_keys',
  );
  return issues.map(({ path, message }) => {
    const place = [...at, ...path.filter((key) => typeof key !== 'symbol')];
    return document.problem(place, 'value', 'wrong-value', sentence(`${nameOf(place)} is not valid: ${message}`));
  });
}

type Found = {
  readonly isFull: () => boolean;
  readonly addProblem: (path: Path, place: 'key' | 'value', told: Message) => void;
};

function inspect(wrapped: z.core.$ZodType, data: unknown, path: Path, found: Found): void {
  if (found.isFull()) return;
  const schema = unwrapped(wrapped);
  const option = schema instanceof z.ZodUnion ? meantOption(schema, data, path) : null;
  if (option) {
    if (!fitsAnother(schema, option, data)) inspect(option, data, path, found);
  } else if (schema instanceof z.ZodObject && isMap(data)) inspectObject(schema, data, path, found);
  else if (schema instanceof z.ZodRecord && isMap(data)) inspectRecord(schema, data, path, found);
  else if (schema instanceof z.ZodArray && Array.isArray(data) && data.length >= leastOf(schema)) {
    for (const [index, item] of data.entries()) inspect(schema.element, item, [...path, index], found);
  } else if (!fits(wrapped, data)) found.addProblem(path, 'value', withOdd(mismatch(schema, data, path), data));
}

function inspectObject(schema: z.ZodObject, data: DataMap, path: Path, found: Found): void {
  const { catchall } = schema.def;
  for (const key of Object.keys(data)) {
    const property = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
    if (property) inspect(property, data[key], [...path, key], found);
    else if (catchall instanceof z.ZodNever) {
      if (!found.isFull()) found.addProblem([...path, key], 'key', unknownKey(schema, key));
    } else if (catchall) inspect(catchall, data[key], [...path, key], found);
  }
  const missing = requiredKeys(schema).filter((key) => !Object.hasOwn(data, key));
  const misspelt = missing.length === 0 ? [] : keysMeant(schema, data);
  for (const key of missing) {
    if (misspelt.includes(key)) continue;
    const description = z.globalRegistry.get(schema.shape[key] ?? schema)?.description;
    found.addProblem(path, 'key', {
      code: 'missing-key',
      message: [`\`${key}\` is missing.`, description].filter(Boolean).join(' '),
    });
  }
}

/** What unknown keys were likely meant to be: a key that is there under a wrong name is not missing as well. */
function keysMeant(schema: z.ZodObject, data: DataMap): string[] {
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(data).filter((key) => !known.includes(key));
  return unknown.slice(0, maxProblemsMade).flatMap((key) => suggest(key, known) ?? []);
}

function inspectRecord(schema: z.ZodRecord, data: DataMap, path: Path, found: Found): void {
  for (const key of Object.keys(data)) {
    if (found.isFull()) return;
    if (!fits(schema.keyType, key)) {
      found.addProblem([...path, key], 'key', withOdd(keyMismatch(schema.keyType, key), key));
    }
    inspect(schema.valueType, data[key], [...path, key], found);
  }
}

function unknownKey(schema: z.ZodObject, key: string): Message {
  const told = wording.get(schema)?.unknownKey?.(key) ?? {
    code: 'unknown-key',
    message: `\`${key}\` is not a key here.`,
    listKnown: true,
  };
  if (!told.listKnown) return withOdd(told, key);
  const known = Object.keys(schema.shape).filter((each) => each !== '$schema');
  return withOdd({ ...told, message: `${told.message} ${instead(key, known, 'key')}` }, key);
}

/** A character that is taken for another one, or not seen, is named where it stands. */
function withOdd(told: Message, data: unknown): Message {
  const odd = typeof data === 'string' ? oddCharacter(data) : null;
  if (odd === null || told.message.includes(odd.name)) return told;
  return { ...told, message: `${told.message} Its character ${odd.index + 1} is ${odd.name}.` };
}

function keyMismatch(schema: z.core.$ZodType, key: string): Message {
  const name = nameOf([key]);
  const told = wording.get(schema)?.mismatch?.(key, name);
  if (told) return told;
  const noun = wording.get(schema)?.noun;
  return {
    code: 'wrong-key',
    message: `${name} is not a key here.${noun === undefined ? '' : ` A key must be ${noun}.`}`,
  };
}

/** What is wrong with data that a schema does not take, told of the data as a whole. */
function mismatch(schema: z.core.$ZodType, data: unknown, path: Path): Message {
  const name = nameOf(path);
  const told = wording.get(schema)?.mismatch?.(data, name);
  if (told) return told;
  const words = wordsOf(schema);
  if (data === null || data === '') {
    const repair = words.includes('unknown') ? 'Write `unknown` or remove the key.' : `It must be ${nounOf(schema)}.`;
    return { code: 'empty-value', message: `${name} is empty. ${repair}` };
  }
  if (typeof data === 'string' && takesOnlyWords(schema)) {
    const meant = suggest(data, words);
    const message = `\`${shortened(data)}\` is not a value of ${nameOf(path.filter((key) => typeof key === 'string'))}.`;
    const all = `Valid values: ${words.join(', ')}.`;
    return {
      code: 'unknown-word',
      message: meant === null ? `${message} ${all}` : `${message} Did you mean \`${meant}\`? ${all}`,
    };
  }
  const code = isScalar(data) && takes(schema, data) ? 'wrong-value' : 'wrong-type';
  return { code, message: `${name} must be ${nounOf(schema)}, not ${foundNoun(data)}.` };
}

/**
 * The option of a union that was meant: told by the kind of the data, and of several maps by the keys the data has. Null when the union is
 * to be reported as a whole.
 */
function meantOption(schema: z.ZodUnion, data: unknown, path: Path): z.core.$ZodType | null {
  const own = wording.get(schema);
  if (own?.mismatch?.(data, nameOf(path))) return null;
  if (isScalar(data) && own?.noun !== undefined) return null;
  const options = schema.options.filter((option) => takes(option, data));
  const [first, ...more] = options;
  if (!first) return null;
  if (isScalar(data)) return more.length === 0 ? first : null;
  return more.reduce((best, next) => (isBetter(closeness(next, data), closeness(best, data)) ? next : best), first);
}

const fitsAnother = (schema: z.core.$ZodType, meant: z.core.$ZodType, data: unknown) =>
  schema instanceof z.ZodUnion && schema.options.some((option) => option !== meant && fits(option, data));

/** How well data fits an option of its kind: required keys that are there, required keys that are not, keys that are known. */
type Closeness = readonly [present: number, missing: number, known: number];

function closeness(wrapped: z.core.$ZodType, data: unknown): Closeness {
  const schema = unwrapped(wrapped);
  if (schema instanceof z.ZodUnion) {
    return schema.options
      .filter((option) => takes(option, data))
      .map((option) => closeness(option, data))
      .reduce((best, next) => (isBetter(next, best) ? next : best), [0, Number.POSITIVE_INFINITY, 0]);
  }
  if (schema instanceof z.ZodArray && Array.isArray(data)) return [0, 0, takes(schema.element, data[0]) ? 1 : 0];
  if (!isMap(data)) return [0, 0, 0];
  const keys = Object.keys(data);
  if (schema instanceof z.ZodRecord) return [0, 0, keys.filter((key) => fits(schema.keyType, key)).length];
  if (!(schema instanceof z.ZodObject)) return [0, 0, 0];
  const required = requiredKeys(schema);
  const present = required.filter((key) => Object.hasOwn(data, key)).length;
  return [present, required.length - present, keys.filter((key) => Object.hasOwn(schema.shape, key)).length];
}

const isBetter = (a: Closeness, b: Closeness) => (a[0] - b[0] || b[1] - a[1] || a[2] - b[2]) > 0;

/** Whether data is of the kind a schema takes: a map, a list, or a scalar of whatever type. */
function takes(wrapped: z.core.$ZodType, data: unknown): boolean {
  const schema = unwrapped(wrapped);
  if (schema instanceof z.ZodUnion) return schema.options.some((option) => takes(option, data));
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return isMap(data);
  if (schema instanceof z.ZodArray) return Array.isArray(data);
  return isScalar(data);
}

function requiredKeys(schema: z.ZodObject): readonly string[] {
  return Object.keys(schema.shape).filter((key) => schema.shape[key]?._zod.optin === undefined);
}

/** How many items a list has to have, by the checks of its schema. */
function leastOf({ def }: z.ZodArray): number {
  const checks = (def.checks ?? []).map((check) => check._zod.def);
  return Math.max(0, ...checks.flatMap((check) => ('minimum' in check ? Number(check.minimum) : [])));
}

/** The words a schema takes by name, at any depth of unions and lists. */
function wordsOf(wrapped: z.core.$ZodType): readonly string[] {
  const schema = unwrapped(wrapped);
  if (schema instanceof z.ZodEnum) return schema.options.filter((word) => typeof word === 'string');
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap(wordsOf))];
  if (schema instanceof z.ZodArray) return wordsOf(schema.element);
  return [];
}

function takesOnlyWords(wrapped: z.core.$ZodType): boolean {
  const schema = unwrapped(wrapped);
  if (schema instanceof z.ZodUnion) return schema.options.every(takesOnlyWords);
  return schema instanceof z.ZodEnum || (schema instanceof z.ZodArray && takesOnlyWords(schema.element));
}

/** What a schema takes, as in “must be …”. */
function nounOf(wrapped: z.core.$ZodType): string {
  const schema = unwrapped(wrapped);
  const own = wording.get(schema)?.noun;
  if (own !== undefined) return own;
  if (schema instanceof z.ZodUnion) return joinWith([...new Set(schema.options.map(nounOf))], 'or');
  if (schema instanceof z.ZodEnum)
    return joinWith(
      wordsOf(schema).map((word) => `\`${word}\``),
      'or',
    );
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'a map';
  if (schema instanceof z.ZodArray)
    return leastOf(schema) > 0 ? `a list of at least ${pluralize(leastOf(schema), 'item')}` : 'a list';
  if (schema instanceof z.ZodNumber) return schema.minValue === 1 ? 'a number from 1 on' : 'a number';
  if (schema instanceof z.ZodBoolean) return '`true` or `false`';
  return 'text';
}

function foundNoun(data: unknown): string {
  if (Array.isArray(data)) return data.length === 0 ? 'an empty list' : `a list of ${pluralize(data.length, 'item')}`;
  if (data === undefined) return 'nothing';
  return isMap(data) ? 'a map' : `\`${shortened(String(data))}\``;
}

/** Stops at the first problem, and makes up no messages. */
const fits = (schema: z.core.$ZodType, data: unknown): boolean => z.validate(schema, data);

/** What a sentence calls the data at a place. */
function nameOf(path: Path): string {
  const key = path.findLast((part) => typeof part === 'string');
  const index = path.at(-1);
  const name = key === undefined ? 'the file' : `\`${shortened(key)}\``;
  return typeof index === 'number' ? `item ${index + 1} of ${name}` : name;
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.def.innerType);
  return schema instanceof z.ZodLazy ? unwrapped(schema.def.getter()) : schema;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isMap(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, data);
}
