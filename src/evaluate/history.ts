// The days on which a city's verdict changes, and why.
import type { City } from '../model/city.ts';
import { type Day, parseDay } from '../model/day.ts';
import type { ChangeDay, ConditionChange, History, Mark } from '../model/history.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { type Assessment, assessAll } from './assess.ts';
import { causesOf } from './history-causes.ts';
import { daysThatMatter, shifted } from './history-days.ts';
import { verdictOf } from './judge.ts';
import { reasonOf } from './reason.ts';

/** Every day on which an outcome changes. Pure: between two of them every report has the same outcomes. */
export function historyOf(ruleSet: RuleSet, city: City): History {
  const days = daysThatMatter(ruleSet, city);
  const [first] = days;
  const start = assessAll(ruleSet, city, first === undefined ? noDay : shifted(first, -1));
  const changes: ChangeDay[] = [];
  let before = start;
  for (const date of days) {
    const after = assessAll(ruleSet, city, date);
    const changed = changesBetween(before, after, { ruleSet, city, date });
    if (changed.length > 0) changes.push({ date, before: verdict(before), verdict: verdict(after), changes: changed });
    before = after;
  }
  const { id, path, title, issuer, digest, readAs, reading } = ruleSet;
  return {
    city: city.name,
    input: city.input,
    ruleSet: { id, path, title, issuer, digest, readAs, reading },
    answeredBy: city.answeredBy,
    answeredOn: city.answeredOn,
    compiledBy: city.compiledBy,
    start: {
      verdict: verdict(start),
      outcomes: start.map((assessment) => ({
        condition: assessment.condition.id,
        title: assessment.condition.title,
        outcome: assessment.outcome,
        reason: reasonOf(assessment, ruleSet),
      })),
    },
    days: changes,
    marks: marksOf(ruleSet, city),
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
        title: assessment.condition.title,
        before: earlier.outcome,
        outcome: assessment.outcome,
        reason: reasonOf(assessment, ruleSet),
        causes: [...causesOf(assessment, ruleSet, city, date)],
      })),
  );
}

const verdict = (assessments: readonly Assessment[]) => verdictOf(assessments.map(({ outcome }) => outcome));

/** What a reader wants to see on a timeline and what changes no outcome. */
function marksOf({ id, inForce, lastSeen }: RuleSet, { answeredOn, answeredBy, name, decisions }: City): Mark[] {
  const mark = (given: string | null | undefined, kind: Mark['kind'], says: string, source: Mark['source'] = null) => {
    const date = given == null ? null : parseDay(given);
    return date === null || given == null ? [] : [{ date, given, kind, says, source }];
  };
  const marks: readonly Mark[] = [
    ...mark(inForce?.from, 'in-force', `in force from this day: ${id}`),
    ...mark(inForce?.until, 'no-longer-in-force', `no longer in force from this day: ${id}`),
    ...mark(lastSeen, 'last-seen', `last seen in use: ${id}`),
    ...mark(answeredOn, 'answered', `${answeredBy ?? name} answered`),
    ...decisions.flatMap(({ date, says, source }) => mark(date, 'decision', says, source)),
  ];
  return marks.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}
