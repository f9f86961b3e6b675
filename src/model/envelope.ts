// What stands around every JSON document that psp-check prints.
import * as z from 'zod';

export const envelopeShape = {
  schemaVersion: z
    .literal(2)
    .describe('Counts up when a key is removed or changes its meaning; new keys may appear without.'),
  tool: z.strictObject({ name: z.literal('psp-check'), version: z.string() }),
};

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
