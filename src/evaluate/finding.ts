import type { City, Evidence } from '../model/city.ts';
import { type Day, isAfter } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Deciding, Finding, ReportEvidence } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { joinWith } from '../text/list.ts';
import { titleOf } from '../text/title.ts';
import type { Assessment, HolderAnswer } from './assess.ts';
import { outcomeOfClaims } from './judge.ts';
import { briefOf } from './reasons/brief.ts';
import { holderReason, reasonOf, restsOnFields } from './reasons/reason.ts';
import { tellingOf } from './reasons/statement.ts';
import { seriesOf } from './series.ts';

/** An assessment in words, with its sources, evidence and place. */
export function findingOf(
  assessment: Assessment,
  ruleSet: RuleSet,
  city: City,
  { asOf, asksReply }: { readonly asOf: Day; readonly asksReply: boolean },
): Omit<Finding, 'notEnforced'> {
  const { condition, onDay, entries, holderAnswers, outcome } = assessment;
  const evidence = evidenceOf(assessment, asOf);
  const { source, context } = citedBy(condition);
  return {
    condition: condition.id,
    title: titleOf(condition),
    question: condition.question,
    outcome,
    brief: briefOf(assessment, ruleSet),
    reason: reasonOf(assessment, ruleSet),
    source,
    reply: asksReply ? replyIn(entries) : null,
    saidBy: saidBy(assessment, city, ruleSet, evidence, asksReply ? city.answeredBy : null),
    heldBy: heldBy(assessment, ruleSet),
    answer: onDay.answer?.given ?? null,
    deciding: decidingAnswers(assessment).flatMap((group) => deciding(group, assessment, ruleSet)),
    toMeet: condition.toMeet,
    context,
    notes: notesOf(assessment),
    evidence,
    series: seriesOf(condition, holderAnswers, ruleSet, asOf),
    location: onDay.answer?.location ?? city.locations.answers,
  };
}

/** The reply that every entry which may be in force comes to. */
function replyIn(entries: Assessment['entries']): Finding['reply'] {
  const replies = new Set(entries.map(({ entry }) => entry.reply));
  const [reply] = replies;
  return replies.size === 1 && reply !== undefined ? reply : 'unknown';
}

/** Each agency once, also where it is not known which of several entries is in force. */
function heldBy({ condition, entries }: Assessment, ruleSet: RuleSet): Finding['heldBy'] {
  const holders = entries.flatMap((each) => each.holders);
  return holders.flatMap((holderAnswers, index) => {
    const [first] = holderAnswers;
    const agency = first?.holder.agency;
    if (!first || !agency || holders.findIndex(([other]) => other?.holder.agency?.id === agency.id) < index) return [];
    return [
      {
        agency: agency.id,
        name: agency.name,
        outcome: outcomeOfClaims(holderAnswers),
        reason: holderReason(holderAnswers, condition, ruleSet),
        answer: first.holder.answer?.given ?? null,
        location: first.holder.answer?.location ?? agency.location,
      },
    ];
  });
}

/** Those an outcome rests on: all of them where it is not known which is in force. */
function decidingAnswers({ holderAnswers, outcome }: Assessment): readonly HolderAnswer[] {
  const telling = holderAnswers.filter((group) => group.outcome === outcome);
  return telling.length > 0 ? telling : holderAnswers;
}

/** The same objects in every report. */
const citedBy = oncePer(
  ({ source, context }: Condition): Pick<Finding, 'source' | 'context'> => ({
    source: [...source],
    context: [...context],
  }),
);

function deciding({ holder, judged }: HolderAnswer, { condition }: Assessment, ruleSet: RuleSet): readonly Deciding[] {
  return judged.flatMap((each, index) =>
    tellingOf(each, condition, ruleSet).deciding.map(({ field, label, value, needed, isField }) => ({
      field,
      label,
      value,
      needed,
      agency: isField ? (holder.agency?.id ?? null) : null,
      claim: judged.length > 1 ? index + 1 : null,
    })),
  );
}

