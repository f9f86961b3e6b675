import type { RuleSet } from '../../model/rule-set.ts';
import { built } from '../schema/built.ts';
import { conforms } from '../schema/conforms.ts';

/** Whether data has the shape of a city file that answers conditions of these rule sets. It does not say what is wrong. */
export async function acceptsCity(data: unknown, ruleSets: readonly RuleSet[]): Promise<boolean> {
  // The zod schema decides. For the shipped rule sets the build writes it down as data, since loading zod takes longer than most runs.
  const check = built('city-check.json');
  if (check !== null && isFor(ruleSets, check.digests) && conforms(data, check.schema)) return true;
  const { citySchema } = await import('./city-schema.ts');
  return citySchema(ruleSets).validate(data);
}

function isFor(ruleSets: readonly RuleSet[], digests: readonly string[]): boolean {
  const given = new Set(ruleSets.map(({ digest }) => digest));
  return given.size === digests.length && digests.every((digest) => given.has(digest));
}
