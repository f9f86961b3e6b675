// What JSON documents say: sources and rule sets by their ids, and what a rule set says once for all.
import type { Problem } from '../../errors.ts';
import type { ChangedSide, ChangeSet, ChangeSetJson } from '../../model/change-set.ts';
import type { CitySource } from '../../model/city.ts';
import type { Column, ColumnJson, Comparison, ComparisonJson } from '../../model/comparison.ts';
import type { ErrorJson } from '../../model/envelope.ts';
import type { History, HistoryJson } from '../../model/history.ts';
import { oncePer } from '../../model/once-per.ts';
import type {
  Alternative,
  Finding,
  FindingJson,
  Report,
  ReportJson,
  RuleSetJson,
  SourceRef,
} from '../../model/report.ts';
import type { RuleSet, Source } from '../../model/rule-set.ts';
import { isAtLine } from '../../text/problem.ts';

/** Notes rule sets; the new ones are given back. */
type RuleSetsSeen = (ruleSets: readonly RuleSet[]) => readonly RuleSetJson[];

/** Each rule set once. No two of a run share an id; where there are two sides, `keyOf` tells theirs apart. */
export function ruleSetsSeen(keyOf: (ruleSet: RuleSet) => string = ({ id }) => id): RuleSetsSeen {
  const keys = new Set<string>();
  return (ruleSets) =>
    ruleSets.flatMap((ruleSet) => {
      const key = keyOf(ruleSet);
      if (keys.has(key)) return [];
      keys.add(key);
      return [ruleSetInJson(ruleSet)];
    });
}

/** The rule set of a report, and those of its alternatives. */
export const ruleSetsOf = ({ ruleSet, alternatives }: Pick<Report, 'ruleSet' | 'alternatives'>): readonly RuleSet[] => [
  ruleSet,
  ...alternatives.map(({ of }) => of),
];

/** What a rule set says once for all of its reports. */
export const ruleSetInJson = oncePer(
  ({
    id,
    path,
    title,
    issuer,
    digest,
    readAs,
    reading,
    supersedes,
    inForce,
    addressedTo,
    ...ruleSet
  }: RuleSet): RuleSetJson => ({
    id,
    path,
    title,
    issuer,
    digest,
    readAs,
    reading,
    supersedes,
    inForce: inForce && { from: inForce.from, until: inForce.until },
    addressedTo: addressedTo && { cities: [...addressedTo.cities], source: addressedTo.source.id },
    sources: ruleSet.sources.map(sourceInJson),
    figures: ruleSet.figures.map((figure) => ({ id: figure.id, title: figure.title, unit: figure.unit })),
    conditions: ruleSet.conditions.map(({ source, context, label, question, toMeet, ...condition }) => ({
      id: condition.id,
      label,
      title: condition.title,
      question,
      toMeet,
      source: source.map(({ source: { id: from }, at }) => ({ source: from, at })),
      context: context.map(({ source: { id: from }, says }) => ({ source: from, says })),
    })),
  }),
);

export function reportInJson({ city, input, ruleSet, notEnforced: _, ...report }: Report): ReportJson {
  return {
    city,
    input,
    ruleSet: ruleSet.id,
    ...report,
    findings: report.findings.map(findingInJson),
    ...besidesInJson(report),
  };
}

type Besides = Pick<ReportJson, 'alternatives' | 'orders' | 'decisions' | 'sources'>;

function besidesInJson(report: Pick<Report, keyof Besides>): Besides {
  return {
    alternatives: report.alternatives.map(alternativeInJson),
    orders: report.orders.map((order) => ({ ...order, source: order.source.id })),
    decisions: report.decisions.map(({ source, ...decision }) => ({
      ...decision,
      source: source === null ? null : sourceRef(source),
    })),
    sources: report.sources.map((source) => ({ file: source.file, ...sourceInJson(source) })),
  };
}

