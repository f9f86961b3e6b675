// Versions of one text. Each but the first supersedes the one before.
import type { Day } from '../../model/day.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { Root } from '../files/root.ts';
import { loadRuleSet, shippedRuleSets } from './rule-set.ts';

/** At least one; by the first day on which each is in force. */
export type Versions = readonly [RuleSet, ...RuleSet[]];

/**
 * A rule set with what it supersedes, one after the other, and the shipped ones that supersede any of them, by the first day on which they are in
 * force. InputError with every problem.
 */
export async function loadVersions(idOrPath: string, root: Root = null): Promise<Versions> {
  const newest = await loadRuleSet(idOrPath, root);
  const versions = new Map([[newest.id, newest]]);
  for (let name = newest.supersedes; name !== null; ) {
    const version: RuleSet = await loadRuleSet(name, root);
    name = versions.has(version.id) ? null : version.supersedes;
    versions.set(version.id, version);
  }
  const shipped = await shippedRuleSets();
  for (let known = 0; known < versions.size; ) {
    known = versions.size;
    for (const later of shipped) if (versions.has(later.supersedes ?? '')) versions.set(later.id, later);
  }
  const begins = ({ inForce }: RuleSet) => inForce?.from ?? '';
  const [first = newest, ...more] = [...versions.values()].toSorted((one, other) =>
    begins(one) < begins(other) ? -1 : Number(begins(one) > begins(other)),
  );
  return [first, ...more];
}

/** The newest version that is in force by a day; before all of them, the first. */
export const versionOn = (versions: Versions, day: Day): RuleSet =>
  versions.findLast(({ inForce }) => (inForce?.from ?? '') <= day) ?? versions[0];
