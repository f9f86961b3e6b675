// What decides, in a few words for a line of an overview; the reason says it in a sentence.
import { kindOf } from '../../fields/index.ts';
import { isLaterYear, publishedValues } from '../../fields/matchers.ts';
import { fieldOf, type Naming, subjectLabel } from '../../fields/test-words.ts';
import { spoken, wordsOfValue } from '../../fields/words.ts';
import { isYearly } from '../../fields/yearly.ts';
import type { Value } from '../../model/city.ts';
import type { Condition, Field } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import { replyWords } from '../../text/words.ts';
import type { Assessment, HolderAnswer, Judged } from '../assess.ts';
import { decidingOf } from '../judge.ts';
import { remembered } from '../remembered.ts';
import { type DecidingLeaf, type Environment, truthOf } from '../truth.ts';
import { answered, singledOut, yearByYear } from './found.ts';
import { neededOf } from './needed.ts';
import { whyWords } from './open.ts';
import { bySubject, notMetLeaves } from './statement.ts';

/** What decides a condition: `24 hours' notice; asked: at least 48 hours`, `unknown; agreement`. */
export function briefOf({ condition, holderAnswers, outcome }: Assessment, ruleSet: Naming): string {
  const deciding = holderAnswers.filter((group) => group.outcome === outcome);
  const parts = (deciding.length > 0 ? deciding : holderAnswers).flatMap((group) =>
    groupBrief(group, condition, ruleSet),
  );
  return [...new Set(parts)].join('; ');
}

function groupBrief(
  { holder, judged, outcome }: HolderAnswer,
  condition: Condition,
  ruleSet: Naming,
): readonly string[] {
  if (holder.agency !== null && holder.period === null) return ['nothing recorded'];
  if (judged.some((each) => each.outcome !== outcome)) return ['sources disagree'];
  // Claims that lead to the same outcome: the first says enough.
  return judged.slice(0, 1).flatMap((each) => judgedBrief(each, condition, ruleSet));
}

const briefs = remembered<readonly string[]>();

const judgedBrief = (judged: Judged, condition: Condition, ruleSet: Naming): readonly string[] =>
  briefs(ruleSet, condition, judged.environment, () => words(judged, condition, ruleSet));

function words({ environment, outcome }: Judged, condition: Condition, ruleSet: Naming): readonly string[] {
  const leaves = bySubject(decidingOf(condition, environment, outcome), condition);
  const found = (each: DecidingLeaf) => foundWords(each, environment, condition, ruleSet);
  switch (outcome) {
    case 'not-applicable':
      return ['does not apply'];
    case 'met':
      return withoutPlainYes(leaves.map((each) => yearsWords(each, environment) ?? found(each)));
    case 'not-met':
      return notMetLeaves(leaves).map((each) => {
        const field = fieldOf(each.leaf.subject, condition, ruleSet);
        const isQuantity = field?.type === 'duration' || field?.type === 'number';
        const asked = field?.asked ?? neededOf(each.leaf.subject, condition, ruleSet);
        return isQuantity ? `${found(each)}; ${askedWords(asked, found(each))}` : found(each);
      });
    case 'undetermined': {
      const open = leaves.filter(({ leaf }) => truthOf(leaf, environment) === null);
      return open.length > 0 ? openWords(open, environment, condition, ruleSet) : withoutPlainYes(leaves.map(found));
    }
  }
}

/** `48 are asked` beside `24 hours' notice`; else with the unit. */
function askedWords(asked: string, found: string): string {
  const [, count, unit] = /^at least (\S+) (\w+)$/.exec(asked) ?? [];
  return count !== undefined && unit !== undefined && found.includes(` ${unit}`)
    ? `${count} are asked`
    : `asked: ${asked}`;
}

/** That something is in place goes without saying where more is said of it. */
function withoutPlainYes(all: readonly string[]): readonly string[] {
  const more = all.filter((each) => each !== 'yes');
  return more.length > 0 ? more : ['yes'];
}

