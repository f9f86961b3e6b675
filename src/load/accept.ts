import type { RuleSet } from '../model/rule-set.ts';

/**
 * Whether data has the shape of a city file that answers conditions of these rule sets. It does not say what is wrong, so that a build can
 * put a check generated from the same schema in the place of this module.
 */
export async function acceptsCity(data: unknown, ruleSets: readonly RuleSet[]): Promise<boolean> {
  const { citySchema } = await import('./city-schema.ts');
  return citySchema(ruleSets).validate(data);
}
