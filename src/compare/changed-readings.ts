import { conditionsOf } from '../evaluate/applies.ts';
import { decide, type Evaluation } from '../evaluate/decide.ts';
import type { ChangedCity } from '../model/change-set.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { titleOf } from '../text/title.ts';
import { causesOf } from './causes.ts';
import type { Found, PlaceInRuleSet } from './found.ts';
import { ruleSetDifferences } from './rule-set-differences.ts';

export type ChangedReading = Omit<ChangedCity['readings'][number], 'causes'> & {
  /** Whether its verdict or an outcome is another; else only what it says. */
  readonly isMoved: boolean;
  /** Those of its own rule set. */
  readonly differences: readonly Found[];
  readonly causes: readonly Found[];
};

/** What is another under the alternative readings of both sides. `ofCity`: what differs in the answers and the day. */
export function changedReadings(
  before: Evaluation,
  after: Evaluation,
  ofCity: readonly Found[],
  placeOf: PlaceInRuleSet,
): readonly ChangedReading[] {
  const [old, now] = [before, after].map(({ options }) => options.alternatives);
  const ids = new Set([...(now ?? []), ...(old ?? [])].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [was, is] = [readingOf(id, before), readingOf(id, after)];
    if (was && is) return changedReading(was, is, ofCity, placeOf);
    const only = is ?? was;
    if (!only) return [];
    const { ruleSet, verdict } = only;
    return [
      {
        ...namesOf(ruleSet),
        before: was ? verdict : null,
        after: is ? verdict : null,
        conditions: [],
        isMoved: true,
        differences: [],
        causes: [],
      },
    ];
  });
}

/** What is an alternative on one side may be the rule set itself on the other. */
function readingOf(id: string, evaluation: Evaluation): Evaluation | null {
  const { ruleSet, city, options } = evaluation;
  if (ruleSet.id === id) return evaluation;
  const reading = options.alternatives.find((each) => each.id === id);
  return reading ? decide(reading, city, options) : null;
}

const namesOf = ({ id, readAs }: RuleSet) => ({ ruleSet: id, readAs });

function changedReading(
  before: Evaluation,
  after: Evaluation,
  ofCity: readonly Found[],
  placeOf: PlaceInRuleSet,
): readonly ChangedReading[] {
  const differences = ruleSetDifferences(before.ruleSet, after.ruleSet, placeOf);
  const all = [...ofCity, ...differences];
  const [old, now] = [outcomesOf(before), outcomesOf(after)];
  const conditions = [...conditionsOf(after.ruleSet), ...conditionsOf(before.ruleSet).filter(({ id }) => !now.has(id))]
    .map((condition) => ({
      condition: condition.id,
      title: titleOf(condition),
      before: old.get(condition.id) ?? null,
      after: now.get(condition.id) ?? null,
    }))
    .filter((each) => each.before !== each.after);
  const isMoved = conditions.length > 0 || before.verdict !== after.verdict;
  if (!isMoved && differences.length === 0) return [];
  const causes = conditions.flatMap(({ condition }) => causesOf(condition, before, after, all).differences);
  return [
    {
      ...namesOf(after.ruleSet),
      before: before.verdict,
      after: after.verdict,
      conditions,
      isMoved,
      differences,
      causes: [...new Set(causes)],
    },
  ];
}

const outcomesOf = ({ assessments }: Evaluation) =>
  new Map(assessments.map(({ condition, outcome }) => [condition.id, outcome]));
