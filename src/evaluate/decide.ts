import type { City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import { type Verdict, verdictOf } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { conditionsOf } from './applies.ts';
import { type Assessment, assessAll, assessor } from './assess.ts';
import { leavesOfCondition } from './judge.ts';

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
  return evaluationOf(ruleSet, city, options, assessAll(ruleSet, city, options.asOf));
}

/** The same city on the same day under another reading. What the two readings have in common is not worked out again. */
export function decideAlso(other: RuleSet, { ruleSet, city, options, assessments: known }: Evaluation): Evaluation {
  const common = inCommon(ruleSet)(other);
  const assess = assessor(other, city, options.asOf);
  const assessments = conditionsOf(other).map((condition) => {
    const place = common.get(condition);
    return (place === undefined ? undefined : known[place]) ?? assess(condition);
  });
  return evaluationOf(other, city, options, assessments);
}

function evaluationOf(
  ruleSet: RuleSet,
  city: City,
  options: EvaluateOptions,
  assessments: readonly Assessment[],
): Evaluation {
  return { ruleSet, city, options, assessments, verdict: verdictOf(assessments.map(({ outcome }) => outcome)) };
}

/** The conditions of another rule set that come to the same as one of these whatever a city answers, each with the place of that one. */
const inCommon = oncePer((ruleSet: RuleSet) =>
  oncePer((other: RuleSet): ReadonlyMap<Condition, number> => {
    const isSame = (one: object, another: object) => JSON.stringify(one) === JSON.stringify(another);
    if (!isSame(ruleSet.figures, other.figures)) return new Map();
    return new Map(
      conditionsOf(other).flatMap((condition) => {
        const place = conditionsOf(ruleSet).findIndex((each) => isSame(each, condition));
        const looksElsewhere = leavesOfCondition(condition).some(({ leaf }) => leaf.subject.kind === 'other');
        return place < 0 || looksElsewhere ? [] : [[condition, place] as const];
      }),
    );
  }),
);
