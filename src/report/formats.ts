/** Every format a report can be written in: what `--format` and `--report` take. Their names alone, so that they cost no time to offer. */
export const formats = ['text', 'json', 'ndjson', 'markdown', 'html', 'junit', 'sarif', 'github', 'csv'] as const;
export type Format = (typeof formats)[number];

export const isFormat = (name: string): name is Format => formats.some((format) => format === name);
