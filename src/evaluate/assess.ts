import type { City, Statement, Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { NonEmpty } from '../model/non-empty.ts';
import { oncePer } from '../model/once-per.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import {
  type AnswerOnDay,
  answerOnDay,
  type Entry,
  type Holder,
  type PeriodsOf,
  periodsOn,
  repliedBy,
} from './answer.ts';
import { conditionsOf } from './applies.ts';
import { outcomeOf, outcomeOfAll, outcomeOfClaims } from './judge.ts';
import type { Environment } from './truth.ts';

/** One statement and what it comes to. */
export type Judged = {
  readonly statement: Statement;
  readonly environment: Environment;
  readonly outcome: Outcome;
};

/** What one holder says, or may say: a statement, or claims that may disagree. */
export type HolderAnswer = {
  readonly entry: Entry;
  readonly holder: Holder;
  readonly judged: NonEmpty<Judged>;
  readonly outcome: Outcome;
};

/** What one entry that may be in force comes to. */
export type JudgedEntry = {
  readonly entry: Entry;
  /** By holder, once for each of its own entries that may be in force. */
  readonly holders: readonly (readonly HolderAnswer[])[];
  readonly outcome: Outcome;
};

/** One condition for one city on one day, before it is put into words. */
export type Assessment = {
  readonly condition: Condition;
  readonly onDay: AnswerOnDay;
  readonly entries: readonly JudgedEntry[];
  /** Of all entries and holders. */
  readonly holderAnswers: readonly HolderAnswer[];
  readonly outcome: Outcome;
};

/** Evaluates every condition of a rule set, in its order. */
export const assessAll = (ruleSet: RuleSet, city: City, asOf: Day): readonly Assessment[] =>
  conditionsOf(ruleSet).map(assessor(ruleSet, city, asOf));

/** Evaluates conditions of a rule set one by one. `periodsOf` says which entries count; left out, those of the day. */
export function assessor(
  ruleSet: RuleSet,
  city: City,
  asOf: Day,
  periodsOf: PeriodsOf = periodsOn(city, asOf),
): (condition: Condition) => Assessment {
  const hasReplied = repliedBy(city, asOf);
  const onDayOf = (condition: Condition) => answerOnDay(city, condition, hasReplied, periodsOf);
  const others = new Map<string, AnswerOnDay | null>();
  const otherOnDay = (id: string): AnswerOnDay | null => {
    const known = others.get(id);
    if (known !== undefined) return known;
    const condition = conditionsOf(ruleSet).find((each) => each.id === id);
    const onDay = condition ? onDayOf(condition) : null;
    others.set(id, onDay);
    return onDay;
  };
  const around: Around = {
    asOf,
    figures: ruleSet.figures,
    repliesLater: hasReplied === false ? city.answeredOn : null,
    answeredOn: hasReplied ? city.answeredOn : null,
    valuesOf: (holder, id, field) => {
      const other = otherOnDay(id);
      return other ? otherValues(holder, other, field) : [];
    },
  };
  return (condition) => assess(onDayOf(condition), around);
}

/** What all conditions of a rule set have in common. */
type Around = Pick<Environment, 'asOf' | 'figures' | 'repliesLater' | 'answeredOn'> & {
  /** A field of another condition, as it counts for a holder. */
  readonly valuesOf: (holder: Holder, condition: string, field: string) => readonly (Value | undefined)[];
};

function assess(onDay: AnswerOnDay, around: Around): Assessment {
  const { condition } = onDay;
  const entries = onDay.entries.map((entry): JudgedEntry => {
    const holders = entry.holders.map((all) => all.map((holder) => judgeHolder(condition, entry, holder, around)));
    return { entry, holders, outcome: outcomeOfAll(holders.map(outcomeOfClaims)) };
  });
  return {
    condition,
    onDay,
    entries,
    holderAnswers: entries.flatMap(({ holders }) => holders.flat()),
    outcome: outcomeOfClaims(entries),
  };
}

function judgeHolder(condition: Condition, entry: Entry, holder: Holder, around: Around): HolderAnswer {
  const { asOf, figures, repliesLater, answeredOn, valuesOf } = around;
  const { reply, isDerived: isReplyDerived } = entry;
  const others: Environment['others'] = (other, field) => valuesOf(holder, other, field);
  const judged = holder.statements.map((statement): Judged => {
    const { fields } = statement;
    const environment = { asOf, figures, fields, reply, isReplyDerived, repliesLater, answeredOn, others };
    return { statement, environment, outcome: outcomeOf(condition, environment) };
  }) as readonly Judged[] as NonEmpty<Judged>;
  return { entry, holder, judged, outcome: outcomeOfClaims(judged) };
}

/** The same holder's own statements where it is among the other condition's holders, else everybody's. */
function otherValues(holder: Holder, other: AnswerOnDay, field: string): readonly (Value | undefined)[] {
  return other.entries.flatMap((entry) => {
    const { all, byAgency } = holdersIn(entry);
    const own = byAgency.get(holder.agency?.id) ?? all;
    return own.flatMap(({ statements }) => statements.map(({ fields }) => fields.get(field)));
  });
}

const holdersIn = oncePer((entry: Entry) => {
  const all = entry.holders.flat();
  const byAgency = new Map<string | undefined, Holder[]>();
  for (const holder of all) {
    const own = byAgency.get(holder.agency?.id);
    if (own) own.push(holder);
    else byAgency.set(holder.agency?.id, [holder]);
  }
  return { all, byAgency };
});
