import type { ChangeKind, ChangePlace, Difference } from '../model/change-set.ts';
import type { Factor } from './mixture.ts';

/** A difference of one pair, before it is known whose else it is and what it moves. */
export type Found = Omit<Difference, 'places' | 'cities' | 'moves'> & {
  readonly before: ChangePlace | null;
  readonly after: ChangePlace | null;
  /** What has to be undone for it not to be there; none: no outcome can rest on it. */
  readonly factors: readonly Factor[];
};

/** A difference, where any part differs. */
export function found({
  kind = 'answers',
  condition = null,
  agency = null,
  ruleSet = null,
  ...rest
}: Pick<Found, 'of' | 'change' | 'parts' | 'before' | 'after' | 'factors'> & {
  readonly kind?: ChangeKind;
  readonly condition?: string | null;
  readonly agency?: string | null;
  readonly ruleSet?: string | null;
}): readonly Found[] {
  return rest.parts.length === 0 ? [] : [{ kind, condition, agency, ruleSet, ...rest }];
}
