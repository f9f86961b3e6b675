import type { Cell, Column, Comparison, Row } from '../model/comparison.ts';
import { oncePer } from '../model/once-per.ts';
import type { Outcome, Verdict } from '../model/outcome.ts';
import type { Finding, Report } from '../model/report.ts';
import { byInWords, valueInWords } from './cell-words.ts';
import { titlesOf } from './titles.ts';

/** `differences` leaves out the conditions on which no two columns differ. */
export type Shown = 'all' | 'differences';

/** Reports side by side: a column for each, in their order, and a row for each condition of any. Pure. */
export function compare(reports: readonly Report[], shown: Shown = 'all'): Comparison {
  const rows = conditionsOf(reports).map((condition) => rowOf(condition, reports));
  const kept = rows.filter(({ differs }) => shown === 'all' || differs);
  const { titleOf, common } = titlesOf(reports);
  return {
    common,
    columns: reports.map((report) => columnOf(report, titleOf(report))),
    rows: kept,
    leftOut: rows.length - kept.length,
    verdict: { differs: new Set(reports.map(({ verdict }) => verdict)).size > 1, counts: verdictCounts(reports) },
  };
}

function columnOf({ findings: _, toQualify: __, ...rest }: Report, title: string[]): Column {
  return { title, ...rest };
}

/** The conditions of all reports in the order of their rule sets; one that only a later report has comes after the one it follows there. */
function conditionsOf(reports: readonly Report[]): readonly string[] {
  const ids: string[] = [];
  for (const { findings } of reports) {
    let place = 0;
    for (const { condition } of findings) {
      const known = ids.indexOf(condition);
      if (known < 0) ids.splice(place, 0, condition);
      place = (known < 0 ? place : known) + 1;
    }
  }
  return ids;
}

function rowOf(condition: string, reports: readonly Report[]): Row {
  const findings = reports.map((report) => report.findings.find((finding) => finding.condition === condition) ?? null);
  const titles = findings.flatMap((finding) => (finding === null ? [] : [finding.title]));
  return {
    condition,
    titles: [...new Set(titles)],
    differs: new Set(findings.flatMap((finding) => finding?.outcome ?? [])).size > 1,
    counts: outcomeCounts(findings),
    cells: findings.map((finding) => (finding === null ? null : cellOf(finding))),
  };
}

/** Once for findings that reports share. */
const cellOf = oncePer((finding: Finding): Cell => ({ value: valueInWords(finding), by: byInWords(finding), finding }));

function outcomeCounts(findings: readonly (Finding | null)[]): Row['counts'] {
  const count = (outcome: Outcome | undefined) => findings.filter((finding) => finding?.outcome === outcome).length;
  return {
    met: count('met'),
    notMet: count('not-met'),
    undetermined: count('undetermined'),
    notApplicable: count('not-applicable'),
    notAsked: count(undefined),
  };
}

function verdictCounts(reports: readonly Report[]): Comparison['verdict']['counts'] {
  const count = (verdict: Verdict) => reports.filter((report) => report.verdict === verdict).length;
  return {
    qualifies: count('qualifies'),
    doesNotQualify: count('does-not-qualify'),
    undetermined: count('undetermined'),
    notApplicable: count('not-applicable'),
  };
}
