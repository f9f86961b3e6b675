// Which differences made a condition come out otherwise: those without which it would not.
import { conditionsOf } from '../evaluate/applies.ts';
import type { Evaluation } from '../evaluate/decide.ts';
import { conditionsSeenBy } from '../evaluate/history/history-days.ts';
import { telling } from '../evaluate/telling.ts';
import type { ChangedCondition } from '../model/change-set.ts';
import type { Condition } from '../model/rule-set.ts';
import type { Found } from './found.ts';
import { type Factor, mixedFinding } from './mixture.ts';

/** Differences, and how they made a condition come out as it does. */
export type Causes = { readonly differences: readonly Found[]; readonly are: ChangedCondition['causesAre'] };

/** By evaluating the condition with some differences undone: those that make its outcome or, where that is the same, its reason another. */
export function causesOf(
  condition: string,
  before: Evaluation,
  after: Evaluation,
  differences: readonly Found[],
): Causes {
  const [old, now] = [conditionIn(before, condition), conditionIn(after, condition)];
  if (!old || !now) return { differences: differences.filter((each) => isOfRule(each, condition)), are: 'needed' };
  const seen = new Set([old.id, ...conditionsSeenBy(old), ...conditionsSeenBy(now)]);
  const tied = new Set([...seen].filter((id) => !isSameTypes(conditionIn(before, id), conditionIn(after, id))));
  const groups = groupsOf(seen, tied, differences);
  const isSameOutcome = outcomeIn(before, condition) === outcomeIn(after, condition);
  const { things, are } = telling(groups, (isUndone) => {
    const undone = new Set(groups.filter(isUndone).flatMap(({ keys }) => [...keys]));
    const mixed = mixedFinding(condition, before, after, (factor) => undone.has(keyOf(factor, tied)));
    return isSameOutcome ? JSON.stringify(mixed) : mixed?.outcome;
  });
  return { differences: things.flatMap((group) => group.differences), are };
}

/** Whether a condition is asked on one side only, or asked otherwise. */
const isOfRule = ({ factors }: Found, condition: string): boolean =>
  factors.some((each) => each.of === 'condition' && each.id === condition);

/** Differences that can only be undone together. */
type Group = { readonly keys: ReadonlySet<string>; readonly differences: readonly Found[] };

const conditionIn = ({ ruleSet }: Evaluation, condition: string): Condition | null =>
  conditionsOf(ruleSet).find(({ id }) => id === condition) ?? null;

const outcomeIn = ({ assessments }: Evaluation, condition: string) =>
  assessments.find((each) => each.condition.id === condition)?.outcome;

/** Whether an answer means the same under both. A value of one type must not be looked at as one of another. */
const isSameTypes = (old: Condition | null, now: Condition | null): boolean =>
  (old?.asks ?? []).every((field) => {
    const same = now?.asks.find(({ id }) => id === field.id);
    return !same || (same.type === field.type && same.unit === field.unit);
  });

/** The differences of what is looked at. */
function groupsOf(
  seen: ReadonlySet<string>,
  tied: ReadonlySet<string>,
  differences: readonly Found[],
): readonly Group[] {
  const isLookedAt = (factor: Factor) => {
    if (factor.of === 'answer') return seen.has(factor.condition);
    if (factor.of === 'source') return factor.conditions.some((id) => seen.has(id));
    return factor.of !== 'condition' || seen.has(factor.id);
  };
  let groups: readonly Group[] = [];
  for (const difference of differences) {
    const keys = new Set(difference.factors.filter(isLookedAt).map((factor) => keyOf(factor, tied)));
    if (keys.size === 0) continue;
    const isTouched = (group: Group) => [...group.keys].some((key) => keys.has(key));
    const touched = groups.filter(isTouched);
    groups = [
      ...groups.filter((group) => !isTouched(group)),
      {
        keys: new Set([...touched.flatMap((group) => [...group.keys]), ...keys]),
        differences: [...touched.flatMap((group) => group.differences), difference],
      },
    ];
  }
  return groups;
}

/** The answers to a condition and the condition itself have one key where they hang together. */
function keyOf(factor: Factor, tied: ReadonlySet<string>): string {
  if (factor.of === 'source') return `source ${factor.key}`;
  return JSON.stringify(
    factor.of === 'answer' && tied.has(factor.condition) ? { of: 'condition', id: factor.condition } : factor,
  );
}
