import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assessAll } from '../../src/evaluate/assess.ts';
import { baseOf } from '../../src/evaluate/base.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { outcomeOf } from '../../src/evaluate/judge.ts';
import { replaced, smallestSets, variablesOf } from '../../src/evaluate/to-qualify/to-qualify.ts';
import { type Environment, truthOf } from '../../src/evaluate/truth.ts';
import { isYearly } from '../../src/fields/yearly.ts';
import type { City, Statement } from '../../src/model/city.ts';
import { type Outcome, replies } from '../../src/model/outcome.ts';
import { type Condition, isLeaf, type RuleSet, type Test } from '../../src/model/rule-set.ts';
import { and, not, or, type Truth } from '../../src/model/truth.ts';
import { asOf, randomRuleSet, valueFor } from '../support/arbitrary.ts';
import { answered, period } from '../support/build.ts';
import { cityOf, layersFor, type Sample, sample } from '../support/random-sample.ts';
import { runs } from '../support/runs.ts';

const report = (rules: RuleSet, one: City) => evaluate(rules, one, { asOf, asOfGiven: true, alternatives: [] });
const outcomesOf = (rules: RuleSet, one: City) => report(rules, one).findings.map(({ outcome }) => outcome);
const usual = runs(600);
vi.setConfig({ testTimeout: 120_000 });

