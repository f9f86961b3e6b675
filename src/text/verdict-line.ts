import type { Report } from '../model/report.ts';
import { sentence } from './list.ts';
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
  return [own, ...others, ...turning(report)].map(sentence).join(' ');
}

/** What the line is made of. */
export type VerdictParts = Pick<Report, 'asOf' | 'verdict' | 'turnsOnReading'> & {
  readonly ruleSet: Pick<Report['ruleSet'], 'id' | 'path' | 'readAs'>;
  readonly alternatives: readonly Report['alternatives'][number][];
};

function turning({ alternatives, turnsOnReading }: VerdictParts): string[] {
  if (alternatives.length === 0) return [];
  return [turnsOnReading ? 'the verdict turns on the reading' : 'the verdict does not turn on the reading'];
}
