import type { Location } from '../../model/city.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { Place } from '../source/place.ts';

/** The parts of a rule set of one's own by kind and id. A rule set is plain data, over which a digest is taken, and has no places in it. */
const known = new WeakMap<RuleSet, ReadonlyMap<string, Place>>();

type Kind = 'condition' | 'figure' | 'order';

const keyOf = (kind: Kind, id: string): string => `${kind} ${id}`;

export function notePlaces(
  ruleSet: RuleSet,
  parts: Readonly<Record<Kind, ReadonlyMap<string, { readonly place: Place }>>>,
): void {
  const places = (['condition', 'figure', 'order'] as const).flatMap((kind) =>
    Array.from(parts[kind], ([id, { place }]) => [keyOf(kind, id), place] as const),
  );
  known.set(ruleSet, new Map(places));
}

/** Where a rule set of one's own words a part of it; null where it is in a base that is shipped. */
export function placeInRuleSet(ruleSet: RuleSet, kind: Kind, id: string): Location | null {
  const place = known.get(ruleSet)?.get(keyOf(kind, id));
  return place ? place.document.locate(place.path, 'key') : null;
}
