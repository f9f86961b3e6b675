// What is answered, as a clause: `the city answered on 2017-08-14`, `notice: 24 hours`, `965.8 in 2015, above 372.6 and 383.2`.

import { kindOf } from '../../fields/index.ts';
import { compares, isLaterYear, publishedValues } from '../../fields/matchers.ts';
import { fieldOf, type Naming, replyClauses, subjectPhrase, yesNoClause } from '../../fields/test-words.ts';
import { spoken, wordsOfValue } from '../../fields/words.ts';
import { isYearly } from '../../fields/yearly.ts';
import type { Value, Yearly } from '../../model/city.ts';
import { type CalendarDate, isAfter, isWholeDay } from '../../model/day.ts';
import { type Condition, type Field, type Matcher, type Subject, subjectName } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import type { DecidingLeaf, Environment } from '../truth.ts';

/** What is answered, as a clause. */
export function foundClause(
  { leaf }: DecidingLeaf,
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): string {
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
  const words = valueWords(singledOut(value, matcher), field);
  return kindOf(field).clause?.(phrase, words) ?? `${phrase}: ${words}`;
}

export function replyClause({ reply, isReplyDerived, repliesLater, asOf }: Environment): string {
  if (repliesLater !== null) return laterReply(repliesLater, { asOf });
  return reply === 'disputed' && isReplyDerived
    ? 'sources disagree on what the city has in place'
    : replyClauses[reply];
}

export const laterReply = (date: CalendarDate, { asOf }: Pick<Environment, 'asOf'>): string =>
  isAfter(date, asOf)
    ? `the city replied on ${dateWords(date)}, after ${asOf}`
    : `the city replied on ${dateWords(date)}, which may be after ${asOf}`;

/** `2017-08-14`, `some day of 2017-08`. */
export const dateWords = (date: CalendarDate | null): string =>
  date === null ? 'a day that is not known' : isWholeDay(date) ? date : `some day of ${date}`;

/** What is compared year by year, and with what. */
export function comparedYears(
  years: Yearly,
  matcher: FigureMatcher,
  environment: Environment,
  { figures }: Naming,
): string {
  const title = figures.find(({ id }) => id === matcher.figure)?.title ?? matcher.figure;
  return `${yearByYear(years, matcher, environment, true)} (${title})`;
}

/** `965.8 in 2015, above 372.6 and 383.2; unknown for 2014`, for each year that can be compared; with `isDefined`, with what its number counts. */
export function yearByYear(
  years: Yearly,
  { is, figure }: FigureMatcher,
  environment: Environment,
  isDefined: boolean,
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
      ...(holding?.length ? [`${comparison} ${joinWith(holding.map(numberWords), 'and')}`] : []),
      ...(failing?.length ? [`not ${comparison} ${joinWith(failing.map(numberWords), 'or')}`] : []),
    ];
    const counted = definition !== undefined && isDefined ? ` (${definition})` : '';
    return [`${numberWords(number)} in ${year}${counted}, ${words.join(' but ')}`];
  });
  return told.join('; ');
}

type FigureMatcher = Extract<Matcher, { readonly figure: string }>;

/** Of a set, the words a matcher singles out: those it names, or those beyond `only`. */
export function singledOut(value: Value | undefined, matcher: Matcher): Value | undefined {
  if (value === undefined || !('words' in matcher)) return value;
  const words = wordsOfValue(value.value).filter((word) => matcher.words.includes(word) !== (matcher.is === 'only'));
  return words.length > 0 ? { ...value, value: words } : value;
}

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
export function subjectValue(
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
