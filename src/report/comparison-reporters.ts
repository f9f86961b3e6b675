import type { Comparison } from '../model/comparison.ts';
import type { ComparisonFormat } from './comparison-formats.ts';
import type { ComparisonOptions, ComparisonReporter } from './comparison-reporter.ts';
import { comparisonDocument } from './documents/comparison.ts';
import { comparisonCsv, comparisonCsvLines } from './formats/comparison-csv.ts';
import { comparisonJson } from './formats/comparison-json.ts';
import { madeFrom } from './formats/made-from.ts';
import { renderHtml } from './render/html.ts';
import { renderMarkdown } from './render/markdown.ts';
import { renderSvg } from './render/svg.ts';
import { renderText } from './render/text.ts';
import { wideStyle } from './render/wide-style.ts';

/** More columns than this are counted in brief, and not listed: nobody reads a table of hundreds at a terminal. */
const mostInBrief = 40;

export const comparisonReporters: Readonly<Record<ComparisonFormat, ComparisonReporter>> = {
  text: (comparison, options) =>
    renderText(comparisonDocument(comparison, { ...options, mostInMatrix: mostInBrief }).blocks, options),
  markdown: (comparison, options) =>
    renderMarkdown(comparisonDocument(comparison, { ...options, mostInMatrix: mostInBrief })),
  html: (comparison, options) => renderHtml(comparisonDocument(comparison, options), wideStyle),
  svg: (comparison, options) =>
    renderSvg(
      comparisonDocument(comparison, { ...options, show: 'all' }),
      madeFrom(comparison.columns, options.version),
    ),
  csv: comparisonCsv,
  json: comparisonJson,
};

/** A document in parts: of 50,000 columns, CSV as one text would take more memory than all the rest. */
export const comparisonParts = (
  format: ComparisonFormat,
  comparison: Comparison,
  options: ComparisonOptions,
): string | Iterable<string> =>
  format === 'csv' ? comparisonCsvLines(comparison, options) : comparisonReporters[format](comparison, options);
