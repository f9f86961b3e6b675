import { type Outcome, verdictOrder, verdictOutcomes } from '../model/outcome.ts';
import type { Account, Finding } from '../model/report.ts';

/** `name`, `verdict`, or the id of a condition. */
export type SortKey = string;

/** Reports in the order that a key asks for; those that it does not tell apart keep theirs. */
export function sortReports(reports: readonly Account[], key: SortKey): readonly Account[] {
  switch (key) {
    case 'name': {
      const { compare } = new Intl.Collator('en', { numeric: true });
      return reports.toSorted((a, b) => compare(a.city, b.city));
    }
    case 'verdict':
      return reports.toSorted((a, b) => rankOf(verdictOrder, a.verdict) - rankOf(verdictOrder, b.verdict));
  }
  const ranked = reports.map((report) => ({ report, rank: conditionRank(report, key) }));
  return ranked.toSorted((a, b) => a.rank[0] - b.rank[0] || b.rank[1] - a.rank[1]).map(({ report }) => report);
}

/** What a key may be. */
export function sortKeys(reports: readonly Account[]): readonly SortKey[] {
  const conditions = reports.flatMap(({ findings }) => findings.map(({ condition }) => condition));
  return [...new Set(['name', 'verdict', ...conditions])];
}

const outcomeOrder: readonly Outcome[] = verdictOrder.map((verdict) => verdictOutcomes[verdict]);

const rankOf = <Word>(order: readonly Word[], word: Word): number => order.indexOf(word);

/** By outcome, then by the latest yearly number, the highest first. Who is not asked comes last. */
function conditionRank({ findings }: Account, condition: string): readonly [outcome: number, number: number] {
  const finding = findings.find((each) => each.condition === condition);
  if (!finding) return [outcomeOrder.length, 0];
  return [rankOf(outcomeOrder, finding.outcome), latestValue(finding)];
}

function latestValue({ series }: Finding): number {
  const values = series.flatMap(({ years }) =>
    years.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }])),
  );
  return values.toSorted((a, b) => b.year - a.year)[0]?.value ?? Number.NEGATIVE_INFINITY;
}
