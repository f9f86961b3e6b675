// What is said of one statement: by its outcome, what decides, and what else is stated.
import { matcherWords, negatedWords } from '../../fields/matchers.ts';
import { fieldOf, type Naming, subjectLabel, subjectPhrase } from '../../fields/test-words.ts';
import { withMeaning, wordsOfValue } from '../../fields/words.ts';
import type { Value } from '../../model/city.ts';
import type { Deciding } from '../../model/report.ts';
import { type Condition, subjectName } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import type { Judged } from '../assess.ts';
import { decidingOf, leavesOfCondition, outcomeOf } from '../judge.ts';
import { remembered } from '../remembered.ts';
import { type DecidingLeaf, type Environment, truthOf } from '../truth.ts';
import { foundClause, singledOut, subjectValue } from './found.ts';
import { neededOf } from './needed.ts';
import { openClause } from './open.ts';

/** What is to be said of one statement. */
type Telling = {
  readonly clause: string;
  readonly restsOnFields: boolean;
  /** What decides, each subject once. */
  readonly deciding: readonly (Pick<Deciding, 'field' | 'label' | 'value' | 'needed'> & {
    readonly isField: boolean;
  })[];
};

const tellings = remembered<Telling>();

export function tellingOf(judged: Judged, condition: Condition, ruleSet: Naming): Telling {
  const { environment, outcome } = judged;
  return tellings(ruleSet, condition, environment, () => {
    const leaves = decidingOf(condition, environment, outcome);
    const subjects = new Map(leaves.map(({ leaf: { subject } }) => [subjectName(subject), subject]));
    return {
      clause: judgedClause(leaves, judged, condition, ruleSet),
      restsOnFields: leaves.some(({ leaf }) => leaf.subject.kind === 'field'),
      deciding: Array.from(subjects, ([field, subject]) => ({
        field,
        value: subjectValue(subject, environment, condition, ruleSet),
        needed: neededOf(subject, condition, ruleSet),
        label: subjectLabel(subject, condition, ruleSet),
        isField: subject.kind === 'field',
      })),
    };
  });
}

function judgedClause(
  deciding: readonly DecidingLeaf[],
  { environment, outcome }: Judged,
  condition: Condition,
  ruleSet: Naming,
): string {
  const leaves = bySubject(deciding, condition);
  const clauses = (some: readonly DecidingLeaf[]) =>
    some.map((each) => foundClause(each, environment, condition, ruleSet));
  const besides = (told: readonly DecidingLeaf[]) => alsoStated(told, environment, condition, ruleSet);
  switch (outcome) {
    case 'met':
      return [...clauses(leaves), ...besides(leaves)].join('; ');
    case 'not-applicable':
      return `the condition does not apply: ${clauses(leaves).join('; ')}`;
    case 'not-met': {
      const telling = notMetLeaves(leaves);
      const also = besides(telling).map((clause) => `${clause}, which does not change that`);
      return [...telling.map((each) => notMetClause(each, environment, condition, ruleSet)), ...also].join('; ');
    }
    case 'undetermined': {
      const open = leaves.filter(({ leaf }) => truthOf(leaf, environment) === null);
      if (open.length === 0) {
        return `${[...clauses(leaves), ...besides(leaves)].join('; ')}, which this reading does not settle`;
      }
      const unstated = unstatedSets(open, environment, condition);
      const hint = unstated.map((id) => `${id}: none`);
      return [
        openClause(open, environment, condition, ruleSet),
        ...(hint.length > 0 ? [`if the text states none, write ${joinWith(hint, 'and')}`] : []),
        ...besides(open),
      ].join('; ');
    }
  }
}

/** Words of a set that the tests look at and that no clause has told yet: a reader must not take them for overlooked. */
function alsoStated(
  told: readonly DecidingLeaf[],
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): readonly string[] {
  return condition.asks.flatMap((field) => {
    const value = environment.fields.get(field.id);
    const isOf = ({ leaf: { subject } }: DecidingLeaf) => subject.kind === 'field' && subject.field === field.id;
    if (field.type !== 'some-of' || !leavesOfCondition(condition).some(isOf)) return [];
    const toldWords = new Set(
      told.filter(isOf).flatMap(({ leaf }) => wordsOfValue(singledOut(value, leaf.matcher)?.value)),
    );
    const words = wordsOfValue(value?.value).filter((word) => !toldWords.has(word));
    if (words.length === 0) return [];
    const phrase = subjectPhrase({ kind: 'field', field: field.id }, condition, ruleSet);
    return [
      `${toldWords.size > 0 ? '' : `${phrase}, `}also stated: ${joinWith(
        words.map((word) => withMeaning(word, field)),
        'and',
      )}`,
    ];
  });
}

/** The sets that were left out, where they alone keep a condition from being met. */
function unstatedSets(
  open: readonly DecidingLeaf[],
  environment: Environment,
  condition: Condition,
): readonly string[] {
  const ids = open.map(({ leaf: { subject } }) => {
    const field = subject.kind === 'field' ? condition.asks.find(({ id }) => id === subject.field) : undefined;
    return field?.type === 'some-of' && !environment.fields.has(field.id) ? field.id : null;
  });
  if (ids.includes(null)) return [];
  const unstated = [...new Set(ids.flatMap((id) => id ?? []))];
  const none: Value = { given: 'none', value: [], why: null };
  const fields = new Map([...environment.fields, ...unstated.map((id) => [id, none] as const)]);
  return outcomeOf(condition, { ...environment, fields }) === 'met' ? unstated : [];
}

/** The first leaf of each subject, in the order the fields are asked. */
export function bySubject(leaves: readonly DecidingLeaf[], { asks }: Condition): readonly DecidingLeaf[] {
  const firsts = new Map<string, DecidingLeaf>();
  for (const each of leaves) {
    const name = subjectName(each.leaf.subject);
    if (!firsts.has(name)) firsts.set(name, each);
  }
  const place = ({ leaf: { subject } }: DecidingLeaf) =>
    subject.kind === 'field' ? asks.findIndex(({ id }) => id === subject.field) : asks.length;
  return [...firsts.values()].sort((a, b) => place(a) - place(b));
}

/** A word that is absent, and would have softened something else, is not a reason of its own. */
const isAbsence = ({ leaf, negated }: DecidingLeaf): boolean =>
  leaf.matcher.is === 'none' || leaf.matcher.is === (negated ? 'any-of' : 'none-of');

export function notMetLeaves(leaves: readonly DecidingLeaf[]): readonly DecidingLeaf[] {
  const telling = leaves.filter((each) => !isAbsence(each));
  return telling.length > 0 ? telling : leaves;
}

function notMetClause(each: DecidingLeaf, environment: Environment, condition: Condition, ruleSet: Naming): string {
  const found = foundClause(each, environment, condition, ruleSet);
  const { subject, matcher } = each.leaf;
  const field = fieldOf(subject, condition, ruleSet);
  if (field?.type === 'yes-no' || subject.kind === 'reply' || 'figure' in matcher) return found;
  // The day is nobody's to change: what has come, or has not, is all there is to say.
  if (subject.kind === 'as-of') {
    const words = truthOf(each.leaf, environment) ? matcherWords : negatedWords;
    return `${found}, ${words(matcher, ruleSet.figures, null)}`;
  }
  if (field?.type === 'some-of') return `${found}, which this reading counts as not met`;
  // Words of the text where those of the test would say something else: 48 hours "at least" of what asks "up to 48 hours".
  if (field?.asked !== undefined) return `${found}; asked: ${field.asked}`;
  return `${found}; asked: ${neededOf(subject, condition, ruleSet)}`;
}
