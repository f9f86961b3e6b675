import type { Finding, Report } from '../../model/report.ts';
import type { ReporterOptions } from '../reporter.ts';
import type { FindingOutline, Outline } from './outline.ts';
import { shownFindings } from './shown-findings.ts';

export type OutlinedFinding = { readonly finding: Finding; readonly outline: FindingOutline };

/** The findings that a report shows, each with its outline. */
export function outlinedFindings(
  report: Report,
  { findings }: Outline,
  show: ReporterOptions['show'],
): readonly OutlinedFinding[] {
  return shownFindings(report, show).flatMap((finding, index) =>
    findings.slice(index, index + 1).map((outline) => ({ finding, outline })),
  );
}
