// Two states of the same cities, as `diff --format json` prints what differs, and as it is found: with objects where JSON has ids.
import * as z from 'zod';
import { changeKinds, directions } from './change-kinds.ts';
import { type Column, columnSchema } from './comparison.ts';
import { envelopeShape, errorsSchema } from './envelope.ts';
import { outcomes, verdicts } from './outcome.ts';
import { type Finding, findingSchema, ruleSetsSchema } from './report.ts';

const countSchema = z.int().min(0);
const outcomeSchema = z
  .enum(outcomes)
  .nullable()
  .meta({ description: 'Null where the rule set of the side does not ask the condition.' });
const verdictCountsSchema = z.strictObject({
  qualifies: countSchema,
  doesNotQualify: countSchema,
  undetermined: countSchema,
  notApplicable: countSchema,
});

export const placeSchema = z.strictObject({
  path: z.string(),
  line: z.int().min(1).nullable().meta({ description: 'Null where only the file is known.' }),
  column: z.int().min(1).nullable(),
});

export const differenceSchema = z.strictObject({
  kind: z.enum(changeKinds),
  of: z.string().meta({
    description:
      'What differs, as a noun phrase: an answer, a source, a condition of a rule set, a figure, the day, psp-check itself.',
  }),
  condition: z
    .string()
    .nullable()
    .meta({ description: 'The condition that is answered or that a rule set words; null for what is of none.' }),
  agency: z.string().nullable().meta({ description: 'The name of the agency whose answer it is.' }),
  ruleSet: z
    .string()
    .nullable()
    .meta({ description: 'The id of the rule set that it is one of, as it is called after.' }),
  change: z.enum(['added', 'removed', 'changed']),
  parts: z
    .array(
      z.strictObject({
        label: z.string().meta({ description: 'A field or another part of it, as people call it.' }),
        from: z.string().nullable().meta({ description: 'In words; null: there was none.' }),
        to: z.string().nullable().meta({ description: 'In words; null: there is none any more.' }),
      }),
    )
    .meta({ description: 'Those that differ.' }),
  places: z
    .array(z.strictObject({ before: placeSchema.nullable(), after: placeSchema.nullable() }))
    .meta({ description: 'Where it stands on each side: once for a file that cities share, else once for each city.' }),
  cities: z
    .array(countSchema)
    .min(1)
    .meta({ description: 'The cities that it is a difference of, by their places in `cities`, counted from 0.' }),
  moves: z
    .array(
      z.strictObject({
        city: countSchema,
        condition: z.string().nullable().meta({ description: 'Null where `reading` says what moved.' }),
        reading: z.string().nullable().meta({
          description: 'The rule set of the alternative reading that moved; null: the outcome or the reason.',
        }),
      }),
    )
    .meta({ description: 'What it moves. None: it moves nothing.' }),
});

export const changedConditionSchema = z.strictObject({
  condition: z.string(),
  before: findingSchema.nullable().meta({ description: 'Null where the rule set before does not ask the condition.' }),
  after: findingSchema.nullable().meta({ description: 'Null where the rule set after does not ask the condition.' }),
  kinds: z.array(z.enum(changeKinds)).min(1).meta({
    description:
      'Which kinds of difference made it another, as found by evaluating with and without each; where a side is a report, those that may have.',
  }),
  causes: z
    .array(countSchema)
    .min(1)
    .meta({ description: 'The differences that did, by their places in `differences`, counted from 0.' }),
  causesAre: z.enum(['needed', 'enough', 'together', 'possible']).meta({
    description:
      'Without any one of them it would come out otherwise; any one of them alone would be enough; neither, so that all are named; or one or more of them did, and a report does not carry the files that would tell which.',
  }),
  movesVerdict: z.boolean().meta({ description: 'Whether it moves the verdict.' }),
});

const sideSchema = columnSchema.omit({ title: true }).extend({
  ruleSetDigest: z.string().meta({ description: 'Of one of `ruleSets`: both sides may have one of an id.' }),
});

