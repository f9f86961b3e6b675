// Why an outcome changes from one day to the next: what would have to be undone for it to be another.

import { subjectPhrase } from '../../fields/test-words.ts';
import { isYearly } from '../../fields/yearly.ts';
import type { Agency, Answer, City, Period } from '../../model/city.ts';
import { type CalendarDate, type Day, firstDay, isWholeDay, lastDay, shifted } from '../../model/day.ts';
import type { Cause } from '../../model/history.ts';
import { oncePer } from '../../model/once-per.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Condition, Figure, FigureValue, Matcher, RuleSet } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import { type PeriodsOf, periodsOn } from '../answer.ts';
import { type Assessment, assessor } from '../assess.ts';
import { leavesOfCondition } from '../judge.ts';
import { telling } from '../telling.ts';
import { conditionsSeenBy, daysGone, turnOf, valuesOf } from './history-days.ts';

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
  | FigureEvent
  | { readonly kind: 'time'; readonly says: readonly string[] };

type FigureEvent = { readonly kind: 'figure'; readonly figure: Figure; readonly values: readonly FigureValue[] };

/** Finds what made a condition of a city come out differently on a day than on the day before. */
export function causesIn(ruleSet: RuleSet, city: City): (assessment: Assessment, date: Day) => readonly Cause[] {
  const figureEventsOf = oncePer((condition: Condition) => figureEvents(condition, ruleSet, city));
  const timeWordsOf = oncePer((condition: Condition) => timeWords(condition, ruleSet, city));
  return ({ condition }, date) => {
    const says = [...(timeWordsOf(condition).get(date) ?? [])];
    const events: readonly Event[] = [
      ...answerEvents(condition, city, date),
      ...(figureEventsOf(condition).get(date) ?? []),
      ...(says.length > 0 ? [{ kind: 'time', says } as const] : []),
    ];
    const { things } = telling(events, outcomesWithout(events, condition, ruleSet, city, date));
    return things.map((event) => causeOf(event, condition, ruleSet, city, date));
  };
}

/** Answers to the condition, and to those it looks at, that are not the same as the day before. */
function answerEvents(condition: Condition, city: City, date: Day): readonly Event[] {
  const [onDayBefore, onDay] = [periodsOn(city, shifted(date, -1)), periodsOn(city, date)];
  return [condition.id, ...conditionsSeenBy(condition)].flatMap((id) =>
    [null, ...city.agencies.values()].flatMap((agency): readonly Event[] => {
      const answer = (agency ?? city).answers.get(id);
      if (!answer) return [];
      const [before, after] = [onDayBefore(answer), onDay(answer)];
      const isNew = (period: Period | null) => period !== null && !before.includes(period);
      const period = after.find(isNew) ?? after.find((each) => each !== null) ?? before.find((each) => each !== null);
      const isSame = before.length === after.length && before.every((each) => after.includes(each));
      if (!period || isSame) return [];
      return [{ kind: 'answer', condition: id, agency, answer, before, after, period }];
    }),
  );
}

/** By the day on which they are published, figures for the years that are answered. */
function figureEvents(
  condition: Condition,
  { figures }: RuleSet,
  city: City,
): ReadonlyMap<Day, readonly FigureEvent[]> {
  const events = new Map<Day, FigureEvent[]>();
  const leaves = leavesOfCondition(condition).map(({ leaf }) => leaf);
  for (const figure of figures) {
    const years = new Set(
      leaves
        .filter(({ matcher }) => 'figure' in matcher && matcher.figure === figure.id)
        .flatMap(({ subject }) => valuesOf(subject, condition, city))
        .flatMap((value) => (Array.isArray(value) && isYearly(value) ? value.map(([year]) => year) : [])),
    );
    const answered = figure.values.filter(({ year }) => years.has(year));
    for (const [date, values] of grouped(answered.map((value) => [value.published, value])))
      events.set(date, [...(events.get(date) ?? []), { kind: 'figure', figure, values: [...values] }]);
  }
  return events;
}

