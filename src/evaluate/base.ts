// Where a search for what would meet a condition starts.
import type { Statement, Value } from '../model/city.ts';
import type { Condition } from '../model/rule-set.ts';
import { type Holder, replyOf } from './answer.ts';
import type { HolderAnswer } from './assess.ts';
import type { Environment } from './truth.ts';

/** One statement to start from. */
export type Base = {
  readonly environment: Environment;
  /** Whether the city's reply is not given itself, but follows from the fields. */
  readonly replyFollows: boolean;
};

/** What a holder says; of claims only what they agree on, since one answer replaces them. */
export function baseOf({ entry, holder, judged }: HolderAnswer, condition: Condition): Base {
  const { period, hasReplied } = entry;
  const { agency, statements } = holder;
  const isStated = period !== null && period.reply !== null;
  const replyFollows =
    hasReplied === true && !isStated && agency === null && statements.every(({ reply }) => reply === null);
  const [{ environment }, ...more] = judged;
  if (more.length === 0) return { environment, replyFollows };
  const fields = agreedFields(statements, condition);
  const agreed: readonly Holder[] = [{ ...holder, statements: [agreedStatement(statements, fields)] }];
  const { reply } = agency === null ? replyOf(period, agreed, condition, hasReplied) : entry;
  return { environment: { ...environment, fields, reply }, replyFollows };
}

/** Fields on which all statements agree; the others are open. */
function agreedFields(statements: readonly Statement[], { asks }: Condition): Environment['fields'] {
  return new Map(
    asks.flatMap(({ id }) => {
      const values = statements.map(({ fields }) => fields.get(id));
      const texts = new Set(values.map((value) => JSON.stringify(value ? (value.value ?? value.why) : null)));
      const [value] = values;
      if (texts.size > 1) return [[id, openValue] as const];
      return value ? [[id, value] as const] : [];
    }),
  );
}

const openValue: Value = { given: 'unknown', value: null, why: 'unknown' };

function agreedStatement(statements: readonly Statement[], fields: Environment['fields']): Statement {
  const replies = new Set(statements.map(({ reply }) => reply));
  const [first] = statements;
  return {
    fields,
    reply: replies.size > 1 ? 'unknown' : (first?.reply ?? null),
    note: null,
    evidence: [],
    location: first?.location ?? { path: '', line: 1, column: 1 },
  };
}
