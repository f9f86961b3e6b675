/** The JSON Schemas there are: of files that people write, and of what `--format json` prints. */
export const schemaNames = ['city', 'columns', 'rules', 'report', 'comparison', 'history', 'change-set'] as const;
export type SchemaName = (typeof schemaNames)[number];
