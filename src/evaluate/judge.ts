import { oncePer } from '../model/once-per.ts';
import type { Outcome, Verdict } from '../model/outcome.ts';
import type { Condition } from '../model/rule-set.ts';
import { not, type Truth } from '../model/truth.ts';
import { type DecidingLeaf, decidingLeaves, type Environment, leavesOf, truthOf } from './truth.ts';

/** What one statement comes to under a condition. Giving a value to what is not answered only ever moves `undetermined`. */
export function outcomeOf(condition: Condition, environment: Environment): Outcome {
  const { applies, notMet, met } = truthsOf(condition, environment);
  if (applies === false) return 'not-applicable';
  if (applies === null) return 'undetermined';
  if (notMet === true) return 'not-met';
  return met === true && notMet === false ? 'met' : 'undetermined';
}

/** Worst first: a city's conditions, an answer's holders. What does not apply counts only when nothing does. */
export function verdictOf(outcomes: readonly Outcome[]): Verdict {
  if (outcomes.includes('not-met')) return 'does-not-qualify';
  if (outcomes.includes('undetermined')) return 'undetermined';
  return outcomes.includes('met') ? 'qualifies' : 'not-applicable';
}

const outcomeByVerdict: Record<Verdict, Outcome> = {
  'does-not-qualify': 'not-met',
  undetermined: 'undetermined',
  qualifies: 'met',
  'not-applicable': 'not-applicable',
};

/** With several holders: met only if each is, not met if any is not. */
export const outcomeOfAll = (outcomes: readonly Outcome[]): Outcome => outcomeByVerdict[verdictOf(outcomes)];

/** Sources that lead to the same outcome settle it; else they leave it open. */
export function outcomeOfClaims(outcomes: readonly Outcome[]): Outcome {
  const [first = 'undetermined'] = outcomes;
  return outcomes.every((outcome) => outcome === first) ? first : 'undetermined';
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
