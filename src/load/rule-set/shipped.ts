// The rule sets that come with psp-check.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSet } from '../../model/rule-set.ts';
import { dataFolder } from '../files/data-folder.ts';
import { built } from '../schema/built.ts';

export const defaultRuleSet = 'psp-2017-08';

/** The ids of the shipped rule sets, the default first, then by name. The cases that prove one stand beside it in a file of their own. */
export function shippedIds(): readonly string[] {
  const ids = readdirSync(dataFolder('rules'))
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.cases.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
  return ids.includes(defaultRuleSet) ? [defaultRuleSet, ...ids.filter((id) => id !== defaultRuleSet)] : ids;
}

/** Where a shipped rule set stands; its problems, if it ever has any, are reported with this path. */
export function shippedPath(id: string): string {
  return join(dataFolder('rules'), `${id}.yaml`);
}

/** The YAML of a shipped rule set. */
export function shippedText(id: string): string {
  return readFileSync(shippedPath(id), 'utf8');
}

/** A shipped rule set that was resolved when the package was built; null when it has to be read from its YAML. */
export function resolvedAtBuild(id: string): RuleSet | null {
  return built('rule-sets.json')?.find((ruleSet) => ruleSet.id === id) ?? null;
}
