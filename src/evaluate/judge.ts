import { oncePer } from '../model/once-per.ts';
import { type Outcome, verdictOf, verdictOutcomes } from '../model/outcome.ts';
import type { Condition } from '../model/rule-set.ts';
import { not, type Truth } from '../model/truth.ts';
import { type DecidingLeaf, decidingLeaves, type Environment, leavesOf, truthOf } from './truth.ts';

/** What one statement comes to under a condition. Giving a value to what is not answered only ever moves `undetermined`. */
export function outcomeOf({ appliesWhen, metWhen, notMetWhen }: Condition, environment: Environment): Outcome {
  const applies = appliesWhen ? truthOf(appliesWhen, environment) : true;
  if (applies !== true) return applies === false ? 'not-applicable' : 'undetermined';
  const notMet = notMetWhen ? truthOf(notMetWhen, environment) : false;
  if (notMet !== false) return notMet ? 'not-met' : 'undetermined';
  const met = truthOf(metWhen, environment);
  if (met === true) return 'met';
  // Without a test of its own, not met is what the other one is not.
  return met === false && !notMetWhen ? 'not-met' : 'undetermined';
}

/** With several holders: met only if each is, not met if any is not. */
export const outcomeOfAll = (outcomes: readonly Outcome[]): Outcome => verdictOutcomes[verdictOf(outcomes)];

/** Claims that lead to the same outcome settle it, and so do entries of which one is in force; else they leave it open. */
export function outcomeOfClaims(claims: readonly { readonly outcome: Outcome }[]): Outcome {
  const first = claims[0]?.outcome ?? 'undetermined';
  return claims.every(({ outcome }) => outcome === first) ? first : 'undetermined';
}

/** The leaves an outcome rests on: for `undetermined`, what is open or, where nothing is, what no test provides for. */
export function decidingOf(condition: Condition, environment: Environment, outcome: Outcome): readonly DecidingLeaf[] {
  const { metWhen, notMetWhen, appliesWhen } = condition;
  const deciding = (test: Condition['appliesWhen']) => (test ? decidingLeaves(test, environment) : []);
  switch (outcome) {
    case 'not-applicable':
      return deciding(appliesWhen);
    case 'met':
      return deciding(metWhen);
    case 'not-met':
      return deciding(notMetWhen ?? metWhen);
    case 'undetermined': {
      const { applies, notMet, met } = truthsOf(condition, environment);
      if (applies === null) return deciding(appliesWhen);
      const open = [...(notMet === null ? deciding(notMetWhen) : []), ...(met === null ? deciding(metWhen) : [])];
      return open.length > 0 ? open : deciding(metWhen);
    }
  }
}

/** Every leaf of a condition's tests, `met-when` first. */
export const leavesOfCondition = oncePer(({ metWhen, notMetWhen, appliesWhen }: Condition): readonly DecidingLeaf[] =>
  [metWhen, notMetWhen, appliesWhen].flatMap((test) => (test ? leavesOf(test) : [])),
);

export function truthsOf(
  { appliesWhen, metWhen, notMetWhen }: Condition,
  environment: Environment,
): { readonly applies: Truth; readonly met: Truth; readonly notMet: Truth } {
  const met = truthOf(metWhen, environment);
  return {
    applies: appliesWhen ? truthOf(appliesWhen, environment) : true,
    met,
    notMet: notMetWhen ? truthOf(notMetWhen, environment) : not(met),
  };
}
