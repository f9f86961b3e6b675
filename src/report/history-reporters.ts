import { historyDocument } from './documents/history.ts';
import { historyCsv } from './formats/history-csv.ts';
import { historyJson } from './formats/history-json.ts';
import { madeFrom } from './formats/made-from.ts';
import type { HistoryFormat } from './history-formats.ts';
import type { HistoryReporter } from './history-reporter.ts';
import { renderHtml } from './render/html.ts';
import { renderMarkdown } from './render/markdown.ts';
import { renderSvg } from './render/svg.ts';
import { renderText } from './render/text.ts';
import { wideStyle } from './render/wide-style.ts';

export const historyReporters: Readonly<Record<HistoryFormat, HistoryReporter>> = {
  text: (histories, options) => renderText(historyDocument(histories, options).blocks, options),
  markdown: (histories, options) => renderMarkdown(historyDocument(histories, options)),
  html: (histories, options) => renderHtml(historyDocument(histories, options), wideStyle),
  svg: (histories, options) =>
    renderSvg(historyDocument(histories, { ...options, show: 'all' }), madeFrom(histories, options.version)),
  csv: historyCsv,
  json: historyJson,
};
