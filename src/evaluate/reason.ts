// Findings in words. Every sentence is made from what was asked and what was answered, in plain ASCII of our own.
import type { Evidence, Value } from '../model/city.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Deciding } from '../model/report.ts';
import {
  type Condition,
  type Field,
  isLeaf,
  type Matcher,
  type Subject,
  subjectName,
  type Test,
} from '../model/rule-set.ts';
import { listed, sentence } from '../text/list.ts';
import {
  fieldOf,
  matcherWords,
  type Naming,
  negatedWords,
  replyClauses,
  subjectPhrase,
  yesNoClause,
} from '../text/test-words.ts';
import type { Assessment, Group, Judged } from './assess.ts';
import { decidingOf } from './judge.ts';
import { remembered } from './remembered.ts';
import {
  compares,
  type DecidingLeaf,
  type Environment,
  isYearly,
  publishedValues,
  type Truth,
  truthOf,
} from './truth.ts';

/** Why a condition came out as it did, in one sentence. */
export function reasonOf(assessment: Assessment, ruleSet: Naming): string {
  const { condition, groups, outcome } = assessment;
  const telling = groups.filter((group) => group.outcome === outcome);
  const reasons = telling.map((group) => ({ group, clause: groupClause(group, condition, ruleSet) }));
  const [first] = reasons;
  if (
    first &&
    reasons.every(({ clause, group }) => clause === first.clause && !restsOnFields(group, condition, ruleSet))
  ) {
    return sentence(first.clause);
  }
  return sentence(reasons.map(({ group, clause }) => named(group, clause)).join('; '));
}

/** Why one holder's answer came out as it did, in one sentence. */
export function groupReason(group: Group, condition: Condition, ruleSet: Naming): string {
  return sentence(groupClause(group, condition, ruleSet));
}

/** Whether an outcome rests on what a holder answered, not only on the city's reply or on another condition. */
export function restsOnFields({ judged }: Group, condition: Condition, ruleSet: Naming): boolean {
  return judged.some((each) => tellingOf(each, condition, ruleSet).restsOnFields);
}

/** What is to be said of one statement. */
export type Telling = {
  readonly clause: string;
  readonly restsOnFields: boolean;
  /** What decides, each subject once. */
  readonly deciding: readonly (Pick<Deciding, 'field' | 'value' | 'needed'> & { readonly isField: boolean })[];
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
        isField: subject.kind === 'field',
      })),
    };
  });
}

function named({ holder: { agency, period } }: Group, clause: string): string {
  if (!agency) return clause;
  return period ? `${agency.name}: ${clause}` : `held by ${agency.name}, which has not answered`;
}

function groupClause({ judged, outcome }: Group, condition: Condition, ruleSet: Naming): string {
  const clauses = judged.map((each) => tellingOf(each, condition, ruleSet).clause);
  const [first = ''] = clauses;
  if (clauses.every((clause) => clause === first)) return first;
  const told = judged.map((each, index) => {
    const cited = citedBriefly([...each.statement.evidence]);
    const who = `claim ${index + 1}${cited ? ` (${cited})` : ''}`;
    return `${who}, ${outcomeWords[each.outcome]}: ${clauses[index] ?? ''}`;
  });
  const agree = judged.every((each) => each.outcome === outcome);
  return `${agree ? 'sources differ but lead to the same outcome' : 'sources disagree'}: ${told.join('; ')}`;
}

const outcomeWords: Record<Outcome, string> = {
  met: 'met',
  'not-met': 'not met',
  undetermined: 'undetermined',
  'not-applicable': 'not applicable',
};

/** `KRQE, 2014-08-29 and KANW`. */
function citedBriefly(evidence: readonly Evidence[]): string {
  const sources = evidence.map(({ source }) =>
    [source.publisher ?? source.title, source.date].filter(Boolean).join(', '),
  );
  return listed([...new Set(sources)], 'and');
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
  switch (outcome) {
    case 'met':
      return clauses(leaves).join('; ');
    case 'not-applicable':
      return `the condition does not apply: ${clauses(leaves).join('; ')}`;
    case 'not-met':
      return notMetClauses(leaves, environment, condition, ruleSet).join('; ');
    case 'undetermined': {
      const open = leaves.filter((each) => leafTruthOf(each, environment) === null);
      if (open.length === 0) return `${clauses(leaves).join('; ')}, which this reading leaves open`;
      return openClause(open, environment, condition, ruleSet);
    }
  }
}

const leafTruthOf = ({ leaf }: DecidingLeaf, environment: Environment): Truth => truthOf(leaf, environment);

/** The first leaf of each subject, in the order the fields are asked. */
function bySubject(leaves: readonly DecidingLeaf[], { asks }: Condition): readonly DecidingLeaf[] {
  const firsts = new Map<string, DecidingLeaf>();
  for (const each of leaves) {
    const name = subjectName(each.leaf.subject);
    if (!firsts.has(name)) firsts.set(name, each);
  }
  const place = ({ leaf: { subject } }: DecidingLeaf) =>
    subject.kind === 'field' ? asks.findIndex(({ id }) => id === subject.field) : asks.length;
  return [...firsts.values()].sort((a, b) => place(a) - place(b));
}

