// What keeps a condition open, as a clause: what is not answered and why, and what is answered and settles nothing.

import { isLaterYear, matcherWords, publishedValues } from '../../fields/matchers.ts';
import { fieldOf, type Naming, subjectPhrase } from '../../fields/test-words.ts';
import { isYearly } from '../../fields/yearly.ts';
import type { Value } from '../../model/city.ts';
import { isAfter, isWholeDay } from '../../model/day.ts';
import type { Condition, Subject } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import type { DecidingLeaf, Environment } from '../truth.ts';
import { answered, comparedYears, dateWords, laterReply, replyClause } from './found.ts';

/** What is not answered, by why. */
export function openClause(
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
  const known = years.flatMap(([year, number]) => (number === null ? [] : [`${numberWords(number)} in ${year}`]));
  return `${phrase}: ${[...known, `unknown for ${joinWith(unknown, 'and')}`].join('; ')}`;
}

const isDateField = (subject: Subject, condition: Condition, ruleSet: Naming): boolean =>
  fieldOf(subject, condition, ruleSet)?.type === 'date';
