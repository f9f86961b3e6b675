import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programme } from '../../model/programme.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { CheckSchema } from '../schema/conforms.ts';

/** What the build works out once so that a run does not have to; files in the folder of the built program. */
type Built = {
  /** The shipped rule sets, checked and resolved. */
  readonly 'rule-sets.json': readonly RuleSet[];
  /** The programmes whose sites are shipped. */
  readonly 'programmes.json': readonly Programme[];
  /** What a city file is that answers the rule sets of these digests. */
  readonly 'city-check.json': { readonly digests: readonly string[]; readonly schema: CheckSchema };
};

const known = new Map<keyof Built, unknown>();

/** A file of the build; null when the program runs from its sources. */
export function built<Name extends keyof Built>(name: Name): Built[Name] | null {
  const path = join(import.meta.dirname, name);
  const data = known.has(name) ? known.get(name) : existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
  known.set(name, data);
  return data as Built[Name] | null;
}
