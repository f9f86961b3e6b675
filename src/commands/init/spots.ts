// Where the answers to a condition stand in a city file.
import { kindOf } from '../../fields/index.ts';
import type { Condition } from '../../model/rule-set.ts';
import type { Path } from './city-text.ts';
import type { Draft } from './draft.ts';

/** One set of fields: the whole answer, an entry of it or a claim, of the city or of an agency. */
export type Spot = {
  readonly path: Path;
  /** The id of the agency; null: the city itself. */
  readonly agency: string | null;
  /** The day from which it holds; null: always. */
  readonly from: string | null;
  /** Its number among claims that disagree, from 1. */
  readonly claim: number | null;
  readonly data: unknown;
};

type DataMap = Readonly<Record<string, unknown>>;

/** Those of the city first. Answers that stand in a file of their agency are not among them. */
export function spotsOf(draft: Draft, condition: Condition): readonly Spot[] {
  const agencies = Object.keys(Object(draft.at(['agencies'])));
  return [
    ...spotsAt(draft.at(['answers', condition.id]), ['answers', condition.id], null, condition),
    ...agencies.flatMap((agency) => {
      const path = ['agencies', agency, 'answers', condition.id];
      return spotsAt(draft.at(path), path, agency, condition);
    }),
  ];
}

/** Whether an answer is a list of dated entries. */
export const isDated = (data: unknown, condition: Condition): data is readonly DataMap[] =>
  Array.isArray(data) && !isShort(data, condition);

function spotsAt(data: unknown, path: Path, agency: string | null, condition: Condition): readonly Spot[] {
  if (data === undefined) return [];
  if (!isDated(data, condition)) return statements(data, path, { agency, from: null }, condition);
  return data.flatMap((entry, index) =>
    statements(entry, [...path, String(index)], { agency, from: String(entry['from']) }, condition),
  );
}

function statements(
  data: unknown,
  path: Path,
  of: Pick<Spot, 'agency' | 'from'>,
  condition: Condition,
): readonly Spot[] {
  if (typeof data !== 'object' || data === null || isShort(data, condition))
    return [{ path, ...of, claim: null, data }];
  const { claims, 'held-by': heldBy } = data as DataMap;
  if (heldBy !== undefined) return [];
  if (!Array.isArray(claims)) return [{ path, ...of, claim: null, data }];
  return claims.map((claim, index) => ({
    path: [...path, 'claims', String(index)],
    ...of,
    claim: index + 1,
    data: claim,
  }));
}

function isShort(data: object, { asks: [first] }: Condition): boolean {
  return first !== undefined && kindOf(first).isShortForm(data);
}

/** What a spot says, by field; a short form says the first. */
export function fieldsOf({ data }: Pick<Spot, 'data'>, { asks }: Condition): ReadonlyMap<string, unknown> {
  const [first] = asks;
  if (!first) return new Map();
  const isMap = typeof data === 'object' && data !== null && !kindOf(first).isShortForm(data);
  if (!isMap) return new Map([[first.id, data]]);
  return new Map(asks.flatMap(({ id }) => (Object.hasOwn(data, id) ? [[id, (data as DataMap)[id]] as const] : [])));
}

/** Whether something is known of it, and nothing is cited for it. */
export function lacksEvidence(spot: Spot, condition: Condition): boolean {
  const isKnown = [...fieldsOf(spot, condition).values()].some((value) => value !== 'unknown' && value !== undefined);
  return isKnown && Object(spot.data)['evidence'] === undefined;
}
