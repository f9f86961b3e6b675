import { historyJson } from './formats/history-json.ts';
import type { HistoryFormat } from './history-formats.ts';
import { historyHtml } from './history-html.ts';
import { historyMarkdown } from './history-markdown.ts';
import type { HistoryReporter } from './history-reporter.ts';
import { historyText } from './history-text.ts';

export const historyReporters: Readonly<Record<HistoryFormat, HistoryReporter>> = {
  text: historyText,
  markdown: historyMarkdown,
  html: historyHtml,
  json: historyJson,
};
