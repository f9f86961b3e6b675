import { matcherWords, negatedWords } from '../fields/matchers.ts';
import { fieldOf, type Naming } from '../fields/test-words.ts';
import type { Value } from '../model/city.ts';
import { oncePer } from '../model/once-per.ts';
import type { Reply } from '../model/outcome.ts';
import { type Condition, type Leaf, type Subject, subjectName } from '../model/rule-set.ts';
import { replyOfFields } from './answer.ts';
import { candidatesOf } from './candidates.ts';
import { leavesOfCondition, outcomeOf, truthsOf } from './judge.ts';
import { type DecidingLeaf, decidingLeaves, type Environment } from './truth.ts';

type Answered = NonNullable<Value['value']>;

/** One statement to start from. */
export type Base = {
  readonly environment: Environment;
  /** Whether the city's reply is not given itself, but follows from the fields. */
  readonly replyFollows: boolean;
};

/** A subject a condition's tests look at, with the values it can take. */
export type Variable = {
  readonly name: string;
  readonly subject: Subject;
  readonly open: boolean;
  readonly candidates: readonly Answered[];
};

/** Fields that together are enough, each with what it needs, and values that show it. */
export type SmallestSet = readonly { readonly field: string; readonly needs: string; readonly value: Answered }[];

/** What the tests of a condition look at, in the order they are asked, then as they are named. The as-of date is nobody's to change or to find out. */
export function variablesOf(condition: Condition, base: Base, ruleSet: Naming): readonly Variable[] {
  const { environment } = base;
  const { figures, asOf } = environment;
  return seenBy(condition).map(({ name, subject, leaves }) => {
    const field = fieldOf(subject, condition, ruleSet);
    return {
      name,
      subject,
      open: isOpen(subject, environment),
      candidates: candidatesOf(field, leaves, figures, asOf, valuesNow(subject, environment)),
    };
  });
}

/** The names of those that are not answered. */
export function openNames(condition: Condition, { environment }: Base): readonly string[] {
  return seenBy(condition)
    .filter(({ subject }) => isOpen(subject, environment))
    .map(({ name }) => name);
}

type Seen = { readonly name: string; readonly subject: Subject; readonly leaves: readonly Leaf[] };

const seenBy = oncePer((condition: Condition): readonly Seen[] => {
  const leaves = leavesOfCondition(condition)
    .map(({ leaf }) => leaf)
    .filter(({ subject }) => subject.kind !== 'as-of');
  const order = new Map(condition.asks.map(({ id }, index) => [id, index]));
  const names = [...new Set(leaves.map(({ subject }) => subjectName(subject)))].sort(
    (a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size),
  );
  return names.flatMap((name) => {
    const own = leaves.filter(({ subject }) => subjectName(subject) === name);
    const [first] = own;
    return first ? [{ name, subject: first.subject, leaves: own }] : [];
  });
});

/** Not answered: missing, unknown or declined. That a question does not apply is nothing to find out. */
function isOpen(subject: Subject, environment: Environment): boolean {
  const isOpenValue = (value: Value | undefined) =>
    value === undefined || (value.value === null && value.why !== 'not-applicable');
  switch (subject.kind) {
    case 'reply':
      return ['unknown', 'declined', 'disputed'].includes(environment.reply);
    case 'answered-on':
      // When a reply came that was not given yet on the as-of date is known.
      return environment.answeredOn === null && environment.repliesLater === null;
    case 'as-of':
      return false;
    case 'field':
      return isOpenValue(environment.fields.get(subject.field));
    case 'other': {
      const values = environment.others(subject.condition, subject.field);
      return values.length === 0 || values.some(isOpenValue);
    }
  }
}

function valuesNow(subject: Subject, { fields, others }: Environment): readonly Answered[] {
  const values =
    subject.kind === 'field'
      ? [fields.get(subject.field)]
      : subject.kind === 'other'
        ? others(subject.condition, subject.field)
        : [];
  return values.flatMap((each) => (each === undefined || each.value === null ? [] : [each.value]));
}

/** How many matchers may still be looked at. */
export type Allowance = { left: number };

/**
 * The smallest sets (by inclusion) of these variables that can be given values so that the condition is met, the rest staying as it is.
 * A set comes once for each way of meeting the tests that needs other words. Null when the allowance does not do for all of them.
 */
export function smallestSets(
  condition: Condition,
  base: Base,
  variables: readonly Variable[],
  ruleSet: Naming,
  allowance: Allowance,
): readonly SmallestSet[] | null {
  const found: Found = [];
  for (const chosen of uncovered(variables, found, allowance)) {
    const sets = waysToMeet(condition, base, chosen, ruleSet, allowance);
    if (sets.length > 0) found.push({ names: chosen.map(({ name }) => name), sets });
  }
  return allowance.left < 0 ? null : found.flatMap(({ sets }) => sets);
}

type Found = { readonly names: readonly string[]; readonly sets: readonly SmallestSet[] }[];

