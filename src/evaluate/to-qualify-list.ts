import type { Outcome } from '../model/outcome.ts';
import type { Report, ToQualifyItem } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import type { Assessment, Group } from './assess.ts';
import { smallestSets, type Variable, variablesOf } from './to-qualify.ts';

/** What would make each condition met: what must change, what must be found out, and what no longer matters. */
export function toQualify(assessments: readonly Assessment[], ruleSet: RuleSet): Report['toQualify'] {
  const items = (outcome: Outcome, itemOf: (assessment: Assessment, group: Group) => ToQualifyItem | null) =>
    assessments
      .filter((assessment) => assessment.outcome === outcome)
      .flatMap((assessment) => assessment.groups.flatMap((group) => itemOf(assessment, group) ?? []));
  return {
    change: items('not-met', (assessment, group) => changeItem(assessment, group, ruleSet)),
    findOut: items('undetermined', (assessment, group) => findOutItem(assessment, group, ruleSet)),
    moot: [
      ...items('met', (assessment, group) => mootItem(assessment, group, ruleSet)),
      ...items('not-met', (assessment, group) => mootItem(assessment, group, ruleSet)),
    ],
  };
}

/** A holder that is undetermined must come out met as well. */
function changeItem({ condition }: Assessment, group: Group, ruleSet: RuleSet): ToQualifyItem | null {
  if (group.outcome === 'met' || group.outcome === 'not-applicable') return null;
  const variables = condition.toMeet === null ? [] : variablesOf(condition, group.base, ruleSet);
  return itemOf({ condition }, group, variables, ruleSet);
}

function findOutItem(
  { condition }: Pick<Assessment, 'condition'>,
  group: Group,
  ruleSet: RuleSet,
): ToQualifyItem | null {
  if (group.outcome !== 'undetermined') return null;
  const open = variablesOf(condition, group.base, ruleSet).filter((variable) => variable.open);
  return itemOf({ condition }, group, open, ruleSet);
}

function itemOf(
  { condition }: Pick<Assessment, 'condition'>,
  { holder, base }: Group,
  variables: readonly Variable[],
  ruleSet: RuleSet,
): ToQualifyItem {
  const sets = smallestSets(condition, base, variables, ruleSet);
  return {
    condition: condition.id,
    agency: holder.agency?.id ?? null,
    sets: sets.map((set) => set.map(({ field, needs }) => ({ field, needs }))),
  };
}

function mootItem({ condition }: Assessment, { holder, base }: Group, ruleSet: RuleSet): ToQualifyItem | null {
  const open = variablesOf(condition, base, ruleSet).filter((variable) => variable.open);
  if (open.length === 0) return null;
  return {
    condition: condition.id,
    agency: holder.agency?.id ?? null,
    sets: [open.map(({ name }) => ({ field: name, needs: null }))],
  };
}