/** `882.8 in 2014, 965.8 in 2015`: the years that count. */
function yearsWords({ leaf: { subject, matcher } }: DecidingLeaf, environment: Environment): string | null {
  const value = answered(subject, environment)?.value;
  if (!('figure' in matcher) || !Array.isArray(value) || !isYearly(value)) return null;
  return value
    .filter(
      ([year, , definition]) =>
        publishedValues(environment, matcher.figure, year, definition).length > 0 && !isLaterYear(year, environment),
    )
    .map(([year, number]) => `${number === null ? 'unknown' : numberWords(number)} in ${year}`)
    .join(', ');
}

function foundWords(
  { leaf: { subject, matcher } }: DecidingLeaf,
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): string {
  if (subject.kind === 'reply') return replyBrief(environment);
  if (subject.kind === 'answered-on') return `answered on ${environment.answeredOn ?? 'a day that is not known'}`;
  if (subject.kind === 'as-of') return `as of ${environment.asOf}`;
  const field = fieldOf(subject, condition, ruleSet);
  const value = answered(subject, environment);
  if (!field || value?.value == null) return whyWords[value?.why ?? 'missing'];
  if (field.type === 'yes-no') return yesNoWords(field, String(value.value), condition);
  if (field.type === 'one-of') return kindOf(field).inWords(value.value, value.given, field);
  const label = subjectLabel(subject, condition, ruleSet);
  if ('figure' in matcher && Array.isArray(value.value) && isYearly(value.value)) {
    return yearByYear(value.value, matcher, environment, false);
  }
  const shown = field.type === 'some-of' ? setWords(singledOut(value, matcher)) : valueWords(value, field);
  return kindOf(field).clause?.(label, shown) ?? `${label}: ${shown}`;
}

/** A yes to the first field goes without its name. */
function yesNoWords({ id, label }: Field, value: string, { asks }: Condition): string {
  const isPlain = asks.length < 2 || typeof label === 'string' || (value === 'yes' && id === asks[0]?.id);
  return isPlain ? value : `${spoken(id)}: ${value}`;
}

/** A value as it was given: `48 hours`, `judicial warrant and consent`, `none`. */
export function valueWords(value: Value, field: Field): string {
  if (value.value === null) return value.why ?? 'unknown';
  return field.type === 'some-of' ? setWords(value) : kindOf(field).inWords(value.value, value.given, field);
}

function setWords(value: Value | undefined): string {
  const set = wordsOfValue(value?.value);
  return set.length === 0 ? 'none' : joinWith(set.map(spoken), 'and');
}

const replyBrief = ({ reply, repliesLater }: Environment): string =>
  repliesLater !== null ? 'not replied yet' : reply === 'unknown' ? 'reply not known' : replyWords[reply];

/** What is not answered, by why. That the first field is not says enough: the rest follows from it. */
function openWords(
  open: readonly DecidingLeaf[],
  environment: Environment,
  condition: Condition,
  ruleSet: Naming,
): readonly string[] {
  const [first] = condition.asks;
  const byWhy = new Map<string, string[]>();
  const parts: string[] = [];
  for (const each of open) {
    const { subject } = each.leaf;
    const value = answered(subject, environment);
    if (subject.kind === 'reply') parts.push(replyBrief(environment));
    else if (subject.kind === 'answered-on' && value === undefined) parts.push('day of the reply not known');
    else if (value?.value != null) parts.push(foundWords(each, environment, condition, ruleSet));
    else {
      const why = whyWords[value?.why ?? 'missing'];
      if (subject.kind === 'field' && subject.field === first?.id) return [why];
      byWhy.set(why, [...(byWhy.get(why) ?? []), subjectLabel(subject, condition, ruleSet)]);
    }
  }
  const labelled = Array.from(byWhy, ([why, labels]) => `${why}: ${joinWith(labels, 'and')}`);
  return [...labelled, ...parts];
}

/** What a field is now, for a change from one value to another; null when it is not answered. */
export function valueNow(name: string, { judged }: HolderAnswer, condition: Condition): string | null {
  const all = judged.map(({ environment }) => {
    if (name === 'reply') return environment.reply === 'unknown' ? null : replyWords[environment.reply];
    const value = environment.fields.get(name);
    const field = condition.asks.find(({ id }) => id === name);
    return value?.value == null || !field ? null : valueWords(value, field);
  });
  const [first = null, ...more] = [...new Set(all)];
  return more.length === 0 ? first : null;
}
