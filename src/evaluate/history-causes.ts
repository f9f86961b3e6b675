// Why an outcome changes from one day to the next: what would have to be undone for it to be another.

import { subjectPhrase } from '../fields/test-words.ts';
import { isYearly } from '../fields/yearly.ts';
import type { Agency, Answer, City, Period } from '../model/city.ts';
import { type CalendarDate, type Day, firstDay, isWholeDay, lastDay, shifted } from '../model/day.ts';
import type { Cause } from '../model/history.ts';
import type { Condition, Figure, FigureValue, Matcher, RuleSet } from '../model/rule-set.ts';
import { joinWith } from '../text/list.ts';
import { type PeriodsOf, periodsOn } from './answer.ts';
import { type Assessment, assessAll } from './assess.ts';
import { daysGone, turnOf, valuesOf } from './history-days.ts';
import { leavesOfCondition } from './judge.ts';

/** What happens on a day that an outcome may rest on. */
type Event =
  | {
      readonly kind: 'answer';
      readonly condition: string;
      /** Null: the city itself. */
      readonly agency: Agency | null;
      readonly answer: Answer;
      /** Those that may be in force, null for none. */
      readonly before: readonly (Period | null)[];
      readonly after: readonly (Period | null)[];
      /** The one that begins, else the one that ends. */
      readonly period: Period;
    }
  | { readonly kind: 'figure'; readonly figure: Figure; readonly values: readonly FigureValue[] }
  | { readonly kind: 'time'; readonly says: readonly string[] };

/** What made a condition come out differently on a day than on the day before. */
export function causesOf(
  { condition, outcome }: Assessment,
  ruleSet: RuleSet,
  city: City,
  date: Day,
): readonly Cause[] {
  const events = [
    ...answerEvents(condition, city, date),
    ...figureEvents(condition, ruleSet, city, date),
    ...timeEvents(condition, ruleSet, city, date),
  ];
  const isSoWithout = (undone: readonly Event[]) =>
    assessedWithout(undone, events, ruleSet, city, date).some(
      (each) => each.condition.id === condition.id && each.outcome === outcome,
    );
  const needed = events.filter((event) => !isSoWithout([event]));
  const enough = events.filter((event) => isSoWithout(events.filter((other) => other !== event)));
  const telling = needed.length > 0 ? needed : enough.length > 0 ? enough : events;
  return telling.map((event) => causeOf(event, condition, ruleSet, city, date));
}

/** Answers to the condition, and to those it looks at, that are not the same as the day before. */
function answerEvents(condition: Condition, city: City, date: Day): readonly Event[] {
  const looked = leavesOfCondition(condition).flatMap(({ leaf: { subject } }) =>
    subject.kind === 'other' ? [subject.condition] : [],
  );
  return [...new Set([condition.id, ...looked])].flatMap((id) =>
    [null, ...city.agencies.values()].flatMap((agency): readonly Event[] => {
      const answer = (agency ?? city).answers.get(id);
      if (!answer) return [];
      const [before, after] = [periodsOn(city, shifted(date, -1))(answer), periodsOn(city, date)(answer)];
      const isNew = (period: Period | null) => period !== null && !before.includes(period);
      const period = after.find(isNew) ?? after.find((each) => each !== null) ?? before.find((each) => each !== null);
      const isSame = before.length === after.length && before.every((each) => after.includes(each));
      if (!period || isSame) return [];
      return [{ kind: 'answer', condition: id, agency, answer, before, after, period }];
    }),
  );
}

/** Figures for the years that are answered. */
function figureEvents(condition: Condition, { figures }: RuleSet, city: City, date: Day): readonly Event[] {
  const leaves = leavesOfCondition(condition).map(({ leaf }) => leaf);
  return figures.flatMap((figure): readonly Event[] => {
    const years = new Set(
      leaves
        .filter(({ matcher }) => 'figure' in matcher && matcher.figure === figure.id)
        .flatMap(({ subject }) => valuesOf(subject, condition, city))
        .flatMap((value) => (Array.isArray(value) && isYearly(value) ? value.map(([year]) => year) : [])),
    );
    const values = figure.values.filter(({ published, year }) => published === date && years.has(year));
    return values.length > 0 ? [{ kind: 'figure', figure, values }] : [];
  });
}

/** Days that a test names and that have passed, and dates it counts back to that come or go out of its reach on this day. */
function timeEvents(condition: Condition, ruleSet: RuleSet, city: City, date: Day): readonly Event[] {
  const says = leavesOfCondition(condition).flatMap(({ leaf }) => {
    const { subject, matcher } = leaf;
    if (turnOf(leaf) === date) return [`${shifted(date, -1)} has passed, a day that the condition names`];
    if (subject.kind === 'reply') return city.answeredOn !== null && lastDay(city.answeredOn) === date ? [replied] : [];
    const phrase = subjectPhrase(subject, condition, ruleSet);
    return valuesOf(subject, condition, city).flatMap((value) => {
      if (typeof value === 'string') return timeWords(value, matcher, date, phrase);
      const isYear = Array.isArray(value) && isYearly(value) && value.some(([year]) => date === `${year}-01-01`);
      return isYear ? [`the year ${date.slice(0, 4)} begins`] : [];
    });
  });
  return says.length > 0 ? [{ kind: 'time', says: [...new Set(says)] }] : [];
}