/** A word that is absent, and would have softened something else, is no reason of its own. */
const isAbsence = ({ leaf, negated }: DecidingLeaf): boolean =>
  leaf.matcher.is === 'none' || leaf.matcher.is === (negated ? 'any-of' : 'none-of');

function notMetClauses(
  leaves: readonly DecidingLeaf[],
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): readonly string[] {
  const telling = leaves.filter((each) => !isAbsence(each));
  return (telling.length > 0 ? telling : leaves).map((each) => notMetClause(each, environment, condition, ruleSet));
}

function notMetClause(each: DecidingLeaf, environment: Environment, condition: Condition, ruleSet: Naming): string {
  const found = foundClause(each, environment, condition, ruleSet);
  const { subject, matcher } = each.leaf;
  const field = fieldOf(subject, condition, ruleSet);
  if (field?.type === 'yes-no' || subject.kind === 'reply' || 'figure' in matcher) return found;
  if (field?.type === 'some-of') return `${found}, which this reading counts as not met`;
  return `${found}; ${neededOf(subject, condition, ruleSet)} is needed`;
}

/** What is answered, as a clause. */
function foundClause({ leaf }: DecidingLeaf, environment: Environment, condition: Condition, ruleSet: Naming): string {
  const { subject, matcher } = leaf;
  if (subject.kind === 'reply') return replyClauses[environment.reply];
  if (subject.kind === 'answered-on')
    return `the city answered on ${environment.answeredOn ?? 'a day that is not known'}`;
  if (subject.kind === 'as-of') return `the as-of date is ${environment.asOf}`;
  const field = fieldOf(subject, condition, ruleSet);
  const value = answered(subject, environment);
  if (!field) return subjectName(subject);
  if (field.type === 'yes-no') return yesNoClause(field, String(value?.value));
  const phrase = subjectPhrase(subject, condition, ruleSet);
  if ('figure' in matcher && value?.value && Array.isArray(value.value) && isYearly(value.value)) {
    return `${phrase}: ${comparedYears(value.value, matcher, environment, ruleSet)}`;
  }
  if (field.type === 'some-of') return `${phrase}: ${valueWords(telling(value, matcher), field)}`;
  return field.type === 'duration'
    ? `${valueWords(value, field)} of ${phrase}`
    : `${phrase}: ${valueWords(value, field)}`;
}

/** Of a set, the words a matcher singles out: those it names, or those beyond `only`. */
function telling(value: Value | undefined, matcher: Matcher): Value | undefined {
  if (typeof value?.value !== 'object' || value.value === null || !('words' in matcher)) return value;
  if (isYearly(value.value)) return value;
  const words = value.value.filter((word) => matcher.words.includes(word) !== (matcher.is === 'only'));
  return words.length > 0 ? { ...value, value: words } : value;
}

type FigureMatcher = Extract<Matcher, { readonly figure: string }>;

/** `965.8 in 2015, above 372.6 and 383.2`, for each year that can be compared. */
function comparedYears(
  years: readonly (readonly [year: number, number: number | null])[],
  { is, figure }: FigureMatcher,
  environment: Environment,
  { figures }: Naming,
): string {
  const comparison = is.replace('-', ' ');
  const told = years.flatMap(([year, number]) => {
    const published = [...new Set(publishedValues(environment, figure, year))].sort((a, b) => a - b);
    if (published.length === 0 || number === null) return [];
    const [holding, failing] = [true, false].map((holds) =>
      published.filter((other) => compares[is](number, other) === holds),
    );
    const words = [
      ...(holding?.length ? [`${comparison} ${listed(holding.map(String), 'and')}`] : []),
      ...(failing?.length ? [`not ${comparison} ${listed(failing.map(String), 'or')}`] : []),
    ];
    return [`${number} in ${year}, ${words.join(' but ')}`];
  });
  return `${told.join('; ')} (${figures.find(({ id }) => id === figure)?.title ?? figure})`;
}

/** What is not answered, by why. */
function openClause(
  open: readonly DecidingLeaf[],
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): string {
  const groups = new Map<string, string[]>();
  const clauses: string[] = [];
  for (const { leaf } of open) {
    const { subject } = leaf;
    if (subject.kind === 'reply') {
      clauses.push(replyClauses[environment.reply]);
      continue;
    }
    const value = answered(subject, environment);
    if (value?.value != null)
      clauses.push(incomparableClause({ leaf, negated: false }, value, environment, condition, ruleSet));
    else {
      const why = whyWords[value?.why ?? 'missing'];
      groups.set(why, [...(groups.get(why) ?? []), subjectPhrase(subject, condition, ruleSet)]);
    }
  }
  return [...[...groups].map(([why, phrases]) => `${why}: ${listed(phrases, 'and')}`), ...clauses].join('; ');
}

