// Why a condition came out as it did, as one sentence: of each holder of its answer, of entries of which it is not known which counts, of claims that disagree.
import type { Naming } from '../../fields/test-words.ts';
import type { Evidence, Period } from '../../model/city.ts';
import { type CalendarDate, type Day, firstDay, isWholeDay, lastDay } from '../../model/day.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Condition } from '../../model/rule-set.ts';
import { joinWith, sentence } from '../../text/list.ts';
import { outcomeWords } from '../../text/words.ts';
import type { Assessment, HolderAnswer, JudgedEntry } from '../assess.ts';
import { outcomeOfClaims } from '../judge.ts';
import { tellingOf } from './statement.ts';

/** Why a condition came out as it did, in one sentence. */
export function reasonOf(assessment: Assessment, ruleSet: Naming): string {
  const { condition, entries } = assessment;
  return sentence(
    eitherClause(
      entries.map(({ entry, holders, outcome }) => ({
        period: entry.period,
        outcome,
        clause: entryClause(holders, outcome, condition, ruleSet),
      })),
      dayOf(assessment.holderAnswers),
    ),
  );
}

/** Why one holder's answer came out as it did, in one sentence. Several groups: it is not known which of its entries is in force. */
export function holderReason(holderAnswers: readonly HolderAnswer[], condition: Condition, ruleSet: Naming): string {
  return sentence(holderClause(holderAnswers, condition, ruleSet));
}

/** Whether an outcome rests on what a holder answered, not only on the city's reply or on another condition. */
export function restsOnFields({ judged }: HolderAnswer, condition: Condition, ruleSet: Naming): boolean {
  return judged.some((each) => tellingOf(each, condition, ruleSet).restsOnFields);
}

function entryClause(holders: JudgedEntry['holders'], outcome: Outcome, condition: Condition, ruleSet: Naming): string {
  const telling = holders.filter((holderAnswers) => outcomeOfClaims(holderAnswers) === outcome);
  const reasons = telling.map((holderAnswers) => ({
    holderAnswers,
    clause: holderClause(holderAnswers, condition, ruleSet),
  }));
  const [first] = reasons;
  const isShared = reasons.every(
    ({ clause, holderAnswers }) =>
      clause === first?.clause && holderAnswers.every((group) => !restsOnFields(group, condition, ruleSet)),
  );
  if (first && isShared) return first.clause;
  return reasons.map(({ holderAnswers, clause }) => named(holderAnswers, clause)).join('; ');
}

function holderClause(holderAnswers: readonly HolderAnswer[], condition: Condition, ruleSet: Naming): string {
  return eitherClause(
    holderAnswers.map((group) => ({
      period: group.holder.period,
      outcome: group.outcome,
      clause:
        group.holder.period === null && holderAnswers.length > 1
          ? 'nothing is recorded'
          : groupClause(group, condition, ruleSet),
    })),
    dayOf(holderAnswers),
  );
}

export const dayOf = ([group]: readonly HolderAnswer[]): Day => group?.judged[0].environment.asOf ?? '';

/** The months and years in which a day lies and some day of which is meant. */
export const datesAround = (
  periods: readonly (Period | null)[],
  key: 'from' | 'until',
  day: Day,
): readonly CalendarDate[] => [
  ...new Set(
    periods.flatMap((period) => {
      const date = period?.[key] ?? null;
      return date !== null && !isWholeDay(date) && firstDay(date) <= day && day <= lastDay(date) ? [date] : [];
    }),
  ),
];

/** One of several entries of an answer that may be in force on the day. */
type Either = { readonly period: Period | null; readonly outcome: Outcome; readonly clause: string };

/** Entries that come to the same are told one after the other; else that it is not known which of them counts, and why. */
function eitherClause(entries: readonly Either[], asOf: Day): string {
  const [first] = entries;
  if (entries.every(({ outcome }) => outcome === first?.outcome)) {
    return [...new Set(entries.map(({ clause }) => clause))].join('; ');
  }
  const told = entries.map(({ outcome, clause }) => `${outcomeWords[outcome]} (${clause})`);
  return `it is not known ${unknownDays(
    entries.map(({ period }) => period),
    asOf,
  )} the answer holds: either ${told.join(' or ')}`;
}

/** `from which day of 2017`. */
function unknownDays(periods: readonly (Period | null)[], asOf: Day): string {
  const [from, until] = [datesAround(periods, 'from', asOf), datesAround(periods, 'until', asOf)];
  return [
    ...(from.length > 0 ? [`from which day of ${joinWith(from, 'and')}`] : []),
    ...(until.length > 0 ? [`until which day of ${joinWith(until, 'and')}`] : []),
  ].join(' and ');
}

function named(holderAnswers: readonly HolderAnswer[], clause: string): string {
  const agency = holderAnswers[0]?.holder.agency;
  if (!agency) return clause;
  const isRecorded = holderAnswers.some(({ holder }) => holder.period !== null);
  return isRecorded ? `${agency.name}: ${clause}` : `held by ${agency.name}, of which nothing is recorded`;
}

function groupClause({ judged, outcome }: HolderAnswer, condition: Condition, ruleSet: Naming): string {
  const clauses = judged.map((each) => tellingOf(each, condition, ruleSet).clause);
  const [first = ''] = clauses;
  if (clauses.every((clause) => clause === first)) return first;
  const told = judged.map((each, index) => {
    const cited = citedBriefly([...each.statement.evidence]);
    const who = `claim ${index + 1}${cited ? ` (${cited})` : ''}`;
    return `${who}, ${outcomeWords[each.outcome]}: ${clauses[index] ?? ''}`;
  });
  const agree = judged.every((each) => each.outcome === outcome);
  return `${agree ? 'sources differ but lead to the same outcome' : 'sources disagree'}: ${told.join('; ')}`;
}

/** `KRQE, 2014-08-29 and KANW`. */
function citedBriefly(evidence: readonly Evidence[]): string {
  const sources = evidence.map(({ source }) =>
    [source.publisher ?? source.title, source.date].filter(Boolean).join(', '),
  );
  return joinWith([...new Set(sources)], 'and');
}
