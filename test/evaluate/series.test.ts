import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { City } from '../../src/model/city.ts';
import type { Series } from '../../src/model/report.ts';
import type { Condition, Field, Figure, Matcher, RuleSet, Source, Test } from '../../src/model/rule-set.ts';
import { agency, answer, answered, city, condition, open, ruleSet, statement } from '../support/build.ts';

const yearbook: Source = { id: 'yearbook', title: 'Yearbook', publisher: 'Bureau', date: '2016-09-26', url: null };
const rate: Figure = {
  id: 'rate',
  title: 'Violent crime, all of Examples',
  unit: 'per 100,000',
  values: [
    { year: 2014, value: 365.5, published: '2015-09-28', definition: null, source: 'yearbook' },
    { year: 2014, value: 372, published: '2016-09-26', definition: 'wider', source: 'no such source' },
    { year: 2015, value: 372.6, published: '2017-09-25', definition: null, source: 'yearbook' },
  ],
};
const unused: Figure = { ...rate, id: 'unused' };
const yearly: Field = {
  id: 'crime',
  type: 'yearly',
  unit: 'per 100,000',
  min: 0,
  max: null,
  label: 'violent crime rate',
};
const field = (name: string, matcher: Matcher): Test => ({ subject: { kind: 'field', field: name }, matcher });
const above: Test = field('crime', { is: 'above', figure: 'rate' });
const rates = (...years: readonly (readonly [number, number | null])[]) => statement({ crime: answered(years) });

const rules = (more: Partial<Condition> = {}): RuleSet =>
  ruleSet([condition({ id: 'violence', asks: [yearly], metWhen: above, ...more })], {
    figures: [rate, unused],
    sources: [yearbook],
  });
const seriesOf = (of: City, under: RuleSet = rules()): Series[] | undefined =>
  evaluate(under, of, { asOf: '2016-12-31', asOfGiven: true, alternatives: [] }).findings[0]?.series;

describe('the series of a finding', () => {
  test('has each year beside every published value of the figures it is compared with, later ones marked', () => {
    const violence = answer({ statements: [rates([2013, 300], [2014, 400.5], [2015, null])] });
    expect(seriesOf(city({ violence }))).toEqual([
      {
        field: 'crime',
        label: 'violent crime rate',
        agency: null,
        claim: null,
        unit: 'per 100,000',
        years: [
          { year: 2013, value: 300, figures: [] },
          {
            year: 2014,
            value: 400.5,
            figures: [
              {
                figure: 'rate',
                title: 'Violent crime, all of Examples',
                value: 365.5,
                definition: null,
                published: '2015-09-28',
                source: yearbook,
                later: false,
              },
              {
                figure: 'rate',
                title: 'Violent crime, all of Examples',
                value: 372,
                definition: 'wider',
                published: '2016-09-26',
                source: null,
                later: false,
              },
            ],
          },
          {
            year: 2015,
            value: null,
            figures: [
              {
                figure: 'rate',
                title: 'Violent crime, all of Examples',
                value: 372.6,
                definition: null,
                published: '2017-09-25',
                source: yearbook,
                later: true,
              },
            ],
          },
        ],
      },
    ]);
  });

  test('is one for each claim and each agency that answers', () => {
    const claims = answer({ statements: [rates([2014, 300]), rates([2014, 400])] });
    expect(seriesOf(city({ violence: claims }))?.map(({ claim }) => claim)).toEqual([1, 2]);
    const agencies = ['jail', 'police'].map((id) =>
      agency(id, { violence: answer({ statements: [rates([2014, 1])] }) }),
    );
    const held = answer({ heldBy: ['jail', 'police'] });
    expect(seriesOf(city({ violence: held }, { agencies }))?.map((each) => each.agency)).toEqual(['jail', 'police']);
  });

  test('is found wherever in the tests the figure stands', () => {
    const never = field('crime', { is: 'above', quantity: 1, text: '1' });
    const violence = answer({ statements: [rates([2014, 300])] });
    expect(seriesOf(city({ violence }), rules({ metWhen: never, notMetWhen: { not: above } }))).toHaveLength(1);
    expect(seriesOf(city({ violence }), rules({ metWhen: never, appliesWhen: { any: [above, never] } }))).toHaveLength(
      1,
    );
  });

  test('is none where nothing is answered', () => {
    expect(seriesOf(city({}))).toEqual([]);
    expect(seriesOf(city({ violence: answer({ statements: [statement({ crime: open('unknown') })] }) }))).toEqual([]);
  });

  test('is none for a number, a field that is not compared, and another field than the one that is', () => {
    const violence = answer({ statements: [rates([2014, 300])] });
    const number = rules({ metWhen: field('crime', { is: 'above', quantity: 1, text: '1' }) });
    expect(seriesOf(city({ violence }), number)).toEqual([]);
    const reply: Test = { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['yes'] } };
    expect(seriesOf(city({ violence }), rules({ metWhen: reply }))).toEqual([]);
    const other: Field = { ...yearly, id: 'other' };
    const both = rules({ asks: [other, yearly] });
    const answers = answer({ statements: [statement({ other: answered([[2014, 1]]), crime: answered([[2014, 2]]) })] });
    expect(seriesOf(city({ violence: answers }), both)?.map((each) => each.field)).toEqual(['crime']);
  });
});
