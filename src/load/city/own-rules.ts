// A city file may name a rule set of its own; its answers may be to that one, too.

import { InputError, type Problem } from '../../errors.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { Refusal, Root } from '../files/root.ts';
import { namedIn, namedRuleSet, nameOf, unusable } from '../rule-set/named.ts';
import { isMap } from '../source/data.ts';
import type { Document } from '../source/document.ts';

/** The rule set meant by `rules` in a file at a path: a shipped id, or a path from where psp-check runs. Null when there is none. */
export function ownRules(rules: string, path: string): string | null {
  const named = namedRuleSet(rules, null, path);
  return named && nameOf(named);
}

/** The rule sets a file's answers may be to, with the problems of the file and those of the rule set that it names. */
type WithOwn = {
  readonly ruleSets: readonly RuleSet[];
  readonly problems: readonly Problem[];
  readonly ruleSetProblems: readonly Problem[];
};

export async function withOwnRules(
  document: Document,
  ruleSets: readonly RuleSet[],
  root: Root = null,
): Promise<WithOwn> {
  const without = { ruleSets, problems: [], ruleSetProblems: [] };
  const rules = isMap(document.data) ? document.data['rules'] : undefined;
  if (typeof rules !== 'string' || ruleSets.some(({ id }) => id === rules)) return without;
  const problems = ({ code, message }: Refusal) => [document.problem(['rules'], 'value', code, message)];
  const named = namedIn(document.path, rules, root);
  if ('message' in named) return { ...without, problems: problems(named) };
  try {
    return { ...without, ruleSets: await withRules(nameOf(named), ruleSets, root) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...without, problems: problems(unusable(rules)), ruleSetProblems: error.problems };
  }
}

/** By the rule sets at hand, the one that comes to them and its root, so that many files that name the same one share it. */
const extended = new WeakMap<readonly RuleSet[], Map<string, Promise<readonly RuleSet[]>>>();

function withRules(own: string, ruleSets: readonly RuleSet[], root: Root): Promise<readonly RuleSet[]> {
  const made = extended.get(ruleSets) ?? new Map<string, Promise<readonly RuleSet[]>>();
  extended.set(ruleSets, made);
  const key = JSON.stringify([own, root]);
  const sum = made.get(key) ?? load(own, root).then((ruleSet) => [...ruleSets, ruleSet]);
  made.set(key, sum);
  return sum;
}

async function load(own: string, root: Root): Promise<RuleSet> {
  const { loadRuleSet } = await import('../rule-set/rule-set.ts');
  return loadRuleSet(own, root);
}
