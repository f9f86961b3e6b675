import { evaluate } from '../../src/evaluate/evaluate.ts';
import { toCity } from '../../src/load/city/city.ts';
import { shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../src/load/source/document.ts';
import type { Report } from '../../src/model/report.ts';

const shipped = await shippedRuleSets();

/** The report of a city file under a shipped rule set; `as-of` and the city's name need not be written. */
export async function reportOf(text: string, id = 'psp-2017-08', asOf = '2017-08-18'): Promise<Report> {
  const ruleSet = shipped.find((each) => each.id === id);
  if (!ruleSet) throw new Error(`No rule set ${id}`);
  const city = await toCity(await parseDocument('city.yaml', Buffer.from(`city: Rivertown, Ohio\n${text}`)), shipped);
  const alternatives = shipped.filter((each) => ruleSet.alternatives.includes(each.id));
  return evaluate(ruleSet, city, { asOf: city.asOf ?? asOf, asOfGiven: true, alternatives });
}

/** Outcome, reason and reply of one condition. */
export async function findingOf(condition: string, ...of: Parameters<typeof reportOf>) {
  const finding = (await reportOf(...of)).findings.find((each) => each.condition === condition);
  if (!finding) throw new Error(`No finding for ${condition}`);
  return finding;
}

/** `met: 48h of notice. (reply: yes; said by Police)`. */
export async function told(condition: string, ...of: Parameters<typeof reportOf>): Promise<string> {
  const { outcome, reason, reply, saidBy } = await findingOf(condition, ...of);
  return `${outcome}: ${reason} (reply ${reply}; said by ${saidBy})`;
}
