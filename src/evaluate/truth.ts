import { holds } from '../fields/matchers.ts';
import type { Value } from '../model/city.ts';
import type { CalendarDate, Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Reply } from '../model/outcome.ts';
import { type Figure, isLeaf, type Leaf, type Test } from '../model/rule-set.ts';
import { not, type Truth, unanimous } from '../model/truth.ts';

/** What a test looks at: the fields of one statement, what the city said when, and the figures published by the as-of date. */
export type Environment = {
  readonly asOf: Day;
  readonly figures: readonly Figure[];
  readonly fields: ReadonlyMap<string, Value>;
  /** What the city had said by the as-of date. */
  readonly reply: Reply;
  /** Whether the reply follows from the answer, which does not state it. */
  readonly isReplyDerived: boolean;
  /** The date of a reply that came, or may have come, after the as-of date. */
  readonly repliesLater: CalendarDate | null;
  /** When it said so; null where that is not known or not before the as-of date is over. */
  readonly answeredOn: CalendarDate | null;
  /** A field of another condition, once for each statement of its answer that counts; undefined where it is not answered. */
  readonly others: (condition: string, field: string) => readonly (Value | undefined)[];
};

/** Whether a test holds. What is not answered neither holds nor fails. */
export const truthOf = (test: Test, environment: Environment): Truth => compiled(test)(environment);

type Compiled = (environment: Environment) => Truth;

/** Once for a rule set, whose tests are the same objects for every city. */
const compiled = oncePer((test: Test): Compiled => {
  if (isLeaf(test)) return compiledLeaf(test);
  if ('not' in test) {
    const negated = compiled(test.not);
    return (environment) => not(negated(environment));
  }
  const isAll = 'all' in test;
  const parts = (isAll ? test.all : test.any).map(compiled);
  // Of an "and", one part that fails settles it; of an "or", one that holds.
  return (environment) => {
    let truth: Truth = isAll;
    for (const part of parts) {
      const each = part(environment);
      if (each === !isAll) return each;
      if (each === null) truth = null;
    }
    return truth;
  };
});

function compiledLeaf({ subject, matcher }: Leaf): Compiled {
  // What is left out is not answered, a set like everything else.
  const ofValue = (value: Value | undefined, environment: Environment): Truth =>
    value === undefined || value.value === null ? null : holds(matcher, value.value, environment);
  switch (subject.kind) {
    case 'field':
      return (environment) => ofValue(environment.fields.get(subject.field), environment);
    case 'reply':
      return (environment) => (environment.reply === 'unknown' ? null : holds(matcher, environment.reply, environment));
    case 'answered-on':
      return (environment) =>
        environment.answeredOn === null ? null : holds(matcher, environment.answeredOn, environment);
    case 'as-of':
      return (environment) => holds(matcher, environment.asOf, environment);
    case 'other':
      return (environment) =>
        unanimous(environment.others(subject.condition, subject.field).map((value) => ofValue(value, environment)));
  }
}

/** A leaf of a test that decides its truth; `negated` when it stands under an odd number of `not`. */
export type DecidingLeaf = { readonly leaf: Leaf; readonly negated: boolean };

/** The leaves that make a test come out as it does: of an "and" that fails, those that fail; of one that holds, all. */
export function decidingLeaves(test: Test, environment: Environment, negated = false): readonly DecidingLeaf[] {
  if (isLeaf(test)) return [{ leaf: test, negated }];
  if ('not' in test) return decidingLeaves(test.not, environment, !negated);
  const truth = truthOf(test, environment);
  return ('all' in test ? test.all : test.any)
    .filter((each) => truthOf(each, environment) === truth)
    .flatMap((each) => decidingLeaves(each, environment, negated));
}

/** Every leaf of a test, in order. */
export function leavesOf(test: Test, negated = false): readonly DecidingLeaf[] {
  if (isLeaf(test)) return [{ leaf: test, negated }];
  if ('not' in test) return leavesOf(test.not, !negated);
  return ('all' in test ? test.all : test.any).flatMap((each) => leavesOf(each, negated));
}
