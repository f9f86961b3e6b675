// Two states of the same cities, as `diff --format json` prints what differs, and as it is found: with objects where JSON has ids.
import * as z from 'zod';
import { changeKinds, directions } from './change-kinds.ts';
import { type Column, columnSchema } from './comparison.ts';
import { countSchema, envelopeShape, errorsSchema, type Instead, verdictCountsSchema } from './envelope.ts';
import { outcomes, verdicts } from './outcome.ts';
import { type Finding, findingSchema, ruleSetsSchema } from './report.ts';

const outcomeSchema = z
  .enum(outcomes)
  .nullable()
  .describe('Null where the rule set of the side does not ask the condition.');

export const placeSchema = z.strictObject({
  path: z.string(),
  line: z.int().min(1).nullable().describe('Null where only the file is known.'),
  column: z.int().min(1).nullable(),
});

export const differenceSchema = z.strictObject({
  kind: z.enum(changeKinds),
  of: z
    .string()
    .describe(
      'What differs, as a noun phrase: an answer, a source, a condition of a rule set, a figure, the day, psp-check itself.',
    ),
  condition: z
    .string()
    .nullable()
    .describe('The condition that is answered or that a rule set words; null for what is of none.'),
  agency: z.string().nullable().describe('The name of the agency whose answer it is.'),
  ruleSet: z.string().nullable().describe('The id of the rule set that it is one of, as it is called after.'),
  change: z.enum(['added', 'removed', 'changed']),
  parts: z
    .array(
      z.strictObject({
        label: z.string().describe('A field or another part of it, as people call it.'),
        from: z.string().nullable().describe('In words; null: there was none.'),
        to: z.string().nullable().describe('In words; null: there is none any more.'),
      }),
    )
    .describe('Those that differ.'),
  places: z
    .array(z.strictObject({ before: placeSchema.nullable(), after: placeSchema.nullable() }))
    .describe('Where it stands on each side: once for a file that cities share, else once for each city.'),
  cities: z
    .array(countSchema)
    .min(1)
    .describe('The cities that it is a difference of, by their places in `cities`, counted from 0.'),
  moves: z
    .array(
      z.strictObject({
        city: countSchema,
        condition: z.string().nullable().describe('Null where `reading` says what moved.'),
        reading: z
          .string()
          .nullable()
          .describe('The rule set of the alternative reading that moved; null: the outcome or the reason.'),
      }),
    )
    .describe('What it moves. None: it moves nothing.'),
});

export const changedConditionSchema = z.strictObject({
  condition: z.string(),
  before: findingSchema.nullable().describe('Null where the rule set before does not ask the condition.'),
  after: findingSchema.nullable().describe('Null where the rule set after does not ask the condition.'),
  kinds: z
    .array(z.enum(changeKinds))
    .min(1)
    .describe(
      'Which kinds of difference made it another, as found by evaluating with and without each; where a side is a report, those that may have.',
    ),
  causes: z
    .array(countSchema)
    .min(1)
    .describe('The differences that did, by their places in `differences`, counted from 0.'),
  causesAre: z
    .enum(['needed', 'enough', 'together', 'possible'])
    .describe(
      'Without any one of them it would come out otherwise; any one of them alone would be enough; neither, so that all are named; or one or more of them did, and a report does not carry the files that would tell which.',
    ),
  movesVerdict: z.boolean().describe('Whether it moves the verdict.'),
});

const sideSchema = columnSchema.omit({ title: true }).extend({
  ruleSetDigest: z.string().describe('Of one of `ruleSets`: both sides may have one of an id.'),
});

export const changedCitySchema = z.strictObject({
  city: z.string().describe('As it is called after.'),
  direction: z
    .enum(directions)
    .describe(
      'How the verdict moved: qualifies and not applicable are better than undetermined, and that is better than does not qualify.',
    ),
  before: sideSchema,
  after: sideSchema,
  conditions: z
    .array(changedConditionSchema)
    .describe('Those whose outcome or reason has changed, in the order of the rule set.'),
  readings: z
    .array(
      z.strictObject({
        ruleSet: z.string(),
        before: z.enum(verdicts).nullable(),
        after: z.enum(verdicts).nullable(),
        conditions: z.array(z.strictObject({ condition: z.string(), before: outcomeSchema, after: outcomeSchema })),
        causes: z.array(countSchema).describe('The differences that moved it, by their places in `differences`.'),
      }),
    )
    .describe(
      'Alternative readings under which the verdict or an outcome has changed; null on a side that has no such reading.',
    ),
  differences: z.array(countSchema).describe('By their places in `differences`, counted from 0.'),
});

