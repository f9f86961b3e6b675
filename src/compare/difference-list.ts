import type { Difference } from '../model/change-set.ts';
import type { Found } from './found.ts';

/** Notes a difference of a city with what it moves there, and gives its place among all. */
export type AddDifference = (difference: Found, moves: readonly Omit<Difference['moves'][number], 'city'>[]) => number;

/** Every difference once: that of an agency's answer whatever city tells of it, that of a file or a rule set that several cities share. */
export function differenceList(): { readonly addFor: (city: number) => AddDifference; readonly all: Difference[] } {
  const all: Difference[] = [];
  const known = new Map<string, { readonly place: number; readonly stands: Set<string> }>();
  return {
    addFor:
      (city) =>
      ({ factors, before, after, ...rest }, moves) => {
        const stands = JSON.stringify([before, after]);
        const key = JSON.stringify([
          rest,
          rest.agency === null ? [stands, isOfCityAlone(factors) ? city : null] : null,
        ]);
        const noted = known.get(key) ?? {
          place: all.push({ ...rest, places: [], cities: [], moves: [] }) - 1,
          stands: new Set(),
        };
        known.set(key, noted);
        const difference = all[noted.place];
        if (difference) {
          if ((before ?? after) !== null && !noted.stands.has(stands)) difference.places.push({ before, after });
          difference.cities.push(city);
          for (const move of moves) difference.moves.push({ city, ...move });
        }
        noted.stands.add(stands);
        return noted.place;
      },
    all,
  };
}

/** Rows of one table may be alike, and are answers of two cities. */
const isOfCityAlone = (factors: Found['factors']): boolean =>
  factors.length === 1 &&
  factors.every((each) => each.of === 'facts' || (each.of === 'answer' && each.agency === null));
