import type { City, Statement, Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
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
  replyOf,
} from './answer.ts';
import { conditionsOf } from './applies.ts';
import { outcomeOf, outcomeOfAll, outcomeOfClaims } from './judge.ts';
import type { Base } from './to-qualify.ts';
import type { Environment } from './truth.ts';

/** One statement and what it comes to. */
export type Judged = {
  readonly statement: Statement;
  readonly environment: Environment;
  readonly outcome: Outcome;
};

/** What one holder says, or may say: a statement, or claims that may disagree. */
export type HolderAnswer = {
  readonly holder: Holder;
  readonly judged: readonly Judged[];
  readonly outcome: Outcome;
  /** Where a search for what would meet the condition starts: in claims only what they agree on, since one answer replaces them. */
  readonly base: Base;
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

/** Evaluates every condition of a rule set, in its order. `periodsOf` says which entries count; left out, those of the day. */
export function assessAll(
  ruleSet: RuleSet,
  city: City,
  asOf: Day,
  periodsOf: PeriodsOf = periodsOn(city, asOf),
): readonly Assessment[] {
  const conditions = conditionsOf(ruleSet);
  const answersOnDay = new Map(
    conditions.map((condition) => [condition.id, answerOnDay(city, condition, asOf, periodsOf)] as const),
  );
  return conditions.flatMap((condition) => {
    const onDay = answersOnDay.get(condition.id);
    return onDay ? [assess(condition, onDay, { ruleSet, city, asOf, answersOnDay })] : [];
  });
}

type Context = {
  readonly ruleSet: RuleSet;
  readonly city: City;
  readonly asOf: Day;
  readonly answersOnDay: ReadonlyMap<string, AnswerOnDay>;
};

function assess(condition: Condition, onDay: AnswerOnDay, context: Context): Assessment {
  const entries = onDay.entries.map((entry): JudgedEntry => {
    const holders = entry.holders.map((all) => all.map((holder) => judgeHolder(condition, entry, holder, context)));
    const outcomes = holders.map((holderAnswers) => outcomeOfClaims(holderAnswers.map(({ outcome }) => outcome)));
    return { entry, holders, outcome: outcomeOfAll(outcomes) };
  });
  return {
    condition,
    onDay,
    entries,
    holderAnswers: entries.flatMap(({ holders }) => holders.flat()),
    outcome: outcomeOfClaims(entries.map(({ outcome }) => outcome)),
  };
}

function judgeHolder(condition: Condition, entry: Entry, holder: Holder, context: Context): HolderAnswer {
  const { ruleSet, city, asOf, answersOnDay } = context;
  const hasReplied = repliedBy(city, asOf);
  const environmentOf = (fields: Environment['fields']): Environment => ({
    asOf,
    figures: ruleSet.figures,
    fields,
    reply: entry.reply,
    isReplyDerived: entry.isDerived,
    repliesLater: hasReplied === false ? city.answeredOn : null,
    answeredOn: hasReplied ? city.answeredOn : null,
    others: (other, field) => otherValues(holder, answersOnDay.get(other), field),
  });
  const judged = holder.statements.map((statement): Judged => {
    const environment = environmentOf(statement.fields);
    return { statement, environment, outcome: outcomeOf(condition, environment) };
  });
  return {
    holder,
    judged,
    outcome: outcomeOfClaims(judged.map(({ outcome }) => outcome)),
    base: baseOf(condition, entry, holder, judged, environmentOf, hasReplied),
  };
}

/** The same holder's own statements where it is among the other condition's holders, else everybody's. */
function otherValues(holder: Holder, other: AnswerOnDay | undefined, field: string): readonly (Value | undefined)[] {
  return (other?.entries ?? []).flatMap((entry) => {
    const holders = entry.holders.flat();
    const own = holders.filter(({ agency }) => agency?.id === holder.agency?.id);
    return (own.length > 0 ? own : holders).flatMap(({ statements }) =>
      statements.map(({ fields }) => fields.get(field)),
    );
  });
}

function baseOf(
  condition: Condition,
  { period, reply }: Entry,
  holder: Holder,
  [first, ...more]: readonly Judged[],
  environmentOf: (fields: Environment['fields']) => Environment,
  hasReplied: boolean | null,
): Base {
  const { agency, statements } = holder;
  const isStated = period !== null && period.reply !== null;
  const replyFollows =
    hasReplied === true && !isStated && agency === null && statements.every((statement) => statement.reply === null);
  if (first && more.length === 0) return { environment: first.environment, replyFollows };
  const fields = agreedFields(statements, condition);
  const agreed = replyOf(
    period,
    [{ ...holder, statements: [agreedStatement(statements, fields)] }],
    condition,
    hasReplied,
  );
  return {
    environment: { ...environmentOf(fields), reply: agency === null ? agreed.reply : reply },
    replyFollows,
  };
}

/** Fields on which all statements agree; the others are open. */
function agreedFields(statements: readonly Statement[], { asks }: Condition): Environment['fields'] {
  return new Map(
    asks.flatMap(({ id }) => {
      const values = statements.map(({ fields }) => fields.get(id));
      const texts = new Set(values.map((value) => JSON.stringify(value ? (value.value ?? value.why) : null)));
      const [value] = values;
      if (texts.size > 1) return [[id, openValue] as const];
      return value ? [[id, value] as const] : [];
    }),
  );
}

const openValue: Value = { given: 'unknown', value: null, why: 'unknown' };

function agreedStatement(statements: readonly Statement[], fields: Environment['fields']): Statement {
  const replies = new Set(statements.map(({ reply }) => reply));
  const [first] = statements;
  return {
    fields,
    reply: replies.size > 1 ? 'unknown' : (first?.reply ?? null),
    note: null,
    evidence: [],
    location: first?.location ?? { path: '', line: 1, column: 1 },
  };
}