const underSchema = z.strictObject({
  ruleSet: z.string(),
  ruleSetDigest: z.string(),
  asOf: z.string(),
  madeBy: z
    .string()
    .nullable()
    .describe('The version of psp-check that made the report that this side is; null: evaluated by `tool`.'),
});

const groupSchema = z.strictObject({
  before: underSchema,
  after: underSchema,
  compared: countSchema,
  verdicts: z.strictObject({ before: verdictCountsSchema, after: verdictCountsSchema }),
});

const lonelyCitySchema = columnSchema
  .pick({ city: true, input: true, asOf: true, verdict: true, counts: true, ruleSet: true })
  .extend({ ruleSetDigest: z.string() });

export const changeSetSchema = z.strictObject({
  compared: countSchema.describe('Cities that are there on both sides and could be compared.'),
  counts: z
    .strictObject({
      worse: countSchema,
      better: countSchema,
      moved: countSchema.describe('The verdict is the same; an outcome or another reading is not.'),
      unmoved: countSchema.describe('No verdict and no outcome has changed.'),
    })
    .describe('They add up to `compared`.'),
  groups: z
    .array(groupSchema)
    .describe('The compared cities by what both sides are evaluated under; verdicts of several groups do not add up.'),
  differences: z
    .array(differenceSchema)
    .describe('What differs between the sides, each once, whatever the number of cities that it is a difference of.'),
  cities: z
    .array(changedCitySchema)
    .describe('The compared cities of which anything differs, in the order of the side after.'),
  added: z.array(lonelyCitySchema),
  removed: z.array(lonelyCitySchema),
  notCompared: z
    .array(
      z.strictObject({
        city: z.string(),
        before: z.string().nullable().describe('The path of the file before; null: not read.'),
        after: z.string().nullable().describe('The path of the file after; null: not read.'),
        why: z.string(),
      }),
    )
    .describe('Cities of which no difference can be told.'),
});

/** The document of `diff --format json`. */
export const changeSetEnvelopeSchema = z
  .strictObject({
    ...envelopeShape,
    ruleSets: ruleSetsSchema,
    changeSet: changeSetSchema,
    errors: errorsSchema('the others are compared'),
  })
  .meta({ title: 'psp-check change set' });

export type ChangePlace = z.infer<typeof placeSchema>;
export type Difference = z.infer<typeof differenceSchema>;
export type ChangedConditionJson = z.infer<typeof changedConditionSchema>;
export type ChangedCityJson = z.infer<typeof changedCitySchema>;
export type ChangeSetJson = z.infer<typeof changeSetSchema>;
/** The document of `diff --format json`. */
export type ChangeSetEnvelope = z.infer<typeof changeSetEnvelopeSchema>;

export type ChangedSide = Omit<Column, 'title'>;
export type ChangedCondition = Instead<ChangedConditionJson, { before: Finding | null; after: Finding | null }> & {
  /** What it is called; that of the side after where both have it. */
  title: string;
};
type ReadingJson = ChangedCityJson['readings'][number];
type Reading = Instead<ReadingJson, { conditions: (ReadingJson['conditions'][number] & { title: string })[] }> & {
  readAs: string;
};
export type ChangedCity = Instead<
  ChangedCityJson,
  { before: ChangedSide; after: ChangedSide; conditions: ChangedCondition[]; readings: Reading[] }
>;
export type LonelyCity = Pick<Column, 'city' | 'input' | 'asOf' | 'verdict' | 'counts' | 'ruleSet'>;
export type Under = Pick<Column, 'ruleSet' | 'asOf'> & { madeBy: string | null };
type GroupJson = ChangeSetJson['groups'][number];
export type ChangeGroup = Omit<GroupJson, 'before' | 'after'> & { before: Under; after: Under };
/** What differs between two states of the same cities, and what it moves. */
export type ChangeSet = Instead<
  ChangeSetJson,
  { groups: ChangeGroup[]; cities: ChangedCity[]; added: LonelyCity[]; removed: LonelyCity[] }
>;
