// The words for a test: made from the test alone, so that no text can say another thing than what is evaluated.
import type { Reply } from '../model/outcome.ts';
import {
  type Condition,
  type Field,
  isLeaf,
  type Leaf,
  type RuleSet,
  type Subject,
  type Test,
} from '../model/rule-set.ts';
import { matcherWords } from './matchers.ts';
import { spoken } from './words.ts';

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

/** What a change of a subject is called: `notice`, `in place`, `the city's reply`. */
export function subjectLabel(subject: Subject, condition: Condition, ruleSet: Naming): string {
  if (subject.kind === 'reply') return "the city's reply";
  if (subject.kind === 'answered-on') return "the day of the city's answer";
  if (subject.kind === 'as-of') return 'the as-of date';
  const field = fieldOf(subject, condition, ruleSet);
  return typeof field?.label === 'string' ? field.label : spoken(subject.field);
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
