// What the JSON documents that psp-check prints have in common, and what stands around each.
import * as z from 'zod';

export const envelopeShape = {
  schemaVersion: z
    .literal(2)
    .describe('Counts up when a key is removed or changes its meaning; new keys may appear without.'),
  tool: z.strictObject({ name: z.literal('psp-check'), version: z.string() }),
};

export const countSchema = z.int().min(0);

export const countsSchema = z.strictObject({
  met: countSchema,
  notMet: countSchema,
  undetermined: countSchema,
  notApplicable: countSchema,
});

export const verdictCountsSchema = z.strictObject({
  qualifies: countSchema,
  doesNotQualify: countSchema,
  undetermined: countSchema,
  notApplicable: countSchema,
});

export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A day, YYYY-MM-DD.');

export const errorSchema = z.strictObject({
  path: z.string(),
  line: z.int().min(1).nullable().describe('Null where the path leads to no file that has lines.'),
  column: z.int().min(1).nullable(),
  code: z.string(),
  message: z.string(),
});

/** What could not be read or is not valid; `others` says what became of the rest. */
export const errorsSchema = (others: string) =>
  z.array(errorSchema).describe(`What could not be read or is not valid; ${others}.`);

export type ErrorJson = z.infer<typeof errorSchema>;

/** The type of a part of JSON, but for what is an object in the program. */
export type Instead<Json, Objects> = Omit<Json, keyof Objects> & Objects;
