// A report as it is evaluated and as `--format json` prints it: one description for both.
import * as z from 'zod';
import { envelopeShape, errorsSchema } from './envelope.ts';
import { outcomes, replies, verdicts } from './outcome.ts';

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ description: 'A day, YYYY-MM-DD.' });
const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const countSchema = z.int().min(0);
const countsSchema = z.strictObject({
  met: countSchema,
  notMet: countSchema,
  undetermined: countSchema,
  notApplicable: countSchema,
});

export const sourceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  date: z.string().nullable().meta({ description: 'As the file gives it: a day, a month or a year.' }),
  url: z.string().nullable(),
});

export const locationSchema = z.strictObject({
  path: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});

const citedSchema = z.strictObject({ source: sourceSchema, says: z.string() });

export const evidenceSchema = z.strictObject({
  source: sourceSchema,
  says: z.string(),
  agency: z
    .string()
    .nullable()
    .meta({ description: "The agency whose answer it stands beside; null for the city's own." }),
  claim: z
    .int()
    .min(1)
    .nullable()
    .meta({ description: 'The claim it stands beside, counted from 1; null outside claims.' }),
  publishedLater: z.boolean().nullable().meta({
    description: 'Published after the as-of date: shown, but no support on that date. Null: its date leaves that open.',
  }),
});

export const decidingSchema = z.strictObject({
  field: z.string().meta({ description: 'A field id, `reply`, `answered-on`, `as-of`, or `condition.field`.' }),
  label: z.string().meta({ description: 'What people call the field.' }),
  value: z.string().nullable().meta({ description: 'The value in words; null when it is not answered.' }),
  needed: z.string().meta({ description: 'What the condition needs of the field, in words made from the test.' }),
  agency: z.string().nullable(),
  claim: z.int().min(1).nullable(),
});

export const seriesSchema = z.strictObject({
  field: z.string(),
  label: z.string().meta({ description: 'How a sentence names the field.' }),
  agency: z.string().nullable(),
  claim: z.int().min(1).nullable(),
  unit: z.string(),
  years: z.array(
    z.strictObject({
      year: z.int(),
      value: z.number().nullable().meta({ description: 'Null when it is not known.' }),
      figures: z
        .array(
          z.strictObject({
            figure: z.string(),
            title: z.string(),
            value: z.number(),
            definition: z.string().nullable(),
            published: daySchema,
            source: sourceSchema.nullable(),
            later: z
              .boolean()
              .meta({ description: 'Published after the as-of date: shown, but not compared on that date.' }),
          }),
        )
        .meta({ description: 'Every published value for the year; several where definitions or revisions differ.' }),
    }),
  ),
});

export const findingSchema = z.strictObject({
  condition: z.string(),
  title: z.string(),
  question: z.string(),
  outcome: z.enum(outcomes),
  brief: z.string().meta({ description: 'What decides, in a few words.' }),
  reason: z.string().meta({ description: 'One sentence.' }),
  source: z
    .array(z.strictObject({ source: sourceSchema, at: z.string() }))
    .meta({ description: 'Where the question comes from.' }),
  reply: z.enum(replies).nullable().meta({
    description:
      'What the city itself had said by the as-of date, whatever is in place; null where neither the rule set nor an alternative asks for it.',
  }),
  saidBy: z.string().nullable().meta({ description: 'On whose word the outcome rests; null when nobody answered.' }),
  heldBy: z.array(
    z.strictObject({
      agency: z.string(),
      name: z.string(),
      outcome: z.enum(outcomes),
      reason: z.string(),
      answer: z.unknown().meta({ description: 'As given in the file; null when the agency has not answered.' }),
      location: locationSchema,
    }),
  ),
  answer: z.unknown().meta({ description: 'As given in the file, its keys unchanged; null when there is none.' }),
  deciding: z.array(decidingSchema),
  toMeet: z.string().nullable().meta({ description: "Null when the condition is not the city's to change." }),
  context: z.array(citedSchema),
  notes: z.array(z.strictObject({ agency: z.string().nullable(), claim: z.int().min(1).nullable(), says: z.string() })),
  evidence: z.array(evidenceSchema),
  series: z
    .array(seriesSchema)
    .meta({ description: 'Yearly answers beside the published figures that they are compared with.' }),
  notEnforced: z.strictObject({ order: z.string(), from: daySchema }).nullable().meta({
    description:
      'The order under which the condition is not enforced against the city on the as-of date, and since when. The outcome stays.',
  }),
  location: locationSchema,
});

