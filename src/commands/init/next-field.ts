// Which questions remain.
import type { Statement } from '../../model/city.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Condition, Field } from '../../model/rule-set.ts';

/** What one holder of an answer says, and what it comes to. */
export type Said = { readonly statement: Pick<Statement, 'fields'>; readonly outcome: Outcome };

/** The next field to ask for, in the order of the condition; null when no answer matters any more, or none is missing. */
export function nextField(
  condition: Condition,
  { statement, outcome }: Said,
  asked: ReadonlySet<string>,
): Field | null {
  if (outcome !== 'undetermined' || isRefused(condition, statement, asked)) return null;
  return condition.asks.find((field) => !asked.has(field.id) && isMissing(field, statement)) ?? null;
}

/** Whether nothing is known of an answer. */
export const isUnanswered = ({ fields }: Pick<Statement, 'fields'>): boolean =>
  [...fields.values()].every(({ why }) => why === 'unknown');

function isMissing({ id }: Field, { fields }: Pick<Statement, 'fields'>): boolean {
  const value = fields.get(id);
  return value === undefined || value.why === 'unknown';
}

/** Whoever declines to say whether, has just said not to know, or for whom the question makes no sense, is not asked for more. */
function isRefused({ asks }: Condition, { fields }: Pick<Statement, 'fields'>, asked: ReadonlySet<string>): boolean {
  const first = asks.find(({ type }) => type === 'yes-no');
  const why = first && fields.get(first.id)?.why;
  return why === 'declined' || why === 'not-applicable' || (why === 'unknown' && asked.has(first?.id ?? ''));
}