/** Everything that stands beside the layers of an answer that count on the day, the city's own first. */
function layersOf({ entries }: Assessment) {
  const layers = entries.flatMap(({ entry, holders }) => [
    ...(entry.period ? [{ layer: entry.period, agency: null, claim: null }] : []),
    ...holders.flat().flatMap(({ holder: { agency, period, statements } }) => [
      ...(agency && period ? [{ layer: period, agency: agency.id, claim: null }] : []),
      ...statements.map((statement, at) => ({
        layer: statement,
        agency: agency?.id ?? null,
        claim: statements.length > 1 ? at + 1 : null,
      })),
    ]),
  ]);
  // An agency may hold the answer in several entries.
  return [...new Map(layers.map((each) => [each.layer, each] as const)).values()];
}

function evidenceOf(assessment: Assessment, asOf: Day): ReportEvidence[] {
  return layersOf(assessment).flatMap(({ layer, agency, claim }) =>
    layer.evidence.map((each) => ({
      source: each.source,
      says: each.says,
      agency,
      claim,
      publishedLater: isPublishedLater(each, asOf),
    })),
  );
}

/** Whether a source came out after a day, null where its date leaves that open; one without a date counts as out. */
export const isPublishedLater = ({ source }: Evidence, asOf: Day): boolean | null =>
  source.date === null ? false : isAfter(source.date, asOf);

function notesOf(assessment: Assessment): Finding['notes'] {
  return layersOf(assessment).flatMap(({ layer, agency, claim }) =>
    layer.note === null ? [] : [{ agency, claim, says: layer.note }],
  );
}

/**
 * On whose word an outcome rests: the agencies that hold the answer, else the city; of a file that somebody compiled, its sources on them. Who
 * says that an agency holds the answer says nothing of what it answers. Null when nobody answered.
 */
function saidBy(
  assessment: Assessment,
  city: City,
  ruleSet: RuleSet,
  evidence: readonly ReportEvidence[],
  answeredBy: string | null,
): string | null {
  const { condition, entries } = assessment;
  const telling = decidingAnswers(assessment).filter((group) => answersIn(group, condition, ruleSet));
  const agencies = new Map(
    telling.flatMap(({ holder: { agency } }) => (agency ? [[agency.id, agency.name] as const] : [])),
  );
  const isReplied = entries.some(({ entry }) => entry.reply !== 'unknown');
  const rests = decidingAnswers(assessment).some((group) => restsOnFields(group, condition, ruleSet));
  if (telling.length === 0 && (rests || !isReplied)) return null;
  const { compiledBy } = city;
  if (compiledBy === null) return joinWith([...new Set(agencies.values())], 'and') || (answeredBy ?? city.name);
  const counted = evidence.filter(({ publishedLater }) => publishedLater !== true);
  const wordOf = (all: readonly ReportEvidence[]) =>
    joinWith([...new Set(all.map(({ source }) => source.publisher ?? source.title))], 'and') || compiledBy;
  if (agencies.size === 0) return wordOf(counted);
  const about = new Map<string, string[]>();
  for (const [id, name] of agencies) {
    const word = wordOf(counted.filter(({ agency }) => agency === id));
    about.set(word, [...(about.get(word) ?? []), name]);
  }
  return Array.from(about, ([word, names]) => `${word}, about ${joinWith([...new Set(names)], 'and')}`).join('; ');
}

/** Whether a holder said something that decides: a value, that it declines, or that the question does not apply. */
function answersIn({ judged }: HolderAnswer, condition: Condition, ruleSet: RuleSet): boolean {
  return judged.some((each) =>
    tellingOf(each, condition, ruleSet).deciding.some(({ field, isField }) => {
      const value = isField ? each.environment.fields.get(field) : undefined;
      return value !== undefined && value.why !== 'unknown';
    }),
  );
}
