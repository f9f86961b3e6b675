// The rule sets prove themselves: every example of every condition, and every case of a city, comes out as it is written.
import { describe, expect, it } from 'vitest';
import { evaluate } from '../src/evaluate/evaluate.ts';
import { type Case, casesBeside, loadCases } from '../src/load/cases.ts';
import { ruleSetExamples, shippedRuleSets } from '../src/load/rule-set/rule-set.ts';
import type { RuleSet } from '../src/model/rule-set.ts';
import { exampleOutcome } from '../src/review/example.ts';

const ruleSets = await shippedRuleSets();

describe.each(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet] as const))('%s', async (id, ruleSet) => {
  const examples = await ruleSetExamples(id);
  const { cases, ruleSet: proved } = await loadCases(casesBeside(id) ?? `there are no cases for ${id}`);

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

  it('has cases of its own', () => {
    expect(proved.id).toBe(id);
    expect(cases.length).toBeGreaterThanOrEqual(3);
  });

  it.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
    expect(wrongIn(each, ruleSet)).toEqual([]);
  });
});

/** What of a case comes out otherwise than expected, with the reason. */
function wrongIn({ city, asOf, expected }: Case, ruleSet: RuleSet): readonly unknown[] {
  const { verdict, findings } = evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives: [] });
  return expected.flatMap((each): readonly unknown[] => {
    const { line } = each.location;
    if (each.of === 'verdict') return verdict === each.is ? [] : [{ line, verdict: each.is, is: verdict }];
    const finding = findings.find(({ condition }) => condition === each.condition);
    if (finding?.outcome === each.is) return [];
    return [{ line, condition: each.condition, outcome: each.is, is: finding?.outcome, reason: finding?.reason }];
  });
}