/** By day, what a test names and what has passed, and dates it counts back to that come or go out of its reach. */
function timeWords(condition: Condition, ruleSet: RuleSet, city: City): ReadonlyMap<Day, ReadonlySet<string>> {
  return grouped(
    leavesOfCondition(condition).flatMap(({ leaf }): (readonly [Day, string])[] => {
      const { subject, matcher } = leaf;
      const turn = turnOf(leaf);
      if (turn !== null) return [[turn, `${shifted(turn, -1)} has passed, a day that the condition names`]];
      if (subject.kind === 'reply') return city.answeredOn === null ? [] : [[lastDay(city.answeredOn), replied]];
      const phrase = subjectPhrase(subject, condition, ruleSet);
      return valuesOf(subject, condition, city).flatMap((value) => {
        if (typeof value === 'string') return dateWords(value, matcher, phrase);
        const years = Array.isArray(value) && isYearly(value) ? value.map(([year]) => year) : [];
        return years.map((year) => [`${year}-01-01`, `the year ${year} begins`] as const);
      });
    }),
  );
}

const replied = 'the city has replied';

function dateWords(given: CalendarDate, matcher: Matcher, phrase: string): readonly (readonly [Day, string])[] {
  if (!/^\d{4}/.test(given)) return [];
  const isWhole = isWholeDay(given);
  const last = lastDay(given);
  const gone = new Set(daysGone(given, matcher).filter((day) => day !== null && day !== last)) as ReadonlySet<Day>;
  const passed =
    matcher.is === 'within'
      ? `more than ${matcher.text} ${isWhole ? '' : 'may '}have passed since ${given} (${phrase})`
      : '';
  return [
    [last, `this is the ${isWhole ? '' : 'last '}day given for ${phrase}`],
    ...Array.from(gone, (day) => [day, passed] as const),
  ];
}

/** What comes to one key, each once, in its order. */
function grouped<Key, Item>(pairs: readonly (readonly [Key, Item])[]): ReadonlyMap<Key, ReadonlySet<Item>> {
  const groups = new Map<Key, Set<Item>>();
  for (const [key, item] of pairs) {
    const group = groups.get(key);
    if (group) group.add(item);
    else groups.set(key, new Set([item]));
  }
  return groups;
}

/** How the condition would come out had some of the events of the day not happened. */
function outcomesWithout(
  events: readonly Event[],
  condition: Condition,
  ruleSet: RuleSet,
  city: City,
  date: Day,
): (isUndone: (event: Event) => boolean) => Outcome {
  const before = shifted(date, -1);
  const onDay = periodsOn(city, date);
  const changed = new Map(events.flatMap((event) => (event.kind === 'answer' ? [[event.answer, event] as const] : [])));
  return (isUndone) => {
    const undoneFigures = new Set(
      events.flatMap((event) => (event.kind === 'figure' && isUndone(event) ? [event.figure] : [])),
    );
    const figures = ruleSet.figures.map((figure) => {
      if (!figure.values.some(({ published }) => published === date)) return figure;
      const values = figure.values
        .filter(({ published }) => published !== date || !undoneFigures.has(figure))
        // So that it counts even where the day itself is undone.
        .map((value) => (value.published === date ? { ...value, published: before } : value));
      return { ...figure, values };
    });
    const asOf = events.some((event) => event.kind === 'time' && isUndone(event)) ? before : date;
    // Answers hold still where the day is undone, and the day where they are.
    const periodsOf: PeriodsOf = (answer) => {
      const event = changed.get(answer);
      if (event === undefined) return onDay(answer);
      return isUndone(event) ? event.before : event.after;
    };
    return assessor({ ...ruleSet, figures }, city, asOf, periodsOf)(condition).outcome;
  };
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
    ({ year, value, definition }) =>
      `${numberWords(value)} for ${year}${definition === null ? '' : ` (${definition})`}`,
  );
  const ids = new Set(values.map(({ source }) => source));
  return {
    kind: 'figure',
    says: `${told.length === 1 ? 'a figure is' : 'figures are'} published (${figure.title}): ${joinWith(told, 'and')}`,
    evidence: sources.filter(({ id }) => ids.has(id)).map((source) => ({ source, says: null })),
    location: null,
  };
}
