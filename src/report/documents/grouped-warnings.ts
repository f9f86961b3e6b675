import type { Warning } from '../../model/report.ts';
import { pluralize } from '../../text/list.ts';

/** Warnings of one kind: how many, the first, and whose they are. */
export type WarningGroup = { count: number; readonly first: string; readonly cities: Set<string> };

/** How several of a kind are counted; others are told by the first of them. */
const several: { readonly [code in string]?: (count: number) => string } = {
  'no-evidence': (count) => `${count} answers have no evidence.`,
  'evidence-later': (count) => `${count} pieces of evidence are or may be later than the date and do not count.`,
};

/** Adds the warnings of a city to groups by kind. No kind is ever left out of a report. */
export function addWarnings(groups: Map<string, WarningGroup>, warnings: readonly Warning[], city: string): void {
  for (const { code, message } of warnings) {
    const group = groups.get(code) ?? { count: 0, first: message, cities: new Set() };
    groups.set(code, group);
    group.count++;
    group.cities.add(city);
  }
}

/** More are only counted. */
const mostNamed = 2;

/** A sentence for each kind. `isNamed` where it has to say which city it is of. */
export function warningSentences(groups: ReadonlyMap<string, WarningGroup>, isNamed: boolean): string[] {
  return Array.from(groups, ([code, { count, first, cities }]) => {
    const whose = isNamed ? ` (${namesOf(cities)})` : '';
    const counted = several[code];
    const told = count === 1 ? first : counted ? counted(count) : `${first} ${count - 1} more of this kind.`;
    return `${told.replace(/\.$/, '')}${whose}.`;
  });
}

const namesOf = (cities: ReadonlySet<string>): string =>
  cities.size > mostNamed ? pluralize(cities.size, 'city', 'cities') : [...cities].join('; ');