/** Sets of variables, small ones first, in the order of the variables, until all that are left hold one that is found meanwhile. */
function* uncovered(
  variables: readonly Variable[],
  found: Found,
  allowance: Allowance,
): Generator<readonly Variable[]> {
  function* ofSize(
    size: number,
    among: readonly Variable[],
    last: readonly Variable[],
  ): Generator<readonly Variable[]> {
    if (size === 0) return yield last;
    for (const [index, variable] of among.entries()) {
      if (index < size - 1) continue;
      allowance.left -= 1 + found.length;
      if (allowance.left < 0) return;
      const chosen = [variable, ...last];
      const isCovered = found.some(({ names }) => names.every((name) => chosen.some((each) => each.name === name)));
      if (!isCovered) yield* ofSize(size - 1, among.slice(0, index), chosen);
    }
  }
  for (const [index] of variables.entries()) {
    let isAny = false;
    for (const chosen of ofSize(index + 1, variables, [])) {
      isAny = true;
      yield chosen;
    }
    if (!isAny) return;
  }
}

type Way = readonly { readonly field: string; readonly needs: readonly string[]; readonly value: Answered }[];

function waysToMeet(
  condition: Condition,
  base: Base,
  chosen: readonly Variable[],
  ruleSet: Naming,
  allowance: Allowance,
): readonly SmallestSet[] {
  const matchers = leavesOfCondition(condition).length;
  const ways = new Map<string, Way>();
  const search = (index: number, values: ReadonlyMap<string, Answered>): void => {
    allowance.left -= matchers;
    if (allowance.left < 0) return;
    const environment = replaced(condition, base, chosen, values);
    const variable = chosen[index];
    if (variable === undefined) {
      if (outcomeOf(condition, environment) !== 'met') return;
      const way = chosen.flatMap(({ name, subject }) => {
        const value = values.get(name);
        return value === undefined
          ? []
          : [{ field: name, needs: needsOf(subject, condition, environment, ruleSet), value }];
      });
      const words = JSON.stringify(way.map(({ needs }) => needs));
      if (ways.has(words)) return;
      // Each is compared with all others, word by word.
      allowance.left -= ways.size * way.reduce((sum, { needs }) => sum + needs.length ** 2, 0);
      ways.set(words, way);
      return;
    }
    if (cannotBeMet(condition, environment)) return;
    for (const value of variable.candidates) search(index + 1, new Map([...values, [variable.name, value]]));
  };
  search(0, new Map());
  const all = [...ways.values()];
  return all
    .filter((way) => !all.some((other) => other !== way && asksNoMore(other, way)))
    .map((way) => way.map(({ field, needs, value }) => ({ field, needs: needs.join(' and '), value })));
}

/** Whether one way needs of every field only what another needs as well. */
function asksNoMore(one: Way, other: Way): boolean {
  return one.every(({ needs }, index) => needs.every((each) => other[index]?.needs.includes(each)));
}

/** Whatever the open fields turn out to be. */
function cannotBeMet(condition: Condition, environment: Environment): boolean {
  const { applies, met, notMet } = truthsOf(condition, environment);
  return applies === false || met === false || notMet === true;
}

/** The environment with the chosen variables set to values, or open where they have none yet. */
export function replaced(
  condition: Condition,
  { environment, replyFollows }: Base,
  chosen: readonly Variable[],
  values: ReadonlyMap<string, Answered>,
): Environment {
  const fields = new Map(environment.fields);
  const others = new Map<string, Value>();
  let reply: Reply | null = null;
  let { answeredOn } = environment;
  for (const { name, subject } of chosen) {
    const value: Value = {
      given: values.get(name) ?? null,
      value: values.get(name) ?? null,
      why: values.has(name) ? null : 'unknown',
    };
    if (subject.kind === 'field') fields.set(subject.field, value);
    else if (subject.kind === 'other') others.set(name, value);
    else if (subject.kind === 'reply') reply = (value.value as Reply | null) ?? 'unknown';
    else answeredOn = (value.value as string | null) ?? null;
  }
  return {
    ...environment,
    fields,
    answeredOn,
    reply: reply ?? (replyFollows ? replyOfFields(fields, condition) : environment.reply),
    others: (condition, field) => {
      const other = others.get(`${condition}.${field}`);
      return other ? [other] : environment.others(condition, field);
    },
  };
}

/** What a subject needs where the condition is met as in `environment`. */
function needsOf(subject: Subject, condition: Condition, environment: Environment, ruleSet: Naming): readonly string[] {
  const { metWhen, notMetWhen, appliesWhen } = condition;
  const name = subjectName(subject);
  const field = fieldOf(subject, condition, ruleSet);
  const about = (leaves: readonly DecidingLeaf[], flip: boolean) =>
    leaves
      .filter(({ leaf }) => subjectName(leaf.subject) === name)
      .map(({ leaf, negated }) =>
        negated === flip
          ? matcherWords(leaf.matcher, ruleSet.figures)
          : negatedWords(leaf.matcher, ruleSet.figures, field),
      );
  const needed = [
    ...about(decidingLeaves(metWhen, environment), false),
    ...(appliesWhen ? about(decidingLeaves(appliesWhen, environment), false) : []),
  ];
  const words = needed.length > 0 || !notMetWhen ? needed : about(decidingLeaves(notMetWhen, environment), true);
  return words.length > 0 ? [...new Set(words)] : ['an answer'];
}
