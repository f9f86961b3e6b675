// The record of the four cities, evaluated from the sources.
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import type { Report } from '../../src/model/report.ts';

export const programme = ['psp-2017-criteria', 'psp-2017-08', 'psp-2017-08-response'] as const;

/** A report of each of the four cities under a shipped rule set on a day. */
export const fourCities = (
  ruleSetId: (typeof programme)[number] = 'psp-2017-08',
  asOf = '2017-08-18',
): Promise<readonly Report[]> => reportsOn('data/cities/*.yaml', ruleSetId, asOf);

/** The same of these and of the twelve that had been selected before. */
export const sixteenCities = (
  ruleSetId: (typeof programme)[number] = 'psp-2017-08',
  asOf = '2017-08-18',
): Promise<readonly Report[]> => reportsOn('data/cities', ruleSetId, asOf);

/** Reports on files of data/ under a shipped rule set on a day. */
export async function reportsOn(files: string, ruleSetId: string, asOf: string): Promise<readonly Report[]> {
  const ruleSets = await shippedRuleSets();
  const { cities, errors } = await loadCities([files], ruleSets);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  const ruleSet = await loadRuleSet(ruleSetId);
  const alternatives = ruleSets.filter(({ id }) => ruleSet.alternatives.includes(id));
  return cities.map((city) => evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives }));
}
