// A rule set with the file it was read from, for commands that say something of the file.

import type { Problem } from '../../errors.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { Root } from '../files/root.ts';
import { childValue, itemsOf, mapOf } from '../source/data.ts';
import type { Path } from '../source/document.ts';
import type { Example } from './example.ts';
import { readLayers } from './layers.ts';
import { resolve } from './resolve.ts';
import { meant, shippedRuleSets } from './rule-set.ts';

export type RuleSetSource = {
  /** The file. */
  readonly path: string;
  /** What stands in it. Not yet sanitised. */
  readonly text: string;
  readonly ruleSet: RuleSet;
  /** Whether it takes the id of a shipped rule set that says something else. */
  readonly takesShippedId: boolean;
  /** What it extends. */
  readonly base: RuleSet | null;
  /** The shipped rule sets, unless it is one of them. */
  readonly known: readonly RuleSet[];
  /** Those of its bases, too. */
  readonly examples: readonly Example[];
  /** What the file itself defines, by id. */
  readonly own: {
    readonly conditions: readonly string[];
    readonly vocabularies: readonly string[];
    readonly sources: readonly string[];
    readonly figures: readonly string[];
  };
  /** A problem at keys from the root of the file; a condition is named by its id. What is not there is placed at what is around it. */
  readonly problem: (at: Path, code: ProblemCode, message: string) => Problem;
};

/** The rule set of a shipped id or of a file. Throws InputError with every problem. */
export async function loadRuleSetSource(idOrPath: string, root: Root = null): Promise<RuleSetSource> {
  const named = meant(idOrPath, root);
  const known = 'path' in named ? await shippedRuleSets() : [];
  const layers = await readLayers(named);
  const { ruleSet, examples } = resolve(layers, known, { isByItself: true });
  const below = layers.layers.slice(0, -1);
  const base = below.length > 0 ? resolve({ layers: below, problems: [] }, known).ruleSet : null;
  const document = layers.layers.at(-1)?.document;
  if (!document) throw new Error(`${idOrPath} was resolved from no file.`);
  const { data, path } = document;
  const keys = (key: string) => Object.keys(mapOf(childValue(data, key)));
  const conditions = itemsOf(childValue(data, 'conditions')).map((condition) => String(childValue(condition, 'id')));
  return {
    path,
    text: document.text,
    ruleSet,
    takesShippedId: known.some(({ id, digest }) => id === ruleSet.id && digest !== ruleSet.digest),
    base,
    known,
    examples,
    own: { conditions, vocabularies: keys('vocabularies'), sources: keys('sources'), figures: keys('figures') },
    problem: (at, code, message) => {
      const [first, second, ...rest] = at;
      const index = first === 'conditions' && typeof second === 'string' ? conditions.indexOf(second) : -1;
      const place = index < 0 ? at : ['conditions', index, ...rest];
      // An item of a list is its own key.
      return document.problem(place, 'key', code, message);
    },
  };
}
