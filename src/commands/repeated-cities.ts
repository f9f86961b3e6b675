import type { City } from '../model/city.ts';
import { cityKey } from '../model/city.ts';
import { pluralize } from '../text/list.ts';

/** Finds the cities that occur more than once in a run. Each is reported; that there are several has to be said. */
export function repeatedCities(): {
  readonly add: (city: City) => void;
  /** A note for each, with the places of its first two, as long as they are few. */
  readonly notes: () => readonly string[];
} {
  const paths: string[] = [];
  /** By the key of a city, the place where it stands first: hundreds of thousands of them may come. */
  const first = new Map<string, Place>();
  const repeated = new Map<string, Repeated>();
  return {
    add: ({ name, input, locations }) => {
      if (paths.at(-1) !== input.path) paths.push(input.path);
      const place = (paths.length - 1) * mostLines + locations.root.line;
      const key = cityKey(name);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, place);
        return;
      }
      const known = repeated.get(key);
      if (known) known.count++;
      else repeated.set(key, { name, first: before, second: place, count: 2 });
    },
    notes: () => {
      const placeOf = (place: Place) => `${paths[Math.floor(place / mostLines)]}:${place % mostLines}`;
      const notes = Array.from(repeated.values(), (each) => {
        const others = each.count > 2 ? `, ${pluralize(each.count, 'time')} in all` : '';
        return `${each.name} occurs more than once: ${placeOf(each.first)} and ${placeOf(each.second)}${others}. Each is reported by itself.`;
      });
      const rest = notes.length - mostNotes;
      return rest > 0
        ? [...notes.slice(0, mostNotes), `${pluralize(rest, 'more city', 'more cities')} occur more than once.`]
        : notes;
    },
  };
}

/** A file and a line in one number. */
type Place = number;
type Repeated = { readonly name: string; readonly first: Place; readonly second: Place; count: number };

const mostLines = 2 ** 32;
const mostNotes = 20;
