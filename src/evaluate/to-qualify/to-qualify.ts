import { matcherWords, negatedWords } from '../../fields/matchers.ts';
import { fieldOf, type Naming, subjectLabel } from '../../fields/test-words.ts';
import { unknownYears } from '../../fields/yearly.ts';
import type { Value } from '../../model/city.ts';
import { oncePer } from '../../model/once-per.ts';
import type { Reply } from '../../model/outcome.ts';
import { type Condition, type Field, type Leaf, type Subject, subjectName } from '../../model/rule-set.ts';
import type { Truth } from '../../model/truth.ts';
import { replyOfFields } from '../answer.ts';
import type { Base } from '../base.ts';
import { leavesOfCondition } from '../judge.ts';
import { type DecidingLeaf, decidingLeaves, type Environment, truthOf } from '../truth.ts';
import { candidatesOf } from './candidates.ts';
import {
  asItIs,
  bitsIn,
  byMask,
  type Choice,
  count,
  type Goal,
  goalOf,
  independentParts,
  merged,
  smallestChoices,
  type Truths,
  variablesIn,
} from './ways.ts';

type Answered = NonNullable<Value['value']>;

/** A subject a condition's tests look at, with the values it can take. */
export type Variable = {
  readonly name: string;
  readonly subject: Subject;
  readonly open: boolean;
  readonly candidates: readonly Answered[];
};

/** Fields that together are enough, each with what it needs, and values that show it. */
type SmallestSet = readonly { readonly field: string; readonly needs: string; readonly value: Answered }[];

/**
 * What the tests of a condition look at, in the order they are asked, then as they are named. The as-of date is nobody's to change or to find out. With
 * `keepsKnown`, of yearly numbers only those that are not known take other values.
 */
export function variablesOf(
  condition: Condition,
  base: Base,
  ruleSet: Naming,
  keepsKnown = false,
): readonly Variable[] {
  const { environment } = base;
  const { figures, asOf } = environment;
  return seenBy(condition).map((seen) => {
    const { name, subject, leaves } = seen;
    const field = fieldOf(subject, condition, ruleSet);
    const isFixed = field !== null && ['yes-no', 'one-of', 'some-of', 'text'].includes(field.type);
    return {
      name,
      subject,
      open: isOpen(subject, environment),
      candidates: isFixed
        ? wordsFor(seen)(field)
        : candidatesOf(field, leaves, figures, asOf, valuesNow(subject, environment), keepsKnown),
    };
  });
}

/** Words to try do not turn on the day. */
const wordsFor = oncePer(({ leaves }: Seen) =>
  oncePer((field: Field): readonly Answered[] => candidatesOf(field, leaves, [], '2000-01-01', [])),
);

