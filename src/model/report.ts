// A report as `--format json` prints it, and as it is evaluated: in the latter, sources and the rule set are objects where JSON has their ids.
import * as z from 'zod';
import { selectedWords } from './city.ts';
import { countSchema, countsSchema, daySchema, envelopeShape, errorsSchema, type Instead } from './envelope.ts';
import { outcomes, replies, verdicts } from './outcome.ts';
import type { Condition, RuleSet, Source } from './rule-set.ts';
import type { WarningCode } from './warning-codes.ts';

export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);

export const sourceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  date: z.string().nullable().describe('As the file gives it: a day, a month or a year.'),
  url: z.string().nullable(),
});

export const locationSchema = z.strictObject({
  path: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});

export const sourceRefSchema = z
  .strictObject({
    file: z.string().nullable().describe('The path of the file that describes the source; null: the rule set does.'),
    source: z.string().describe('The id of the source there.'),
  })
  .describe('A source by its id, in `sources` of the report or, without a file, of the rule set.');

const ruleSetSourceSchema = z.string().describe('The id of a source of the rule set.');

export const ruleSetSchema = z.strictObject({
  id: z.string(),
  path: z.string().nullable().describe("The file of a rule set of one's own; null when it is shipped with psp-check."),
  title: z.string(),
  issuer: z.string(),
  digest: digestSchema,
  readAs: z.string().describe('The reading in a few words.'),
  reading: z.string(),
  supersedes: z.string().nullable().describe('The id of the version of the same text that this one replaces.'),
  inForce: z
    .strictObject({
      from: daySchema.nullable(),
      until: daySchema.nullable().describe('The first day on which it is no longer in force.'),
    })
    .nullable()
    .describe('When the conditions were in force; null where the rule set does not say.'),
  addressedTo: z
    .strictObject({ cities: z.array(z.string()), source: ruleSetSourceSchema })
    .nullable()
    .describe('To which cities the text was sent; null where it is for whoever it fits.'),
  sources: z.array(sourceSchema),
  figures: z.array(z.strictObject({ id: z.string(), title: z.string(), unit: z.string() })),
  conditions: z.array(
    z.strictObject({
      id: z.string(),
      label: z
        .string()
        .nullable()
        .describe("The issuer's own name for it, such as `question 3`; null where it has none."),
      title: z.string(),
      question: z.string(),
      toMeet: z.string().nullable().describe("Null when the condition is not the city's to change."),
      source: z
        .array(z.strictObject({ source: ruleSetSourceSchema, at: z.string() }))
        .describe('Where the question comes from.'),
      context: z.array(z.strictObject({ source: ruleSetSourceSchema, says: z.string() })),
    }),
  ),
});

export const ruleSetsSchema = z
  .array(ruleSetSchema)
  .describe('What the rule sets say, once each; those of alternative readings, too.');

export const evidenceSchema = z.strictObject({
  source: sourceRefSchema,
  says: z.string(),
  agency: z.string().nullable().describe("The agency whose answer it stands beside; null for the city's own."),
  claim: z.int().min(1).nullable().describe('The claim it stands beside, counted from 1; null outside claims.'),
  publishedLater: z
    .boolean()
    .nullable()
    .describe('Published after the as-of date: shown, but no support on that date. Null: its date leaves that open.'),
});

export const decidingSchema = z.strictObject({
  field: z.string().describe('A field id, `reply`, `answered-on`, `as-of`, or `condition.field`.'),
  label: z.string().describe('What people call the field.'),
  value: z.string().nullable().describe('The value in words; null when it is not answered.'),
  needed: z.string().describe('What the condition needs of the field, in words made from the test.'),
  agency: z.string().nullable(),
  claim: z.int().min(1).nullable(),
});

export const seriesSchema = z.strictObject({
  field: z.string(),
  label: z.string().describe('How a sentence names the field.'),
  agency: z.string().nullable(),
  claim: z.int().min(1).nullable(),
  unit: z.string(),
  years: z.array(
    z.strictObject({
      year: z.int(),
      value: z.number().nullable().describe('Null when it is not known.'),
      figures: z
        .array(
          z.strictObject({
            figure: z.string().describe('The id of a figure of the rule set.'),
            value: z.number(),
            definition: z.string().nullable(),
            published: daySchema,
            source: ruleSetSourceSchema.nullable(),
            later: z.boolean().describe('Published after the as-of date: shown, but not compared on that date.'),
          }),
        )
        .describe(
          'Every published value for the year; several where definitions or revisions differ. Of an answer with a definition, those of the same.',
        ),
    }),
  ),
});