const replied = 'the city has replied';

function timeWords(given: CalendarDate, matcher: Matcher, date: Day, phrase: string): readonly string[] {
  if (!/^\d{4}/.test(given)) return [];
  if (lastDay(given) === date) return [`this is the ${isWholeDay(given) ? '' : 'last '}day given for ${phrase}`];
  if (matcher.is !== 'within' || !daysGone(given, matcher).includes(date)) return [];
  return [`more than ${matcher.text} ${isWholeDay(given) ? '' : 'may '}have passed since ${given} (${phrase})`];
}

/** How it would stand had some of the events of the day not happened. */
function assessedWithout(
  undone: readonly Event[],
  events: readonly Event[],
  ruleSet: RuleSet,
  city: City,
  date: Day,
): readonly Assessment[] {
  const before = shifted(date, -1);
  const isUndone = (is: (event: Event) => boolean) => undone.some(is);
  const figures = ruleSet.figures.map((figure) => {
    const isLeftOut = isUndone((event) => event.kind === 'figure' && event.figure === figure);
    const values = figure.values
      .filter(({ published }) => published !== date || !isLeftOut)
      // So that it counts even where the day itself is undone.
      .map((value) => (value.published === date ? { ...value, published: before } : value));
    return { ...figure, values };
  });
  const asOf = isUndone(({ kind }) => kind === 'time') ? before : date;
  // Answers hold still where the day is undone, and the day where they are.
  const periodsOf: PeriodsOf = (answer) => {
    const event = events.find((each) => each.kind === 'answer' && each.answer === answer);
    if (event?.kind !== 'answer') return periodsOn(city, date)(answer);
    return undone.includes(event) ? event.before : event.after;
  };
  return assessAll({ ...ruleSet, figures }, city, asOf, periodsOf);
}

function causeOf(event: Event, condition: Condition, ruleSet: RuleSet, city: City, date: Day): Cause {
  switch (event.kind) {
    case 'answer':
      return answerCause(event, condition, ruleSet, city, date);
    case 'figure':
      return figureCause(event, ruleSet);
    case 'time':
      return { kind: 'time', says: joinWith(event.says, 'and'), evidence: [], location: null };
  }
}

function answerCause(
  { agency, condition: id, before, after, period }: Extract<Event, { kind: 'answer' }>,
  condition: Condition,
  { conditions }: RuleSet,
  city: City,
  date: Day,
): Cause {
  const others = conditions.filter((each) => each.id === id && id !== condition.id);
  const to = others.map(({ title }) => ` to ${title}`).join('');
  const dates = [...before, ...after].flatMap((each) => [each?.from, each?.until]).filter((each) => each != null);
  const unknown = [...new Set(dates)].filter((each) => !isWholeDay(each));
  const isNothing = (periods: readonly (Period | null)[]) => periods.every((each) => each === null);
  const verb = isNothing(before) ? 'begin' : isNothing(after) ? 'end' : 'change';
  const begun = { begin: 'begun', end: 'ended', change: 'changed' }[verb];
  const within = unknown.find((each) => firstDay(each) <= date && date <= lastDay(each));
  const happens =
    within === undefined
      ? `${verb}s`
      : lastDay(within) === date
        ? `has ${begun} by this day, on some day of ${within}`
        : `${verb}s on some day of ${within}`;
  return {
    kind: 'answer',
    says: `the answer of ${(agency ?? city).name}${to} ${happens}`,
    evidence: after.flatMap((each) => (each ? evidenceOf(each) : [])),
    location: period.location,
  };
}

function evidenceOf({ evidence, statements }: Period): Cause['evidence'] {
  return [{ evidence }, ...statements].flatMap((layer) => layer.evidence.map(({ source, says }) => ({ source, says })));
}

function figureCause({ figure, values }: Extract<Event, { kind: 'figure' }>, { sources }: RuleSet): Cause {
  const told = values.map(
    ({ year, value, definition }) => `${value} for ${year}${definition === null ? '' : ` (${definition})`}`,
  );
  const ids = new Set(values.map(({ source }) => source));
  return {
    kind: 'figure',
    says: `${told.length === 1 ? 'a figure is' : 'figures are'} published (${figure.title}): ${joinWith(told, 'and')}`,
    evidence: sources.filter(({ id }) => ids.has(id)).map((source) => ({ source, says: null })),
    location: null,
  };
}
