import type { Report } from '../../model/report.ts';
import { reportsDocument } from '../documents/reports.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { ReporterOptions } from '../reporter.ts';

/** The Markdown report in at most so many bytes of UTF-8, for the summary of a GitHub Actions step, which would be dropped whole if it were larger. */
export const stepSummary = (reports: readonly Report[], options: ReporterOptions, bytes: number): string =>
  renderMarkdown(reportsDocument(reports, options), {
    most: bytes,
    sizeOf: (text) => new TextEncoder().encode(text).length,
    because: 'since GitHub drops a summary of more than 1 MiB',
  });
