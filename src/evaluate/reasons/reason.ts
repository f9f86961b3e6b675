// Findings in words. Every sentence is made from what was asked and what was answered, in plain ASCII of our own.

import { kindOf } from '../../fields/index.ts';
import { compares, isLaterYear, matcherWords, negatedWords, publishedValues } from '../../fields/matchers.ts';
import {
  fieldOf,
  type Naming,
  replyClauses,
  subjectLabel,
  subjectPhrase,
  yesNoClause,
} from '../../fields/test-words.ts';
import { spoken, withMeaning, wordsOfValue } from '../../fields/words.ts';
import { isYearly } from '../../fields/yearly.ts';
import type { Evidence, Period, Value, Yearly } from '../../model/city.ts';
import { type CalendarDate, type Day, firstDay, isAfter, isWholeDay, lastDay } from '../../model/day.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Deciding } from '../../model/report.ts';
import {
  type Condition,
  type Field,
  isLeaf,
  type Matcher,
  type Subject,
  subjectName,
  type Test,
} from '../../model/rule-set.ts';
import type { Truth } from '../../model/truth.ts';
import { joinWith, sentence } from '../../text/list.ts';
import { outcomeWords } from '../../text/words.ts';
import type { Assessment, HolderAnswer, Judged, JudgedEntry } from '../assess.ts';
import { decidingOf, leavesOfCondition, outcomeOf, outcomeOfClaims } from '../judge.ts';
import { remembered } from '../remembered.ts';
import { type DecidingLeaf, type Environment, truthOf } from '../truth.ts';

/** Why a condition came out as it did, in one sentence. */
export function reasonOf(assessment: Assessment, ruleSet: Naming): string {
  const { condition, entries } = assessment;
  return sentence(
    eitherClause(
      entries.map(({ entry, holders, outcome }) => ({
        period: entry.period,
        outcome,
        clause: entryClause(holders, outcome, condition, ruleSet),
      })),
      dayOf(assessment.holderAnswers),
    ),
  );
}

/** Why one holder's answer came out as it did, in one sentence. Several groups: it is not known which of its entries is in force. */
export function holderReason(holderAnswers: readonly HolderAnswer[], condition: Condition, ruleSet: Naming): string {
  return sentence(holderClause(holderAnswers, condition, ruleSet));
}

function entryClause(holders: JudgedEntry['holders'], outcome: Outcome, condition: Condition, ruleSet: Naming): string {
  const telling = holders.filter((holderAnswers) => outcomeOfClaims(holderAnswers) === outcome);
  const reasons = telling.map((holderAnswers) => ({
    holderAnswers,
    clause: holderClause(holderAnswers, condition, ruleSet),
  }));
  const [first] = reasons;
  const isShared = reasons.every(
    ({ clause, holderAnswers }) =>
      clause === first?.clause && holderAnswers.every((group) => !restsOnFields(group, condition, ruleSet)),
  );
  if (first && isShared) return first.clause;
  return reasons.map(({ holderAnswers, clause }) => named(holderAnswers, clause)).join('; ');
}

function holderClause(holderAnswers: readonly HolderAnswer[], condition: Condition, ruleSet: Naming): string {
  return eitherClause(
    holderAnswers.map((group) => ({
      period: group.holder.period,
      outcome: group.outcome,
      clause:
        group.holder.period === null && holderAnswers.length > 1
          ? 'nothing is recorded'
          : groupClause(group, condition, ruleSet),
    })),
    dayOf(holderAnswers),
  );
}

export const dayOf = ([group]: readonly HolderAnswer[]): Day => group?.judged[0].environment.asOf ?? '';

/** The months and years in which a day lies and some day of which is meant. */
export const datesAround = (
  periods: readonly (Period | null)[],
  key: 'from' | 'until',
  day: Day,
): readonly CalendarDate[] => [
  ...new Set(
    periods.flatMap((period) => {
      const date = period?.[key] ?? null;
      return date !== null && !isWholeDay(date) && firstDay(date) <= day && day <= lastDay(date) ? [date] : [];
    }),
  ),
];

/** One of several entries of an answer that may be in force on the day. */
type Either = { readonly period: Period | null; readonly outcome: Outcome; readonly clause: string };

/** Entries that come to the same are told one after the other; else that it is not known which of them counts, and why. */
function eitherClause(entries: readonly Either[], asOf: Day): string {
  const [first] = entries;
  if (entries.every(({ outcome }) => outcome === first?.outcome)) {
    return [...new Set(entries.map(({ clause }) => clause))].join('; ');
  }
  const told = entries.map(({ outcome, clause }) => `${outcomeWords[outcome]} (${clause})`);
  return `it is not known ${unknownDays(
    entries.map(({ period }) => period),
    asOf,
  )} the answer holds: either ${told.join(' or ')}`;
}

