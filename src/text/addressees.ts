import type { RuleSet } from '../model/rule-set.ts';
import { pluralize } from './list.ts';
import { shownName } from './shown-name.ts';

/** Of more cities than this only the number is told. */
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
  const whose =
    cities.length === 1
      ? 'This city is not among them by name'
      : `${others} of these ${cities.length} cities ${others === 1 ? 'is' : 'are'} not among them by name`;
  return [`Addressed to ${named}. ${whose}.`];
}
