import type { Agency, Answer, City, Location, Period, Statement } from '../model/city.ts';
import { inForceOn } from '../model/dated.ts';
import { type Day, lastDay } from '../model/day.ts';
import { isNonEmpty, type NonEmpty } from '../model/non-empty.ts';
import type { Reply } from '../model/outcome.ts';
import type { Condition } from '../model/rule-set.ts';

/** Who answers a condition, and what they say: the city itself, or one agency that holds the answer. */
export type Holder = {
  /** Null: the city itself. */
  readonly agency: Agency | null;
  /** Null: not answered there, or not for that day. */
  readonly answer: Answer | null;
  readonly period: Period | null;
  /** An empty one when nothing is answered. */
  readonly statements: NonEmpty<Statement>;
};

/** What the city itself said to a question. */
type CityReply = {
  readonly reply: Reply;
  /** Whether it follows from the answer, which does not state it. */
  readonly isDerived: boolean;
};

/** One entry of an answer, or none, that may be in force on a day. */
export type Entry = CityReply & {
  readonly period: Period | null;
  /** Whether the city had replied by the day; null where nothing says that it replied at all. */
  readonly hasReplied: boolean | null;
  /** By holder, what each may say: once, or once for each of its own entries that may be in force. */
  readonly holders: readonly (readonly Holder[])[];
};

/** An answer as it stands on a day. Several entries: the day on which one begins or ends is not known, and each may be in force. */
export type AnswerOnDay = {
  readonly condition: Condition;
  readonly answer: Answer | null;
  readonly entries: readonly Entry[];
};

/** The entries of an answer that may be in force, null for none of them. */
export type PeriodsOf = (answer: Answer) => readonly (Period | null)[];

/** Those on a day: before the first entry, in a gap and after the end of the record nothing is answered. */
export const periodsOn =
  ({ recordUntil }: Pick<City, 'recordUntil'>, asOf: Day): PeriodsOf =>
  ({ periods }) =>
    recordUntil === null || asOf <= recordUntil ? inForceOn(periods, asOf) : [null];

/** What stands on a day for a condition; `hasReplied` as `repliedBy` says. */
export function answerOnDay(
  city: City,
  condition: Condition,
  hasReplied: boolean | null,
  periodsOf: PeriodsOf,
): AnswerOnDay {
  const answer = city.answers.get(condition.id) ?? null;
  const entries = (answer ? periodsOf(answer) : [null]).map((period): Entry => {
    const holders = holdersOf(period, answer, city, condition.id, periodsOf);
    const { reply, isDerived } = replyOf(period, holders.flat(), condition, hasReplied);
    return { period, hasReplied, holders, reply, isDerived };
  });
  return { condition, answer, entries };
}

function holdersOf(
  period: Period | null,
  answer: Answer | null,
  city: City,
  condition: string,
  periodsOf: PeriodsOf,
): Entry['holders'] {
  const agencies = period?.heldBy.length ? period.heldBy.flatMap((id) => city.agencies.get(id) ?? []) : [];
  if (agencies.length === 0) return [[holderOf(null, answer, period, city.locations.answers)]];
  return agencies.map((agency) => {
    const held = agency.answers.get(condition) ?? null;
    const periods = held ? periodsOf(held) : [null];
    return periods.map((each) => holderOf(agency, held, each, agency.location));
  });
}

/** Whether the city had replied by a day; null where nothing says that it replied at all. */
export function repliedBy(
  { answeredBy, answeredOn }: Pick<City, 'answeredBy' | 'answeredOn'>,
  asOf: Day,
): boolean | null {
  if (answeredOn !== null) return lastDay(answeredOn) <= asOf;
  return answeredBy === null ? null : true;
}

/**
 * What the city itself said: stated, else what follows from its answer, where it is known to have replied. Before the day of its reply it had
 * said nothing yet.
 */
export function replyOf(
  period: Pick<Period, 'reply' | 'statements'> | null,
  holders: readonly Holder[],
  condition: Pick<Condition, 'asks'>,
  hasReplied: boolean | null,
): CityReply {
  if (period === null || hasReplied === false) return noReply;
  if (period.reply !== null) return { reply: period.reply, isDerived: false };
  const own = holders.filter(({ agency }) => agency === null || agency.own);
  if (!isNonEmpty(own)) return hasReplied === null ? noReply : { reply: 'held-elsewhere', isDerived: true };
  const statements = own.length === 1 ? own[0].statements : own.flatMap((holder) => holder.statements);
  const replies = statements.map(
    ({ reply, fields }) => reply ?? (hasReplied === null ? 'unknown' : replyOfFields(fields, condition)),
  );
  const isDerived = statements.some(({ reply }) => reply === null);
  const known = replies.find((reply) => reply !== 'unknown') ?? 'unknown';
  // Facilities that differ do not contradict each other.
  if (replies.some((reply) => reply !== known && reply !== 'unknown'))
    return { reply: own.length > 1 ? 'unknown' : 'disputed', isDerived };
  return { reply: replies.includes('unknown') ? 'unknown' : known, isDerived };
}

const noReply: CityReply = { reply: 'unknown', isDerived: false };

/** The value of the first yes-no field. */
export function replyOfFields(fields: Statement['fields'], { asks }: Pick<Condition, 'asks'>): Reply {
  const first = asks.find(({ type }) => type === 'yes-no');
  const value = first && fields.get(first.id);
  if (!value) return 'unknown';
  if (value.value === 'yes' || value.value === 'no') return value.value;
  return value.why ?? 'unknown';
}

function holderOf(agency: Agency | null, answer: Answer | null, period: Period | null, location: Location): Holder {
  const statements = period?.statements ?? [];
  return { agency, answer, period, statements: isNonEmpty(statements) ? statements : [emptyStatement(location)] };
}

function emptyStatement(location: Location): Statement {
  return { fields: new Map(), reply: null, note: null, evidence: [], location };
}
