// Whom a grant programme selected, and when. Reports show it beside a city; it is never evaluated. Its file form is in read-programme.ts.
import type { CitySource, Decision } from './city.ts';
import { byDay, type CalendarDate } from './day.ts';
import { oncePer } from './once-per.ts';
import type { Word } from './rule-set.ts';

/** A site: the name of a city as its file gives it, or of several that were selected as one. */
type Site = readonly string[];

export type Selection = {
  readonly date: CalendarDate;
  /** Whether the date is that of a list on which the sites stand; since when is not known. */
  readonly isListing: boolean;
  /** One of the programme's kinds. */
  readonly kind: string;
  /** What was decided of each site, in one sentence. */
  readonly says: string;
  readonly sites: readonly Site[];
  /** At least one; the first is the one that a decision cites. */
  readonly sources: readonly CitySource[];
};

export type Programme = {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly kinds: readonly Word[];
  readonly selections: readonly Selection[];
};

/** What programmes decided on a city, by its name. */
export const decisionsOn = (city: string, programmes: readonly Programme[]): readonly Decision[] =>
  decisionsByCity(programmes).get(city) ?? [];

const decisionsByCity = oncePer((programmes: readonly Programme[]): ReadonlyMap<string, readonly Decision[]> => {
  const byCity = new Map<string, Decision[]>();
  for (const { date, isListing, says, sites, sources } of programmes.flatMap(({ selections }) => selections)) {
    for (const site of sites) {
      for (const city of new Set(site)) {
        const others = site.filter((each) => each !== city);
        const decisions = byCity.get(city) ?? [];
        byCity.set(city, decisions);
        decisions.push({
          date,
          says: others.length === 0 ? says : `${says} Joint site with ${others.join(' and ')}.`,
          selected: isListing ? 'by-date' : 'on-date',
          source: sources[0] ?? null,
        });
      }
    }
  }
  return byCity;
});

/**
 * Decisions of a city's own file and of programmes, by date. The file's word stands for that of a programme on the same date; what it does not say of a
 * selection is the programme's.
 */
export function withDecisions(own: readonly Decision[], others: readonly Decision[]): readonly Decision[] {
  const told = own.map((each) => ({
    ...each,
    selected: each.selected ?? others.find(({ date }) => date === each.date)?.selected ?? null,
  }));
  const added = others.filter(({ date }) => own.every((each) => each.date !== date));
  if (added.length === 0) return told;
  return [...told, ...added].toSorted((one, other) => byDay(one.date, other.date));
}