/** `from which day of 2017`. */
function unknownDays(periods: readonly (Period | null)[], asOf: Day): string {
  const [from, until] = [datesAround(periods, 'from', asOf), datesAround(periods, 'until', asOf)];
  return [
    ...(from.length > 0 ? [`from which day of ${joinWith(from, 'and')}`] : []),
    ...(until.length > 0 ? [`until which day of ${joinWith(until, 'and')}`] : []),
  ].join(' and ');
}

/** Whether an outcome rests on what a holder answered, not only on the city's reply or on another condition. */
export function restsOnFields({ judged }: HolderAnswer, condition: Condition, ruleSet: Naming): boolean {
  return judged.some((each) => tellingOf(each, condition, ruleSet).restsOnFields);
}

/** What is to be said of one statement. */
export type Telling = {
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

function named(holderAnswers: readonly HolderAnswer[], clause: string): string {
  const agency = holderAnswers[0]?.holder.agency;
  if (!agency) return clause;
  const isRecorded = holderAnswers.some(({ holder }) => holder.period !== null);
  return isRecorded ? `${agency.name}: ${clause}` : `held by ${agency.name}, of which nothing is recorded`;
}

function groupClause({ judged, outcome }: HolderAnswer, condition: Condition, ruleSet: Naming): string {
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

/** `KRQE, 2014-08-29 and KANW`. */
function citedBriefly(evidence: readonly Evidence[]): string {
  const sources = evidence.map(({ source }) =>
    [source.publisher ?? source.title, source.date].filter(Boolean).join(', '),
  );
  return joinWith([...new Set(sources)], 'and');
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
      const open = leaves.filter((each) => leafTruthOf(each, environment) === null);
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
      told.filter(isOf).flatMap(({ leaf }) => wordsOfValue(telling(value, leaf.matcher)?.value)),
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

const leafTruthOf = ({ leaf }: DecidingLeaf, environment: Environment): Truth => truthOf(leaf, environment);

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

/** A word that is absent, and would have softened something else, is no reason of its own. */
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

/** What is answered, as a clause. */
function foundClause({ leaf }: DecidingLeaf, environment: Environment, condition: Condition, ruleSet: Naming): string {
  const { subject, matcher } = leaf;
  if (subject.kind === 'reply') return replyClause(environment);
  if (subject.kind === 'answered-on') return `the city answered on ${dateWords(environment.answeredOn)}`;
  if (subject.kind === 'as-of') return `the as-of date is ${environment.asOf}`;
  const field = fieldOf(subject, condition, ruleSet);
  const value = answered(subject, environment);
  if (!field) return subjectName(subject);
  if (field.type === 'yes-no') return yesNoClause(field, String(value?.value));
  const phrase = subjectPhrase(subject, condition, ruleSet);
  if ('figure' in matcher && value?.value && Array.isArray(value.value) && isYearly(value.value)) {
    return `${phrase}: ${comparedYears(value.value, matcher, environment, ruleSet)}`;
  }
  const words = valueWords(telling(value, matcher), field);
  return kindOf(field).clause?.(phrase, words) ?? `${phrase}: ${words}`;
}

/** Of a set, the words a matcher singles out: those it names, or those beyond `only`. */
export function telling(value: Value | undefined, matcher: Matcher): Value | undefined {
  if (value === undefined || !('words' in matcher)) return value;
  const words = wordsOfValue(value.value).filter((word) => matcher.words.includes(word) !== (matcher.is === 'only'));
  return words.length > 0 ? { ...value, value: words } : value;
}

type FigureMatcher = Extract<Matcher, { readonly figure: string }>;

/** `965.8 in 2015, above 372.6 and 383.2; unknown for 2014`, for each year that can be compared. */
export function comparedYears(
  years: Yearly,
  { is, figure }: FigureMatcher,
  environment: Environment,
  { figures }: Naming,
): string {
  const comparison = is.replace('-', ' ');
  const told = years.flatMap(([year, number, definition]) => {
    const published = [...new Set(publishedValues(environment, figure, year, definition))].sort((a, b) => a - b);
    if (published.length === 0 || isLaterYear(year, environment)) return [];
    if (number === null) return [`unknown for ${year}`];
    const [holding, failing] = [true, false].map((holds) =>
      published.filter((other) => compares[is](number, other) === holds),
    );
    const words = [
      ...(holding?.length ? [`${comparison} ${joinWith(holding.map(String), 'and')}`] : []),
      ...(failing?.length ? [`not ${comparison} ${joinWith(failing.map(String), 'or')}`] : []),
    ];
    const counted = definition === undefined ? '' : ` (${definition})`;
    return [`${number} in ${year}${counted}, ${words.join(' but ')}`];
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
  const holderAnswers = new Map<string, string[]>();
  const clauses: string[] = [];
  for (const { leaf } of open) {
    const { subject } = leaf;
    if (subject.kind === 'reply') {
      clauses.push(replyClause(environment));
      continue;
    }
    if (subject.kind === 'answered-on' && environment.repliesLater !== null) {
      clauses.push(laterReply(environment.repliesLater, environment));
      continue;
    }
    const value = answered(subject, environment);
    if (value?.value != null)
      clauses.push(incomparableClause({ leaf, negated: false }, value, environment, condition, ruleSet));
    else {
      const why = whyWords[value?.why ?? 'missing'];
      holderAnswers.set(why, [...(holderAnswers.get(why) ?? []), subjectPhrase(subject, condition, ruleSet)]);
    }
  }
  return [
    ...new Set([...[...holderAnswers].map(([why, phrases]) => `${why}: ${joinWith(phrases, 'and')}`), ...clauses]),
  ].join('; ');
}

function replyClause({ reply, isReplyDerived, repliesLater, asOf }: Environment): string {
  if (repliesLater !== null) return laterReply(repliesLater, { asOf });
  return reply === 'disputed' && isReplyDerived
    ? 'sources disagree on what the city has in place'
    : replyClauses[reply];
}

const laterReply = (date: CalendarDate, { asOf }: Pick<Environment, 'asOf'>): string =>
  isAfter(date, asOf)
    ? `the city replied on ${dateWords(date)}, after ${asOf}`
    : `the city replied on ${dateWords(date)}, which may be after ${asOf}`;

/** `2017-08-14`, `some day of 2017-08`. */
const dateWords = (date: CalendarDate | null): string =>
  date === null ? 'a day that is not known' : isWholeDay(date) ? date : `some day of ${date}`;

export const whyWords = {
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
  const { asOf } = environment;
  if (typeof value.value === 'string' && (subject.kind === 'answered-on' || isDateField(subject, condition, ruleSet))) {
    const isLater = isAfter(value.value, asOf);
    if (isLater) return `${phrase}: ${dateWords(value.value)}, after the as-of date ${asOf}`;
    if (isLater === null) return `${phrase}: ${dateWords(value.value)}, which may be after the as-of date ${asOf}`;
    if (!isWholeDay(value.value))
      return `${phrase}: ${dateWords(value.value)}, which may or may not be ${matcherWords(matcher, ruleSet.figures)}`;
  }
  if (!Array.isArray(value.value) || !isYearly(value.value)) return `${phrase}: the answers differ`;
  const years = value.value.filter(([year]) => !isLaterYear(year, environment));
  const later = value.value.filter(([year]) => isLaterYear(year, environment)).map(([year]) => String(year));
  if (years.length === 0)
    return `${phrase}: ${joinWith(later, 'and')} ${later.length === 1 ? 'is' : 'are'} after the as-of date ${asOf}`;
  if ('figure' in matcher) {
    const comparable = years.filter(
      ([year, , definition]) => publishedValues(environment, matcher.figure, year, definition).length > 0,
    );
    if (comparable.length === 0) {
      const told = joinWith(
        years.map(([year]) => String(year)),
        'and',
      );
      const isDefined = years.some(([, , definition]) => definition !== undefined);
      return `${phrase}: no figure for ${told}${isDefined ? ' of the same definition' : ''} was published by ${asOf}`;
    }
    return `${phrase}: ${comparedYears(comparable, matcher, environment, ruleSet)}`;
  }
  const unknown = years.filter(([, number]) => number === null).map(([year]) => String(year));
  const known = years.flatMap(([year, number]) => (number === null ? [] : [`${number} in ${year}`]));
  return `${phrase}: ${[...known, `unknown for ${joinWith(unknown, 'and')}`].join('; ')}`;
}

const isDateField = (subject: Subject, condition: Condition, ruleSet: Naming): boolean =>
  fieldOf(subject, condition, ruleSet)?.type === 'date';

export function answered(subject: Subject, environment: Environment): Value | undefined {
  if (subject.kind === 'field') return environment.fields.get(subject.field);
  if (subject.kind === 'other') return environment.others(subject.condition, subject.field).find(Boolean);
  if (subject.kind === 'as-of') return { given: environment.asOf, value: environment.asOf, why: null };
  if (subject.kind === 'answered-on' && environment.answeredOn !== null) {
    return { given: environment.answeredOn, value: environment.answeredOn, why: null };
  }
  return undefined;
}

/** A value in words, or why it is not answered. */
function valueWords(value: Value | undefined, field: Field): string {
  if (value === undefined) return 'not answered';
  if (value.value === null) return value.why ?? 'unknown';
  return kindOf(field).inWords(value.value, value.given, field);
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
  if (value === undefined) return null;
  if (field?.type === 'some-of') return valueWordsBriefly(value);
  return field ? valueWords(value, field) : String(value.given);
}

function valueWordsBriefly(value: Value): string {
  if (!Array.isArray(value.value)) return value.why ?? 'unknown';
  return value.value.length === 0 ? 'none' : value.value.map((word) => spoken(String(word))).join(', ');
}

/** What a condition needs of a subject, in words: from `met-when`, else `applies-when`, else against `not-met-when`. */
export function neededOf(
  subject: Subject,
  { metWhen, appliesWhen, notMetWhen, ...rest }: Condition,
  ruleSet: Naming,
): string {
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
