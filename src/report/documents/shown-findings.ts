import type { Finding, Report } from '../../model/report.ts';
import type { ReporterOptions } from '../reporter.ts';

/** The findings a report shows: all, or with `open` only what is not met or undetermined. */
export function shownFindings({ findings }: Pick<Report, 'findings'>, show: ReporterOptions['show']): Finding[] {
  return findings.filter(({ outcome }) => show === 'all' || outcome === 'not-met' || outcome === 'undetermined');
}
