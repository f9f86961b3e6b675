// The rule sets prove themselves: every example of every condition comes out as it is written.
import { describe, expect, it } from 'vitest';
import { exampleOutcome } from '../src/evaluate/example.ts';
import { ruleSetExamples, shippedRuleSets } from '../src/load/rule-set.ts';

const ruleSets = await shippedRuleSets();

describe.each(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet] as const))('%s', async (id, ruleSet) => {
  const examples = await ruleSetExamples(id);

  it.each(ruleSet.conditions.map((condition) => [condition.id, condition] as const))('%s', (_, condition) => {
    const own = examples.filter((example) => example.condition === condition.id);
    const wrong = own
      .map(({ outcome, given, location, ...answer }) => ({
        outcome,
        given,
        line: location.line,
        is: exampleOutcome(condition, ruleSet, answer),
      }))
      .filter(({ outcome, is }) => outcome !== is);
    expect(own.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
