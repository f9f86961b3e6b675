import { type Outcome, verdictOutcomes } from '../../model/outcome.ts';
import type { Report } from '../../model/report.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';

/** The verdicts of several reports: those under one rule set and on one date stand together. */
type VerdictGroup<Of> = {
  /** `Under psp-2017-08, read as conditions to meet, as of 2017-08-18`, without a full stop. */
  readonly under: string;
  readonly members: readonly VerdictMember<Of>[];
};

type VerdictMember<Of> = {
  readonly report: Of;
  /** The report's place among all, from 1. */
  readonly number: number;
  readonly outcome: Outcome;
};

export function verdictGroups<Of extends Pick<Report, 'ruleSet' | 'asOf' | 'verdict'>>(
  reports: readonly Of[],
): VerdictGroup<Of>[] {
  const groups = new Map<string, VerdictMember<Of>[]>();
  for (const [index, report] of reports.entries()) {
    const { ruleSet, asOf, verdict } = report;
    const under = `Under ${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}, as of ${asOf}`;
    const member = { report, number: index + 1, outcome: verdictOutcomes[verdict] };
    const group = groups.get(under);
    if (group) group.push(member);
    else groups.set(under, [member]);
  }
  return Array.from(groups, ([under, members]) => ({ under, members }));
}