export const changedCitySchema = z.strictObject({
  city: z.string().meta({ description: 'As it is called after.' }),
  direction: z.enum(directions).meta({
    description:
      'How the verdict moved: qualifies and not applicable are better than undetermined, and that is better than does not qualify.',
  }),
  before: sideSchema,
  after: sideSchema,
  conditions: z
    .array(changedConditionSchema)
    .meta({ description: 'Those whose outcome or reason has changed, in the order of the rule set.' }),
  readings: z
    .array(
      z.strictObject({
        ruleSet: z.string(),
        before: z.enum(verdicts).nullable(),
        after: z.enum(verdicts).nullable(),
        conditions: z.array(z.strictObject({ condition: z.string(), before: outcomeSchema, after: outcomeSchema })),
        causes: z
          .array(countSchema)
          .meta({ description: 'The differences that moved it, by their places in `differences`.' }),
      }),
    )
    .meta({
      description:
        'Alternative readings under which the verdict or an outcome has changed; null on a side that has no such reading.',
    }),
  differences: z.array(countSchema).meta({ description: 'By their places in `differences`, counted from 0.' }),
});

const underSchema = z.strictObject({
  ruleSet: z.string(),
  ruleSetDigest: z.string(),
  asOf: z.string(),
  madeBy: z.string().nullable().meta({
    description: 'The version of psp-check that made the report that this side is; null: evaluated by `tool`.',
  }),
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
  compared: countSchema.meta({ description: 'Cities that are there on both sides and could be compared.' }),
  counts: z
    .strictObject({
      worse: countSchema,
      better: countSchema,
      moved: countSchema.meta({ description: 'The verdict is the same; an outcome or another reading is not.' }),
      unmoved: countSchema.meta({ description: 'No verdict and no outcome has changed.' }),
    })
    .meta({ description: 'They add up to `compared`.' }),
  groups: z.array(groupSchema).meta({
    description:
      'The compared cities by what both sides are evaluated under; verdicts of several groups do not add up.',
  }),
  differences: z.array(differenceSchema).meta({
    description: 'What differs between the sides, each once, whatever the number of cities that it is a difference of.',
  }),
  cities: z
    .array(changedCitySchema)
    .meta({ description: 'The compared cities of which anything differs, in the order of the side after.' }),
  added: z.array(lonelyCitySchema),
  removed: z.array(lonelyCitySchema),
  notCompared: z
    .array(
      z.strictObject({
        city: z.string(),
        before: z.string().nullable().meta({ description: 'The path of the file before; null: not read.' }),
        after: z.string().nullable().meta({ description: 'The path of the file after; null: not read.' }),
        why: z.string(),
      }),
    )
    .meta({ description: 'Cities of which no difference can be told.' }),
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
export type ChangedCondition = Omit<ChangedConditionJson, 'before' | 'after'> & {
  /** What it is called; that of the side after where both have it. */
  title: string;
  before: Finding | null;
  after: Finding | null;
};
type Reading = ChangedCityJson['readings'][number];
export type ChangedCity = Omit<ChangedCityJson, 'before' | 'after' | 'conditions' | 'readings'> & {
  before: ChangedSide;
  after: ChangedSide;
  conditions: ChangedCondition[];
  readings: (Omit<Reading, 'conditions'> & {
    readAs: string;
    conditions: (Reading['conditions'][number] & { title: string })[];
  })[];
};
export type LonelyCity = Pick<Column, 'city' | 'input' | 'asOf' | 'verdict' | 'counts' | 'ruleSet'>;
export type Under = Pick<Column, 'ruleSet' | 'asOf'> & { madeBy: string | null };
type GroupJson = ChangeSetJson['groups'][number];
export type ChangeGroup = Omit<GroupJson, 'before' | 'after'> & { before: Under; after: Under };
/** What differs between two states of the same cities, and what it moves. */
export type ChangeSet = Omit<ChangeSetJson, 'groups' | 'cities' | 'added' | 'removed'> & {
  groups: ChangeGroup[];
  cities: ChangedCity[];
  added: LonelyCity[];
  removed: LonelyCity[];
};
