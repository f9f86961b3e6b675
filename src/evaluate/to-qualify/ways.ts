// Which answers make tests hold: the search behind what would change an outcome, and behind what a condition can come out as.
import { isLeaf, type Leaf, type Test } from '../../model/rule-set.ts';
import type { Truth } from '../../model/truth.ts';

/** A test with its `not` moved down to its leaves. */
export type Goal =
  | { readonly all: readonly Goal[] }
  | { readonly any: readonly Goal[] }
  | { readonly leaf: Leaf; readonly holds: boolean };

/** That a test holds, or that it fails. */
export function goalOf(test: Test, holds: boolean): Goal {
  if (isLeaf(test)) return { leaf: test, holds };
  if ('not' in test) return goalOf(test.not, !holds);
  const [isAll, tests] = 'all' in test ? [holds, test.all] : [!holds, test.any];
  const goals = tests.map((each) => goalOf(each, holds));
  return isAll ? { all: goals } : { any: goals };
}

/** For each variable the number of the value it takes, counted from 1, or `asItIs`. */
export type Choice = readonly number[];

export const asItIs: number = 0;
/** Not chosen yet. */
const open: number = -1;

/** What leaves come to. */
export type Truths = {
  /** Counted up. Whoever writes tests that take more than anybody would wait for hears so. */
  readonly work: { steps: number };
  /** How many values each variable can take. */
  readonly counts: readonly number[];
  /** The variables that a leaf looks at; where the first is as it is, it looks at the next. */
  readonly seenBy: (leaf: Leaf) => readonly number[];
  /** With one variable at a value; null: with all as they are. */
  readonly truthOf: (leaf: Leaf, variable: number | null, value: number) => Truth;
};

/** Some thousand are common, and half a million takes a second or two. */
export const mostSteps = 500_000;

export function count({ work }: Pick<Truths, 'work'>, steps: number): void {
  work.steps += steps;
  if (work.steps > mostSteps) throw new RangeError('The tests tie together more answers than can be tried');
}

/** Of one set of variables no more ways than this are put together. */
const mostWays = 500;

/**
 * All choices that change as few variables as possible (by inclusion) so that the goal is reached. Parts of an "and" that have no variable in common
 * are worked out one by one; only what is tied together is tried value by value. Throws a RangeError where that would not end in time.
 */
export function smallestChoices(goal: Goal, truths: Truths): readonly Choice[] {
  const unchanged: Choice = truths.counts.map(() => asItIs);
  if (reachOf(goal, unchanged, truths) === true) return [unchanged];
  const variables = variablesIn(goal, truths);
  if (variables.length === 0) return [];
  if ('any' in goal) return smallest(goal.any.flatMap((each) => smallestChoices(each, truths)));
  if ('leaf' in goal) return everyChoice(goal, variables, truths);
  const parts = independentParts(goal, truths);
  const [only, ...more] = conjuncts(goal);
  if (parts.length === 1 && only) {
    return more.length === 0 ? smallestChoices(only, truths) : everyChoice(goal, variables, truths);
  }
  let together: readonly Choice[] = [unchanged];
  for (const part of parts) {
    const choices = smallestChoices(part, truths);
    count(truths, together.length * choices.length);
    together = [...byMask(together).values()].flatMap((some) =>
      [...byMask(choices).values()].flatMap((others) =>
        some.flatMap((one) => others.map((other) => merged(one, other))).slice(0, mostWays),
      ),
    );
  }
  return smallest(together);
}

/** The parts of an "and" that have no variable in common. */
export function independentParts(goal: Goal, truths: Truths): readonly Goal[] {
  let parts: readonly { readonly goals: readonly Goal[]; readonly variables: ReadonlySet<number> }[] = [];
  for (const each of conjuncts(goal)) {
    const variables = new Set(variablesIn(each, truths));
    const [tied, apart] = [
      parts.filter((part) => isTied(part.variables, variables)),
      parts.filter((part) => !isTied(part.variables, variables)),
    ];
    const joined = {
      goals: [...tied.flatMap(({ goals }) => goals), each],
      variables: new Set([...tied.flatMap((part) => [...part.variables]), ...variables]),
    };
    parts = [...apart, joined];
  }
  return parts.map(({ goals }) => ({ all: goals }));
}

const conjuncts = (goal: Goal): readonly Goal[] => ('all' in goal ? goal.all.flatMap(conjuncts) : [goal]);

const isTied = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  [...one].some((each) => other.has(each));