export const findingSchema = z.strictObject({
  condition: z.string().describe('The id of a condition of the rule set.'),
  outcome: z.enum(outcomes),
  brief: z.string().describe('What decides, in a few words.'),
  reason: z.string().describe('One sentence.'),
  reply: z
    .enum(replies)
    .nullable()
    .describe(
      'What the city itself had said by the as-of date, whatever is in place; null where neither the rule set nor an alternative asks for it.',
    ),
  saidBy: z.string().nullable().describe('On whose word the outcome rests; null when nobody answered.'),
  heldBy: z.array(
    z.strictObject({
      agency: z.string(),
      name: z.string(),
      outcome: z.enum(outcomes),
      reason: z.string(),
      answer: z.unknown().describe('As given in the file; null when the agency has not answered.'),
      location: locationSchema,
    }),
  ),
  answer: z.unknown().describe('As given in the file, its keys unchanged; null when there is none.'),
  deciding: z.array(decidingSchema),
  notes: z.array(z.strictObject({ agency: z.string().nullable(), claim: z.int().min(1).nullable(), says: z.string() })),
  evidence: z.array(evidenceSchema),
  series: z.array(seriesSchema).describe('Yearly answers beside the published figures that they are compared with.'),
  notEnforced: z
    .strictObject({ order: z.string(), from: daySchema })
    .nullable()
    .describe(
      'The order under which the condition is not enforced against the city on the as-of date, and since when. The outcome stays.',
    ),
  location: locationSchema,
});

export const orderSchema = z.strictObject({
  id: z.string(),
  from: daySchema,
  until: daySchema.nullable().describe('The first day on which it no longer holds.'),
  says: z.string(),
  covers: z.string().describe('Whom it covers, in words.'),
  conditions: z.array(z.string()).describe('Those of the rule set that are not enforced under it.'),
  lastLooked: daySchema.describe('The day on which the docket was last looked at.'),
  source: ruleSetSourceSchema,
});

export const toQualifyItemSchema = z.strictObject({
  condition: z.string(),
  agency: z.string().nullable(),
  sets: z
    .array(
      z.array(
        z.strictObject({
          field: z.string(),
          label: z.string().describe('What people call the field.'),
          from: z.string().nullable().describe('The value now, in words; null where it is not answered.'),
          needs: z.string().nullable().describe('In words made from the test; null where the field is moot.'),
        }),
      ),
    )
    .describe(
      'Any one of these sets of fields is enough; no part of one is. A set comes once for each wording of what it needs, up to 20.',
    ),
});

export const warningSchema = z.strictObject({
  code: z.string().describe('Permanent. docs/messages.md says what each means.'),
  message: z.string(),
  path: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});

export const reportSchema = z.strictObject({
  city: z.string(),
  input: z.strictObject({ path: z.string(), digest: digestSchema }),
  ruleSet: z.string().describe('The id of one of `ruleSets`.'),
  asOf: daySchema,
  answeredBy: z
    .string()
    .nullable()
    .describe('Who replied for the city; null as well where neither the rule set nor an alternative asks for a reply.'),
  answeredOn: z.string().nullable().describe('As the file gives it: a day, a month or a year.'),
  compiledBy: z.string().nullable(),
  verdict: z.enum(verdicts),
  counts: countsSchema,
  findings: z.array(findingSchema),
  toQualify: z.strictObject({
    change: z.array(toQualifyItemSchema),
    findOut: z.array(toQualifyItemSchema),
    moot: z.array(toQualifyItemSchema),
  }),
  alternatives: z.array(
    z.strictObject({
      ruleSet: z.string().describe('The id of one of `ruleSets`.'),
      verdict: z.enum(verdicts),
      counts: countsSchema,
      open: z
        .array(z.strictObject({ condition: z.string(), outcome: z.enum(outcomes) }))
        .describe('The conditions that are not met or undetermined under this reading.'),
    }),
  ),
  turnsOnReading: z.boolean().describe('Whether an alternative reading gives another verdict.'),
  notAsked: countSchema.describe('Answers in the file that this rule set does not ask for.'),
  orders: z.array(orderSchema).describe('Those of the rule set that cover the city, on whatever day.'),
  decisions: z
    .array(
      z.strictObject({
        date: z.string(),
        says: z.string(),
        selected: z
          .enum(selectedWords)
          .nullable()
          .describe(
            'Whether by this decision the city was selected, on the date or by it at the latest; null where the decision is on something else.',
          ),
        source: sourceRefSchema.nullable(),
      }),
    )
    .describe(
      'What the issuer of a programme decided on the city, before the as-of date or after it; never evaluated.',
    ),
  sources: z
    .array(z.strictObject({ file: z.string(), ...sourceSchema.shape }))
    .describe('Those that the city file and the agency files it names describe.'),
  warnings: z.array(warningSchema),
});

