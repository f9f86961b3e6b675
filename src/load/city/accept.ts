import { oncePer } from '../../model/once-per.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { built } from '../schema/built.ts';
import { type CheckSchema, conforms } from '../schema/conforms.ts';

/** Whether data has the shape of a city file that answers conditions of these rule sets. It does not say what is wrong. */
export async function acceptsCity(data: unknown, ruleSets: readonly RuleSet[]): Promise<boolean> {
  // The zod schema decides. For the shipped rule sets the build writes it down as data, since loading zod takes longer than most runs.
  const check = checkFor(ruleSets);
  if (check !== null && conforms(data, check)) return true;
  const { citySchema } = await import('./city-schema.ts');
  return citySchema(ruleSets).validate(data);
}

/** Null when the build wrote none down for these rule sets. */
const checkFor = oncePer((ruleSets: readonly RuleSet[]): CheckSchema | null => {
  const check = built('city-check.json');
  const given = new Set(ruleSets.map(({ digest }) => digest));
  const isFor = given.size === check?.digests.length && check.digests.every((digest) => given.has(digest));
  return isFor ? check.schema : null;
});
