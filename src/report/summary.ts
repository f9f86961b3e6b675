import type { Outcome } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { pluralize } from '../text/list.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { verdictCounts, verdictWords } from '../text/words.ts';
import { verdictOutcomes } from './outcome-table.ts';

/** The verdicts of several reports: those under one rule set and on one date stand together. */
export type VerdictGroup = {
  /** `Under psp-2017-08, read as conditions to meet, as of 2017-08-18`, without a full stop. */
  readonly under: string;
  /** `3 reports: 2 do not qualify, 1 undetermined.`; null for one. */
  readonly counts: string | null;
  readonly members: readonly VerdictMember[];
};

export type VerdictMember = {
  readonly report: Report;
  /** The report's place among all, from 1. */
  readonly number: number;
  readonly outcome: Outcome;
  readonly verdict: string;
};

export function verdictGroups(reports: readonly Report[]): VerdictGroup[] {
  const groups = new Map<string, VerdictMember[]>();
  for (const [index, report] of reports.entries()) {
    const { ruleSet, asOf, verdict } = report;
    const under = `Under ${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}, as of ${asOf}`;
    const member = { report, number: index + 1, outcome: verdictOutcomes[verdict], verdict: verdictWords[verdict] };
    const group = groups.get(under);
    if (group) group.push(member);
    else groups.set(under, [member]);
  }
  return Array.from(groups, ([under, members]) => ({
    under,
    counts:
      members.length < 2
        ? null
        : `${pluralize(members.length, 'report')}: ${verdictCounts(members.map(({ report }) => report.verdict))}.`,
    members,
  }));
}
