// Parts that rule sets and city files share in their YAML. Plain shapes: no transforms, and nothing that JSON Schema cannot say.
import * as z from 'zod';
import { datePattern, wholeDayPattern } from './day.ts';
import { idPattern } from './id.ts';

export const idSchema = z
  .string()
  .regex(idPattern)
  .describe('Lower-case words and numbers joined by hyphens, such as `release-notice`.');

export const textSchema = z.string().min(1);

/** What editors write into JSON; it says nothing of the data. */
export const schemaKeySchema = z.string().describe('The JSON Schema that an editor checks this file with.');

/** A bare YAML year is a number. */
export const dateSchema = z
  .union([z.string().regex(datePattern), z.int().min(1000).max(9999)])
  .describe('A day (2017-08-03), a month (2017-08) or a year (2017). A month or a year stands for some day in it.');

/** For what a rule set itself says of days: which day of a month is meant must not be left open there. */
export const wholeDaySchema = z.string().regex(wholeDayPattern).describe('A whole day, such as 2017-08-03.');

export const sourceFileSchema = z.strictObject({
  title: textSchema.describe('What the source is called, so that a reader finds it again.'),
  publisher: textSchema.describe('Who published it.').optional(),
  date: dateSchema
    .describe(
      'When it was published: a day, a month or a year. Evidence published later than the as-of date is no support.',
    )
    .optional(),
  url: z
    .string()
    .regex(/^https?:\/\/[^\s]+$/)
    .describe('Where it can be read: an address that begins with https:// or http://.')
    .optional(),
});

export const sourcesFileSchema = z
  .record(idSchema, sourceFileSchema)
  .describe('The sources, each under an id of your choice that the rest of the file refers to.');

export type SourceFile = z.infer<typeof sourceFileSchema>;
