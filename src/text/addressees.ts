import type { RuleSet } from '../model/rule-set.ts';
import { pluralize } from './list.ts';
import { shownName } from './shown-name.ts';

/** Of more cities than this only the number is given. */
const mostNamed = 12;

/**
 * To whom the text was sent, where a city of another name is set against it; nothing where all are addressed, or the text is for whoever it fits. Names are
 * compared letter by letter, so no more is said than that.
 */
export function addresseeSentences(
  { addressedTo }: Pick<RuleSet, 'addressedTo'>,
  cities: readonly string[],
): readonly string[] {
  if (addressedTo === null) return [];
  const others = cities.filter((city) => !addressedTo.cities.includes(city)).length;
  if (others === 0) return [];
  const { length } = addressedTo.cities;
  const named = length > mostNamed ? pluralize(length, 'city', 'cities') : addressedTo.cities.map(shownName).join('; ');
  return [`Addressed to ${named}. ${othersWords(others, cities.length)} not among them by name.`];
}

function othersWords(others: number, all: number): string {
  if (all === 1) return 'This city is';
  return others === all ? 'These cities are' : `${others} of these ${all} cities ${others === 1 ? 'is' : 'are'}`;
}
