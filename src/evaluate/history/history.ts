// The days on which a city's verdict changes, and why.
import type { City } from '../../model/city.ts';
import { byDay, type CalendarDate, type Day, firstDay, isWholeDay, lastDay, shifted } from '../../model/day.ts';
import type { ChangeDay, ConditionChange, History, Mark } from '../../model/history.ts';
import { oncePer } from '../../model/once-per.ts';
import { verdictOf } from '../../model/outcome.ts';
import type { Condition, RuleSet } from '../../model/rule-set.ts';
import { titleOf } from '../../text/title.ts';
import { assessAll, assessor } from '../assess.ts';
import { asksForReply } from '../explain.ts';
import { ordersCovering, reportOrder } from '../orders.ts';
import { reasonOf } from '../reasons/reason.ts';
import { causesIn } from './history-causes.ts';
import { datesOf, daysThatMatter } from './history-days.ts';

/** Every day on which an outcome changes. Pure: between two of them every report has the same outcomes. */
export function historyOf(ruleSet: RuleSet, city: City, alternatives: readonly RuleSet[] = []): History {
  const asksReply = [ruleSet, ...alternatives].some(asksForReply);
  const days = daysThatMatter(ruleSet, city);
  const [first] = days.keys();
  const start = assessAll(ruleSet, city, first === undefined ? noDay : shifted(first, -1));
  const changes: ChangeDay[] = [];
  const causesOf = causesIn(ruleSet, city);
  const datesIn = oncePer((condition: Condition) => new Set(datesOf(condition.id, city)));
  const now = new Map(start.map((assessment) => [assessment.condition, assessment.outcome]));
  for (const [date, conditions] of days) {
    const assess = assessor(ruleSet, city, date);
    const before = verdictOf([...now.values()]);
    const changed: ConditionChange[] = [];
    const dates = new Set<CalendarDate>();
    // In the order of the rule set.
    for (const [condition, earlier] of now) {
      if (!conditions.has(condition)) continue;
      const assessment = assess(condition);
      const { outcome } = assessment;
      if (outcome === earlier) continue;
      now.set(condition, outcome);
      for (const each of datesIn(condition)) dates.add(each);
      changed.push({
        condition: condition.id,
        title: titleOf(condition),
        before: earlier,
        outcome,
        reason: reasonOf(assessment, ruleSet),
        causes: [...causesOf(assessment, date)],
      });
    }
    if (changed.length > 0)
      changes.push({
        date,
        unknownDay: unknownDayOf(dates, date),
        before,
        verdict: verdictOf([...now.values()]),
        changes: changed,
      });
  }
  return {
    city: city.name,
    input: city.input,
    ruleSet,
    answeredBy: asksReply ? city.answeredBy : null,
    answeredOn: asksReply ? city.answeredOn : null,
    compiledBy: city.compiledBy,
    sources: [...city.sources],
    start: {
      verdict: verdictOf(start.map(({ outcome }) => outcome)),
      outcomes: start.map((assessment) => ({
        condition: assessment.condition.id,
        title: titleOf(assessment.condition),
        outcome: assessment.outcome,
        reason: reasonOf(assessment, ruleSet),
      })),
    },
    days: changes,
    marks: inOrder([...marksOf(ruleSet, city, asksReply), ...orderMarks(ruleSet, city)]),
  };
}

/** What holds when no day matters holds on any. */
const noDay: Day = '2000-01-01';

/** The month or the year that leaves the day of a change open: the shortest of the answers that changed. */
function unknownDayOf(dates: ReadonlySet<CalendarDate>, date: Day): ChangeDay['unknownDay'] {
  if (dates.has(date)) return null;
  const [within] = [...dates]
    .filter((each) => !isWholeDay(each) && firstDay(each) <= date && date <= lastDay(each))
    .toSorted((one, other) => other.length - one.length);
  return within === undefined ? null : { within, isLast: lastDay(within) === date };
}

/** What a reader wants to see on a timeline and what changes no outcome. */
function marksOf(
  { id, inForce, lastSeen }: RuleSet,
  { answeredOn, answeredBy, name, decisions, recordUntil }: City,
  asksReply: boolean,
): Mark[] {
  const mark = (given: string | null | undefined, kind: Mark['kind'], says: string, source: Mark['source'] = null) =>
    given == null ? [] : [{ date: firstDay(given), given, kind, says, source }];
  return [
    ...mark(inForce?.from, 'in-force', `in force from this day: ${id}`),
    ...mark(inForce?.until, 'no-longer-in-force', `no longer in force from this day: ${id}`),
    ...mark(lastSeen, 'last-seen', `last seen in use: ${id}`),
    ...(asksReply ? mark(answeredOn, 'answered', `${answeredBy ?? name} answered`) : []),
    ...mark(recordUntil, 'record-ends', 'the record ends: later changes were not looked for'),
    ...decisions.flatMap(({ date, says, source }) => mark(date, 'decision', says, source)),
  ];
}

const inOrder = (marks: readonly Mark[]): Mark[] => marks.toSorted((a, b) => byDay(a.date, b.date));

/** The days on which an order that covers the city begins and ends. */
function orderMarks(ruleSet: RuleSet, city: City): readonly Mark[] {
  return ordersCovering(ruleSet, city).flatMap((order): readonly Mark[] => {
    const { id, from, until, source } = order;
    const { conditions } = reportOrder(order, ruleSet);
    const of = ruleSet.conditions.length === conditions.length ? 'no condition is' : `${conditions.join(', ')}: not`;
    return [
      {
        date: from,
        given: from,
        kind: 'order-begins',
        says: `${of} enforced against the city from this day, under ${id}: ${order.says}`,
        source,
      },
      ...(until === null
        ? []
        : [
            {
              date: until,
              given: until,
              kind: 'order-ends',
              says: `${id} no longer holds from this day`,
              source,
            } as const,
          ]),
    ];
  });
}