describe('evaluation', () => {
  it('giving a value to a field that was left out or unknown only ever moves undetermined', () => {
    const gift = sample.chain(({ rules, layers, answeredOn }) => {
      const places = [...layers].flatMap(([condition, { heldBy, own }]) => {
        const fields = rules.conditions.find(({ id }) => id === condition)?.asks ?? [];
        const holderAnswers = heldBy.length > 0 ? heldBy : [own];
        return holderAnswers.flatMap((statements, group) =>
          statements.flatMap((statement, index) =>
            fields
              .filter(({ id }) => {
                const value = statement.fields.get(id);
                return value === undefined || value.why === 'unknown';
              })
              .map((field) => ({ condition, group, index, field })),
          ),
        );
      });
      const untouched = cityOf(layers, answeredOn);
      if (places.length === 0) return fc.constant({ rules, before: untouched, after: untouched });
      return fc.constantFrom(...places).chain((place) =>
        valueFor(place.field).map((value) => {
          const given = new Map(layers);
          const before = given.get(place.condition);
          if (before) {
            const fill = (statements: readonly Statement[]) =>
              statements.map((statement, index) =>
                index === place.index
                  ? { ...statement, fields: new Map([...statement.fields, [place.field.id, answered(value)]]) }
                  : statement,
              );
            given.set(place.condition, {
              ...before,
              own: before.heldBy.length > 0 ? before.own : fill(before.own),
              heldBy: before.heldBy.map((statements, group) => (group === place.group ? fill(statements) : statements)),
            });
          }
          return { rules, before: cityOf(layers, answeredOn), after: cityOf(given, answeredOn) };
        }),
      );
    });
    fc.assert(
      fc.property(gift, ({ rules, before, after }) => {
        const [old, now] = [outcomesOf(rules, before), outcomesOf(rules, after)];
        for (const [index, outcome] of old.entries()) {
          if (outcome !== 'undetermined') expect(now[index]).toBe(outcome);
        }
      }),
      usual,
    );
  });

  it('another reading comes to what it comes to alone, whatever it has in common with the first', () => {
    let common = 0;
    fc.assert(
      fc.property(
        sample,
        fc.tuple(fc.constantFrom('kept', 'negated', 'dropped'), fc.constantFrom('kept', 'kept', 'negated')),
        fc.constantFrom(true, true, true, false),
        ({ rules, layers, answeredOn }, changes, hasFigures) => {
          const conditions = structuredClone(rules.conditions).flatMap((condition, index) => {
            if (changes[index] === 'dropped') return [];
            return changes[index] === 'kept' ? condition : { ...condition, metWhen: { not: condition.metWhen } };
          });
          const other = {
            ...rules,
            id: 'other',
            conditions,
            figures: hasFigures ? structuredClone(rules.figures) : [],
          };
          const one = cityOf(layers, answeredOn);
          const alone = report(other, one);
          const [beside] = evaluate(rules, one, { asOf, asOfGiven: true, alternatives: [other] }).alternatives;
          expect([beside?.verdict, beside?.counts]).toEqual([alone.verdict, alone.counts]);
          expect(beside?.open.map(({ condition, outcome }) => [condition, outcome])).toEqual(
            alone.findings
              .filter(({ outcome }) => outcome === 'not-met' || outcome === 'undetermined')
              .map(({ condition, outcome }) => [condition, outcome]),
          );
          if (hasFigures && changes[0] === 'kept') common++;
        },
      ),
      runs(2400),
    );
    expect(common).toBeGreaterThan(0);
  });

  it('telling the day of the reply only ever moves undetermined', () => {
    const told: readonly (readonly [string | null, string])[] = [
      [null, '2017-08-14'],
      ['2017', '2017-08'],
      ['2017', '2017-08-14'],
      ['2017', '2017-12-01'],
      ['2017-08', '2017-08-19'],
      ['2016', '2016-08-18'],
      ['2016-08', '2016-08-17'],
    ];
    fc.assert(
      fc.property(sample, fc.constantFrom(...told), ({ rules, layers }, [before, after]) => {
        const [old, now] = [outcomesOf(rules, cityOf(layers, before)), outcomesOf(rules, cityOf(layers, after))];
        for (const [index, outcome] of old.entries()) {
          if (outcome !== 'undetermined') expect(now[index]).toBe(outcome);
        }
      }),
      usual,
    );
  });

  it('telling the day of a date that was a month or a year only ever moves undetermined', () => {
    const within: Readonly<Record<string, readonly string[]>> = {
      '2015': ['2015-01-01', '2015-12'],
      '2016': ['2016-08', '2016-08-18', '2016-12-31'],
      '2017': ['2017-08', '2017-08-17', '2017-12-31'],
      '2016-08': ['2016-08-18', '2016-08-17'],
      '2017-08': ['2017-08-17', '2017-08-19'],
      '2018': ['2018-01-01'],
    };
    let hits = 0;
    fc.assert(
      fc.property(sample, fc.nat(2), ({ rules, layers, answeredOn }, choice) => {
        const narrow = (statement: Statement): Statement => {
          const given = statement.fields.get('day')?.value;
          const days = typeof given === 'string' ? within[given] : undefined;
          if (!days) return statement;
          hits += 1;
          const day = answered(days[choice % days.length] ?? '');
          return { ...statement, fields: new Map([...statement.fields, ['day', day]]) };
        };
        const narrowed = new Map(
          [...layers].map(([id, each]) => [
            id,
            { ...each, own: each.own.map(narrow), heldBy: each.heldBy.map((all) => all.map(narrow)) },
          ]),
        );
        const [old, now] = [
          outcomesOf(rules, cityOf(layers, answeredOn)),
          outcomesOf(rules, cityOf(narrowed, answeredOn)),
        ];
        for (const [index, outcome] of old.entries()) {
          if (outcome !== 'undetermined') expect(now[index]).toBe(outcome);
        }
      }),
      usual,
    );
    expect(hits).toBeGreaterThan(usual.numRuns / 6);
  });

  it('the order of fields, claims and holders never matters', () => {
    const turned = (statements: readonly Statement[]) =>
      [...statements].reverse().map((each) => ({ ...each, fields: new Map([...each.fields].reverse()) }));
    fc.assert(
      fc.property(sample, ({ rules, layers, answeredOn }) => {
        const straight = cityOf(layers, answeredOn);
        const reversed = cityOf(
          new Map(
            [...layers]
              .reverse()
              .map(([id, each]) => [id, { ...each, own: turned(each.own), heldBy: each.heldBy.map(turned) }]),
          ),
          answeredOn,
        );
        const answers = new Map(
          [...reversed.answers].map(([id, each]) => [
            id,
            { ...each, periods: each.periods.map((one) => period({ ...one, heldBy: [...one.heldBy].reverse() })) },
          ]),
        );
        const other = report(rules, { ...reversed, answers });
        const one = report(rules, straight);
        expect(other.verdict).toBe(one.verdict);
        expect(other.counts).toEqual(one.counts);
        expect(other.findings.map(({ outcome, reply }) => [outcome, reply])).toEqual(
          one.findings.map(({ outcome, reply }) => [outcome, reply]),
        );
        for (const kind of ['change', 'findOut', 'moot'] as const) {
          expect(new Set(other.toQualify[kind].map((item) => JSON.stringify(item)))).toEqual(
            new Set(one.toQualify[kind].map((item) => JSON.stringify(item))),
          );
        }
      }),
      usual,
    );
  });

  it('remembers nothing of one city that another would get: a rule set that has seen many says what a new one says', () => {
    const many = randomRuleSet.chain((rules) => {
      const layers = fc
        .tuple(
          ...rules.conditions.map((condition) => layersFor(condition).map((each) => [condition.id, each] as const)),
        )
        .map((pairs) => new Map(pairs));
      const answeredOn = fc.option(fc.constantFrom('2017-08-14', '2017-08-19'), { nil: null });
      return fc.record({
        rules: fc.constant(rules),
        cities: fc.array(fc.tuple(layers, answeredOn, fc.constantFrom(asOf, '2017-08-01')), { minLength: 2 }),
      });
    });
    fc.assert(
      fc.property(many, ({ rules, cities }) => {
        // Each twice, so that what is remembered is used.
        for (const [layers, answeredOn, day] of [...cities, ...cities]) {
          const one = cityOf(layers, answeredOn);
          const options = { asOf: day, asOfGiven: true, alternatives: [] };
          expect(evaluate(rules, one, options)).toEqual(evaluate(structuredClone(rules), one, options));
        }
      }),
      runs(60),
    );
  });

  it('changes no input and gives the same report twice', () => {
    fc.assert(
      fc.property(sample, ({ rules, layers, answeredOn }) => {
        const one = cityOf(layers, answeredOn);
        const first = report(rules, one);
        const copy = structuredClone(first);
        expect(report(rules, one)).toEqual(copy);
        expect(first).toEqual(copy);
      }),
      runs(200),
    );
  });
});

