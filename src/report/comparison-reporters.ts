import type { Comparison } from '../model/comparison.ts';
import type { ComparisonFormat } from './comparison-formats.ts';
import { comparisonHtml } from './comparison-html.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';
import type { ComparisonOptions, ComparisonReporter } from './comparison-reporter.ts';
import { comparisonText } from './comparison-text.ts';
import { comparisonCsv, comparisonCsvLines } from './formats/comparison-csv.ts';
import { comparisonJson } from './formats/comparison-json.ts';

export const comparisonReporters: Readonly<Record<ComparisonFormat, ComparisonReporter>> = {
  text: comparisonText,
  markdown: comparisonMarkdown,
  html: comparisonHtml,
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
