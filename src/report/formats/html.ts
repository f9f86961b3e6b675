import { growingBrief } from '../documents/brief-several.ts';
import { reportDocument } from '../documents/report.ts';
import { renderHtml } from '../render/html.ts';
import type { Reporter } from '../reporter.ts';

/** A page in one file, for a council and its public. */
export const html: Reporter = (reports, options) => renderHtml(documentOf(reports, options));

/** What the reports say, as deep as it is asked for. */
export const documentOf: (...args: Parameters<Reporter>) => ReturnType<typeof reportDocument> = (reports, options) => {
  if (options.show !== 'brief') return reportDocument(reports, options);
  const brief = growingBrief();
  for (const report of reports) brief.add(report);
  return brief.end(options.errors);
};