export const orderSchema = z.strictObject({
  id: z.string(),
  from: daySchema,
  until: daySchema.nullable().meta({ description: 'The first day on which it no longer holds.' }),
  says: z.string(),
  covers: z.string().meta({ description: 'Whom it covers, in words.' }),
  conditions: z.array(z.string()).meta({ description: 'Those of the rule set that are not enforced under it.' }),
  lastLooked: daySchema.meta({ description: 'The day on which the docket was last looked at.' }),
  source: sourceSchema,
});

export const toQualifyItemSchema = z.strictObject({
  condition: z.string(),
  agency: z.string().nullable(),
  sets: z
    .array(
      z.array(
        z.strictObject({
          field: z.string(),
          label: z.string().meta({ description: 'What people call the field.' }),
          from: z.string().nullable().meta({ description: 'The value now, in words; null where it is not answered.' }),
          needs: z
            .string()
            .nullable()
            .meta({ description: 'In words made from the test; null where the field is moot.' }),
        }),
      ),
    )
    .meta({
      description:
        'Any one of these sets of fields is enough; no part of one is. A set comes once for each wording of what it needs, up to 20.',
    }),
});

export const warningSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  path: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});

export const reportSchema = z.strictObject({
  city: z.string(),
  input: z.strictObject({ path: z.string(), digest: digestSchema }),
  ruleSet: z.strictObject({
    id: z.string(),
    path: z
      .string()
      .nullable()
      .meta({ description: "The file of a rule set of one's own; null when it is shipped with psp-check." }),
    title: z.string(),
    issuer: z.string(),
    digest: digestSchema,
    readAs: z.string().meta({ description: 'The reading in a few words.' }),
    reading: z.string(),
  }),
  asOf: daySchema,
  answeredBy: z.string().nullable().meta({
    description:
      'Who replied for the city; null as well where neither the rule set nor an alternative asks for a reply.',
  }),
  answeredOn: z.string().nullable().meta({ description: 'As the file gives it: a day, a month or a year.' }),
  compiledBy: z.string().nullable(),
  verdict: z.enum(verdicts),
  counts: countsSchema,
  notEnforced: countSchema.meta({
    description: 'Conditions that are not enforced against the city on the as-of date.',
  }),
  findings: z.array(findingSchema),
  toQualify: z.strictObject({
    change: z.array(toQualifyItemSchema),
    findOut: z.array(toQualifyItemSchema),
    moot: z.array(toQualifyItemSchema),
  }),
  alternatives: z.array(
    z.strictObject({
      ruleSet: z.string(),
      path: z.string().nullable(),
      readAs: z.string(),
      verdict: z.enum(verdicts),
      counts: countsSchema,
      open: z
        .array(z.strictObject({ condition: z.string(), title: z.string(), outcome: z.enum(outcomes) }))
        .meta({ description: 'The conditions that are not met or undetermined under that reading.' }),
    }),
  ),
  turnsOnReading: z.boolean().meta({ description: 'Whether an alternative reading gives another verdict.' }),
  notAsked: countSchema.meta({ description: 'Answers in the file that this rule set does not ask for.' }),
  orders: z.array(orderSchema).meta({ description: 'Those of the rule set that cover the city, on whatever day.' }),
  decisions: z
    .array(z.strictObject({ date: z.string(), says: z.string(), source: sourceSchema.nullable() }))
    .meta({ description: 'What the issuer did later; never evaluated.' }),
  warnings: z.array(warningSchema),
});

/** The document of `--format json`. */
export const reportEnvelopeSchema = z
  .strictObject({
    ...envelopeShape,
    reports: z.array(reportSchema),
    errors: errorsSchema('the others are in the reports'),
  })
  .meta({ title: 'psp-check report' });

export type Finding = z.infer<typeof findingSchema>;
export type Deciding = z.infer<typeof decidingSchema>;
export type Series = z.infer<typeof seriesSchema>;
export type ReportEvidence = z.infer<typeof evidenceSchema>;
export type ToQualifyItem = z.infer<typeof toQualifyItemSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type ReportOrder = z.infer<typeof orderSchema>;
export type Report = z.infer<typeof reportSchema>;
