import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessAll } from '../../src/evaluate/assess.ts';
import type { Value } from '../../src/model/city.ts';
import { replies } from '../../src/model/outcome.ts';
import type { Condition, Test } from '../../src/model/rule-set.ts';
import { exampleOutcome } from '../../src/review/example.ts';
import { possibleOutcomes } from '../../src/review/possible-outcomes.ts';
import { randomRuleSet, statementFor } from '../support/arbitrary.ts';
import { answer, answered, city, condition, open, ruleSet, yesNo } from '../support/build.ts';
import { runs } from '../support/runs.ts';

const found = (one: Condition, more = {}) =>
  Object.fromEntries(
    [...possibleOutcomes(one, ruleSet([one], more))].map(([outcome, { values }]) => [
      outcome,
      Object.fromEntries(values),
    ]),
  );

const is = (field: string, ...values: readonly string[]): Test => ({
  subject: { kind: 'field', field },
  matcher: { is: 'one-of', values },
});

describe('what a condition can come out as', () => {
  test('has answers that show it', () => {
    const one = condition({
      id: 'one',
      asks: [yesNo('a'), yesNo('b')],
      metWhen: { all: [is('a', 'yes'), is('b', 'yes')] },
    });
    expect(found(one)).toEqual({ undetermined: {}, met: { a: 'yes', b: 'yes' }, 'not-met': { a: 'no' } });
  });

  test('a test that contradicts itself is never met', () => {
    const one = condition({ id: 'one', asks: [yesNo('a')], metWhen: { all: [is('a', 'yes'), is('a', 'no')] } });
    expect(Object.keys(found(one))).toEqual(['undetermined', 'not-met']);
  });

  test('with all the fields that a condition may have, as well', () => {
    const asks = Array.from({ length: 12 }, (_, index) => yesNo(`f${index}`));
    const answeredAll: Test = { all: asks.map(({ id }) => ({ any: [is(id, 'yes'), is(id, 'no')] })) };
    const one = condition({
      id: 'one',
      asks,
      metWhen: answeredAll,
      notMetWhen: { all: asks.map(({ id }) => is(id, 'no')) },
    });
    expect(Object.keys(found(one))).toEqual(['undetermined', 'met', 'not-met']);
  });

  test('a day that is named and one that is counted back from the as-of date are looked at together', () => {
    const day: Test = {
      all: [
        { subject: { kind: 'answered-on' }, matcher: { is: 'on-or-before', day: '2010-03-31' } },
        {
          subject: { kind: 'answered-on' },
          matcher: { is: 'within', period: { years: 0, months: 1, days: 0 }, text: '1mo' },
        },
      ],
    };
    const one = condition({ id: 'one', asks: [], metWhen: day });
    expect(found(one, { inForce: { from: '2020-01-01', until: null } })).toMatchObject({
      met: { 'answered-on': '2010-03-31' },
    });
  });
});

const later = '2018-01-01';

test('whatever is answered, the outcome is one of those that were found', () => {
  fc.assert(
    fc.property(
      randomRuleSet.chain((rules) =>
        fc.record({
          rules: fc.constant(rules),
          statements: fc.tuple(...rules.conditions.map(({ asks }) => statementFor(asks))),
          answeredOn: fc.constantFrom(null, '2015-01-01', '2017-08-18', '2018-01-01'),
        }),
      ),
      ({ rules, statements, answeredOn }) => {
        const answers = rules.conditions.map(
          ({ id }, index) => [id, answer({ statements: statements.slice(index, index + 1) })] as const,
        );
        for (const { condition: one, outcome } of assessAll(
          rules,
          city(Object.fromEntries(answers), { answeredOn }),
          later,
        )) {
          const shown = possibleOutcomes(one, rules);
          if (!shown.has(outcome)) throw new Error(`${one.id} is ${outcome}`);
        }
      },
    ),
    runs(150),
  );
});

test('the answers that are found lead to their outcome', () => {
  fc.assert(
    fc.property(randomRuleSet, (rules) => {
      for (const one of rules.conditions) {
        for (const [outcome, { values, asOf }] of possibleOutcomes(one, rules)) {
          const valueFor = (name: string): Value => {
            const value = values.get(name);
            return value === undefined ? open('unknown') : answered(value);
          };
          const day = values.get('answered-on');
          const is = exampleOutcome(one, rules, {
            fields: new Map(one.asks.map(({ id }) => [id, valueFor(id)])),
            reply: replies.find((reply) => reply === values.get('reply')) ?? null,
            answeredOn: typeof day === 'string' ? day : null,
            asOf,
            others: new Map(
              rules.conditions.flatMap(({ id, asks }) =>
                asks.map((field) => [`${id}.${field.id}`, valueFor(`${id}.${field.id}`)]),
              ),
            ),
          });
          expect(is).toBe(outcome);
        }
      }
    }),
    runs(150),
  );
});
