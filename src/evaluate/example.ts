import type { City, Location, Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Outcome, Reply } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { replyOfFields } from './answer.ts';
import { assessAll } from './assess.ts';
import { outcomeOf } from './judge.ts';
import { reasonOf } from './reason.ts';

/** One set of fields and what the tests may look at beside it. */
export type ExampleAnswer = {
  readonly fields: ReadonlyMap<string, Value>;
  readonly reply: Reply | null;
  readonly answeredOn: Day | null;
  readonly asOf: Day;
  /** Fields of other conditions, as `condition.field`. */
  readonly others: ReadonlyMap<string, Value>;
};

/** What an example of a rule set comes to. */
export function exampleOutcome(
  condition: Condition,
  { figures }: Pick<RuleSet, 'figures'>,
  example: ExampleAnswer,
): Outcome {
  const { fields, reply, answeredOn, asOf, others } = example;
  return outcomeOf(condition, {
    asOf,
    figures,
    fields,
    reply: reply ?? replyOfFields(fields, condition),
    answeredOn,
    others: (other, field) => [others.get(`${other}.${field}`)],
  });
}

/** Why an example comes out as it does, in one sentence. */
export function exampleReason(condition: Condition, ruleSet: RuleSet, example: ExampleAnswer): string {
  const city = cityOf(condition, example);
  const assessment = assessAll(ruleSet, city, example.asOf).find((each) => each.condition.id === condition.id);
  return assessment ? reasonOf(assessment, ruleSet) : '';
}

/** A city that answers as an example does. */
function cityOf({ id }: Condition, { fields, reply, answeredOn, others }: ExampleAnswer): City {
  const byCondition = new Map([[id, { fields, reply }]]);
  for (const [name, value] of others) {
    const [condition = '', field = ''] = name.split('.');
    const known = byCondition.get(condition)?.fields ?? new Map<string, Value>();
    byCondition.set(condition, { fields: new Map([...known, [field, value]]), reply: null });
  }
  const answers = [...byCondition].map(([condition, { fields: stated, reply: said }]) => {
    const statement = { fields: stated, reply: said, note: null, evidence: [], location: nowhere };
    const period = { ...statement, from: null, until: null, heldBy: [], statements: [statement] };
    return [condition, { given: null, periods: [period], location: nowhere }] as const;
  });
  return {
    name: '',
    rules: null,
    asOf: null,
    answeredBy: null,
    answeredOn,
    compiledBy: null,
    sources: [],
    agencies: new Map(),
    answers: new Map(answers),
    decisions: [],
    input: { path: '', digest: '' },
    locations: { root: nowhere, answers: nowhere, answeredOn: nowhere },
  };
}

const nowhere: Location = { path: '', line: 1, column: 1 };
