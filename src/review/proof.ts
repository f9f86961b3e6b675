// Whether a rule set does what its examples and cases say, and how much of it they show.

import { evaluate } from '../evaluate/evaluate.ts';
import type { Case } from '../load/cases.ts';
import type { Example } from '../load/rule-set/example.ts';
import type { Location } from '../model/city.ts';
import { type Outcome, type Verdict, verdictOutcomes } from '../model/outcome.ts';
import type { Finding } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { exampleOutcome, exampleReason } from './example.ts';
import { possibleOutcomes } from './possible-outcomes.ts';

export type Proof = {
  readonly examples: Tally<FailedExample>;
  readonly cases: Tally<FailedCase>;
  readonly coverage: readonly Coverage[];
};

type Tally<Failed> = { readonly count: number; readonly failed: readonly Failed[] };

type FailedExample = {
  readonly example: Example;
  readonly is: Outcome;
  /** One sentence. */
  readonly reason: string;
};

/** A case that does not come out as it expects. */
type FailedCase = { readonly title: string; readonly missed: readonly Missed[] };

/** What a case expects of the verdict or of a condition, and what came out. */
type Missed = {
  readonly location: Location;
  /** Null: the verdict. */
  readonly condition: string | null;
  readonly expected: Outcome | Verdict;
  readonly is: Outcome | Verdict;
  /** The findings that it comes from. */
  readonly because: readonly Pick<Finding, 'condition' | 'outcome' | 'reason'>[];
};

/** What a condition can come out as, and what of it an example or a case shows that comes out as written. */
type Coverage = {
  readonly condition: string;
  readonly possible: readonly Outcome[];
  readonly shown: readonly Outcome[];
};

/** Runs every example and every case. */
export function prove(ruleSet: RuleSet, examples: readonly Example[], cases: readonly Case[]): Proof {
  const { conditions } = ruleSet;
  const ofExamples = conditions.flatMap((condition) =>
    examples
      .filter((example) => example.condition === condition.id)
      .map((example) => ({ condition, example, is: exampleOutcome(condition, ruleSet, example) })),
  );
  const ofCases = cases.map((each) => ({ title: each.title, found: found(each, ruleSet) }));
  const isMissed = ({ expected, is }: Missed) => expected !== is;
  const shown = [
    ...ofExamples
      .filter(({ example, is }) => example.outcome === is)
      .map(({ condition, is }) => ({ condition: condition.id, is })),
    ...ofCases.flatMap((each) => each.found.filter((one) => !isMissed(one))),
  ];
  return {
    examples: {
      count: examples.length,
      failed: ofExamples
        .filter(({ example, is }) => example.outcome !== is)
        .map(({ condition, example, is }) => ({ example, is, reason: exampleReason(condition, ruleSet, example) })),
    },
    cases: {
      count: cases.length,
      failed: ofCases
        .map((each) => ({ title: each.title, missed: each.found.filter(isMissed) }))
        .filter(({ missed }) => missed.length > 0),
    },
    coverage: conditions.map((condition) => {
      const possible = possibleOutcomes(condition, ruleSet);
      const isShown = (outcome: Outcome) =>
        shown.some((each) => each.condition === condition.id && each.is === outcome);
      return {
        condition: condition.id,
        possible: order.filter((outcome) => possible.has(outcome) || isShown(outcome)),
        shown: order.filter(isShown),
      };
    }),
  };
}

/** In the order in which people think of them. */
const order: readonly Outcome[] = ['met', 'not-met', 'undetermined', 'not-applicable'];

/** What a case comes to, beside all that it expects. */
function found({ city, asOf, expected: all }: Case, ruleSet: RuleSet): readonly Missed[] {
  const { verdict, findings } = evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives: [] });
  return all.flatMap((expectation): readonly Missed[] => {
    const { is: expected, location } = expectation;
    if (expectation.of === 'verdict') {
      const because = findings.filter(({ outcome }) => outcome === verdictOutcomes[verdict]);
      return [{ location, condition: null, expected, is: verdict, because }];
    }
    return findings
      .filter(({ condition }) => condition === expectation.condition)
      .map((finding) => ({
        location,
        condition: finding.condition,
        expected,
        is: finding.outcome,
        because: [finding],
      }));
  });
}
