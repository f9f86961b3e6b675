// Random cities under random rule sets.
import * as fc from 'fast-check';
import type { Agency, Answer, City, Period, Statement } from '../../src/model/city.ts';
import { type Reply, replies } from '../../src/model/outcome.ts';
import type { Condition, RuleSet } from '../../src/model/rule-set.ts';
import { randomRuleSet, statementFor } from './arbitrary.ts';
import { agency, answer, city } from './build.ts';

/** The layers of an answer, as data: who holds it, and the claims of each. */
export type Layers = {
  readonly reply: Reply | null;
  readonly heldBy: readonly (readonly Statement[])[];
  readonly own: readonly Statement[];
};

export const layersFor = ({ asks }: Condition): fc.Arbitrary<Layers> => {
  const statements = fc.array(statementFor(asks), { minLength: 1, maxLength: 3 });
  return fc.record({
    reply: fc.option(fc.constantFrom(...replies), { nil: null, freq: 4 }),
    heldBy: fc.oneof(fc.constant([]), fc.array(statements, { minLength: 1, maxLength: 3 })),
    own: statements,
  });
};

export const cityOf = (layers: ReadonlyMap<string, Layers>, answeredOn: string | null): City => {
  const holders = [...Array(3).keys()].map((index) => `agency-${index}`);
  const agencies = holders.map(
    (id, index): Agency =>
      agency(
        id,
        Object.fromEntries(
          [...layers].flatMap(([condition, { heldBy }]) => {
            const statements = heldBy[index];
            return statements ? [[condition, answer({ statements })] as const] : [];
          }),
        ),
      ),
  );
  const answers = [...layers].map(([condition, { heldBy, own, reply }]): readonly [string, Answer] => {
    const held: Partial<Period> = heldBy.length > 0 ? { heldBy: holders.slice(0, heldBy.length) } : { statements: own };
    return [condition, answer({ reply, ...held })];
  });
  return city(Object.fromEntries(answers), { agencies, answeredBy: 'The police', answeredOn });
};

export type Sample = {
  readonly rules: RuleSet;
  readonly layers: ReadonlyMap<string, Layers>;
  readonly answeredOn: string | null;
};

export const sample: fc.Arbitrary<Sample> = randomRuleSet.chain((rules) =>
  fc.record({
    rules: fc.constant(rules),
    layers: fc
      .tuple(
        ...rules.conditions.map((condition) => layersFor(condition).map((layers) => [condition.id, layers] as const)),
      )
      .map((pairs) => new Map(pairs)),
    answeredOn: fc.option(fc.constantFrom('2017-08-14', '2017-08-19', '2016', '2017-08', '2017'), { nil: null }),
  }),
);
