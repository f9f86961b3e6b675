/** Every format a comparison can be written in: what `--format` and `--report` of `compare` take. Their names alone, so that they cost no time to offer. */
export const comparisonFormats = ['text', 'markdown', 'html', 'svg', 'csv', 'json'] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];
