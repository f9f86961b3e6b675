// What every report says first: the verdict under each reading, then a line for each condition.
import { verdictOutcomes } from '../../model/outcome.ts';
import type { Finding, Report } from '../../model/report.ts';
import { addresseeSentences } from '../../text/addressees.ts';
import { sentence } from '../../text/list.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { enforcement, notInForceSentences, turning } from '../../text/verdict-line.ts';
import { countsBriefly, verdictWords } from '../../text/words.ts';
import { type Block, link, paragraph, type Status } from '../document.ts';

/** `Public Safety Partnership, conditions of August 3, 2017, as of 2017-08-18`; a rule set of one's own with its path. */
export const underWhat = ({ ruleSet, asOf }: Pick<Report, 'ruleSet' | 'asOf'>): string =>
  `${ruleSetTitled(ruleSet)}, as of ${asOf}`;

export const ruleSetTitled = ({ title, path }: Pick<Report['ruleSet'], 'title' | 'path'>): string =>
  path === null ? title : `${title} (own rule set: ${path})`;

/** The verdict under each reading, and what keeps it from being the whole story. */
export function verdictBlocks(report: Report): Block[] {
  const { verdict, ruleSet, counts, alternatives } = report;
  const own: Status = {
    outcome: verdictOutcomes[verdict],
    label: capital(verdictWords[verdict]),
    text: `read as ${ruleSet.readAs}: ${countsBriefly(counts)}`,
  };
  const others = alternatives.map(
    (other): Status => ({
      outcome: verdictOutcomes[other.verdict],
      label: capital(verdictWords[other.verdict]),
      text: `read as ${other.readAs}${other.path === null ? '' : ` by ${ruleSetName({ id: other.ruleSet, path: other.path })}`}: ${countsBriefly(other.counts)}`,
    }),
  );
  const notes = [...enforcement(report), ...turning(report)].map(sentence).join(' ');
  return [
    { is: 'statuses', of: 'verdict', head: ['Verdict', 'Reading'], items: [own, ...others] },
    ...(notes === '' ? [] : [paragraph(notes)]),
    ...notInForceSentences(report).map((each) => paragraph(each, 'warning')),
    ...addresseeSentences(ruleSet, [report.city]).map((each) => paragraph(each)),
  ];
}

/** A line for each condition: what the record says, on whose word. `idOf` where the document has more of a condition. */
export const conditionStatuses = (findings: readonly Finding[], idOf: (finding: Finding) => string | null): Block => ({
  is: 'statuses',
  of: 'condition',
  head: ['Condition', 'What the record says', 'On whose word'],
  items: findings.map((finding): Status => {
    const { outcome, title, saidBy } = finding;
    const id = idOf(finding);
    return {
      outcome,
      label: id === null ? title : [link(title, id)],
      text: briefly(finding),
      further: [saidBy ?? 'nobody'],
    };
  }),
});

/** What decides, with the order under which it is not enforced. */
export const briefly = ({ brief, notEnforced }: Pick<Finding, 'brief' | 'notEnforced'>): string =>
  notEnforced === null ? brief : `${brief}; not enforced since ${notEnforced.from}`;

export const isOpen = ({ outcome }: Pick<Finding, 'outcome'>): boolean =>
  outcome === 'not-met' || outcome === 'undetermined';

/** Not met before undetermined, each in the rule set's order. */
export const openFindings = (findings: readonly Finding[]): readonly Finding[] =>
  (['not-met', 'undetermined'] as const).flatMap((outcome) =>
    findings.filter((finding) => finding.outcome === outcome),
  );

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
