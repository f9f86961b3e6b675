import { describe, expect, test } from 'vitest';
import { byInWords, valueInWords } from '../../src/compare/cell-words.ts';
import type { Deciding, Finding } from '../../src/model/report.ts';
import { bareFinding } from '../fixtures/sample-reports.ts';

const item = (field: string, value: string | null, more: Partial<Deciding> = {}): Deciding => ({
  field,
  label: field,
  value,
  needed: '',
  agency: null,
  claim: null,
  ...more,
});
const inPlace = (value: string | null, more: Partial<Deciding> = {}) =>
  item('in-place', value, { needed: 'yes', ...more });
const holder = (agency: string, outcome: Finding['outcome'], answer: unknown = 'yes'): Finding['heldBy'][number] => ({
  agency,
  name: `The ${agency}`,
  outcome,
  reason: 'So.',
  answer,
  location: bareFinding.location,
});
const finding = (outcome: Finding['outcome'], deciding: readonly Deciding[], more: Partial<Finding> = {}): Finding => ({
  ...bareFinding,
  outcome,
  deciding: [...deciding],
  ...more,
});

describe('the value of a cell', () => {
  test.each<[value: string, outcome: Finding['outcome'], deciding: readonly Deciding[]]>([
    ['yes', 'met', [inPlace('yes')]],
    [
      'policy, 48h',
      'met',
      [inPlace('yes'), item('instrument', 'policy'), item('notice', '48h'), item('limits', 'none')],
    ],
    ['executive order', 'met', [inPlace('yes'), item('instrument', 'executive-order')]],
    ['yes', 'met', [inPlace('yes'), item('limits', 'none')]],
    ['none', 'met', [item('limits', 'none')]],
    ['24h', 'not-met', [item('hold', '24h'), item('limits', 'none')]],
    ['no', 'not-met', [inPlace('no')]],
    ['judicial warrant, conviction', 'not-met', [item('limits', 'judicial-warrant, conviction')]],
    ['Section 4, as of May', 'not-met', [item('text', 'Section 4, as of May')]],
    [
      'judicial warrant or conviction',
      'not-met',
      [item('limits', 'judicial-warrant', { claim: 1 }), item('limits', 'conviction', { claim: 2 })],
    ],
    ['24h', 'not-met', [item('hold', '24h', { claim: 1 }), item('hold', '24h', { claim: 2 })]],
    ['sources disagree', 'undetermined', [item('hold', '24h', { claim: 1 }), inPlace(null, { claim: 2 })]],
    ['unknown', 'undetermined', [inPlace('unknown'), item('instrument', null)]],
    ['not answered', 'undetermined', [inPlace(null), item('instrument', null)]],
    ['declined to answer', 'undetermined', [inPlace('declined')]],
    ['answered as not applicable', 'undetermined', [inPlace('not-applicable')]],
    ['notice unknown', 'undetermined', [item('notice', 'unknown'), item('limits', 'none')]],
    ['instrument and notice not answered', 'undetermined', [item('instrument', null), item('notice', null)]],
    [
      'notice unknown, kind of text not answered',
      'undetermined',
      [item('notice', 'unknown'), item('kind-of-text', null)],
    ],
    [
      'agreement, not in operation',
      'undetermined',
      [item('instrument', 'agreement'), item('limits', 'not-in-operation')],
    ],
    ['reply: another agency holds the answer', 'met', [item('reply', 'held-elsewhere')]],
    ['reply: not applicable', 'met', [item('reply', 'not-applicable')]],
    ['reply: declined to answer', 'undetermined', [item('reply', 'declined', { needed: 'yes' })]],
    ['reply: later', 'met', [item('reply', 'later')]],
    ['reply not known', 'undetermined', [item('reply', null, { needed: 'yes' })]],
    ['answered on 2017-08-14', 'met', [item('answered-on', '2017-08-14')]],
    ['day of the answer not known', 'undetermined', [item('answered-on', null)]],
    ['dhs access in place: no', 'not-met', [item('dhs-access.in-place', 'no')]],
    ['not met', 'not-met', [item('notice', null)]],
    ['does not apply', 'not-applicable', [item('has-jail', 'no')]],
    ['undetermined', 'undetermined', []],
  ])('is %s', (value, outcome, deciding) => {
    expect(valueInWords(finding(outcome, deciding))).toBe(value);
  });

  const years = (values: readonly (readonly [year: number, value: number | null, later?: boolean])[]) =>
    finding('met', [item('rate', 'as given')], {
      series: [
        {
          field: 'rate',
          label: 'rate',
          agency: null,
          claim: null,
          unit: 'x',
          years: values.map(([year, value, later]) => ({
            year,
            value,
            figures:
              later === undefined
                ? []
                : [
                    {
                      figure: 'f',
                      title: 'F',
                      value: 1,
                      definition: null,
                      published: '2017-01-01',
                      source: null,
                      later,
                    },
                  ],
          })),
        },
      ],
    });

  test('of a yearly number is the years that are compared, then those that are unknown or later', () => {
    expect(
      valueInWords(
        years([
          [2012, 7],
          [2013, null, false],
          [2014, 8.5, false],
          [2015, 9, false],
          [2016, 10, true],
        ]),
      ),
    ).toBe('8.5 in 2014, 9 in 2015, unknown in 2013, 2016 not compared');
  });

  test('of many years is their range', () => {
    expect(
      valueInWords(
        years([
          [2012, 7, false],
          [2013, 9, false],
          [2014, 8, false],
          [2015, 6.5, false],
        ]),
      ),
    ).toBe('6.5 to 9 in 4 years');
    expect(
      valueInWords(
        years([
          [2012, 7, false],
          [2013, 9, false],
          [2014, 8, false],
          [2015, 6.5, false],
          [2016, null, false],
          [2017, null],
          [2018, 3],
        ]),
      ),
    ).toBe('6.5 to 9 in 4 years, unknown in 2016, 2018 not compared');
  });

  test('of years without a figure says so', () => {
    expect(
      valueInWords(
        years([
          [2012, 7],
          [2016, 10, true],
        ]),
      ),
    ).toBe('no figure to compare with');
  });

  test('of years that are unknown says which', () => {
    expect(
      valueInWords(
        years([
          [2014, null],
          [2015, null, false],
        ]),
      ),
    ).toBe('unknown in 2014 and 2015');
  });

  test('names the agency that has not answered', () => {
    const deciding = [inPlace(null, { agency: 'jail' })];
    expect(
      valueInWords(finding('undetermined', deciding, { saidBy: null, heldBy: [holder('jail', 'undetermined', null)] })),
    ).toBe('held by The jail');
  });

  test('of several agencies has the words of each', () => {
    const deciding = [
      inPlace('unknown', { agency: 'jail' }),
      item('limits', 'consent', { agency: 'center' }),
      inPlace(null, { agency: 'state' }),
    ];
    const heldBy = [
      holder('jail', 'undetermined'),
      holder('center', 'undetermined'),
      holder('state', 'undetermined', null),
    ];
    expect(valueInWords(finding('undetermined', deciding, { heldBy }))).toBe('unknown; consent; held by The state');
  });
});

describe('on whose word', () => {
  test('is who said it, where no agency decides', () => {
    expect(byInWords(finding('met', [inPlace('yes')], { saidBy: 'Law Street and KPCC' }))).toBe('Law Street and KPCC');
    expect(byInWords(finding('met', [item('reply', 'yes')], { saidBy: 'KPCC', heldBy: [holder('jail', 'met')] }))).toBe(
      'KPCC',
    );
  });

  test('is the agencies that decide, without the sources that tell of it', () => {
    const deciding = [inPlace('no', { agency: 'jail' })];
    const heldBy = [holder('jail', 'not-met'), holder('center', 'met')];
    expect(byInWords(finding('not-met', deciding, { saidBy: 'The jail, according to KRQE', heldBy }))).toBe('The jail');
  });

  test('is nobody, where the agency has not answered', () => {
    const deciding = [inPlace(null, { agency: 'jail' })];
    expect(
      byInWords(finding('undetermined', deciding, { saidBy: null, heldBy: [holder('jail', 'undetermined')] })),
    ).toBe(null);
    expect(byInWords(finding('undetermined', [inPlace(null)], { saidBy: null }))).toBe(null);
  });
});
