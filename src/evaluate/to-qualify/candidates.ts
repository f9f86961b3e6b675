import { daysAround } from '../../fields/date.ts';
import type { Answered } from '../../fields/field-kind.ts';
import { kindOf } from '../../fields/index.ts';
import { holds } from '../../fields/matchers.ts';
import { firstOfEach, signature } from '../../fields/representatives.ts';
import type { Day } from '../../model/day.ts';
import { replies } from '../../model/outcome.ts';
import type { Field, Figure, Leaf } from '../../model/rule-set.ts';

/**
 * Values that stand for all values a subject can take: of those that no matcher of its leaves tells apart, one.
 * `now` are the values it has now, which for a yearly number say which years count; with `keepsKnown`, the numbers that are known stay.
 */
export function candidatesOf(
  field: Field | null,
  leaves: readonly Leaf[],
  figures: readonly Figure[],
  asOf: Day,
  now: readonly Answered[],
  keepsKnown = false,
): readonly Answered[] {
  const matchers = leaves.map(({ matcher }) => matcher);
  const context = { figures, asOf };
  const truthsOf = (value: Answered) => matchers.map((matcher) => holds(matcher, value, context));
  return firstOfEach(valuesOf(), (value) => signature(truthsOf(value)));

  function valuesOf(): readonly Answered[] {
    if (field) return kindOf(field).values(field, matchers, { ...context, now, keepsKnown, truthsOf });
    return leaves[0]?.subject.kind === 'reply'
      ? replies.filter((reply) => reply !== 'unknown')
      : daysAround(matchers, asOf);
  }
}
