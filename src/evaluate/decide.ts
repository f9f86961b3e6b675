import type { City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { type Verdict, verdictOf } from '../model/outcome.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { type Assessment, assessAll } from './assess.ts';

export type EvaluateOptions = {
  readonly asOf: Day;
  /** False when nobody gave the date and today is taken: the report warns. */
  readonly asOfGiven: boolean;
  /** Other readings of the same text; only their verdicts are reported. */
  readonly alternatives: readonly RuleSet[];
};

/** What one city comes to under one rule set on one day, without a word about it. */
export type Evaluation = {
  readonly ruleSet: RuleSet;
  readonly city: City;
  readonly options: EvaluateOptions;
  readonly assessments: readonly Assessment[];
  readonly verdict: Verdict;
};

/** The outcomes and the verdict. Why they are so, `explain` says to whoever asks. */
export function decide(ruleSet: RuleSet, city: City, options: EvaluateOptions): Evaluation {
  const assessments = assessAll(ruleSet, city, options.asOf);
  return { ruleSet, city, options, assessments, verdict: verdictOf(assessments.map(({ outcome }) => outcome)) };
}
