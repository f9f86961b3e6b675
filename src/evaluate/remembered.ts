import { oncePer } from '../model/once-per.ts';
import { repeated } from '../model/repeated.ts';
import type { Condition } from '../model/rule-set.ts';
import { leavesOfCondition } from './judge.ts';
import type { Environment } from './truth.ts';

/**
 * Remembers what is worked out for a condition in an environment, so that it is worked out once for all cities that answer alike. `make` looks at
 * nothing but the rule set, the condition and the environment.
 */
export function remembered<Made>(): (
  ruleSet: object,
  condition: Condition,
  environment: Environment,
  make: () => Made,
) => Made {
  const knownOf = oncePer((_ruleSet: object) => oncePer((_condition: Condition) => repeated<Made>()));
  return (ruleSet, condition, environment, make) => knownOf(ruleSet)(condition)(keyOf(condition, environment), make);
}

/** The last one, which is often asked for again. Not a map of weak keys: what is in one lives on until the next large garbage collection. */
let last: { readonly environment: Environment; readonly condition: Condition; readonly key: string } | null = null;

/** All that can be told of an environment for a condition. */
function keyOf(condition: Condition, environment: Environment): string {
  if (last?.environment === environment && last.condition === condition) return last.key;
  const { asOf, reply, isReplyDerived, repliesLater, answeredOn, fields, others } = environment;
  const seen = seenBy(condition);
  const said = seen.isReply ? [reply, isReplyDerived, repliesLater, answeredOn] : [];
  const elsewhere = seen.others.map((subject) => others(subject.condition, subject.field));
  const key = JSON.stringify([asOf, [...fields], said, elsewhere]);
  last = { environment, condition, key };
  return key;
}

/** What the tests of a condition look at beside its own fields. */
const seenBy = oncePer((condition: Condition) => {
  const subjects = leavesOfCondition(condition).map(({ leaf: { subject } }) => subject);
  return {
    isReply: subjects.some(({ kind }) => kind === 'reply' || kind === 'answered-on'),
    others: subjects.filter((subject) => subject.kind === 'other'),
  };
});
