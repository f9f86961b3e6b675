import type { RuleSet } from '../../model/rule-set.ts';
import { unionOfConditions } from '../rule-set/union.ts';
import { agencyFileSchema, cityFileSchema } from './city-file.ts';

type CitySchema = ReturnType<typeof cityFileSchema>;
type AgencySchema = ReturnType<typeof agencyFileSchema>;

const citySchemas = new WeakMap<readonly RuleSet[], CitySchema>();
const agencySchemas = new WeakMap<readonly RuleSet[], AgencySchema>();

/** The schema of a city file that answers conditions of these rule sets; made once for a list. */
export function citySchema(ruleSets: readonly RuleSet[]): CitySchema {
  const schema = citySchemas.get(ruleSets) ?? cityFileSchema(unionOfConditions(ruleSets), questionsOf(ruleSets));
  citySchemas.set(ruleSets, schema);
  return schema;
}

/** The schema of an agency file that answers conditions of these rule sets; made once for a list. */
export function agencySchema(ruleSets: readonly RuleSet[]): AgencySchema {
  const schema = agencySchemas.get(ruleSets) ?? agencyFileSchema(unionOfConditions(ruleSets), questionsOf(ruleSets));
  agencySchemas.set(ruleSets, schema);
  return schema;
}

/** The first one to ask a question words it. */
function questionsOf(ruleSets: readonly RuleSet[]): ReadonlyMap<string, string> {
  const conditions = ruleSets.flatMap((ruleSet) => ruleSet.conditions);
  return new Map(conditions.toReversed().map(({ id, question }) => [id, question]));
}
