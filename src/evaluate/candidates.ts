import { daysAround } from '../fields/date.ts';
import type { Answered } from '../fields/field-kind.ts';
import { kindOf } from '../fields/index.ts';
import type { Day } from '../model/day.ts';
import { replies } from '../model/outcome.ts';
import type { Field, Figure, Leaf } from '../model/rule-set.ts';

/**
 * Values that stand for all values a subject can take: two values that no matcher of its leaves tells apart have one representative.
 * `now` are the values it has now, which for a yearly number say which years count.
 */
export function candidatesOf(
  field: Field | null,
  leaves: readonly Leaf[],
  figures: readonly Figure[],
  asOf: Day,
  now: readonly Answered[],
): readonly Answered[] {
  const matchers = leaves.map(({ matcher }) => matcher);
  if (field) return kindOf(field).values(field, matchers, { figures, asOf, now });
  return leaves[0]?.subject.kind === 'reply'
    ? replies.filter((reply) => reply !== 'unknown')
    : daysAround(matchers, asOf);
}