const whyWords = {
  missing: 'not answered',
  unknown: 'unknown',
  declined: 'declined to answer',
  'not-applicable': 'answered as not applicable',
};

/** An answer that is there and still settles nothing: a year without a published figure, one between two figures, holders that differ. */
function incomparableClause(
  each: DecidingLeaf,
  value: Value,
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): string {
  const { subject, matcher } = each.leaf;
  const phrase = subjectPhrase(subject, condition, ruleSet);
  if (!Array.isArray(value.value) || !isYearly(value.value)) return `${phrase}: the answers differ`;
  const unknown = value.value.filter(([, number]) => number === null).map(([year]) => String(year));
  if ('figure' in matcher) {
    const comparable = value.value.filter(([year]) => publishedValues(environment, matcher.figure, year).length > 0);
    if (comparable.length === 0) {
      const years = listed(
        value.value.map(([year]) => String(year)),
        'and',
      );
      return `${phrase}: no figure for ${years} was published by ${environment.asOf}`;
    }
    if (comparable.some(([, number]) => number !== null)) {
      return `${phrase}: ${comparedYears(comparable, matcher, environment, ruleSet)}`;
    }
  }
  return `${phrase}: unknown for ${listed(unknown, 'and')}`;
}

function answered(subject: Subject, environment: Environment): Value | undefined {
  if (subject.kind === 'field') return environment.fields.get(subject.field);
  if (subject.kind === 'other') return environment.others(subject.condition, subject.field).find(Boolean);
  if (subject.kind === 'as-of') return { given: environment.asOf, value: environment.asOf, why: null };
  if (subject.kind === 'answered-on' && environment.answeredOn !== null) {
    return { given: environment.answeredOn, value: environment.answeredOn, why: null };
  }
  return undefined;
}

/** A value in words, with the meaning of a set's words; `none` for a set that is left out. */
function valueWords(value: Value | undefined, field: Field): string {
  if (field.type === 'some-of' && (value === undefined || Array.isArray(value.value))) {
    const words = value === undefined ? [] : (value.value as readonly string[]);
    return words.length === 0
      ? 'none'
      : listed(
          words.map((word) => withMeaning(word, field.words)),
          'and',
        );
  }
  if (value === undefined) return 'not answered';
  if (value.value === null) return value.why ?? 'unknown';
  if (Array.isArray(value.value) && isYearly(value.value)) {
    return listed(
      value.value.map(([year, number]) => `${number ?? 'unknown'} in ${year}`),
      'and',
    );
  }
  if (field.type === 'yes-no') return String(value.value);
  return String(value.given);
}

/** A meaning longer than this stays in `explain`. */
const longestMeaning = 90;

function withMeaning(word: string, words: readonly { readonly word: string; readonly meaning: string }[]): string {
  const meaning = words.find((each) => each.word === word)?.meaning.replace(/\.$/, '') ?? '';
  return meaning && meaning.length <= longestMeaning ? `${word} (${meaning})` : word;
}

/** The value of a subject in words, null when it is not answered. */
function subjectValue(
  subject: Subject,
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): string | null {
  if (subject.kind === 'reply') return environment.reply === 'unknown' ? null : environment.reply;
  const field = fieldOf(subject, condition, ruleSet);
  const value = answered(subject, environment);
  if (field?.type === 'some-of') return valueWordsBriefly(value);
  if (value === undefined) return null;
  return field ? valueWords(value, field) : String(value.given);
}

function valueWordsBriefly(value: Value | undefined): string {
  if (value === undefined) return 'none';
  if (!Array.isArray(value.value)) return value.why ?? 'unknown';
  return value.value.length === 0 ? 'none' : value.value.join(', ');
}

/** What a condition needs of a subject, in words: from `met-when`, else `applies-when`, else against `not-met-when`. */
function neededOf(subject: Subject, { metWhen, appliesWhen, notMetWhen, ...rest }: Condition, ruleSet: Naming): string {
  const name = subjectName(subject);
  const field = fieldOf(subject, { metWhen, appliesWhen, notMetWhen, ...rest }, ruleSet);
  const words = (test: Test | null, negated: boolean) =>
    test ? wordsAbout(test, name, negated, field, ruleSet) : null;
  return words(metWhen, false) ?? words(appliesWhen, false) ?? words(notMetWhen, true) ?? '';
}

function wordsAbout(test: Test, name: string, negated: boolean, field: Field | null, ruleSet: Naming): string | null {
  if (isLeaf(test)) {
    if (subjectName(test.subject) !== name) return null;
    return negated ? negatedWords(test.matcher, ruleSet.figures, field) : matcherWords(test.matcher, ruleSet.figures);
  }
  if ('not' in test) return wordsAbout(test.not, name, !negated, field, ruleSet);
  const isAnd = 'all' in test !== negated;
  const parts = ('all' in test ? test.all : test.any).flatMap(
    (each) => wordsAbout(each, name, negated, field, ruleSet) ?? [],
  );
  const unique = [...new Set(parts)];
  return unique.length > 0 ? unique.join(isAnd ? ' and ' : ' or ') : null;
}
