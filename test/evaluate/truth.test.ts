import { describe, expect, it } from 'vitest';
import { outcomeOf, outcomeOfAll, outcomeOfClaims } from '../../src/evaluate/judge.ts';
import { type Environment, truthOf } from '../../src/evaluate/truth.ts';
import type { Value } from '../../src/model/city.ts';
import { type Outcome, outcomes, verdictOf } from '../../src/model/outcome.ts';
import type { Matcher, Test } from '../../src/model/rule-set.ts';
import type { Truth } from '../../src/model/truth.ts';
import { answered, condition, open, yesNo } from '../support/build.ts';

const truths = [true, false, null] as const;
const sign = (truth: Truth) => (truth === null ? '?' : truth ? 'T' : 'F');

const leaf = (field: string, matcher: Matcher = { is: 'one-of', values: ['yes'] }): Test => ({
  subject: { kind: 'field', field },
  matcher,
});
const value = (truth: Truth): Value => (truth === null ? open('unknown') : answered(truth ? 'yes' : 'no'));
const environment = (fields: Record<string, Value>, more: Partial<Environment> = {}): Environment => ({
  asOf: '2017-08-18',
  figures: [],
  fields: new Map(Object.entries(fields)),
  reply: 'unknown',
  isReplyDerived: false,
  repliesLater: null,
  answeredOn: null,
  others: () => [],
  ...more,
});
const table = (test: Test) =>
  truths
    .map((a) => truths.map((b) => sign(truthOf(test, environment({ a: value(a), b: value(b) })))).join(''))
    .join(' ');

describe('tests are three-valued', () => {
  it('and, or and not follow the tables of Kleene', () => {
    expect(table({ all: [leaf('a'), leaf('b')] })).toBe('TF? FFF ?F?');
    expect(table({ any: [leaf('a'), leaf('b')] })).toBe('TTT TF? T??');
    expect(table({ not: leaf('a') })).toBe('FFF TTT ???');
    expect(table({ not: { all: [leaf('a'), leaf('b')] } })).toBe(
      table({ any: [{ not: leaf('a') }, { not: leaf('b') }] }),
    );
  });

  it('whatever is not answered is undetermined under every matcher, a set that is left out like everything else', () => {
    const matchers: readonly Matcher[] = [
      { is: 'one-of', values: ['yes'] },
      { is: 'equal', values: [1], text: '1' },
      { is: 'at-least', quantity: 1, text: '1' },
      { is: 'above', figure: 'f' },
      { is: 'on-days', days: ['2017-01-01'] },
      { is: 'on-or-before', day: '2017-01-01' },
      { is: 'after', day: '2017-01-01' },
      { is: 'within', period: { years: 1, months: 0, days: 0 }, text: '1y' },
    ];
    for (const matcher of matchers) {
      expect(truthOf(leaf('a', matcher), environment({}))).toBe(null);
      for (const why of ['unknown', 'declined', 'not-applicable'] as const) {
        expect(truthOf(leaf('a', matcher), environment({ a: open(why) }))).toBe(null);
      }
    }
    const sets: readonly (readonly [Matcher, boolean])[] = [
      [{ is: 'none' }, true],
      [{ is: 'only', words: ['x'] }, true],
      [{ is: 'any-of', words: ['x'] }, false],
      [{ is: 'all-of', words: ['x'] }, false],
      [{ is: 'none-of', words: ['x'] }, true],
    ];
    for (const [matcher, empty] of sets) {
      expect(truthOf(leaf('a', matcher), environment({ a: answered([]) }))).toBe(empty);
      expect(truthOf(leaf('a', matcher), environment({}))).toBe(null);
      expect(truthOf(leaf('a', matcher), environment({ a: open('unknown') }))).toBe(null);
    }
  });

  it('quantities compare at their thresholds', () => {
    const at = (is: 'at-least' | 'at-most' | 'above' | 'below') =>
      [47, 48, 49]
        .map((amount) =>
          sign(truthOf(leaf('a', { is, quantity: 48, text: '48' }), environment({ a: answered(amount) }))),
        )
        .join('');
    expect([at('at-least'), at('at-most'), at('above'), at('below')]).toEqual(['FTT', 'TTF', 'FFT', 'TFF']);
    expect(truthOf(leaf('a', { is: 'equal', values: [48], text: '48' }), environment({ a: answered(48) }))).toBe(true);
    expect(truthOf(leaf('a', { is: 'equal', values: [48], text: '48' }), environment({ a: answered(47) }))).toBe(false);
  });

  it('sets compare with words', () => {
    const on = (is: 'only' | 'any-of' | 'all-of' | 'none-of') =>
      [[], ['x'], ['y'], ['x', 'y'], ['x', 'z']]
        .map((set) => sign(truthOf(leaf('a', { is, words: ['x', 'y'] }), environment({ a: answered(set) }))))
        .join('');
    expect([on('only'), on('any-of'), on('all-of'), on('none-of')]).toEqual(['TTTTF', 'FTTTT', 'FFFTF', 'TFFFF']);
    expect(truthOf(leaf('a', { is: 'none' }), environment({ a: answered(['x']) }))).toBe(false);
  });

  it('dates compare by day, and within counts back from the as-of date, both ends included; what has not come is undetermined', () => {
    const on = (matcher: Matcher) =>
      ['2016-08-17', '2016-08-18', '2017-08-18', '2017-08-19']
        .map((day) => sign(truthOf(leaf('a', matcher), environment({ a: answered(day) }))))
        .join('');
    expect(on({ is: 'within', period: { years: 1, months: 0, days: 0 }, text: '1y' })).toBe('FTT?');
    expect(on({ is: 'on-or-before', day: '2016-08-18' })).toBe('TTF?');
    expect(on({ is: 'after', day: '2016-08-17' })).toBe('FTT?');
    expect(on({ is: 'on-days', days: ['2016-08-18'] })).toBe('FTF?');
  });

  it('a month or a year is some day in it: what holds for each of its days holds, what fails for each fails', () => {
    const on = (matcher: Matcher) =>
      ['2015', '2016', '2016-08', '2017-07', '2017-08', '2017', '2018']
        .map((date) => sign(truthOf(leaf('a', matcher), environment({ a: answered(date) }))))
        .join('');
    expect(on({ is: 'on-or-before', day: '2016-08-15' })).toBe('T??F???');
    expect(on({ is: 'after', day: '2015-12-31' })).toBe('FTTT???');
    expect(on({ is: 'within', period: { years: 1, months: 0, days: 0 }, text: '1y' })).toBe('F??T???');
    expect(on({ is: 'on-days', days: ['2016-08-18', '2017-07-01'] })).toBe('F??????');
  });

  it('a reply is a value like any other, but for unknown', () => {
    const test: Test = { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['declined'] } };
    expect(truthOf(test, environment({}, { reply: 'declined' }))).toBe(true);
    expect(truthOf(test, environment({}, { reply: 'yes' }))).toBe(false);
    expect(truthOf(test, environment({}, { reply: 'unknown' }))).toBe(null);
  });

  it('the day of the answer is undetermined until it is known', () => {
    const test: Test = { subject: { kind: 'answered-on' }, matcher: { is: 'on-or-before', day: '2017-08-18' } };
    expect(truthOf(test, environment({}, { answeredOn: '2017-08-14' }))).toBe(true);
    expect(truthOf(test, environment({}, { answeredOn: '2017-08' }))).toBe(null);
    const later = { asOf: '2017-09-30', answeredOn: '2017-08-19' };
    expect(truthOf(test, environment({}, later))).toBe(false);
    expect(truthOf(test, environment({}, { ...later, answeredOn: '2017-09' }))).toBe(false);
    expect(truthOf(test, environment({}))).toBe(null);
  });

  it("another condition's field holds when it holds in every answer that counts", () => {
    const test: Test = {
      subject: { kind: 'other', condition: 'c', field: 'a' },
      matcher: { is: 'one-of', values: ['yes'] },
    };
    const of = (...values: readonly Truth[]) =>
      sign(truthOf(test, environment({}, { others: () => values.map(value) })));
    expect([
      of(),
      of(true),
      of(false),
      of(null),
      of(true, true),
      of(true, false),
      of(true, null),
      of(false, null),
    ]).toEqual(['?', 'T', 'F', '?', 'T', '?', '?', '?']);
  });
});

