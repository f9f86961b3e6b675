import type { Agency, Answer, City, Location, Period, Statement } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Reply } from '../model/outcome.ts';
import type { Condition } from '../model/rule-set.ts';

/** Who answers a condition, and what they say: the city itself, or one agency that holds the answer. */
export type Holder = {
  /** Null: the city itself. */
  readonly agency: Agency | null;
  /** Null: not answered there, or not for that day. */
  readonly answer: Answer | null;
  readonly period: Period | null;
  /** At least one; an empty one when nothing is answered. */
  readonly statements: readonly Statement[];
};

/** An answer as it stands on a day. */
export type Standing = {
  readonly answer: Answer | null;
  readonly period: Period | null;
  readonly holders: readonly Holder[];
  readonly reply: Reply;
};

/** What stands on a day for a condition: before the first entry and in a gap nothing is answered. */
export function standingAnswer(city: City, condition: Pick<Condition, 'id' | 'asks'>, asOf: Day): Standing {
  const answer = city.answers.get(condition.id) ?? null;
  const period = answer ? periodOn(answer, asOf) : null;
  const agencies = (period?.heldBy ?? []).flatMap((id) => city.agencies.get(id) ?? []);
  const holders =
    agencies.length > 0
      ? agencies.map((agency) => holderOf(agency, agency.answers.get(condition.id) ?? null, asOf, agency.location))
      : [holderOf(null, answer, asOf, city.locations.answers)];
  return { answer, period, holders, reply: period ? replyOf(period, condition) : 'unknown' };
}

export function periodOn(answer: Answer, day: Day): Period | null {
  return (
    answer.periods.find(({ from, until }) => (from === null || from <= day) && (until === null || day < until)) ?? null
  );
}

/** What the city itself said: stated, else what follows from the layers of its answer. */
export function replyOf(
  period: Pick<Period, 'reply' | 'heldBy' | 'statements'>,
  condition: Pick<Condition, 'asks'>,
): Reply {
  if (period.reply !== null) return period.reply;
  if (period.heldBy.length > 0) return 'held-elsewhere';
  const replies = period.statements.map((statement) => statement.reply ?? replyOfFields(statement.fields, condition));
  const known = new Set(replies.filter((reply) => reply !== 'unknown'));
  if (known.size > 1) return 'disputed';
  return replies.includes('unknown') ? 'unknown' : (replies[0] ?? 'unknown');
}

/** The value of the first yes-no field. */
export function replyOfFields(fields: Statement['fields'], { asks }: Pick<Condition, 'asks'>): Reply {
  const first = asks.find(({ type }) => type === 'yes-no');
  const value = first && fields.get(first.id);
  if (!value) return 'unknown';
  if (value.value === 'yes' || value.value === 'no') return value.value;
  return value.why ?? 'unknown';
}

function holderOf(agency: Agency | null, answer: Answer | null, asOf: Day, location: Location): Holder {
  const period = answer ? periodOn(answer, asOf) : null;
  const statements = period?.statements ?? [];
  return { agency, answer, period, statements: statements.length > 0 ? statements : [emptyStatement(location)] };
}

function emptyStatement(location: Location): Statement {
  return { fields: new Map(), reply: null, note: null, evidence: [], location };
}
