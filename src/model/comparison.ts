// A comparison as `compare --format json` prints it, and as it is made: with objects where JSON has ids.
import * as z from 'zod';
import {
  countSchema,
  countsSchema,
  envelopeShape,
  errorsSchema,
  type Instead,
  verdictCountsSchema,
} from './envelope.ts';
import { selections } from './outcome.ts';
import { type Finding, findingSchema, type Report, reportSchema, ruleSetsSchema } from './report.ts';

export const columnSchema = reportSchema.omit({ findings: true, toQualify: true }).extend({
  title: z
    .array(z.string())
    .min(1)
    .describe('Of city, path, rule set and as-of date only what tells the column from the others.'),
});

export const rowSchema = z.strictObject({
  condition: z.string(),
  titles: z
    .array(z.string())
    .min(1)
    .describe('What the condition is called; several where rule sets call it differently.'),
  differs: z.boolean().describe('Whether outcomes differ among the columns whose rule set asks it.'),
  counts: z.array(countsSchema.extend({ notAsked: countSchema })).describe('One for each group.'),
  cells: z
    .array(findingSchema.nullable())
    .describe('For each column the finding of its report; null where the rule set does not have the condition.'),
});

const placesSchema = z.array(countSchema).min(1).describe('The places of its columns, counted from 0.');

export const groupSchema = z.strictObject({
  ruleSet: z.string(),
  asOf: z.string(),
  columns: placesSchema,
  verdicts: verdictCountsSchema,
  selections: z
    .array(z.strictObject({ selected: z.enum(selections), columns: placesSchema, verdicts: verdictCountsSchema }))
    .describe(
      'The columns by what the record says of a selection of their cities, counted beside the verdicts and never evaluated. Empty where it says of no city that it was selected.',
    ),
});

export const comparisonSchema = z.strictObject({
  common: z
    .strictObject({ city: z.string().nullable(), ruleSet: z.string().nullable(), asOf: z.string().nullable() })
    .describe('What all columns share; null where they differ.'),
  columns: z.array(columnSchema).describe('The reports side by side, less their findings: cities × rule sets × dates.'),
  groups: z
    .array(groupSchema)
    .describe(
      'The columns under one rule set and on one date, which are counted together; counts of several groups do not add up.',
    ),
  rows: z.array(rowSchema).describe('The conditions, in the order of the rule sets.'),
  leftOut: countSchema.describe('Conditions that are left out because the columns do not differ on them.'),
});

/** The document of `compare --format json`. */
export const comparisonEnvelopeSchema = z
  .strictObject({
    ...envelopeShape,
    ruleSets: ruleSetsSchema,
    comparison: comparisonSchema,
    errors: errorsSchema('the others are compared'),
  })
  .meta({ title: 'psp-check comparison' });

export type Group = z.infer<typeof groupSchema>;
export type ColumnJson = z.infer<typeof columnSchema>;
export type RowJson = z.infer<typeof rowSchema>;
export type ComparisonJson = z.infer<typeof comparisonSchema>;
/** The document of `compare --format json`. */
export type ComparisonEnvelope = z.infer<typeof comparisonEnvelopeSchema>;

export type Column = Omit<Report, 'findings' | 'toQualify'> & Pick<ColumnJson, 'title'>;
export type Row = Instead<RowJson, { cells: (Finding | null)[] }>;
/** Reports side by side. */
export type Comparison = Instead<ComparisonJson, { columns: Column[]; rows: Row[] }>;