/** By the tables of Kleene, every part of a test looked at. */
function truthByTables(test: Test, environment: Environment): Truth {
  if (isLeaf(test)) return truthOf(test, environment);
  if ('not' in test) return not(truthByTables(test.not, environment));
  return 'all' in test
    ? and(test.all.map((each) => truthByTables(each, environment)))
    : or(test.any.map((each) => truthByTables(each, environment)));
}

function outcomeByTables({ appliesWhen, metWhen, notMetWhen }: Condition, environment: Environment): Outcome {
  const applies = appliesWhen ? truthByTables(appliesWhen, environment) : true;
  const met = truthByTables(metWhen, environment);
  const notMet = notMetWhen ? truthByTables(notMetWhen, environment) : not(met);
  if (applies !== true) return applies === false ? 'not-applicable' : 'undetermined';
  if (notMet === true) return 'not-met';
  return met === true && notMet === false ? 'met' : 'undetermined';
}

it('compiled tests come out as the tables of three-valued logic say', () => {
  fc.assert(
    fc.property(sample, ({ rules, layers, answeredOn }) => {
      for (const { condition, holderAnswers } of assessAll(rules, cityOf(layers, answeredOn), asOf))
        for (const { judged } of holderAnswers)
          for (const { environment, outcome } of judged) expect(outcome).toBe(outcomeByTables(condition, environment));
    }),
    usual,
  );
});

