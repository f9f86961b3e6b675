import type { Outcome } from '../model/outcome.ts';
import type { Report, ToQualifyItem } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import type { Assessment, Group } from './assess.ts';
import { remembered } from './remembered.ts';
import { type Allowance, type Base, openNames, smallestSets, type Variable, variablesOf } from './to-qualify.ts';

/** How many matchers are looked at for one condition, and for one report. Those that are shipped need some thousand; a stranger's may not make psp-check work for hours. */
const most = { condition: 250_000, report: 1_000_000 };

/** What would make each condition met: what must change, what must be found out, and what no longer matters. */
export function toQualify(assessments: readonly Assessment[], ruleSet: RuleSet): Report['toQualify'] {
  const allowance: Allowance = { left: most.report };
  const items = (outcome: Outcome, itemOf: (assessment: Assessment, group: Group) => ToQualifyItem | null) =>
    assessments
      .filter((assessment) => assessment.outcome === outcome)
      .flatMap((assessment) => assessment.groups.flatMap((group) => itemOf(assessment, group) ?? []));
  return {
    change: items('not-met', (assessment, group) => changeItem(assessment, group, ruleSet, allowance)),
    findOut: items('undetermined', (assessment, group) => findOutItem(assessment, group, ruleSet, allowance)),
    moot: [
      ...items('met', (assessment, group) => mootItem(assessment, group, ruleSet)),
      ...items('not-met', (assessment, group) => mootItem(assessment, group, ruleSet)),
    ],
  };
}

/** A holder that is undetermined must come out met as well. */
function changeItem(
  { condition }: Assessment,
  group: Group,
  ruleSet: RuleSet,
  allowance: Allowance,
): ToQualifyItem | null {
  if (group.outcome === 'met' || group.outcome === 'not-applicable') return null;
  const found = workedOut(allowance, () =>
    changes(ruleSet, condition, group.base, () => {
      const variables = condition.toMeet === null ? [] : variablesOf(condition, group.base, ruleSet);
      return setsOf(condition, group.base, variables, ruleSet);
    }),
  );
  return itemOf(condition, group, found);
}

function findOutItem(
  { condition }: Assessment,
  group: Group,
  ruleSet: RuleSet,
  allowance: Allowance,
): ToQualifyItem | null {
  if (group.outcome !== 'undetermined') return null;
  const found = workedOut(allowance, () =>
    finds(ruleSet, condition, group.base, () => {
      const open = variablesOf(condition, group.base, ruleSet).filter((variable) => variable.open);
      return setsOf(condition, group.base, open, ruleSet);
    }),
  );
  return itemOf(condition, group, found);
}

function mootItem({ condition }: Assessment, group: Group, ruleSet: RuleSet): ToQualifyItem | null {
  const open = openNames(condition, group.base, ruleSet);
  return open.length === 0 ? null : itemOf(condition, group, [open.map((name) => ({ field: name, needs: null }))]);
}

const itemOf = (condition: Condition, { holder }: Group, sets: Sets): ToQualifyItem => ({
  condition: condition.id,
  agency: holder.agency?.id ?? null,
  sets: sets?.map((set) => [...set]) ?? null,
});

/** Null: more than is allowed would have had to be looked at. */
type Sets = readonly NonNullable<ToQualifyItem['sets']>[number][] | null;
type Found = { readonly sets: Sets; readonly looks: number };

/** Every look counts for a report, also one that was taken for another: what a report says may not turn on what came before it. */
function workedOut(allowance: Allowance, find: () => Found): Sets {
  if (allowance.left <= 0) return null;
  const { sets, looks } = find();
  allowance.left -= looks;
  return sets;
}

function setsOf(condition: Condition, base: Base, variables: readonly Variable[], ruleSet: RuleSet): Found {
  const allowance: Allowance = { left: most.condition };
  const sets = smallestSets(condition, base, variables, ruleSet, allowance);
  return {
    sets: sets?.map((set) => set.map(({ field, needs }) => ({ field, needs }))) ?? null,
    looks: most.condition - Math.max(allowance.left, 0),
  };
}

/** What is worked out from a base depends on whether the reply follows from the fields. */
const fromBase = <Made>() => {
  const [following, given] = [remembered<Made>(), remembered<Made>()];
  return (ruleSet: RuleSet, condition: Condition, { environment, replyFollows }: Base, make: () => Made): Made =>
    (replyFollows ? following : given)(ruleSet, condition, environment, make);
};

const changes = fromBase<Found>();
const finds = fromBase<Found>();
