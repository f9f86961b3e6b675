// The days on which a city's verdict changes, and why.
import type { City } from '../model/city.ts';
import { type Day, firstDay, isWholeDay, lastDay, shifted } from '../model/day.ts';
import type { ChangeDay, ConditionChange, History, Mark } from '../model/history.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { titleOf } from '../text/title.ts';
import { type Assessment, assessAll } from './assess.ts';
import { asksForReply } from './explain.ts';
import { causesOf } from './history-causes.ts';
import { datesOf, daysThatMatter } from './history-days.ts';
import { verdictOf } from './judge.ts';
import { ordersCovering, reportOrder } from './orders.ts';
import { reasonOf } from './reason.ts';

/** Every day on which an outcome changes. Pure: between two of them every report has the same outcomes. */
export function historyOf(ruleSet: RuleSet, city: City, alternatives: readonly RuleSet[] = []): History {
  const asksReply = [ruleSet, ...alternatives].some(asksForReply);
  const days = daysThatMatter(ruleSet, city);
  const [first] = days;
  const start = assessAll(ruleSet, city, first === undefined ? noDay : shifted(first, -1));
  const changes: ChangeDay[] = [];
  let before = start;
  for (const date of days) {
    const after = assessAll(ruleSet, city, date);
    const changed = changesBetween(before, after, { ruleSet, city, date });
    if (changed.length > 0)
      changes.push({
        date,
        unknownDay: unknownDayOf(changed, city, date),
        before: verdict(before),
        verdict: verdict(after),
        changes: changed,
      });
    before = after;
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
      verdict: verdict(start),
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

/** The conditions, the same on both days, that come out differently on the later one. */
function changesBetween(
  before: readonly Assessment[],
  after: readonly Assessment[],
  { ruleSet, city, date }: { readonly ruleSet: RuleSet; readonly city: City; readonly date: Day },
): ConditionChange[] {
  return before.flatMap((earlier, index) =>
    after
      .slice(index, index + 1)
      .filter(({ outcome }) => outcome !== earlier.outcome)
      .map((assessment) => ({
        condition: assessment.condition.id,
        title: titleOf(assessment.condition),
        before: earlier.outcome,
        outcome: assessment.outcome,
        reason: reasonOf(assessment, ruleSet),
        causes: [...causesOf(assessment, ruleSet, city, date)],
      })),
  );
}

const verdict = (assessments: readonly Assessment[]) => verdictOf(assessments.map(({ outcome }) => outcome));

/** The month or the year that leaves the day of a change open: the shortest of the answers that changed. */
function unknownDayOf(changed: readonly ConditionChange[], city: City, date: Day): ChangeDay['unknownDay'] {
  const dates = changed.flatMap(({ condition }) => datesOf(condition, city));
  if (dates.includes(date)) return null;
  const [within] = dates
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

const inOrder = (marks: readonly Mark[]): Mark[] =>
  marks.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));

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
