import { comparisonCsv } from './comparison-csv.ts';
import type { ComparisonFormat } from './comparison-formats.ts';
import { comparisonHtml } from './comparison-html.ts';
import { comparisonJson } from './comparison-json.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';
import type { ComparisonReporter } from './comparison-reporter.ts';
import { comparisonText } from './comparison-text.ts';

export const comparisonReporters: Readonly<Record<ComparisonFormat, ComparisonReporter>> = {
  text: comparisonText,
  markdown: comparisonMarkdown,
  html: comparisonHtml,
  csv: comparisonCsv,
  json: comparisonJson,
};