describe('a yearly number is compared year by year with every figure published by the as-of date', () => {
  const figures = [
    {
      id: 'rate',
      title: 'Rate',
      unit: 'x',
      values: [
        { year: 2014, value: 10, published: '2015-01-01', definition: null, source: 's' },
        { year: 2015, value: 10, published: '2016-01-01', definition: 'a', source: 's' },
        { year: 2015, value: 14, published: '2017-01-01', definition: 'b', source: 's' },
      ],
    },
  ];
  const above = (years: readonly (readonly [number, number | null])[], asOf = '2017-08-18') =>
    sign(truthOf(leaf('a', { is: 'above', figure: 'rate' }), environment({ a: answered(years) }, { figures, asOf })));

  it('true above all, false above none, undetermined between them', () => {
    expect([above([[2015, 15]]), above([[2015, 10]]), above([[2015, 12]]), above([[2015, 14]])]).toEqual([
      'T',
      'F',
      '?',
      '?',
    ]);
  });
  it('a definition published later does not count before its day', () => {
    expect([above([[2015, 12]], '2016-12-31'), above([[2015, 12]], '2017-01-01')]).toEqual(['T', '?']);
  });
  it('years combine by and', () => {
    expect([
      above([
        [2014, 11],
        [2015, 15],
      ]),
      above([
        [2014, 9],
        [2015, 15],
      ]),
      above([
        [2014, 9],
        [2015, 12],
      ]),
      above([
        [2014, 11],
        [2015, 12],
      ]),
    ]).toEqual(['T', 'F', 'F', '?']);
  });
  it('a year without a figure is left out, and without any comparable year nothing is determined', () => {
    expect([
      above([
        [2013, 1],
        [2014, 11],
      ]),
      above([[2013, 99]]),
      above([[2014, 11]], '2014-12-31'),
    ]).toEqual(['T', '?', '?']);
  });
  it('a year that is unknown leaves open what no other year settles', () => {
    expect([
      above([
        [2014, null],
        [2015, 15],
      ]),
      above([
        [2014, null],
        [2015, 9],
      ]),
    ]).toEqual(['?', 'F']);
  });
  it('a year without a figure still compares with a plain number', () => {
    expect(truthOf(leaf('a', { is: 'above', quantity: 5, text: '5' }), environment({ a: answered([[1999, 6]]) }))).toBe(
      true,
    );
  });
});

