// How a city's verdict came about, as it is found and as `history --format json` prints it: one description for both.
import * as z from 'zod';
import { envelopeShape, errorsSchema } from './envelope.ts';
import { outcomes, verdicts } from './outcome.ts';
import { locationSchema, reportSchema, sourceSchema } from './report.ts';

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ description: 'A day, YYYY-MM-DD.' });

export const causeSchema = z.strictObject({
  kind: z.enum(['answer', 'figure', 'time']).meta({
    description: 'An answer that begins, changes or ends; a figure that is published; a period that has passed.',
  }),
  says: z.string().meta({ description: 'A clause.' }),
  evidence: z
    .array(z.strictObject({ source: sourceSchema, says: z.string().nullable() }))
    .meta({ description: 'What the answer rests on that holds from this day, or where the figure stands.' }),
  location: locationSchema
    .nullable()
    .meta({ description: 'Where the answer stands; null for what is in no city file.' }),
});

export const conditionChangeSchema = z.strictObject({
  condition: z.string(),
  title: z.string(),
  before: z.enum(outcomes),
  outcome: z.enum(outcomes),
  reason: z.string().meta({ description: 'Why it comes out so from this day on, in one sentence.' }),
  causes: z
    .array(causeSchema)
    .min(1)
    .meta({ description: 'Without any one of them the outcome would be another; where each is enough, all of them.' }),
});

export const changeDaySchema = z.strictObject({
  date: daySchema,
  unknownDay: z.strictObject({ within: z.string(), isLast: z.boolean() }).nullable().meta({
    description:
      'The month or the year on some day of which it changes, where that day is not known; `date` is then the first day on which it may have changed, or, where `isLast`, that by which it has. Null: it changes on `date`.',
  }),
  before: z.enum(verdicts).meta({ description: 'The verdict until this day.' }),
  verdict: z.enum(verdicts).meta({ description: 'The verdict from this day on.' }),
  changes: z.array(conditionChangeSchema).min(1),
});

export const markSchema = z.strictObject({
  date: daySchema,
  given: z.string().meta({ description: 'As the file gives it: a day, a month or a year.' }),
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
  source: sourceSchema.nullable(),
});

export const historySchema = reportSchema
  .pick({ city: true, input: true, ruleSet: true, answeredBy: true, answeredOn: true, compiledBy: true })
  .extend({
    start: z
      .strictObject({
        verdict: z.enum(verdicts),
        outcomes: z.array(
          z.strictObject({ condition: z.string(), title: z.string(), outcome: z.enum(outcomes), reason: z.string() }),
        ),
      })
      .meta({ description: 'How it stands before the first of the days.' }),
    days: z
      .array(changeDaySchema)
      .meta({ description: 'The days on which an outcome changes, in their order; between two of them nothing does.' }),
    marks: z.array(markSchema).meta({ description: 'Days that change nothing by themselves, in their order.' }),
  });

export const historyEnvelopeSchema = z.strictObject({
  ...envelopeShape,
  histories: z.array(historySchema).meta({ description: 'One for each city and rule set.' }),
  errors: errorsSchema('the others have their histories'),
});

export type Cause = z.infer<typeof causeSchema>;
export type ConditionChange = z.infer<typeof conditionChangeSchema>;
export type ChangeDay = z.infer<typeof changeDaySchema>;
export type Mark = z.infer<typeof markSchema>;
export type History = z.infer<typeof historySchema>;
export type HistoryEnvelope = z.infer<typeof historyEnvelopeSchema>;
