// How a city's verdict came about, as `history --format json` prints it, and as it is found: with objects where JSON has ids.
import * as z from 'zod';
import { daySchema, envelopeShape, errorsSchema, type Instead } from './envelope.ts';
import { outcomes, verdicts } from './outcome.ts';
import { locationSchema, reportSchema, ruleSetsSchema, sourceRefSchema } from './report.ts';
import type { RuleSet, Source } from './rule-set.ts';

export const causeSchema = z.strictObject({
  kind: z
    .enum(['answer', 'figure', 'time'])
    .describe('An answer that begins, changes or ends; a figure that is published; a period that has passed.'),
  says: z.string().describe('A clause.'),
  evidence: z
    .array(z.strictObject({ source: sourceRefSchema, says: z.string().nullable() }))
    .describe('What the answer rests on that holds from this day, or where the figure stands.'),
  location: locationSchema.nullable().describe('Where the answer stands; null for what is in no city file.'),
});

export const conditionChangeSchema = z.strictObject({
  condition: z.string(),
  before: z.enum(outcomes),
  outcome: z.enum(outcomes),
  reason: z.string().describe('Why it comes out so from this day on, in one sentence.'),
  causes: z
    .array(causeSchema)
    .min(1)
    .describe('Without any one of them the outcome would be another; where each is enough, all of them.'),
});

export const changeDaySchema = z.strictObject({
  date: daySchema,
  unknownDay: z
    .strictObject({ within: z.string(), isLast: z.boolean() })
    .nullable()
    .describe(
      'The month or the year on some day of which it changes, where that day is not known; `date` is then the first day on which it may have changed, or, where `isLast`, that by which it has. Null: it changes on `date`.',
    ),
  before: z.enum(verdicts).describe('The verdict until this day.'),
  verdict: z.enum(verdicts).describe('The verdict from this day on.'),
  changes: z.array(conditionChangeSchema).min(1),
});

export const markSchema = z.strictObject({
  date: daySchema,
  given: z.string().describe('As the file gives it: a day, a month or a year.'),
  kind: z.enum([
    'in-force',
    'no-longer-in-force',
    'last-seen',
    'answered',
    'decision',
    'order-begins',
    'order-ends',
    'record-ends',
  ]),
  says: z.string(),
  source: sourceRefSchema.nullable(),
});

export const historySchema = reportSchema
  .pick({ city: true, input: true, ruleSet: true, answeredBy: true, answeredOn: true, compiledBy: true, sources: true })
  .extend({
    start: z
      .strictObject({
        verdict: z.enum(verdicts),
        outcomes: z.array(z.strictObject({ condition: z.string(), outcome: z.enum(outcomes), reason: z.string() })),
      })
      .describe('How it stands before the first of the days.'),
    days: z
      .array(changeDaySchema)
      .describe('The days on which an outcome changes, in their order; between two of them nothing does.'),
    marks: z.array(markSchema).describe('Days that change nothing by themselves, in their order.'),
  });

/** The document of `history --format json`. */
export const historyEnvelopeSchema = z
  .strictObject({
    ...envelopeShape,
    ruleSets: ruleSetsSchema,
    histories: z.array(historySchema).describe('One for each city and rule set.'),
    errors: errorsSchema('the others have their histories'),
  })
  .meta({ title: 'psp-check history' });

export type CauseJson = z.infer<typeof causeSchema>;
export type ConditionChangeJson = z.infer<typeof conditionChangeSchema>;
export type ChangeDayJson = z.infer<typeof changeDaySchema>;
export type MarkJson = z.infer<typeof markSchema>;
export type HistoryJson = z.infer<typeof historySchema>;
/** The document of `history --format json`. */
export type HistoryEnvelope = z.infer<typeof historyEnvelopeSchema>;

export type Cause = Instead<CauseJson, { evidence: { source: Source; says: string | null }[] }>;
export type ConditionChange = Instead<ConditionChangeJson, { causes: Cause[] }> & { title: string };
export type ChangeDay = Instead<ChangeDayJson, { changes: ConditionChange[] }>;
export type Mark = Instead<MarkJson, { source: Source | null }>;
type Start = HistoryJson['start'];
/** The days on which the outcomes of one city under one rule set change, and why. */
export type History = Instead<
  HistoryJson,
  {
    ruleSet: RuleSet;
    start: Instead<Start, { outcomes: (Start['outcomes'][number] & { title: string })[] }>;
    days: ChangeDay[];
    marks: Mark[];
  }
>;
