/** Every format a history can be written in: what `--format` and `--report` of `history` take. Their names alone, so that they cost no time to offer. */
export const historyFormats = ['text', 'markdown', 'html', 'svg', 'csv', 'json'] as const;
export type HistoryFormat = (typeof historyFormats)[number];
