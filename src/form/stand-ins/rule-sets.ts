// For the page, in the place of load/rule-set/rule-set.ts, load/rule-set/shipped.ts and load/schema/built.ts: the rule sets that came with it.
import type { RuleSet } from '../../model/rule-set.ts';

let own: RuleSet | null = null;
let ids: readonly string[] = [];

/** Says which rule set the page asks, and the ids of those that come with psp-check. */
export function useRuleSets(asked: RuleSet, shipped: readonly string[]): void {
  own = asked;
  ids = shipped;
}

/** A path that a city file names leads nowhere from here: the rule set of the page is taken for it, as `--rules` would be. */
export async function loadRuleSet(): Promise<RuleSet> {
  if (own === null) throw new Error('The page has no rule set.');
  return own;
}

export const shippedIds = (): readonly string[] => ids;

/** Nothing was worked out at build: zod checks. */
export const built = (): null => null;
