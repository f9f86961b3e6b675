// The words for a test: made from the test alone, so that no text can say another thing than what is evaluated.
import type { Reply } from '../model/outcome.ts';
import {
  type Condition,
  type Field,
  type Figure,
  isLeaf,
  type Leaf,
  type Matcher,
  type RuleSet,
  type Subject,
  type Test,
} from '../model/rule-set.ts';
import { listed } from './list.ts';

/** A test as nested lines. */
export type Words = { readonly text: string; readonly children: readonly Words[] };

/** What each reply says, as a clause. */
export const replyClauses: Record<Reply, string> = {
  yes: 'the city replied yes',
  no: 'the city replied no',
  'held-elsewhere': 'the city replied that another agency holds the answer',
  'not-applicable': 'the city replied that the question does not apply to it',
  declined: 'the city declined to answer',
  none: 'the city did not reply',
  disputed: 'sources disagree on what the city replied',
  unknown: 'it is not known what the city replied',
};

/** What the words for a test need of a rule set. */
export type Naming = Pick<RuleSet, 'conditions' | 'figures'>;

/** A test in words, for a condition of a rule set: `explain` prints it. */
export function describeTest(test: Test, condition: Condition, ruleSet: Naming): Words {
  if (isLeaf(test)) return { text: leafClause(test, condition, ruleSet), children: [] };
  if ('not' in test) return { text: 'not this:', children: [describeTest(test.not, condition, ruleSet)] };
  const [text, tests] = 'all' in test ? ['all of these:', test.all] : ['any of these:', test.any];
  const [only] = tests;
  if (tests.length === 1 && only) return describeTest(only, condition, ruleSet);
  return { text, children: tests.map((each) => describeTest(each, condition, ruleSet)) };
}

/** The field a subject names; null for a reply, the day of the answer and the as-of date. */
export function fieldOf(subject: Subject, condition: Condition, { conditions }: Naming): Field | null {
  switch (subject.kind) {
    case 'field':
      return condition.asks.find(({ id }) => id === subject.field) ?? null;
    case 'other':
      return conditions.find(({ id }) => id === subject.condition)?.asks.find(({ id }) => id === subject.field) ?? null;
    case 'reply':
    case 'answered-on':
    case 'as-of':
      return null;
  }
}

/** A subject as a noun phrase: `notice`, `whether an instrument is in place`, `the day the city answered`. */
export function subjectPhrase(subject: Subject, condition: Condition, ruleSet: Naming): string {
  if (subject.kind === 'reply') return 'what the city replied';
  if (subject.kind === 'answered-on') return 'the day the city answered';
  if (subject.kind === 'as-of') return 'the as-of date';
  const field = fieldOf(subject, condition, ruleSet);
  if (!field) return subject.field;
  return typeof field.label === 'string' ? field.label : `whether ${field.label.yes}`;
}

/** A matcher on a subject as a clause: `notice: at least 48h`. */
function leafClause({ subject, matcher }: Leaf, condition: Condition, ruleSet: Naming): string {
  const field = fieldOf(subject, condition, ruleSet);
  if (field?.type === 'yes-no' && matcher.is === 'one-of' && matcher.values.length === 1 && matcher.values[0]) {
    return yesNoClause(field, matcher.values[0]);
  }
  return `${subjectPhrase(subject, condition, ruleSet)}: ${matcherWords(matcher, ruleSet.figures)}`;
}

/** What a yes or a no to a field says, as a clause. */
export function yesNoClause({ id, label }: Field, value: string): string {
  if (typeof label === 'string' || (value !== 'yes' && value !== 'no')) return `${id} is ${value}`;
  return label[value];
}

/** What a matcher needs, without its subject: `at least 48h`, `statute, policy or practice`. */
export function matcherWords(matcher: Matcher, figures: readonly Figure[]): string {
  switch (matcher.is) {
    case 'one-of':
      return listed(matcher.values, 'or');
    case 'equal':
      return matcher.text;
    case 'at-least':
    case 'at-most':
    case 'above':
    case 'below': {
      const comparison = matcher.is.replace('-', ' ');
      if (!('figure' in matcher)) return `${comparison} ${matcher.text}`;
      const title = figures.find(({ id }) => id === matcher.figure)?.title ?? matcher.figure;
      return `${comparison} every figure published for the year (${title})`;
    }
    case 'on-days':
      return listed(matcher.days, 'or');
    case 'on-or-before':
      return `on or before ${matcher.day}`;
    case 'after':
      return `after ${matcher.day}`;
    case 'within':
      return `at most ${matcher.text} before the as-of date`;
    case 'none':
      return 'none';
    case 'only':
      return `none, or only ${listed(matcher.words, 'or')}`;
    case 'any-of':
      return `any of ${listed(matcher.words, 'or')}`;
    case 'all-of':
      return listed(matcher.words, 'and');
    case 'none-of':
      return `none of ${listed(matcher.words, 'or')}`;
  }
}

/** What is needed for a matcher not to hold: `at least 48h` for below 48h. */
export function negatedWords(matcher: Matcher, figures: readonly Figure[], field: Field | null): string {
  const opposite = oppositeOf(matcher, field);
  return opposite ? matcherWords(opposite, figures) : `not ${matcherWords(matcher, figures)}`;
}

function oppositeOf(matcher: Matcher, field: Field | null): Matcher | null {
  switch (matcher.is) {
    case 'at-least':
      return 'figure' in matcher ? null : { ...matcher, is: 'below' };
    case 'at-most':
      return 'figure' in matcher ? null : { ...matcher, is: 'above' };
    case 'above':
      return 'figure' in matcher ? null : { ...matcher, is: 'at-most' };
    case 'below':
      return 'figure' in matcher ? null : { ...matcher, is: 'at-least' };
    case 'on-or-before':
      return { is: 'after', day: matcher.day };
    case 'after':
      return { is: 'on-or-before', day: matcher.day };
    case 'any-of':
      return { is: 'none-of', words: matcher.words };
    case 'none-of':
      return { is: 'any-of', words: matcher.words };
    case 'one-of': {
      const [value] = matcher.values;
      if (field?.type !== 'yes-no' || matcher.values.length !== 1) return null;
      return { is: 'one-of', values: [value === 'yes' ? 'no' : 'yes'] };
    }
    case 'equal':
    case 'on-days':
    case 'within':
    case 'none':
    case 'only':
    case 'all-of':
      return null;
  }
}
