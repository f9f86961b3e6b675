import type { City, Statement, Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { type Holder, replyOf, type Standing, standingAnswer } from './answer.ts';
import { outcomeOf, outcomeOfAll, outcomeOfClaims } from './judge.ts';
import type { Base } from './to-qualify.ts';
import type { Environment } from './truth.ts';

/** One statement and what it comes to. */
export type Judged = {
  readonly statement: Statement;
  readonly environment: Environment;
  readonly outcome: Outcome;
};

/** What one holder says: a statement, or claims that may disagree. */
export type Group = {
  readonly holder: Holder;
  readonly judged: readonly Judged[];
  readonly outcome: Outcome;
  /** Where a search for what would meet the condition starts: in claims only what they agree on, since one answer replaces them. */
  readonly base: Base;
};

/** One condition for one city on one day, before it is put into words. */
export type Assessment = {
  readonly condition: Condition;
  readonly standing: Standing;
  readonly groups: readonly Group[];
  readonly outcome: Outcome;
};

/** Evaluates every condition of a rule set, in its order. */
export function assessAll(ruleSet: RuleSet, city: City, asOf: Day): readonly Assessment[] {
  const standings = new Map(
    ruleSet.conditions.map((condition) => [condition.id, standingAnswer(city, condition, asOf)] as const),
  );
  return ruleSet.conditions.flatMap((condition) => {
    const standing = standings.get(condition.id);
    return standing ? [assess(condition, standing, { ruleSet, city, asOf, standings })] : [];
  });
}

type Context = {
  readonly ruleSet: RuleSet;
  readonly city: City;
  readonly asOf: Day;
  readonly standings: ReadonlyMap<string, Standing>;
};

function assess(condition: Condition, standing: Standing, context: Context): Assessment {
  const groups = standing.holders.map((holder): Group => {
    const environmentOf = (fields: Environment['fields']): Environment => ({
      asOf: context.asOf,
      figures: context.ruleSet.figures,
      fields,
      reply: standing.reply,
      answeredOn: context.city.answeredOn,
      others: (other, field) => otherValues(holder, context.standings.get(other), field),
    });
    const judged = holder.statements.map((statement): Judged => {
      const environment = environmentOf(statement.fields);
      return { statement, environment, outcome: outcomeOf(condition, environment) };
    });
    return {
      holder,
      judged,
      outcome: outcomeOfClaims(judged.map(({ outcome }) => outcome)),
      base: baseOf(condition, standing, holder, judged, environmentOf),
    };
  });
  return { condition, standing, groups, outcome: outcomeOfAll(groups.map(({ outcome }) => outcome)) };
}

/** The same holder's own statements where it is among the other condition's holders, else everybody's. */
function otherValues(holder: Holder, other: Standing | undefined, field: string): readonly (Value | undefined)[] {
  const own = other?.holders.filter(({ agency }) => agency?.id === holder.agency?.id) ?? [];
  return (own.length > 0 ? own : (other?.holders ?? [])).flatMap(({ statements }) =>
    statements.map(({ fields }) => fields.get(field)),
  );
}

function baseOf(
  condition: Condition,
  { period, reply }: Standing,
  { agency, statements }: Holder,
  [first, ...more]: readonly Judged[],
  environmentOf: (fields: Environment['fields']) => Environment,
): Base {
  const isDerived = period !== null && period.reply === null && agency === null;
  const isFromFields = (period === null || isDerived) && statements.every((statement) => statement.reply === null);
  if (first && more.length === 0) return { environment: first.environment, replyFollows: isFromFields };
  const fields = agreedFields(statements, condition);
  const agreed = isDerived
    ? replyOf({ ...period, statements: [agreedStatement(statements, fields)] }, condition)
    : reply;
  return { environment: { ...environmentOf(fields), reply: agreed }, replyFollows: isFromFields };
}

/** Fields on which all statements agree; the others are open, a set of them included. */
function agreedFields(statements: readonly Statement[], { asks }: Condition): Environment['fields'] {
  return new Map(
    asks.flatMap(({ id, type }) => {
      const values = statements.map(({ fields }) => fields.get(id));
      const missing = type === 'some-of' ? [] : null;
      const texts = new Set(values.map((value) => JSON.stringify(value ? (value.value ?? value.why) : missing)));
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
