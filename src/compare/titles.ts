import type { Comparison } from '../model/comparison.ts';
import type { Report } from '../model/report.ts';

/** What a column is called, which is only what differs between them, and what all share. */
export function titlesOf(reports: readonly Report[]): {
  readonly titleOf: (report: Report) => string[];
  readonly common: Comparison['common'];
} {
  const common = {
    city: shared(reports.map(({ city }) => city)),
    ruleSet: shared(reports.map(({ ruleSet }) => ruleSet.id)),
    asOf: shared(reports.map(({ asOf }) => asOf)),
  };
  const files = filesByCity(reports);
  const titleOf = ({ city, input, ruleSet, asOf }: Report) => {
    const parts = [
      ...(common.city === null ? [city] : []),
      // Two files on one city, such as an old and a new one.
      ...(files.get(city)?.size === 1 ? [] : [input.path]),
      ...(common.ruleSet === null ? [ruleSet.id] : []),
      ...(common.asOf === null ? [asOf] : []),
    ];
    return parts.length === 0 ? [city] : parts;
  };
  return { titleOf, common };
}

/** The one value that all have; null when there are several, or none. */
function shared(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

function filesByCity(reports: readonly Report[]): ReadonlyMap<string, ReadonlySet<string>> {
  const files = new Map<string, Set<string>>();
  for (const { city, input } of reports) files.set(city, (files.get(city) ?? new Set()).add(input.path));
  return files;
}
