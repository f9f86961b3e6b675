// Whether a rule set does what its examples and cases say, and how much of it they show.

import { evaluate } from '../evaluate/evaluate.ts';
import type { City, Location } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Outcome, Verdict } from '../model/outcome.ts';
import type { Finding } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { exampleOutcome, exampleReason } from './example.ts';
import { possibleOutcomes } from './possible-outcomes.ts';
import type { ReviewedExample } from './review.ts';

export type ProvedExample = ReviewedExample & { readonly location: Location };

export type Expectation =
  | { readonly of: 'verdict'; readonly is: Verdict; readonly location: Location }
  | { readonly of: 'condition'; readonly condition: string; readonly is: Outcome; readonly location: Location };

export type ProvedCase = {
  readonly title: string;
  readonly city: City;
  readonly asOf: Day;
  readonly expected: readonly Expectation[];
};

export type Proof = {
  readonly examples: Tally<FailedExample>;
  readonly cases: Tally<FailedCase>;
  readonly coverage: readonly Coverage[];
};

export type Tally<Failed> = { readonly count: number; readonly failed: readonly Failed[] };

export type FailedExample = {
  readonly example: ProvedExample;
  readonly is: Outcome;
  /** One sentence. */
  readonly reason: string;
};

/** A case of which some expectation is not fulfilled. */
export type FailedCase = { readonly title: string; readonly missed: readonly Missed[] };

/** What a case expects of the verdict or of a condition, and what came out. */
export type Missed = {
  readonly location: Location;
  /** Null: the verdict. */
  readonly condition: string | null;
  readonly expected: Outcome | Verdict;
  readonly is: Outcome | Verdict;
  /** The findings that it comes from. */
  readonly because: readonly Pick<Finding, 'condition' | 'outcome' | 'reason'>[];
};

/** What a condition can come out as, and what of it an example or a case shows that comes out as written. */
export type Coverage = {
  readonly condition: string;
  readonly possible: readonly Outcome[];
  readonly shown: readonly Outcome[];
};

/** Runs every example and every case. */
export function prove(ruleSet: RuleSet, examples: readonly ProvedExample[], cases: readonly ProvedCase[]): Proof {
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
function found({ city, asOf, expected: all }: ProvedCase, ruleSet: RuleSet): readonly Missed[] {
  const { verdict, findings } = evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives: [] });
  return all.flatMap((expectation): readonly Missed[] => {
    const { is: expected, location } = expectation;
    if (expectation.of === 'verdict') {
      const because = findings.filter(({ outcome }) => outcome === outcomeBehind[verdict]);
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

/** The outcome of the conditions that a verdict comes from. */
const outcomeBehind: Record<Verdict, Outcome> = {
  'does-not-qualify': 'not-met',
  undetermined: 'undetermined',
  qualifies: 'met',
  'not-applicable': 'not-applicable',
};
