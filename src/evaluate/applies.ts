import { oncePer } from '../model/once-per.ts';
import { type Condition, isLeaf, type RuleSet, type Test } from '../model/rule-set.ts';

/** The conditions of a rule set, each of which applies only where the rule set does. */
export const conditionsOf = oncePer(({ appliesWhen, conditions }: RuleSet): readonly Condition[] =>
  appliesWhen === null
    ? conditions
    : conditions.map((condition) => {
        const whole = seenFrom(condition.id, appliesWhen);
        return {
          ...condition,
          appliesWhen: condition.appliesWhen === null ? whole : { all: [whole, condition.appliesWhen] },
        };
      }),
);

/** A test of the rule set, for one of its conditions: what is a condition's own field has no full name there. */
function seenFrom(id: string, test: Test): Test {
  if (isLeaf(test)) {
    const { subject, matcher } = test;
    return subject.kind === 'other' && subject.condition === id
      ? { subject: { kind: 'field', field: subject.field }, matcher }
      : test;
  }
  if ('not' in test) return { not: seenFrom(id, test.not) };
  return 'all' in test
    ? { all: test.all.map((each) => seenFrom(id, each)) }
    : { any: test.any.map((each) => seenFrom(id, each)) };
}
