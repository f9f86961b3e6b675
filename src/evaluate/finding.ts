import type { City, Evidence } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { parseDay } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Deciding, Finding, ReportEvidence } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { listed } from '../text/list.ts';
import type { Assessment, Group } from './assess.ts';
import { groupReason, reasonOf, restsOnFields, tellingOf } from './reason.ts';
import { seriesOf } from './series.ts';

/** An assessment in words, with its sources, evidence and place. */
export function findingOf(
  assessment: Assessment,
  ruleSet: RuleSet,
  city: City,
  asOf: Day,
): Omit<Finding, 'notEnforced'> {
  const { condition, standing, groups, outcome } = assessment;
  const evidence = evidenceOf(assessment, asOf);
  const { source, context } = citedBy(condition);
  return {
    condition: condition.id,
    title: condition.title,
    question: condition.question,
    outcome,
    reason: reasonOf(assessment, ruleSet),
    source,
    reply: standing.reply,
    saidBy: saidBy(assessment, city, ruleSet, evidence),
    heldBy: groups.flatMap((group) => {
      const { agency, answer } = group.holder;
      if (!agency) return [];
      return [
        {
          agency: agency.id,
          name: agency.name,
          outcome: group.outcome,
          reason: groupReason(group, condition, ruleSet),
          answer: answer?.given ?? null,
          location: answer?.location ?? agency.location,
        },
      ];
    }),
    answer: standing.answer?.given ?? null,
    deciding: groups
      .filter((group) => group.outcome === outcome)
      .flatMap((group) => deciding(group, assessment, ruleSet)),
    toMeet: condition.toMeet,
    context,
    notes: notesOf(assessment),
    evidence,
    series: seriesOf(condition, groups, ruleSet, asOf),
    location: standing.answer?.location ?? city.locations.answers,
  };
}

/** The same objects in every report. */
const citedBy = oncePer(
  ({ source, context }: Condition): Pick<Finding, 'source' | 'context'> => ({
    source: [...source],
    context: [...context],
  }),
);

function deciding({ holder, judged }: Group, { condition }: Assessment, ruleSet: RuleSet): readonly Deciding[] {
  return judged.flatMap((each, index) =>
    tellingOf(each, condition, ruleSet).deciding.map(({ field, value, needed, isField }) => ({
      field,
      value,
      needed,
      agency: isField ? (holder.agency?.id ?? null) : null,
      claim: judged.length > 1 ? index + 1 : null,
    })),
  );
}

/** Everything that stands beside the layers of an answer that count on the day, the city's own first. */
function layersOf({ standing, groups }: Assessment) {
  const own = standing.period ? [{ layer: standing.period, agency: null, claim: null }] : [];
  return groups.flatMap(({ holder: { agency, period, statements } }, index) => [
    ...(index === 0 ? own : []),
    ...(agency && period ? [{ layer: period, agency: agency.id, claim: null }] : []),
    ...statements.map((statement, at) => ({
      layer: statement,
      agency: agency?.id ?? null,
      claim: statements.length > 1 ? at + 1 : null,
    })),
  ]);
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

/** Whether a source came out after a day; one without a date counts as out. */
export function isPublishedLater({ source }: Evidence, asOf: Day): boolean {
  const published = source.date === null ? null : parseDay(source.date);
  return published !== null && published > asOf;
}

function notesOf(assessment: Assessment): Finding['notes'] {
  return layersOf(assessment).flatMap(({ layer, agency, claim }) =>
    layer.note === null ? [] : [{ agency, claim, says: layer.note }],
  );
}

/** On whose word an outcome rests: the agencies that hold the answer, else the city; for a file somebody compiled, according to its sources. */
function saidBy(
  { condition, standing, groups, outcome }: Assessment,
  city: City,
  ruleSet: RuleSet,
  evidence: readonly ReportEvidence[],
): string | null {
  if (!standing.period) return null;
  const telling = groups.filter((group) => group.outcome === outcome);
  const agencies = telling.flatMap((group) => {
    const { agency, period } = group.holder;
    return agency && period && restsOnFields(group, condition, ruleSet) ? [agency.name] : [];
  });
  const isHeld = standing.period.heldBy.length > 0;
  if (isHeld && agencies.length === 0 && telling.some((group) => restsOnFields(group, condition, ruleSet))) return null;
  const counted = evidence.filter(({ publishedLater }) => !publishedLater);
  const publishers = listed([...new Set(counted.map(({ source }) => source.publisher ?? source.title))], 'and');
  if (agencies.length > 0)
    return listed(agencies, 'and') + (city.compiledBy && publishers ? `, according to ${publishers}` : '');
  if (city.compiledBy) return publishers || city.compiledBy;
  return city.answeredBy ?? city.name;
}