/** What people call a subject. */
export function labelOf(name: string, condition: Condition, ruleSet: Naming): string {
  const seen = seenBy(condition).find((each) => each.name === name);
  return seen ? subjectLabel(seen.subject, condition, ruleSet) : name;
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

/** Not answered: missing, unknown or declined; of yearly numbers, in some year. That a question does not apply is nothing to find out. */
function isOpen(subject: Subject, environment: Environment): boolean {
  const isOpenValue = (value: Value | undefined) =>
    value === undefined ||
    (value.value === null && value.why !== 'not-applicable') ||
    unknownYears(value.value).length > 0;
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

/** Of one set of fields no more ways than this are told apart by their words. */
const mostWordings = 20;

/**
 * The smallest sets (by inclusion) of these variables that can be given values so that the condition is met, the rest staying as it is.
 * A set comes once for each way of meeting the tests that needs other words, up to 20. Throws a RangeError where the search would not end in time.
 */
export function smallestSets(
  condition: Condition,
  base: Base,
  variables: readonly Variable[],
  ruleSet: Naming,
  work = { steps: 0 },
): readonly SmallestSet[] {
  const truths = truthsWith(condition, base, variables, work);
  const parts = independentParts(goalsOf(condition).met, truths);
  const choices = parts.map((part) => smallestChoices(part, truths));
  // Where all parts are reached, what one of them needs does not turn on how the others are.
  const reached = choices.reduce<Choice | null>(
    (sofar, [first]) => (sofar && first ? merged(sofar, first) : null),
    variables.map(() => asItIs),
  );
  if (reached === null) return [];
  let together: readonly { readonly mask: number; readonly ways: readonly Way[] }[] = [{ mask: 0, ways: [[]] }];
  for (const [index, part] of parts.entries()) {
    const own = variablesIn(part, truths);
    const rest = reached.map((value, at) => (own.includes(at) ? asItIs : value));
    const found = [...byMask(choices[index] ?? [])].map(([mask, some]) => ({
      mask,
      ways: waysOf(some, rest, condition, base, variables, ruleSet),
    }));
    count(truths, together.length * found.length);
    together = together.flatMap((one) =>
      found.map(({ mask, ways }) => ({
        mask: one.mask | mask,
        ways: one.ways.flatMap((way) => ways.map((other) => [...way, ...other])).slice(0, mostWordings),
      })),
    );
  }
  const order = new Map(variables.map(({ name }, index) => [name, index]));
  const place = ({ field }: Way[number]) => order.get(field) ?? 0;
  return together
    .toSorted((one, other) => bitsIn(one.mask) - bitsIn(other.mask) || one.mask - other.mask)
    .flatMap(({ ways }) => ways)
    .map((way) =>
      way
        .toSorted((one, other) => place(one) - place(other))
        .map(({ field, needs, value }) => ({ field, needs: needs.join(' and '), value })),
    );
}

/** What makes a condition come out in each way. */
export const goalsOf = oncePer(({ appliesWhen, metWhen, notMetWhen }: Condition) => {
  const applies = appliesWhen ? [goalOf(appliesWhen, true)] : [];
  return {
    met: { all: [...applies, goalOf(metWhen, true), ...(notMetWhen ? [goalOf(notMetWhen, false)] : [])] },
    notMet: { all: [...applies, notMetWhen ? goalOf(notMetWhen, true) : goalOf(metWhen, false)] },
    notApplicable: appliesWhen ? goalOf(appliesWhen, false) : { any: [] },
  } satisfies Record<string, Goal>;
});

/** What the leaves of a condition come to with its variables at their candidates. */
export function truthsWith(
  condition: Condition,
  base: Base,
  variables: readonly Variable[],
  work = { steps: 0 },
): Truths {
  const environments = variables.map((variable) =>
    variable.candidates.map((value) => replaced(condition, base, [variable], new Map([[variable.name, value]]))),
  );
  const known = new Map<Leaf, Truth[][]>();
  const replying = base.replyFollows ? condition.asks.find(({ type }) => type === 'yes-no')?.id : undefined;
  const seenBy = new Map(
    leavesOfCondition(condition).map(({ leaf }) => {
      const names = [subjectName(leaf.subject), ...(leaf.subject.kind === 'reply' ? [replying] : [])];
      return [leaf, names.flatMap((name) => indexOf(variables, name))] as const;
    }),
  );
  return {
    work,
    counts: variables.map(({ candidates }) => candidates.length),
    seenBy: (leaf) => seenBy.get(leaf) ?? [],
    truthOf: (leaf, variable, value) => {
      const ofLeaf = known.get(leaf) ?? [[truthOf(leaf, base.environment)]];
      known.set(leaf, ofLeaf);
      if (variable === null) return ofLeaf[0]?.[0] ?? null;
      ofLeaf[variable + 1] ??= (environments[variable] ?? []).map((environment) => truthOf(leaf, environment));
      return ofLeaf[variable + 1]?.[value - 1] ?? null;
    },
  };
}

function indexOf(variables: readonly Variable[], name: string | undefined): readonly number[] {
  const index = variables.findIndex((each) => each.name === name);
  return index < 0 ? [] : [index];
}

/** The values that a choice gives to the variables that it changes, by their names. */
export const valuesOf = (choice: Choice, variables: readonly Variable[]): ReadonlyMap<string, Answered> =>
  new Map(
    variables.flatMap(({ name, candidates }, index) => {
      const value = candidates[(choice[index] ?? asItIs) - 1];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

type Way = readonly { readonly field: string; readonly needs: readonly string[]; readonly value: Answered }[];

/** Choices that change the same variables, each wording once, without those that ask more than another does. */
function waysOf(
  choices: readonly Choice[],
  rest: Choice,
  condition: Condition,
  base: Base,
  variables: readonly Variable[],
  ruleSet: Naming,
): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const choice of choices) {
    const own = valuesOf(choice, variables);
    const values = valuesOf(merged(choice, rest), variables);
    const chosen = variables.filter(({ name }) => values.has(name));
    const environment = replaced(condition, base, chosen, values);
    const way = chosen.flatMap(({ name, subject }) => {
      const value = own.get(name);
      return value === undefined
        ? []
        : [{ field: name, needs: needsOf(subject, condition, environment, ruleSet), value }];
    });
    const words = JSON.stringify(way.map(({ needs }) => needs));
    if (!ways.has(words)) ways.set(words, way);
  }
  const all = [...ways.values()];
  return all.filter((way) => !all.some((other) => other !== way && asksNoMore(other, way))).slice(0, mostWordings);
}

/** Whether one way needs of every field only what another needs as well. */
function asksNoMore(one: Way, other: Way): boolean {
  return one.every(({ needs }, index) => needs.every((each) => other[index]?.needs.includes(each)));
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
