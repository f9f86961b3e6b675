import { replyOfFields } from '../evaluate/answer.ts';
import { assessAll } from '../evaluate/assess.ts';
import { outcomeOf } from '../evaluate/judge.ts';
import { reasonOf } from '../evaluate/reasons/reason.ts';
import type { Example } from '../load/rule-set/example.ts';
import type { City, Location } from '../model/city.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';

/** One set of fields and what the tests may look at beside it. */
type ExampleAnswer = Pick<Example, 'fields' | 'reply' | 'answeredOn' | 'asOf' | 'others'>;

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
    isReplyDerived: reply === null,
    repliesLater: null,
    answeredOn,
    others: (other, field) => [others.get(`${other}.${field}`)],
  });
}

/** Why an example comes out as it does, in one sentence. */
export function exampleReason(condition: Condition, ruleSet: RuleSet, example: ExampleAnswer): string {
  // Whether the rule set applies is not what an example shows.
  return assessAll({ ...ruleSet, appliesWhen: null }, cityOf(condition, ruleSet, example), example.asOf)
    .filter((each) => each.condition.id === condition.id)
    .map((assessment) => reasonOf(assessment, ruleSet))
    .join(' ');
}

/** A city that answers as an example does. */
function cityOf(
  { id }: Condition,
  { conditions }: RuleSet,
  { fields, reply, answeredOn, others }: ExampleAnswer,
): City {
  const answers = conditions.map((other) => {
    const named = [...others].map(([name, value]) => [name.slice(name.indexOf('.') + 1), value, name] as const);
    const own = named
      .filter(([field, , name]) => name === `${other.id}.${field}`)
      .map(([field, value]) => [field, value] as const);
    const beside = { reply: other.id === id ? reply : null, note: null, evidence: [], location: nowhere };
    const statements = [{ fields: other.id === id ? fields : new Map(own), ...beside }];
    const periods = [{ from: null, until: null, heldBy: [], statements, ...beside }];
    return [other.id, { given: null, periods, location: nowhere }] as const;
  });
  return {
    name: '',
    rules: null,
    asOf: null,
    // An example shows what the city says.
    answeredBy: 'the city',
    answeredOn,
    compiledBy: null,
    recordUntil: null,
    sources: [],
    agencies: new Map(),
    answers: new Map(answers),
    decisions: [],
    coveredBy: [],
    cutTexts: [],
    input: { path: '', digest: '' },
    locations: { root: nowhere, answers: nowhere, answeredOn: nowhere },
  };
}

const nowhere: Location = { path: '', line: 1, column: 1 };