const alternativeInJson = ({ ruleSet, verdict, counts, open }: Alternative): ReportJson['alternatives'][number] => ({
  ruleSet,
  verdict,
  counts,
  open: open.map(({ condition, outcome }) => ({ condition, outcome })),
});

export function findingInJson(finding: Finding): FindingJson {
  const { title: _, question: __, source: ___, toMeet: ____, context: _____, ...rest } = finding;
  return {
    ...rest,
    evidence: finding.evidence.map(({ source, ...evidence }) => ({ source: sourceRef(source), ...evidence })),
    series: finding.series.map((series) => ({
      ...series,
      years: series.years.map((year) => ({
        ...year,
        figures: year.figures.map(({ title: _title, source, ...figure }) => ({
          ...figure,
          source: source?.id ?? null,
        })),
      })),
    })),
  };
}

export function comparisonInJson({ columns, rows, ...comparison }: Comparison): ComparisonJson {
  return {
    ...comparison,
    columns: columns.map(columnInJson),
    rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell && findingInJson(cell)) })),
  };
}

const columnInJson = ({ title, ...column }: Column): ColumnJson => ({ title, ...sideInJson(column) });

function sideInJson({ city, input, ruleSet, notEnforced: _, ...side }: ChangedSide): Omit<ColumnJson, 'title'> {
  return { city, input, ruleSet: ruleSet.id, ...side, ...besidesInJson(side) };
}

export function changeSetInJson({ groups, cities, added, removed, ...changeSet }: ChangeSet): ChangeSetJson {
  const digested = (side: ChangedSide) => ({ ...sideInJson(side), ruleSetDigest: side.ruleSet.digest });
  return {
    ...changeSet,
    groups: groups.map(({ before, after, ...group }) => ({
      before: digestedId(before),
      after: digestedId(after),
      ...group,
    })),
    cities: cities.map(({ before, after, conditions, readings, ...city }) => ({
      ...city,
      before: digested(before),
      after: digested(after),
      conditions: conditions.map((changed) => ({
        ...withoutTitle(changed),
        before: changed.before && findingInJson(changed.before),
        after: changed.after && findingInJson(changed.after),
      })),
      readings: readings.map(({ readAs: _, conditions: own, ...reading }) => ({
        ...reading,
        conditions: own.map(withoutTitle),
      })),
    })),
    added: added.map(digestedId),
    removed: removed.map(digestedId),
  };
}

const digestedId = <Of extends Pick<Report, 'ruleSet'>>({ ruleSet, ...of }: Of) => ({
  ...of,
  ruleSet: ruleSet.id,
  ruleSetDigest: ruleSet.digest,
});

export function historyInJson({ city, input, ruleSet, start, days, marks, ...history }: History): HistoryJson {
  return {
    city,
    input,
    ruleSet: ruleSet.id,
    ...history,
    start: { ...start, outcomes: start.outcomes.map(withoutTitle) },
    days: days.map((day) => ({
      ...day,
      changes: day.changes.map((change) => ({
        ...withoutTitle(change),
        causes: change.causes.map((cause) => ({
          ...cause,
          evidence: cause.evidence.map(({ source, says }) => ({ source: sourceRef(source), says })),
        })),
      })),
    })),
    marks: marks.map(({ source, ...mark }) => ({ ...mark, source: source === null ? null : sourceRef(source) })),
  };
}

function withoutTitle<Titled extends { readonly title: string }>(titled: Titled) {
  const { title: _, ...rest } = titled;
  return rest;
}

const sourceRef = (source: Source | CitySource): SourceRef => ({
  file: 'file' in source ? source.file : null,
  source: source.id,
});

const sourceInJson = ({ id, title, publisher, date, url }: Source): Source => ({ id, title, publisher, date, url });

/** What JSON says of a problem. */
export function errorInJson(problem: Problem): ErrorJson {
  const { path, line, column, code, message } = problem;
  return { path, ...(isAtLine(problem) ? { line, column } : { line: null, column: null }), code, message };
}
