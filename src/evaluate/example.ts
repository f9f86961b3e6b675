import type { Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Outcome, Reply } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { replyOfFields } from './answer.ts';
import { outcomeOf } from './judge.ts';

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
