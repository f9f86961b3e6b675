// A comparison as `compare --format json` prints it, and as it is made: with objects where JSON has ids.
import * as z from 'zod';
import { envelopeShape, errorsSchema } from './envelope.ts';
import { type Finding, findingSchema, type Report, reportSchema, ruleSetsSchema } from './report.ts';

const countSchema = z.int().min(0);

export const columnSchema = reportSchema.omit({ findings: true, toQualify: true }).extend({
  title: z
    .array(z.string())
    .min(1)
    .meta({ description: 'Of city, path, rule set and as-of date only what tells the column from the others.' }),
});

export const cellSchema = z.strictObject({
  value: z.string().meta({ description: 'The value that decides, in a few words.' }),
  by: z
    .string()
    .nullable()
    .meta({ description: 'On whose word, in a few words; null when nobody answered. In full: saidBy of the finding.' }),
  finding: findingSchema.meta({ description: 'The same as in the report of this city, rule set and date.' }),
});

export const rowSchema = z.strictObject({
  condition: z.string(),
  titles: z
    .array(z.string())
    .min(1)
    .meta({ description: 'What the condition is called; several where rule sets call it differently.' }),
  differs: z.boolean().meta({ description: 'Whether outcomes differ among the columns whose rule set asks it.' }),
  counts: z.strictObject({
    met: countSchema,
    notMet: countSchema,
    undetermined: countSchema,
    notApplicable: countSchema,
    notAsked: countSchema,
  }),
  cells: z
    .array(cellSchema.nullable())
    .meta({ description: 'One for each column; null where the rule set does not have the condition.' }),
});

export const comparisonSchema = z.strictObject({
  common: z
    .strictObject({ city: z.string().nullable(), ruleSet: z.string().nullable(), asOf: z.string().nullable() })
    .meta({ description: 'What all columns share; null where they differ.' }),
  columns: z
    .array(columnSchema)
    .meta({ description: 'The reports side by side, less their findings: cities × rule sets × dates.' }),
  rows: z.array(rowSchema).meta({ description: 'The conditions, in the order of the rule sets.' }),
  leftOut: countSchema.meta({ description: 'Conditions that are left out because the columns do not differ on them.' }),
  verdict: z.strictObject({
    differs: z.boolean(),
    counts: z.strictObject({
      qualifies: countSchema,
      doesNotQualify: countSchema,
      undetermined: countSchema,
      notApplicable: countSchema,
    }),
  }),
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

export type ColumnJson = z.infer<typeof columnSchema>;
export type CellJson = z.infer<typeof cellSchema>;
export type RowJson = z.infer<typeof rowSchema>;
export type ComparisonJson = z.infer<typeof comparisonSchema>;
/** The document of `compare --format json`. */
export type ComparisonEnvelope = z.infer<typeof comparisonEnvelopeSchema>;

export type Column = Omit<Report, 'findings' | 'toQualify'> & Pick<ColumnJson, 'title'>;
export type Cell = Omit<CellJson, 'finding'> & { finding: Finding };
export type Row = Omit<RowJson, 'cells'> & { cells: (Cell | null)[] };
/** Reports side by side. */
export type Comparison = Omit<ComparisonJson, 'columns' | 'rows'> & { columns: Column[]; rows: Row[] };
