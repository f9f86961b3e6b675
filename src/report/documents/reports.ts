import type { Report } from '../../model/report.ts';
import type { Document } from '../document.ts';
import type { ReporterOptions } from '../reporter.ts';
import { growingBrief } from './brief-several.ts';
import { reportDocument } from './report.ts';

/** What reports say, as deep as it is asked for. */
export function reportsDocument(reports: readonly Report[], options: ReporterOptions): Document {
  if (options.show !== 'brief') return reportDocument(reports, options);
  const brief = growingBrief();
  for (const report of reports) brief.add(report);
  return brief.end(options.errors);
}