describe('outcomes', () => {
  const judged = (applies: Truth | 'none', notMet: Truth | 'none', met: Truth) =>
    outcomeOf(
      condition({
        id: 'c',
        asks: [yesNo('applies'), yesNo('not-met'), yesNo('met')],
        appliesWhen: applies === 'none' ? null : leaf('applies'),
        notMetWhen: notMet === 'none' ? null : leaf('not-met'),
        metWhen: leaf('met'),
      }),
      environment({
        applies: value(applies === 'none' ? null : applies),
        'not-met': value(notMet === 'none' ? null : notMet),
        met: value(met),
      }),
    );

  it('of every combination of applies-when, not-met-when and met-when', () => {
    const rows = (['none', ...truths] as const).flatMap((applies) =>
      (['none', ...truths] as const).map(
        (notMet) => `${applies} ${notMet}: ${truths.map((met) => judged(applies, notMet, met)).join(', ')}`,
      ),
    );
    expect(rows.join('\n')).toMatchInlineSnapshot(`
      "none none: met, not-met, undetermined
      none true: not-met, not-met, not-met
      none false: met, undetermined, undetermined
      none null: undetermined, undetermined, undetermined
      true none: met, not-met, undetermined
      true true: not-met, not-met, not-met
      true false: met, undetermined, undetermined
      true null: undetermined, undetermined, undetermined
      false none: not-applicable, not-applicable, not-applicable
      false true: not-applicable, not-applicable, not-applicable
      false false: not-applicable, not-applicable, not-applicable
      false null: not-applicable, not-applicable, not-applicable
      null none: undetermined, undetermined, undetermined
      null true: undetermined, undetermined, undetermined
      null false: undetermined, undetermined, undetermined
      null null: undetermined, undetermined, undetermined"
    `);
  });

  const pairs = outcomes.flatMap((a) => outcomes.map((b) => [a, b] as const));
  const tableOf = (combine: (pair: readonly Outcome[]) => string) =>
    pairs.map(([a, b]) => `${a} + ${b} = ${combine([a, b])}`).join('\n');

  it('of two holders', () => {
    expect(tableOf(outcomeOfAll)).toMatchInlineSnapshot(`
      "not-met + not-met = not-met
      not-met + undetermined = not-met
      not-met + met = not-met
      not-met + not-applicable = not-met
      undetermined + not-met = not-met
      undetermined + undetermined = undetermined
      undetermined + met = undetermined
      undetermined + not-applicable = undetermined
      met + not-met = not-met
      met + undetermined = undetermined
      met + met = met
      met + not-applicable = met
      not-applicable + not-met = not-met
      not-applicable + undetermined = undetermined
      not-applicable + met = met
      not-applicable + not-applicable = not-applicable"
    `);
  });
  it('of two claims', () => {
    expect(tableOf((pair) => outcomeOfClaims(pair.map((outcome) => ({ outcome }))))).toMatchInlineSnapshot(`
      "not-met + not-met = not-met
      not-met + undetermined = undetermined
      not-met + met = undetermined
      not-met + not-applicable = undetermined
      undetermined + not-met = undetermined
      undetermined + undetermined = undetermined
      undetermined + met = undetermined
      undetermined + not-applicable = undetermined
      met + not-met = undetermined
      met + undetermined = undetermined
      met + met = met
      met + not-applicable = undetermined
      not-applicable + not-met = undetermined
      not-applicable + undetermined = undetermined
      not-applicable + met = undetermined
      not-applicable + not-applicable = not-applicable"
    `);
  });
  it('make a verdict', () => {
    expect(tableOf(verdictOf)).toMatchInlineSnapshot(`
      "not-met + not-met = does-not-qualify
      not-met + undetermined = does-not-qualify
      not-met + met = does-not-qualify
      not-met + not-applicable = does-not-qualify
      undetermined + not-met = does-not-qualify
      undetermined + undetermined = undetermined
      undetermined + met = undetermined
      undetermined + not-applicable = undetermined
      met + not-met = does-not-qualify
      met + undetermined = undetermined
      met + met = qualifies
      met + not-applicable = qualifies
      not-applicable + not-met = does-not-qualify
      not-applicable + undetermined = undetermined
      not-applicable + met = qualifies
      not-applicable + not-applicable = not-applicable"
    `);
  });
});
