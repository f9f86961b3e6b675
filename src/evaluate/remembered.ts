import { oncePer } from '../model/once-per.ts';
import type { Condition } from '../model/rule-set.ts';
import { leavesOfCondition } from './judge.ts';
import type { Environment } from './truth.ts';

/** More than this is not kept of one condition. */
const most = 1000;

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
  const knownOf = oncePer((_ruleSet: object) =>
    oncePer((_condition: Condition) => new Map<string, { readonly made: Made }>()),
  );
  return (ruleSet, condition, environment, make) => {
    const known = knownOf(ruleSet)(condition);
    const key = keyOf(condition, environment);
    const entry = known.get(key) ?? { made: make() };
    if (known.size >= most) known.clear();
    known.set(key, entry);
    return entry.made;
  };
}

const keys = new WeakMap<Environment, { readonly condition: Condition; readonly key: string }>();

/** All that can be told of an environment for a condition. */
function keyOf(condition: Condition, environment: Environment): string {
  const known = keys.get(environment);
  if (known?.condition === condition) return known.key;
  const { asOf, reply, answeredOn, fields, others } = environment;
  const key = JSON.stringify([
    asOf,
    reply,
    answeredOn,
    [...fields],
    othersIn(condition).map((subject) => others(subject.condition, subject.field)),
  ]);
  keys.set(environment, { condition, key });
  return key;
}

/** The fields of other conditions that the tests of a condition look at. */
const othersIn = oncePer((condition: Condition) =>
  leavesOfCondition(condition).flatMap(({ leaf: { subject } }) => (subject.kind === 'other' ? [subject] : [])),
);