/** In their order. */
export function variablesIn(goal: Goal, truths: Truths): readonly number[] {
  if ('leaf' in goal) return truths.seenBy(goal.leaf);
  const goals = 'all' in goal ? goal.all : goal.any;
  return [...new Set(goals.flatMap((each) => variablesIn(each, truths)))].sort((a, b) => a - b);
}

/** Set by set of variables, small ones first, and in each value by value; what cannot be reached whatever else is chosen is left at once. */
function everyChoice(goal: Goal, variables: readonly number[], truths: Truths): readonly Choice[] {
  const found: Choice[] = [];
  const masks: number[] = [];
  for (let size = 1; size <= variables.length; size++) {
    for (const chosen of subsets(variables, size)) {
      count(truths, 1);
      const mask = chosen.reduce((bits, variable) => bits | (1 << variable), 0);
      if (masks.some((other) => (other & mask) === other)) continue;
      const choices = choicesOf(goal, chosen, truths);
      if (choices.length === 0) continue;
      masks.push(mask);
      for (const choice of choices) found.push(choice);
    }
  }
  return smallest(found);
}

function* subsets(variables: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) return yield [];
  for (const [index, variable] of variables.entries()) {
    for (const rest of subsets(variables.slice(index + 1), size - 1)) yield [variable, ...rest];
  }
}

/** The first choices that change all of these variables and no other. */
function choicesOf(goal: Goal, chosen: readonly number[], truths: Truths): readonly Choice[] {
  const found: Choice[] = [];
  const choice: number[] = truths.counts.map((_, index) => (chosen.includes(index) ? open : asItIs));
  const search = (index: number): void => {
    count(truths, 1);
    const reach = reachOf(goal, choice, truths);
    if (reach === false) return;
    const variable = chosen[index];
    if (variable === undefined) {
      found.push([...choice]);
      return;
    }
    for (let value = 1; value <= (truths.counts[variable] ?? 0) && found.length < mostWays; value++) {
      choice[variable] = value;
      search(index + 1);
    }
    choice[variable] = open;
  };
  search(0);
  return found;
}

/** Whether the goal is reached; null: that turns on what is not chosen yet. */
function reachOf(goal: Goal, choice: Choice, truths: Truths): Truth {
  if ('leaf' in goal) return leafReach(goal, choice, truths);
  const isAll = 'all' in goal;
  let reach: Truth = isAll;
  for (const each of isAll ? goal.all : goal.any) {
    const other = reachOf(each, choice, truths);
    if (other === !isAll) return other;
    if (other === null) reach = null;
  }
  return reach;
}

/** What is open and stays so reaches nothing. */
function leafReach({ leaf, holds }: { leaf: Leaf; holds: boolean }, choice: Choice, truths: Truths): Truth {
  for (const variable of truths.seenBy(leaf)) {
    const value = choice[variable] ?? asItIs;
    if (value === open) return null;
    if (value !== asItIs) return truths.truthOf(leaf, variable, value) === holds;
  }
  return truths.truthOf(leaf, null, asItIs) === holds;
}

/** Those that change no more variables than they have to, few changes first, then in the order of the variables and of their values; none twice. */
function smallest(choices: readonly Choice[]): readonly Choice[] {
  const holderAnswers = byMask(choices);
  const kept: number[] = [];
  for (const mask of [...holderAnswers.keys()].sort((a, b) => bitsIn(a) - bitsIn(b) || a - b)) {
    if (!kept.some((other) => (other & mask) === other)) kept.push(mask);
  }
  return kept.flatMap((mask) => [
    ...new Map((holderAnswers.get(mask) ?? []).toSorted(inOrder).map((choice) => [choice.join(), choice])).values(),
  ]);
}

export function byMask(choices: readonly Choice[]): ReadonlyMap<number, readonly Choice[]> {
  const holderAnswers = new Map<number, Choice[]>();
  for (const choice of choices) {
    const group = holderAnswers.get(maskOf(choice));
    if (group) group.push(choice);
    else holderAnswers.set(maskOf(choice), [choice]);
  }
  return holderAnswers;
}

/** The variables that a choice changes, a bit each. */
const maskOf = (choice: Choice): number =>
  choice.reduce((mask, value, index) => (value === asItIs ? mask : mask | (1 << index)), 0);

export function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function inOrder(one: Choice, other: Choice): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

/** Of two choices that change different variables. */
export const merged = (one: Choice, other: Choice): Choice =>
  one.map((value, index) => (value === asItIs ? (other[index] ?? asItIs) : value));