describe('to qualify', () => {
  /** Every group of a sample that is not met, with its variables. */
  const holderAnswers = ({ rules, layers, answeredOn }: Sample) =>
    assessAll(rules, cityOf(layers, answeredOn), asOf).flatMap(({ condition, holderAnswers: all }) =>
      all
        .filter(({ outcome }) => outcome === 'not-met' || outcome === 'undetermined')
        .map((group) => {
          const base = baseOf(group, condition);
          return { condition, base, variables: variablesOf(condition, base, rules) };
        }),
    );

  it('each set makes the condition met, and no part of it can', () => {
    fc.assert(
      fc.property(sample, (one) => {
        for (const { condition, base, variables } of holderAnswers(one)) {
          const sets = smallestSets(condition, base, variables, one.rules);
          for (const set of sets) {
            const chosen = variables.filter(({ name }) => set.some(({ field }) => field === name));
            const values = new Map(set.map(({ field, value }) => [field, value]));
            expect(outcomeOf(condition, replaced(condition, base, chosen, values))).toBe('met');
            for (const { name } of chosen) {
              const fewer = smallestSets(
                condition,
                base,
                chosen.filter((each) => each.name !== name),
                one.rules,
              );
              expect(fewer).toEqual([]);
            }
          }
        }
      }),
      runs(700),
    );
  });

  it('what is to be found out makes the condition met, beside the yearly numbers that are known', () => {
    fc.assert(
      fc.property(sample, (one) => {
        for (const { condition, base } of holderAnswers(one)) {
          const variables = variablesOf(condition, base, one.rules, true).filter((variable) => variable.open);
          for (const set of smallestSets(condition, base, variables, one.rules)) {
            const chosen = variables.filter(({ name }) => set.some(({ field }) => field === name));
            const values = new Map(set.map(({ field, value }) => [field, value]));
            expect(outcomeOf(condition, replaced(condition, base, chosen, values))).toBe('met');
            for (const { name } of chosen) {
              const [before, after] = [base.environment.fields.get(name)?.value, values.get(name)];
              if (!Array.isArray(before) || !isYearly(before) || !Array.isArray(after) || !isYearly(after)) continue;
              const known = new Map(before.map(([year, number]) => [year, number]));
              // Where none of the years counts it is another one that does.
              for (const [year, number] of after) expect([undefined, null, number]).toContain(known.get(year));
            }
          }
        }
      }),
      runs(2000),
    );
  });

  // Not for yearly numbers: which years are answered is kept as it is, so a further year is not tried.
  it('whatever values make the condition met, the fields they stand in hold one of the sets', () => {
    const tried = sample.chain((one) =>
      fc
        .tuple(
          ...one.rules.conditions.flatMap(({ id, asks }) =>
            asks
              .filter(({ type }) => type !== 'yearly')
              .map((field) =>
                fc.option(valueFor(field), { nil: undefined }).map((value) => [id, field.id, value] as const),
              ),
          ),
        )
        .chain((values) =>
          fc.record({
            one: fc.constant(one),
            values: fc.constant(values),
            reply: fc.option(fc.constantFrom(...replies.filter((reply) => reply !== 'unknown')), { nil: undefined }),
            day: fc.option(fc.constantFrom('2015-01-01', '2017-08-17', '2017-08-20'), { nil: undefined }),
          }),
        ),
    );
    let hits = 0;
    fc.assert(
      fc.property(tried, ({ one, values, reply, day }) => {
        for (const { condition, base, variables } of holderAnswers(one)) {
          const given = new Map(
            variables.flatMap(({ name, subject }) => {
              const value =
                subject.kind === 'reply'
                  ? reply
                  : subject.kind === 'answered-on'
                    ? day
                    : subject.kind !== 'as-of' &&
                      values.find(
                        ([id, field]) =>
                          field === subject.field &&
                          id === (subject.kind === 'other' ? subject.condition : condition.id),
                      )?.[2];
              return value === undefined || value === false ? [] : [[name, value] as const];
            }),
          );
          const chosen = variables.filter(({ name }) => given.has(name));
          if (outcomeOf(condition, replaced(condition, base, chosen, given)) !== 'met') continue;
          hits += 1;
          const sets = smallestSets(condition, base, variables, one.rules);
          expect(sets.some((set) => set.every(({ field }) => given.has(field)))).toBe(true);
        }
      }),
      runs(1000),
    );
    expect(hits).toBeGreaterThan(runs(1000).numRuns / 20);
  });

  it('says what each field needs, and find-out names open fields only', () => {
    fc.assert(
      fc.property(sample, (one) => {
        const { toQualify } = report(one.rules, cityOf(one.layers, one.answeredOn));
        for (const { sets } of [...toQualify.change, ...toQualify.findOut]) {
          for (const set of sets ?? []) for (const { needs } of set) expect(needs).not.toBe('');
        }
        const open = new Set(
          holderAnswers(one).flatMap(({ condition, variables }) =>
            variables.filter((variable) => variable.open).map(({ name }) => `${condition.id} ${name}`),
          ),
        );
        for (const { condition, sets } of toQualify.findOut) {
          for (const set of sets ?? []) for (const { field } of set) expect(open).toContain(`${condition} ${field}`);
        }
      }),
      runs(300),
    );
  });
});
