import type { ChangeSet } from '../../model/change-set.ts';
import type { Report } from '../../model/report.ts';
import type { Document } from '../document.ts';
import { changeSetDocument } from '../documents/change-set.ts';
import { reportsDocument } from '../documents/reports.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { ReporterOptions } from '../reporter.ts';

/** The Markdown report in at most so many bytes of UTF-8, for the summary of a GitHub Actions step, which would be dropped whole if it were larger. */
export const stepSummary = (reports: readonly Report[], options: ReporterOptions, bytes: number): string =>
  summaryOf(reportsDocument(reports, options), bytes);

/** The same of a change set. */
export const changeSummary = (changeSet: ChangeSet, options: ReporterOptions, bytes: number): string =>
  summaryOf(changeSetDocument(changeSet, options), bytes);

const summaryOf = (document: Document, bytes: number): string =>
  renderMarkdown(document, {
    most: bytes,
    sizeOf: (text) => new TextEncoder().encode(text).length,
    because: 'since GitHub drops a summary of more than 1 MiB',
  });
