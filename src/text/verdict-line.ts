import type { Alternative, Report } from '../model/report.ts';
import { joinWith, pluralize, sentence } from './list.ts';
import { ruleSetName } from './rule-set-name.ts';
import { verdictWords } from './words.ts';

/**
 * The verdict in one line that always carries its reading: `Does not qualify under psp-2017-08, read as conditions to meet, as of
 * 2017-08-18. Read as questions to answer: undetermined. The verdict turns on the reading.`
 */
export function verdictLine(report: VerdictParts): string {
  const { ruleSet, asOf, verdict, alternatives } = report;
  const own = `${verdictWords[verdict]} under ${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}, as of ${asOf}`;
  const others = alternatives.map(
    (each) =>
      `read as ${each.readAs}${each.path === null ? '' : ` by ${ruleSetName({ id: each.ruleSet, path: each.path })}`}: ${verdictWords[each.verdict]}`,
  );
  const more = [...enforcement(report), ...others, ...turning(report)].map(sentence);
  return [sentence(own), ...notInForceSentences(report), ...more].join(' ');
}

/** What the line is made of. */
type VerdictParts = Pick<Report, 'asOf' | 'verdict' | 'turnsOnReading' | 'notEnforced'> & {
  readonly ruleSet: Pick<Report['ruleSet'], 'id' | 'path' | 'readAs'>;
  readonly alternatives: readonly Pick<Alternative, 'ruleSet' | 'path' | 'readAs' | 'verdict'>[];
  readonly warnings: readonly Report['warnings'][number][];
  readonly orders: readonly Pick<Report['orders'][number], 'id' | 'from' | 'until' | 'lastLooked'>[];
};

/** Nobody may take a verdict for one of a day on which the conditions were in force when they were not. */
export function notInForceSentences({ warnings }: Pick<VerdictParts, 'warnings'>): string[] {
  return warnings.filter(({ code }) => code === 'not-in-force').map(({ message }) => message);
}

/** An order changes no outcome; what it keeps from being enforced is counted, with the day on which somebody last looked whether it still does. */
export function enforcement({
  notEnforced,
  orders,
  asOf,
}: Pick<VerdictParts, 'notEnforced' | 'orders' | 'asOf'>): string[] {
  if (notEnforced === 0) return [];
  const holding = orders.filter(({ from, until }) => from <= asOf && (until === null || asOf < until));
  const under = holding.map(({ id, lastLooked }) => `${id} (docket last looked at on ${lastLooked})`);
  return [
    `${pluralize(notEnforced, 'condition')} ${notEnforced === 1 ? 'is' : 'are'} not enforced against this city${under.length === 0 ? '' : `, under ${joinWith(under, 'and')}`}`,
  ];
}

export function turning({
  alternatives,
  turnsOnReading,
}: Pick<VerdictParts, 'alternatives' | 'turnsOnReading'>): string[] {
  if (alternatives.length === 0) return [];
  return [turnsOnReading ? 'the verdict turns on the reading' : 'the verdict does not turn on the reading'];
}
