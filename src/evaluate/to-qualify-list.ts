import type { Outcome } from '../model/outcome.ts';
import type { Report, ToQualifyItem } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import type { Assessment, Group } from './assess.ts';
import { remembered } from './remembered.ts';
import { type Base, openNames, smallestSets, type Variable, variablesOf } from './to-qualify.ts';

/** What would make each condition met: what must change, what must be found out, and what no longer matters. */
export function toQualify(assessments: readonly Assessment[], ruleSet: RuleSet): Report['toQualify'] {
  const items = (outcome: Outcome, setsOf: (assessment: Assessment, group: Group) => Sets | null) =>
    assessments
      .filter((assessment) => assessment.outcome === outcome)
      .flatMap((assessment) =>
        assessment.groups.flatMap((group): readonly ToQualifyItem[] => {
          const sets = setsOf(assessment, group);
          if (sets === null) return [];
          const agency = group.holder.agency?.id ?? null;
          return [{ condition: assessment.condition.id, agency, sets: sets.map((set) => [...set]) }];
        }),
      );
  const moot = ({ condition }: Assessment, { base }: Group) => mootSets(condition, base, ruleSet);
  return {
    change: items('not-met', (assessment, group) => changeSets(assessment, group, ruleSet)),
    findOut: items('undetermined', (assessment, group) => findOutSets(assessment, group, ruleSet)),
    moot: [...items('met', moot), ...items('not-met', moot)],
  };
}

type Sets = readonly ToQualifyItem['sets'][number][];

/** What is worked out from a base depends on whether the reply follows from the fields. */
const fromBase = <Made>() => {
  const [following, given] = [remembered<Made>(), remembered<Made>()];
  return (ruleSet: RuleSet, condition: Condition, { environment, replyFollows }: Base, make: () => Made): Made =>
    (replyFollows ? following : given)(ruleSet, condition, environment, make);
};

const changes = fromBase<Sets>();
const finds = fromBase<Sets>();

/** A holder that is undetermined must come out met as well. */
function changeSets({ condition }: Assessment, { outcome, base }: Group, ruleSet: RuleSet): Sets | null {
  if (outcome === 'met' || outcome === 'not-applicable') return null;
  return changes(ruleSet, condition, base, () => {
    const variables = condition.toMeet === null ? [] : variablesOf(condition, base, ruleSet);
    return setsOf(condition, base, variables, ruleSet);
  });
}

function findOutSets({ condition }: Assessment, { outcome, base }: Group, ruleSet: RuleSet): Sets | null {
  if (outcome !== 'undetermined') return null;
  return finds(ruleSet, condition, base, () => {
    const open = variablesOf(condition, base, ruleSet).filter((variable) => variable.open);
    return setsOf(condition, base, open, ruleSet);
  });
}

const setsOf = (condition: Condition, base: Base, variables: readonly Variable[], ruleSet: RuleSet): Sets =>
  smallestSets(condition, base, variables, ruleSet).map((set) => set.map(({ field, needs }) => ({ field, needs })));

function mootSets(condition: Condition, base: Base, ruleSet: RuleSet): Sets | null {
  const open = openNames(condition, base, ruleSet);
  return open.length === 0 ? null : [open.map((name) => ({ field: name, needs: null }))];
}
