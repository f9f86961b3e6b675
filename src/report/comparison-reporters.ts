import type { ComparisonFormat } from './comparison-formats.ts';
import { comparisonHtml } from './comparison-html.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';
import type { ComparisonReporter } from './comparison-reporter.ts';
import { comparisonText } from './comparison-text.ts';
import { comparisonCsv } from './formats/comparison-csv.ts';
import { comparisonJson } from './formats/comparison-json.ts';

export const comparisonReporters: Readonly<Record<ComparisonFormat, ComparisonReporter>> = {
  text: comparisonText,
  markdown: comparisonMarkdown,
  html: comparisonHtml,
  csv: comparisonCsv,
  json: comparisonJson,
};