/** The document of `--format json`. */
export const reportEnvelopeSchema = z
  .strictObject({
    ...envelopeShape,
    ruleSets: ruleSetsSchema,
    reports: z.array(reportSchema),
    errors: errorsSchema('the others are in the reports'),
  })
  .meta({ title: 'psp-check report' });

export type SourceRef = z.infer<typeof sourceRefSchema>;
export type RuleSetJson = z.infer<typeof ruleSetSchema>;
export type FindingJson = z.infer<typeof findingSchema>;
export type SeriesJson = z.infer<typeof seriesSchema>;
export type EvidenceJson = z.infer<typeof evidenceSchema>;
export type OrderJson = z.infer<typeof orderSchema>;
export type ReportJson = z.infer<typeof reportSchema>;
/** The document of `--format json`. */
export type ReportEnvelope = z.infer<typeof reportEnvelopeSchema>;

export type Deciding = z.infer<typeof decidingSchema>;
export type ToQualifyItem = z.infer<typeof toQualifyItemSchema>;
export type WarningJson = z.infer<typeof warningSchema>;

export type ReportEvidence = Instead<EvidenceJson, { source: Source }>;

type SeriesYear = SeriesJson['years'][number];
type SeriesFigure = Instead<SeriesYear['figures'][number], { title: string; source: Source | null }>;
export type Series = Instead<SeriesJson, { years: Instead<SeriesYear, { figures: SeriesFigure[] }>[] }>;

/** One condition's outcome for one city, with what the rule set says of the condition. The title has the label in it. */
export type Finding = Instead<FindingJson, { evidence: ReportEvidence[]; series: Series[] }> &
  Pick<Condition, 'title' | 'question' | 'toMeet' | 'source' | 'context'>;

export type Warning = Instead<WarningJson, { code: WarningCode }>;

export type ReportOrder = Instead<OrderJson, { source: Source }>;

export type ReportDecision = Instead<ReportJson['decisions'][number], { source: Source | null }>;

type AlternativeJson = ReportJson['alternatives'][number];

/** What another reading of the same text comes to. */
export type Alternative = Instead<
  AlternativeJson,
  { open: (AlternativeJson['open'][number] & { title: string })[] }
> & {
  path: string | null;
  readAs: string;
  /** The rule set itself. */
  of: RuleSet;
};

/** The findings and the verdict of one city under one rule set on one day. */
export type Report = Instead<
  ReportJson,
  {
    ruleSet: RuleSet;
    findings: Finding[];
    alternatives: Alternative[];
    orders: ReportOrder[];
    decisions: ReportDecision[];
    warnings: Warning[];
  }
> & {
  /** Conditions that are not enforced against the city on the as-of date. */
  notEnforced: number;
};

/** A report without what would have to change, which a comparison does not say. */
export type Account = Omit<Report, 'toQualify'>;

/** What a report says before any words are made on its findings: all that a line on the city needs. */
export type Outline = Omit<Report, 'findings' | 'toQualify' | 'orders' | 'answeredBy' | 'answeredOn' | 'sources'> & {
  findings: Pick<Finding, 'condition' | 'title' | 'outcome'>[];
};

/** A report that was written before, and the version of psp-check that made it. */
export type RecordedReport = { readonly report: Report; readonly madeBy: string };
