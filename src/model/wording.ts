import * as z from 'zod';
import { notWholeDay } from './day.ts';
import { idWords } from './id.ts';
import type { ProblemCode } from './problem-codes.ts';
import { dateSchema, idSchema, sourceFileSchema, textSchema, wholeDaySchema } from './source-file.ts';

/** What is wrong with a piece of data, and how to put it right: one sentence or two. */
export type Message = {
  readonly code: ProblemCode;
  readonly message: string;
  /** Whether the keys that are known help: the likely one is suggested after the message, or a few are listed. */
  readonly listKnown?: boolean;
};

/** How problems of a schema's data are reported, where the schema alone cannot say how to put them right. */
export type Wording = {
  /** What the data has to be, as in “`notice` must be …”. A union that has none is reported as the option that fits the data best. */
  readonly noun?: string;
  /** What is wrong with data that does not fit; null leaves it to the noun. `name` is what a sentence calls it: its key in backquotes. */
  readonly mismatch?: (data: unknown, name: string) => Message | null;
  /** What is wrong with a key that the object does not know. */
  readonly unknownKey?: (key: string) => Message;
};

/** The wording of schemas. Unlike a description it is not carried into JSON Schema. */
export const wording = z.registry<Wording>();

/**
 * What JSON Schema says of data beside zod's own checks, as keywords that are merged into it: rules that a schema for editors can carry and that load/
 * checks with better words, and what helps an editor to explain. Unlike a description it is not part of the check that the build makes of a schema.
 */
export const inJsonSchema = z.registry<Readonly<Record<string, unknown>>>();

/** What is wrong with a key that something does not have; its keys are listed. */
export const notAKeyOf =
  (what: string) =>
  (key: string): Message => ({ code: 'unknown-key', message: `\`${key}\` is not a key of ${what}.`, listKnown: true });

/** What is wrong with data that is not text. */
export function notText(data: unknown, name: string): Message | null {
  if (data === '') return { code: 'empty-text', message: `${name} is empty. Write it or remove the key.` };
  if (typeof data !== 'number' && typeof data !== 'boolean') return null;
  return { code: 'wrong-type', message: `${name} is text. Put it in quotes: "${data}".` };
}

wording.add(textSchema, { noun: 'text', mismatch: notText });

wording.add(idSchema, {
  noun: 'an id in lower case, such as county-jail',
  mismatch: (data) => {
    if (typeof data !== 'string') return null;
    const likely = idLike(data);
    const message = `\`${data}\` is not an id: ids are words and numbers in lower case, joined by hyphens${likely === '' ? '' : `, such as \`${likely}\``}.`;
    return { code: 'not-an-id', message };
  },
});

wording.add(dateSchema, { noun: 'a date such as 2017-08-18, 2017-08 or 2017' });

wording.add(wholeDaySchema, { noun: 'a whole day such as 2017-08-18', mismatch: notWholeDay });

wording.add(sourceFileSchema.shape.url.unwrap(), { noun: 'a web address that begins with https:// or http://' });

/** A text as an id, from the first letter on. */
const idLike = (text: string): string =>
  idWords(text)
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, 40);
