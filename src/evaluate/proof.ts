// Whether a rule set does what its examples and cases say, and how much of it they show.
import type { City, Location } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Outcome, Verdict } from '../model/outcome.ts';
import type { Finding } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { evaluate } from './evaluate.ts';
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
  const proved = new Map(ruleSet.conditions.map(({ id }) => [id, new Set<Outcome>()]));
  const failedExamples = examples.flatMap((example): readonly FailedExample[] => {
    const condition = ruleSet.conditions.find(({ id }) => id === example.condition);
    if (!condition) return [];
    const is = exampleOutcome(condition, ruleSet, example);
    if (is !== example.outcome) return [{ example, is, reason: exampleReason(condition, ruleSet, example) }];
    proved.get(condition.id)?.add(is);
    return [];
  });
  const failedCases = cases.flatMap((each): readonly FailedCase[] => {
    const report = evaluate(ruleSet, each.city, { asOf: each.asOf, asOfGiven: true, alternatives: [] });
    const missed = each.expected.flatMap((expectation): readonly Missed[] => {
      const found = foundFor(expectation, report);
      if (found.is !== expectation.is) return [found];
      if (expectation.of === 'condition') proved.get(expectation.condition)?.add(expectation.is);
      return [];
    });
    return missed.length > 0 ? [{ title: each.title, missed }] : [];
  });
  return {
    examples: { count: examples.length, failed: failedExamples },
    cases: { count: cases.length, failed: failedCases },
    coverage: ruleSet.conditions.map((condition) => {
      const shown = proved.get(condition.id) ?? new Set();
      const possible = possibleOutcomes(condition, ruleSet).shown;
      return {
        condition: condition.id,
        possible: order.filter((outcome) => possible.has(outcome) || shown.has(outcome)),
        shown: order.filter((outcome) => shown.has(outcome)),
      };
    }),
  };
}

/** In the order in which people think of them. */
const order: readonly Outcome[] = ['met', 'not-met', 'undetermined', 'not-applicable'];

function foundFor(
  expectation: Expectation,
  { verdict, findings }: { readonly verdict: Verdict; readonly findings: readonly Finding[] },
): Missed {
  const { is: expected, location } = expectation;
  if (expectation.of === 'verdict') {
    const telling = findings.filter(({ outcome }) => outcome === outcomeBehind[verdict]);
    return { location, condition: null, expected, is: verdict, because: telling };
  }
  const finding = findings.find(({ condition }) => condition === expectation.condition);
  const is = finding?.outcome ?? 'undetermined';
  return { location, condition: expectation.condition, expected, is, because: finding ? [finding] : [] };
}

/** The outcome of the conditions that a verdict comes from. */
const outcomeBehind: Record<Verdict, Outcome> = {
  'does-not-qualify': 'not-met',
  undetermined: 'undetermined',
  qualifies: 'met',
  'not-applicable': 'not-applicable',
};
