import type { Column, Comparison, Group, Row } from '../model/comparison.ts';
import { type Outcome, selections, type Verdict } from '../model/outcome.ts';
import type { Account, Finding, Report } from '../model/report.ts';
import { selectionOn } from './selection.ts';
import { type SortKey, sortReports } from './sort.ts';
import { titlesOf } from './titles.ts';

export type CompareOptions = {
  /** `differences` leaves out the conditions on which no two columns differ. */
  readonly shown?: 'all' | 'differences';
  /** Null: in the order given. */
  readonly sort?: SortKey | null;
};

/** Reports side by side: a column for each, and a row for each condition of any. Pure. */
export function compare(given: readonly Account[], { shown = 'all', sort = null }: CompareOptions = {}): Comparison {
  const reports = sort === null ? given : sortReports(given, sort);
  const groups = groupsOf(reports);
  const rows = conditionsOf(reports).map((condition) => rowOf(condition, reports, groups));
  const kept = rows.filter(({ differs }) => shown === 'all' || differs);
  const { titleOf, common } = titlesOf(reports);
  return {
    common,
    columns: reports.map((report) => columnOf(report, titleOf(report))),
    groups,
    rows: kept,
    leftOut: rows.length - kept.length,
  };
}

/** The columns of each rule set and date: only among them does a count of cities mean anything. */
function groupsOf(reports: readonly Account[]): Group[] {
  const groups = new Map<string, number[]>();
  for (const [index, { ruleSet, asOf }] of reports.entries()) {
    const key = JSON.stringify([ruleSet.id, ruleSet.digest, asOf]);
    const own = groups.get(key);
    if (own) own.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()].flatMap((columns) => {
    const own = columns.flatMap((index) => reports.slice(index, index + 1));
    return own.slice(0, 1).map(({ ruleSet, asOf }) => ({
      ruleSet: ruleSet.id,
      asOf,
      columns,
      verdicts: verdictCounts(own.map(({ verdict }) => verdict)),
      selections: selectionsOf(columns, reports),
    }));
  });
}

/** Nothing where none of the cities was ever selected. */
function selectionsOf(columns: readonly number[], reports: readonly Account[]): Group['selections'] {
  const placed = columns.flatMap((index) =>
    reports
      .slice(index, index + 1)
      .map((report) => ({ index, report, selected: selectionOn(report.decisions, report.asOf) })),
  );
  if (placed.every(({ selected }) => selected === 'not-recorded')) return [];
  return selections.flatMap((selected) => {
    const own = placed.filter((each) => each.selected === selected);
    if (own.length === 0) return [];
    return [
      {
        selected,
        columns: own.map(({ index }) => index),
        verdicts: verdictCounts(own.map(({ report }) => report.verdict)),
      },
    ];
  });
}

function columnOf({ findings: _, toQualify: __, ...rest }: Account & Partial<Report>, title: string[]): Column {
  return { title, ...rest };
}

/** The conditions of all reports in the order of their rule sets; one that only a later report has comes after the one it follows there. */
export function conditionsOf(reports: readonly Account[]): readonly string[] {
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

function rowOf(condition: string, reports: readonly Account[], groups: readonly Group[]): Row {
  const findings = reports.map((report) => report.findings.find((finding) => finding.condition === condition) ?? null);
  const titles = findings.flatMap((finding) => (finding === null ? [] : [finding.title]));
  return {
    condition,
    titles: [...new Set(titles)],
    differs: new Set(findings.flatMap((finding) => finding?.outcome ?? [])).size > 1,
    counts: groups.map(({ columns }) => outcomeCounts(columns.map((index) => findings[index] ?? null))),
    cells: findings,
  };
}

function outcomeCounts(findings: readonly (Finding | null)[]): Row['counts'][number] {
  const count = (outcome: Outcome | undefined) => findings.filter((finding) => finding?.outcome === outcome).length;
  return {
    met: count('met'),
    notMet: count('not-met'),
    undetermined: count('undetermined'),
    notApplicable: count('not-applicable'),
    notAsked: count(undefined),
  };
}

export function verdictCounts(verdicts: readonly Verdict[]): Group['verdicts'] {
  const count = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  return {
    qualifies: count('qualifies'),
    doesNotQualify: count('does-not-qualify'),
    undetermined: count('undetermined'),
    notApplicable: count('not-applicable'),
  };
}
