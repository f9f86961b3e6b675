// A cases file as people write it: city files, each with what a rule set has to make of it.
import * as z from 'zod';
import { outcomes, verdicts } from '../model/outcome.ts';
import { dateSchema, textSchema } from '../model/source-file.ts';
import { notAKeyOf, wording } from '../model/wording.ts';

/** A cases file for a rule set with these conditions. Of a city that stands in a case itself, the loader of city files says what is wrong. */
export function casesFileSchema(conditions: readonly string[]) {
  const expectSchema = z
    .strictObject({
      verdict: z.enum(verdicts).describe('The verdict the city has to get.').optional(),
      ...Object.fromEntries(conditions.map((id) => [id, outcomeSchema(id)])),
    })
    .register(wording, {
      noun: 'a map such as { verdict: qualifies }',
      unknownKey: (key) => ({
        code: 'unknown-condition',
        message: `\`${key}\` is not a condition of the rule set.`,
        listKnown: true,
      }),
    })
    .describe('What has to come out: the verdict, the outcomes of conditions by their ids, or both.');

  const caseSchema = z
    .looseObject({
      case: textSchema.describe('What the case shows, in a few words. Each case has words of its own.'),
      expect: expectSchema,
      file: textSchema.describe("A path from this file to a city file, in the place of a city file's keys.").optional(),
      'as-of': dateSchema
        .describe('The day on which the answers are looked at. Beside `file` it wins over that of the file.')
        .optional(),
    })
    .register(wording, { noun: 'a case: a map with the keys `case`, `expect` and those of a city file' });

  return z
    .strictObject({
      'rule-set': textSchema.describe(
        'The rule set the cases are for: the id of a shipped one, or a path from this file.',
      ),
      cases: z
        .array(caseSchema)
        .min(1)
        .describe('City files, each with the keys `case` and `expect` added to it, or with `file` instead.'),
    })
    .register(wording, {
      noun: 'a map with the keys `rule-set` and `cases`',
      unknownKey: notAKeyOf('a cases file'),
    })
    .meta({ title: 'psp-check cases file' });
}

const outcomeSchema = (condition: string) =>
  z.enum(outcomes).describe(`The outcome that \`${condition}\` has to have.`).optional();
