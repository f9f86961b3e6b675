// Reports as they come back from the JSON that psp-check wrote.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRecords } from '../../src/load/report/records.ts';
import { countOutcomes, type Outcome, verdictOf } from '../../src/model/outcome.ts';
import type { RecordedReport, Report, ReportEnvelope, ReportJson } from '../../src/model/report.ts';
import { comparisonOptions } from './comparisons.ts';
import { inFolder } from './folder.ts';
import { reporters } from './reporters.ts';

export type Edit = (envelope: ReportEnvelope) => void;

/** Written by a psp-check of a version, edited, and read again. */
export async function recorded(
  reports: readonly Report[],
  version: string,
  edit: Edit = () => {},
): Promise<readonly RecordedReport[]> {
  const envelope = JSON.parse(reporters.json(reports, { ...comparisonOptions, show: 'all', version }));
  edit(envelope);
  let loaded: readonly RecordedReport[] = [];
  await inFolder({}, async (folder) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, JSON.stringify(envelope, null, 2));
    const { reports: read, problems } = await loadRecords([path]);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
    loaded = read;
  });
  return loaded;
}

/** A report of a psp-check to which one condition came out otherwise. It does not contradict itself. */
export function comeOutOtherwise(report: ReportJson, condition: string, outcome: Outcome, reason: string): void {
  for (const finding of report.findings)
    if (finding.condition === condition) Object.assign(finding, { outcome, reason, brief: reason });
  const outcomes = report.findings.map((finding) => finding.outcome);
  report.verdict = verdictOf(outcomes);
  report.counts = countOutcomes(outcomes);
  report.turnsOnReading = report.alternatives.some(({ verdict }) => verdict !== report.verdict);
}
