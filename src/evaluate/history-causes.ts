// Why an outcome changes from one day to the next: what would have to be undone for it to be another.
import type { Agency, Answer, City, Period } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Cause } from '../model/history.ts';
import type { Condition, Figure, FigureValue, Matcher, RuleSet } from '../model/rule-set.ts';
import { listed } from '../text/list.ts';
import { subjectPhrase } from '../text/test-words.ts';
import { periodOn } from './answer.ts';
import { type Assessment, assessAll } from './assess.ts';
import { dayAfter, shifted, turnOf, valuesOf } from './history-days.ts';
import { leavesOfCondition } from './judge.ts';
import { isYearly } from './truth.ts';

/** What happens on a day that an outcome may rest on. */
type Event =
  | {
      readonly kind: 'answer';
      readonly condition: string;
      /** Null: the city itself. */
      readonly agency: Agency | null;
      readonly answer: Answer;
      readonly before: Period | null;
      readonly after: Period | null;
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
  return telling.map((event) => causeOf(event, condition, ruleSet, city));
}

/** Answers to the condition, and to those it looks at, that are not the same as the day before. */
function answerEvents(condition: Condition, city: City, date: Day): readonly Event[] {
  const looked = leavesOfCondition(condition).flatMap(({ leaf: { subject } }) =>
    subject.kind === 'other' ? [subject.condition] : [],
  );
  return [...new Set([condition.id, ...looked])].flatMap((id) =>
    [null, ...city.agencies.values()].flatMap((agency): readonly Event[] => {
      const answer = (agency ?? city).answers.get(id);
      const [before, after] = answer ? [periodOn(answer, shifted(date, -1)), periodOn(answer, date)] : [null, null];
      const period = after ?? before;
      if (!answer || !period || before === after) return [];
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
    if (matcher.is !== 'within') return [];
    const phrase = subjectPhrase(subject, condition, ruleSet);
    return valuesOf(subject, condition, city).flatMap((day) =>
      typeof day === 'string' ? timeWords(day, matcher, date, phrase) : [],
    );
  });
  return says.length > 0 ? [{ kind: 'time', says: [...new Set(says)] }] : [];
}

function timeWords(
  day: Day,
  { period, text }: Extract<Matcher, { is: 'within' }>,
  date: Day,
  phrase: string,
): readonly string[] {
  if (day === date) return [`this is the day given for ${phrase}`];
  return dayAfter(day, period) === date ? [`more than ${text} have passed since ${day} (${phrase})`] : [];
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
  const answersOf = (agency: Agency | null) => {
    const own = events.flatMap((event) => (event.kind === 'answer' && event.agency === agency ? [event] : []));
    const held = own.map(
      (event) => [event.condition, heldStill(event.answer, undone.includes(event) ? before : date)] as const,
    );
    return new Map([...(agency ?? city).answers, ...held]);
  };
  const agencies = [...city.agencies].map(([id, agency]) => [id, { ...agency, answers: answersOf(agency) }] as const);
  const changed: City = { ...city, answers: answersOf(null), agencies: new Map(agencies) };
  const asOf = isUndone(({ kind }) => kind === 'time') ? before : date;
  return assessAll({ ...ruleSet, figures }, changed, asOf);
}

/** An answer as it stands on one day, on every day. */
function heldStill(answer: Answer, day: Day): Answer {
  const period = periodOn(answer, day);
  return { ...answer, periods: period ? [{ ...period, from: null, until: null }] : [] };
}

function causeOf(event: Event, condition: Condition, ruleSet: RuleSet, city: City): Cause {
  switch (event.kind) {
    case 'answer':
      return answerCause(event, condition, ruleSet, city);
    case 'figure':
      return figureCause(event, ruleSet);
    case 'time':
      return { kind: 'time', says: listed(event.says, 'and'), evidence: [], location: null };
  }
}

function answerCause(
  { agency, condition: id, before, after, period }: Extract<Event, { kind: 'answer' }>,
  condition: Condition,
  { conditions }: RuleSet,
  city: City,
): Cause {
  const others = conditions.filter((each) => each.id === id && id !== condition.id);
  const to = others.map(({ title }) => ` to ${title}`).join('');
  const happens = before === null ? 'begins' : after === null ? 'ends' : 'changes';
  return {
    kind: 'answer',
    says: `the answer of ${(agency ?? city).name}${to} ${happens}`,
    evidence: after ? evidenceOf(after) : [],
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
    says: `${told.length === 1 ? 'a figure is' : 'figures are'} published (${figure.title}): ${listed(told, 'and')}`,
    evidence: sources.filter(({ id }) => ids.has(id)).map((source) => ({ source, says: null })),
    location: null,
  };
}
