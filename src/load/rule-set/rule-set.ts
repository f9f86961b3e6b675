// Rule sets by id or path. A shipped one that was resolved at build time needs none of the modules that are imported on the way.
import { InputError, type Problem } from '../../errors.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { fileProblem } from '../files/file-problem.ts';
import { checkRoot, type Root } from '../files/root.ts';
import type { Example } from './example.ts';
import { type Named, namedRuleSet, unknownRuleSet } from './named.ts';
import type { Resolved } from './resolve.ts';
import { resolvedAtBuild, shippedIds } from './shipped.ts';

/** The rule set of a shipped id or of a file, with what it extends, from inside the root, merged in. Throws InputError with every problem. */
export async function loadRuleSet(idOrPath: string, root: Root = null): Promise<RuleSet> {
  return load(idOrPath, [], root);
}

/** Several rule sets, in their order, none twice. An id has to mean the same in all of them. Throws InputError with the problems of each. */
export async function loadRuleSets(idsOrPaths: readonly string[], root: Root = null): Promise<readonly RuleSet[]> {
  const ruleSets: RuleSet[] = [];
  const problems: Problem[] = [];
  for (const idOrPath of new Set(idsOrPaths)) {
    try {
      ruleSets.push(await load(idOrPath, ruleSets, root));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return [...new Map(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet])).values()];
}

/** Every rule set that comes with psp-check, the default first. */
export async function shippedRuleSets(): Promise<readonly RuleSet[]> {
  return Promise.all(shippedIds().map(shippedRuleSet));
}

/** The examples that prove a rule set, those of its bases included. Whether they come out as written is for the evaluation to say. Throws InputError. @internal */
export async function ruleSetExamples(idOrPath: string, root: Root = null): Promise<readonly Example[]> {
  const named = meant(idOrPath, root);
  const known = 'path' in named ? await shippedRuleSets() : [];
  return (await resolved(named, known)).examples;
}

async function load(idOrPath: string, others: readonly RuleSet[], root: Root): Promise<RuleSet> {
  const named = meant(idOrPath, root);
  if ('shipped' in named) return shippedRuleSet(named.shipped);
  return (await resolved(named, [...(await shippedRuleSets()), ...others])).ruleSet;
}

/** Which rule set is meant. Throws InputError when there is none of that id. @internal */
export function meant(idOrPath: string, root: Root): Named {
  checkRoot(root);
  const named = namedRuleSet(idOrPath, root);
  if (named) return named;
  throw new InputError([fileProblem(idOrPath, 'unknown-rule-set', unknownRuleSet(idOrPath))]);
}

async function shippedRuleSet(id: string): Promise<RuleSet> {
  const ruleSet = shippedSoFar.get(id) ?? resolvedAtBuild(id) ?? (await resolved({ shipped: id }, [])).ruleSet;
  shippedSoFar.set(id, ruleSet);
  return ruleSet;
}

/** What is shipped does not change while psp-check runs. */
const shippedSoFar = new Map<string, RuleSet>();

async function resolved(named: Named, known: readonly RuleSet[]): Promise<Resolved> {
  const [{ readLayers }, { resolve }] = await Promise.all([import('./layers.ts'), import('./resolve.ts')]);
  return resolve(await readLayers(named), known);
}
