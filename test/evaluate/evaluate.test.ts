import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { City, Evidence, Period, Statement } from '../../src/model/city.ts';
import type { Field, Figure, Matcher, RuleSet, Test } from '../../src/model/rule-set.ts';
import { agency, answer, answered, at, city, condition, open, ruleSet, statement } from '../support/build.ts';

const field = (name: string, matcher: Matcher): Test => ({ subject: { kind: 'field', field: name }, matcher });
const yes: Matcher = { is: 'one-of', values: ['yes'] };
const limits: Field = {
  id: 'limits',
  type: 'some-of',
  vocabulary: 'limit',
  label: 'limits',
  words: [
    { word: 'judicial-warrant', meaning: 'only with a warrant signed by a judge' },
    { word: 'consent', meaning: 'only with the consent of the person.' },
    {
      word: 'where-possible',
      meaning: `where possible, ${'which the text leaves to whoever runs the jail, '.repeat(2)}`.trim(),
    },
  ],
};
const inPlace: Field = {
  id: 'in-place',
  type: 'yes-no',
  label: { yes: 'an instrument is in place', no: 'no instrument is in place' },
};
const notice: Field = { id: 'notice', type: 'duration', label: 'notice' };
const instrument: Field = {
  id: 'instrument',
  type: 'one-of',
  vocabulary: 'instrument',
  label: 'kind of instrument',
  words: ['statute', 'policy', 'agreement'].map((word) => ({ word, meaning: word })),
};
const figure: Figure = {
  id: 'rate',
  title: 'Violent crime, United States',
  unit: 'per 100,000',
  values: [
    { year: 2014, value: 361.6, published: '2016-09-26', definition: null, source: 'fbi' },
    { year: 2015, value: 383.2, published: '2016-09-26', definition: null, source: 'fbi' },
    { year: 2015, value: 372.6, published: '2016-09-26', definition: null, source: 'fbi' },
    { year: 2016, value: 386.3, published: '2017-09-25', definition: null, source: 'fbi' },
  ],
};

const releaseNotice = condition({
  id: 'release-notice',
  asks: [inPlace, instrument, notice, limits],
  metWhen: {
    all: [
      field('in-place', yes),
      field('instrument', { is: 'one-of', values: ['statute', 'policy'] }),
      field('notice', { is: 'at-least', quantity: 2880, text: '48h' }),
      field('limits', { is: 'only', words: ['where-possible'] }),
    ],
  },
  notMetWhen: {
    any: [
      field('in-place', { is: 'one-of', values: ['no'] }),
      field('limits', { is: 'any-of', words: ['judicial-warrant'] }),
      {
        all: [
          field('notice', { is: 'below', quantity: 2880, text: '48h' }),
          field('limits', { is: 'none-of', words: ['where-possible'] }),
        ],
      },
    ],
  },
});
const violence = condition({
  id: 'violence',
  asks: [{ id: 'rate', type: 'yearly', unit: 'per 100,000', min: 0, max: null, label: 'violent crime rate' }],
  metWhen: field('rate', { is: 'above', figure: 'rate' }),
  toMeet: null,
});
const rules = (...conditions: RuleSet['conditions']) => ruleSet(conditions, { figures: [figure] });

const report = (set: RuleSet, one: City, asOf = '2017-08-18') =>
  evaluate(set, one, { asOf, asOfGiven: true, alternatives: [] });
/** None is stated. */
const none = answered([]);
const noticeOf = (statements: readonly Statement[], more: Partial<City> = {}) =>
  report(rules(releaseNotice), city({ 'release-notice': answer({ statements }) }, { ...more, agencies: [] }));
const violenceOf = (value: readonly (readonly [number, number | null])[]) =>
  report(rules(violence), city({ violence: answer({ statements: [statement({ rate: answered(value) })] }) }));
const told = ({ findings, toQualify }: ReturnType<typeof report>) => ({
  outcome: findings[0]?.outcome,
  reason: findings[0]?.reason,
  saidBy: findings[0]?.saidBy,
  ...toQualify,
});

const source = (id: string, date: string | null) => ({
  file: 'city.yaml',
  location: at,
  id,
  title: `Title ${id}`,
  publisher: `Paper ${id}`,
  date,
  url: null,
});
const evidence = (id: string, date: string | null): Evidence => ({ source: source(id, date), says: `${id} says so.` });
const minutes = (given: string, value: number) => ({ given, value, why: null });

describe('the reason is one sentence made from what was asked and answered', () => {
  const reasonOf = (fields: Parameters<typeof statement>[0]) => noticeOf([statement(fields)]).findings[0]?.reason;

  it('of what is met', () => {
    expect(
      reasonOf({
        'in-place': answered('yes'),
        instrument: answered('policy'),
        notice: minutes('2d', 2880),
        limits: none,
      }),
    ).toMatchInlineSnapshot(`"An instrument is in place; kind of instrument: policy; 2 days' notice; limits: none."`);
  });
  it('of what is not met', () => {
    expect(reasonOf({ 'in-place': answered('no') })).toMatchInlineSnapshot(`"No instrument is in place."`);
    expect(reasonOf({ notice: minutes('24h', 1440), limits: none })).toMatchInlineSnapshot(
      `"24 hours' notice; asked: at least 48 hours."`,
    );
    expect(reasonOf({ limits: answered(['judicial-warrant', 'consent']) })).toMatchInlineSnapshot(
      `"Limits: judicial warrant (only with a warrant signed by a judge), which this reading counts as not met; also stated: consent (only with the consent of the person), which does not change that."`,
    );
  });
  it('of what is open, by why', () => {
    expect(reasonOf({})).toMatchInlineSnapshot(
      `"Not answered: whether an instrument is in place, kind of instrument, notice and limits."`,
    );
    expect(
      reasonOf({ 'in-place': open('declined'), notice: open('unknown'), limits: open('unknown') }),
    ).toMatchInlineSnapshot(
      `"Declined to answer: whether an instrument is in place; not answered: kind of instrument; unknown: notice and limits."`,
    );
    expect(reasonOf({ 'in-place': open('not-applicable') })).toMatchInlineSnapshot(
      `"Answered as not applicable: whether an instrument is in place; not answered: kind of instrument, notice and limits."`,
    );
  });
  it('of what no test provides for', () => {
    expect(
      reasonOf({
        'in-place': answered('yes'),
        instrument: answered('agreement'),
        notice: minutes('48h', 2880),
        limits: none,
      }),
    ).toMatchInlineSnapshot(`"Kind of instrument: agreement, which this reading does not settle."`);
    expect(
      reasonOf({
        'in-place': answered('yes'),
        instrument: answered('policy'),
        notice: minutes('48h', 2880),
        limits: answered(['consent', 'where-possible']),
      }),
    ).toMatchInlineSnapshot(
      `"Limits: consent (only with the consent of the person); also stated: where possible, which this reading does not settle."`,
    );
  });
  it('of a yearly number', () => {
    const reasonFor = (value: readonly (readonly [number, number | null])[]) => violenceOf(value).findings[0]?.reason;
    expect(
      reasonFor([
        [2012, 1],
        [2014, 882.8],
        [2015, 965.8],
      ]),
    ).toMatchInlineSnapshot(
      `"Violent crime rate: 882.8 in 2014, above 361.6; 965.8 in 2015, above 372.6 and 383.2 (Violent crime, United States)."`,
    );
    expect(
      reasonFor([
        [2014, 882.8],
        [2015, 372.6],
      ]),
    ).toMatchInlineSnapshot(
      `"Violent crime rate: 882.8 in 2014, above 361.6; 372.6 in 2015, not above 372.6 or 383.2 (Violent crime, United States)."`,
    );
    expect(reasonFor([[2015, 380]])).toMatchInlineSnapshot(
      `"Violent crime rate: 380 in 2015, above 372.6 but not above 383.2 (Violent crime, United States)."`,
    );
    expect(
      reasonFor([
        [2012, 749.7],
        [2016, 1112],
      ]),
    ).toMatchInlineSnapshot(`"Violent crime rate: no figure for 2012 and 2016 was published by 2017-08-18."`);
    expect(reasonFor([[2015, null]])).toMatchInlineSnapshot(
      `"Violent crime rate: unknown for 2015 (Violent crime, United States)."`,
    );
  });
});

describe('layers of an answer', () => {
  const jail = (statements: readonly Statement[]) => agency('jail', { 'release-notice': answer({ statements }) });
  const lockUp = (statements: readonly Statement[]) => agency('lock-up', { 'release-notice': answer({ statements }) });
  const met = statement({
    'in-place': answered('yes'),
    instrument: answered('policy'),
    notice: minutes('48h', 2880),
    limits: none,
  });
  const notMet = statement({ 'in-place': answered('no') }, { evidence: [evidence('a', '2014-08-29')] });

  it('an answer held by one agency is told in its name', () => {
    const one = city({ 'release-notice': answer({ heldBy: ['jail'] }) }, { agencies: [jail([notMet])] });
    expect(told(report(rules(releaseNotice), one))).toMatchInlineSnapshot(`
      {
        "change": [
          {
            "agency": "jail",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "in-place",
                  "from": "no",
                  "label": "in place",
                  "needs": "yes",
                },
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": "statute or policy",
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": "at least 48 hours",
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": "none, or only where possible",
                },
              ],
            ],
          },
        ],
        "findOut": [],
        "moot": [
          {
            "agency": "jail",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": null,
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": null,
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": null,
                },
              ],
            ],
          },
        ],
        "outcome": "not-met",
        "reason": "The jail: no instrument is in place.",
        "saidBy": "The jail",
      }
    `);
  });
  it('an agency that has not answered is named', () => {
    const one = city({ 'release-notice': answer({ heldBy: ['jail'] }) }, { agencies: [agency('jail', {})] });
    expect(told(report(rules(releaseNotice), one))).toMatchInlineSnapshot(`
      {
        "change": [],
        "findOut": [
          {
            "agency": "jail",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "in-place",
                  "from": null,
                  "label": "in place",
                  "needs": "yes",
                },
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": "statute or policy",
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": "at least 48 hours",
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": "none, or only where possible",
                },
              ],
            ],
          },
        ],
        "moot": [],
        "outcome": "undetermined",
        "reason": "Held by The jail, of which nothing is recorded.",
        "saidBy": null,
      }
    `);
  });
  it('of what somebody compiled, each source is said to speak about the holders that it is cited for', () => {
    const saidBy = (...statements: readonly [Statement, Statement]) =>
      report(
        rules(releaseNotice),
        city(
          { 'release-notice': answer({ heldBy: ['jail', 'lock-up'] }) },
          { agencies: [jail([statements[0]]), lockUp([statements[1]])], compiledBy: 'Somebody' },
        ),
      ).findings[0]?.saidBy;
    const bare = statement({ 'in-place': answered('no') });
    const other = statement({ 'in-place': answered('no') }, { evidence: [evidence('b', null)] });
    expect(saidBy(notMet, { ...notMet })).toBe('Paper a, about The jail and The lock-up');
    expect(saidBy(notMet, other)).toBe('Paper a, about The jail; Paper b, about The lock-up');
    expect(saidBy(notMet, bare)).toBe('Paper a, about The jail; Somebody, about The lock-up');
  });
  it('with several holders the one that is not met decides, and both are told what it takes', () => {
    const one = city(
      { 'release-notice': answer({ heldBy: ['jail', 'lock-up'] }) },
      { agencies: [jail([notMet]), lockUp([statement({ 'in-place': answered('yes') })])], compiledBy: 'Somebody' },
    );
    const { findings, toQualify } = report(rules(releaseNotice), one);
    expect(findings[0]?.saidBy).toBe('Paper a, about The jail');
    expect(findings[0]?.heldBy.map(({ agency, outcome, reason }) => [agency, outcome, reason])).toMatchInlineSnapshot(`
      [
        [
          "jail",
          "not-met",
          "No instrument is in place.",
        ],
        [
          "lock-up",
          "undetermined",
          "Not answered: kind of instrument, notice and limits.",
        ],
      ]
    `);
    expect(toQualify).toMatchInlineSnapshot(`
      {
        "change": [
          {
            "agency": "jail",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "in-place",
                  "from": "no",
                  "label": "in place",
                  "needs": "yes",
                },
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": "statute or policy",
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": "at least 48 hours",
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": "none, or only where possible",
                },
              ],
            ],
          },
          {
            "agency": "lock-up",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": "statute or policy",
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": "at least 48 hours",
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": "none, or only where possible",
                },
              ],
            ],
          },
        ],
        "findOut": [],
        "moot": [
          {
            "agency": "jail",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": null,
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": null,
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": null,
                },
              ],
            ],
          },
          {
            "agency": "lock-up",
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": null,
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": null,
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": null,
                },
              ],
            ],
          },
        ],
      }
    `);
  });
  it('claims that disagree leave the condition undetermined, and one answer would replace them', () => {
    expect(told(noticeOf([met, notMet]))).toMatchInlineSnapshot(`
      {
        "change": [],
        "findOut": [
          {
            "agency": null,
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "in-place",
                  "from": null,
                  "label": "in place",
                  "needs": "yes",
                },
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": "statute or policy",
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": "at least 48 hours",
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": "none, or only where possible",
                },
              ],
            ],
          },
        ],
        "moot": [],
        "outcome": "undetermined",
        "reason": "Sources disagree: claim 1, met: an instrument is in place; kind of instrument: policy; 48 hours' notice; limits: none; claim 2 (Paper a, 2014-08-29), not met: no instrument is in place.",
        "saidBy": "Rivertown, Ohio",
      }
    `);
  });
  it('claims that lead to the same outcome settle it', () => {
    expect(told(noticeOf([notMet, statement({ limits: answered(['judicial-warrant']) })]))).toMatchInlineSnapshot(`
      {
        "change": [
          {
            "agency": null,
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "in-place",
                  "from": null,
                  "label": "in place",
                  "needs": "yes",
                },
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": "statute or policy",
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": "at least 48 hours",
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": "none, or only where possible",
                },
              ],
            ],
          },
        ],
        "findOut": [],
        "moot": [
          {
            "agency": null,
            "condition": "release-notice",
            "sets": [
              [
                {
                  "field": "in-place",
                  "from": null,
                  "label": "in place",
                  "needs": null,
                },
                {
                  "field": "instrument",
                  "from": null,
                  "label": "kind of instrument",
                  "needs": null,
                },
                {
                  "field": "notice",
                  "from": null,
                  "label": "notice",
                  "needs": null,
                },
                {
                  "field": "limits",
                  "from": null,
                  "label": "limits",
                  "needs": null,
                },
              ],
            ],
          },
        ],
        "outcome": "not-met",
        "reason": "Sources differ but lead to the same outcome: claim 1 (Paper a, 2014-08-29), not met: no instrument is in place; claim 2, not met: limits: judicial warrant (only with a warrant signed by a judge), which this reading counts as not met.",
        "saidBy": "Rivertown, Ohio",
      }
    `);
  });
  it('an answer stands from its day until the next, and not in a gap', () => {
    const dated = answer(
      { from: '2014-01-01', until: '2015-01-01', statements: [notMet] },
      { from: '2016-01-01', statements: [met] },
    );
    const on = (day: string) =>
      report(rules(releaseNotice), city({ 'release-notice': dated }), day).findings[0]?.outcome;
    expect(['2013-12-31', '2014-01-01', '2014-12-31', '2015-01-01', '2016-01-01'].map(on)).toEqual([
      'undetermined',
      'not-met',
      'not-met',
      'undetermined',
      'met',
    ]);
  });
  it('a file somebody compiled rests on its sources; the city speaks for itself otherwise', () => {
    const saidBy = (more: Partial<City>, statements = [notMet]) => noticeOf(statements, more).findings[0]?.saidBy;
    expect(saidBy({ compiledBy: 'Somebody' })).toBe('Paper a');
    expect(saidBy({ compiledBy: 'Somebody' }, [statement({ 'in-place': answered('no') })])).toBe('Somebody');
    // Who replied to the issuer is told where the rule set asks for a reply.
    expect(saidBy({ answeredBy: 'The police' })).toBe('Rivertown, Ohio');
    expect(saidBy({})).toBe('Rivertown, Ohio');
    expect(report(rules(releaseNotice), city({})).findings[0]?.saidBy).toBe(null);
  });
});

describe('the reply', () => {
  const replied = condition({
    id: 'replied',
    asks: [inPlace],
    metWhen: { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['yes', 'no', 'held-elsewhere'] } },
    notMetWhen: { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['none'] } },
  });
  const inTime = condition({
    id: 'in-time',
    asks: [],
    metWhen: { subject: { kind: 'answered-on' }, matcher: { is: 'on-or-before', day: '2017-08-18' } },
  });
  const replyTo = (...periods: Partial<Period>[]) => {
    const agencies = [agency('jail', {}), agency('lock-up', {})];
    const one = city({ replied: answer(...periods) }, { answeredBy: 'The police', agencies });
    const { findings } = report(rules(replied), one);
    return [findings[0]?.reply, findings[0]?.outcome, findings[0]?.reason];
  };
  const says = (value: ReturnType<typeof answered>) => statement({ 'in-place': value });

  it('follows from the layers of the answer unless it is stated', () => {
    expect([
      replyTo({ statements: [says(answered('no'))] }),
      replyTo({ statements: [says(open('declined'))] }),
      replyTo({ statements: [says(open('unknown'))] }),
      replyTo({ statements: [says(answered('yes')), says(answered('no'))] }),
      replyTo({ statements: [says(answered('yes')), says(open('unknown'))] }),
      replyTo({ statements: [says(answered('yes')), says(answered('yes'))] }),
      replyTo({ heldBy: ['jail', 'lock-up'] }),
      replyTo({ heldBy: ['jail'], reply: 'declined' }),
      replyTo({ reply: 'none' }),
      replyTo({}),
      replyTo({ from: '2018-01-01', reply: 'none' }),
    ]).toMatchInlineSnapshot(`
      [
        [
          "no",
          "met",
          "The city replied no.",
        ],
        [
          "declined",
          "undetermined",
          "The city declined to answer, which this reading does not settle.",
        ],
        [
          "unknown",
          "undetermined",
          "It is not known what the city replied.",
        ],
        [
          "disputed",
          "undetermined",
          "Sources disagree on what the city has in place, which this reading does not settle.",
        ],
        [
          "unknown",
          "undetermined",
          "It is not known what the city replied.",
        ],
        [
          "yes",
          "met",
          "The city replied yes.",
        ],
        [
          "held-elsewhere",
          "met",
          "The city replied that another agency holds the answer.",
        ],
        [
          "declined",
          "undetermined",
          "The city declined to answer, which this reading does not settle.",
        ],
        [
          "none",
          "not-met",
          "The city did not reply.",
        ],
        [
          "unknown",
          "undetermined",
          "It is not known what the city replied.",
        ],
        [
          "unknown",
          "undetermined",
          "It is not known what the city replied.",
        ],
      ]
    `);
  });
  it('may come too late, or on a day nobody knows', () => {
    const on = (answeredOn: string | null) => told(report(rules(inTime), city({}, { answeredOn })));
    expect([on('2017-08-14'), on('2017-08-19'), on(null)]).toMatchInlineSnapshot(`
      [
        {
          "change": [],
          "findOut": [],
          "moot": [],
          "outcome": "met",
          "reason": "The city answered on 2017-08-14.",
          "saidBy": null,
        },
        {
          "change": [
            {
              "agency": null,
              "condition": "in-time",
              "sets": [
                [
                  {
                    "field": "answered-on",
                    "from": null,
                    "label": "the day of the city's answer",
                    "needs": "on or before 2017-08-18",
                  },
                ],
              ],
            },
          ],
          "findOut": [],
          "moot": [],
          "outcome": "undetermined",
          "reason": "The city replied on 2017-08-19, after 2017-08-18.",
          "saidBy": null,
        },
        {
          "change": [],
          "findOut": [
            {
              "agency": null,
              "condition": "in-time",
              "sets": [
                [
                  {
                    "field": "answered-on",
                    "from": null,
                    "label": "the day of the city's answer",
                    "needs": "on or before 2017-08-18",
                  },
                ],
              ],
            },
          ],
          "moot": [],
          "outcome": "undetermined",
          "reason": "Not answered: the day the city answered.",
          "saidBy": null,
        },
      ]
    `);
  });
  it('is found out by any answer to the question', () => {
    expect(report(rules(replied), city({})).toQualify.findOut).toMatchInlineSnapshot(`
      [
        {
          "agency": null,
          "condition": "replied",
          "sets": [
            [
              {
                "field": "reply",
                "from": null,
                "label": "the city's reply",
                "needs": "yes, no or held elsewhere",
              },
            ],
          ],
        },
      ]
    `);
  });
});

describe('a condition that does not apply', () => {
  const detains = condition({
    id: 'detains',
    asks: [inPlace],
    metWhen: field('in-place', { is: 'one-of', values: ['yes', 'no'] }),
  });
  const letter = condition({
    id: 'letter',
    asks: [{ id: 'dated', type: 'date', label: 'date of the letter' }],
    appliesWhen: { subject: { kind: 'other', condition: 'detains', field: 'in-place' }, matcher: yes },
    metWhen: field('dated', { is: 'within', period: { years: 2, months: 0, days: 0 }, text: '2y' }),
  });
  const on = (value: ReturnType<typeof answered>, dated = answered('2016-08-18')) =>
    report(
      rules(detains, letter),
      city({
        detains: answer({ statements: [statement({ 'in-place': value })] }),
        letter: answer({ statements: [statement({ dated })] }),
      }),
    );

  it('says so, and counts for no verdict', () => {
    expect(
      [answered('no'), answered('yes'), open('unknown')]
        .map((value) => on(value))
        .map(({ verdict, findings }) => [verdict, findings[1]?.outcome, findings[1]?.reason]),
    ).toMatchInlineSnapshot(`
      [
        [
          "qualifies",
          "not-applicable",
          "The condition does not apply: no instrument is in place.",
        ],
        [
          "qualifies",
          "met",
          "Date of the letter: 2016-08-18.",
        ],
        [
          "undetermined",
          "undetermined",
          "Unknown: whether an instrument is in place.",
        ],
      ]
    `);
    expect(on(answered('yes'), answered('2015-08-17')).findings[1]?.reason).toMatchInlineSnapshot(
      `"Date of the letter: 2015-08-17; asked: at most 2 years before the as-of date."`,
    );
    expect(on(open('unknown')).toQualify.findOut).toMatchInlineSnapshot(`
      [
        {
          "agency": null,
          "condition": "detains",
          "sets": [
            [
              {
                "field": "in-place",
                "from": null,
                "label": "in place",
                "needs": "yes or no",
              },
            ],
          ],
        },
        {
          "agency": null,
          "condition": "letter",
          "sets": [
            [
              {
                "field": "detains.in-place",
                "from": null,
                "label": "in place",
                "needs": "yes",
              },
            ],
          ],
        },
      ]
    `);
  });
});

describe('a report', () => {
  it('counts outcomes, and says what it does not look at', () => {
    const one = city({
      'release-notice': answer({ statements: [statement({ 'in-place': answered('no'), other: answered('x') })] }),
      elsewhere: answer({ statements: [statement({ a: answered('x') })] }),
    });
    const { counts, notAsked, verdict } = report(rules(releaseNotice, violence), one);
    expect([counts, notAsked, verdict]).toEqual([
      { met: 0, notMet: 1, undetermined: 1, notApplicable: 0 },
      2,
      'does-not-qualify',
    ]);
  });
  it('gives the verdict under each alternative and says whether the reading decides', () => {
    const one = city({ violence: answer({ statements: [statement({ rate: answered([[2015, 400]]) })] }) });
    const other = ruleSet([releaseNotice], { id: 'other', readAs: 'read otherwise' });
    const both = evaluate(rules(violence), one, { asOf: '2017-08-18', asOfGiven: true, alternatives: [other] });
    expect([both.alternatives, both.turnsOnReading]).toEqual([
      [
        {
          ruleSet: 'other',
          of: other,
          path: null,
          readAs: 'read otherwise',
          verdict: 'undetermined',
          counts: { met: 0, notMet: 0, undetermined: 1, notApplicable: 0 },
          open: [{ condition: releaseNotice.id, title: releaseNotice.title, outcome: 'undetermined' }],
        },
      ],
      true,
    ]);
  });
  it('finds out the years that are not known, beside numbers that stay as they are', () => {
    const open = { field: 'rate', label: 'violent crime rate for 2015', from: null };
    const needs = 'above every figure published for the year (Violent crime, United States)';
    expect(
      violenceOf([
        [2014, 999],
        [2015, null],
      ]).toQualify,
    ).toEqual({
      change: [],
      findOut: [{ condition: 'violence', agency: null, sets: [[{ ...open, needs }]] }],
      moot: [],
    });
    expect(
      violenceOf([
        [2014, 1],
        [2015, null],
      ]).toQualify,
    ).toEqual({
      change: [{ condition: 'violence', agency: null, sets: [] }],
      findOut: [],
      moot: [{ condition: 'violence', agency: null, sets: [[{ ...open, needs: null }]] }],
    });
    // No figure is published for the year: that of another one counts.
    expect(violenceOf([[2013, null]]).toQualify.findOut).toEqual([
      {
        condition: 'violence',
        agency: null,
        sets: [[{ field: 'rate', label: 'violent crime rate', from: 'unknown in 2013', needs }]],
      },
    ]);
  });
  it('finds out nothing where nothing is open', () => {
    expect(violenceOf([[2015, 380]]).toQualify).toEqual({ change: [], findOut: [], moot: [] });
  });
  it("leaves alone what is not the city's to change, and what no longer matters is moot", () => {
    expect(violenceOf([[2015, 1]]).toQualify).toEqual({
      change: [{ condition: 'violence', agency: null, sets: [] }],
      findOut: [],
      moot: [],
    });
    expect(
      noticeOf([statement({ 'in-place': answered('no'), instrument: answered('policy') })]).toQualify.moot,
    ).toEqual([
      {
        condition: 'release-notice',
        agency: null,
        sets: [
          [
            { field: 'notice', label: 'notice', from: null, needs: null },
            { field: 'limits', label: 'limits', from: null, needs: null },
          ],
        ],
      },
    ]);
  });
});

describe('warnings change no outcome', () => {
  const dated = (more: Partial<RuleSet>, asOf: string, one: City = city({}), asOfGiven = true) =>
    evaluate(ruleSet([violence], { figures: [figure], ...more }), one, {
      asOf,
      asOfGiven,
      alternatives: [],
    }).warnings.map(({ code, message }) => `${code}: ${message}`);

  it('on the date and the rule set', () => {
    const force = { inForce: { from: '2017-08-03', until: '2019-01-01' }, lastSeen: '2018-06-03' };
    expect([
      dated({}, '2017-08-18', city({}), false),
      dated(force, '2017-08-02'),
      dated(force, '2019-01-01'),
      dated(force, '2018-06-03'),
      dated(force, '2017-08-18', city({}, { answeredOn: '2017-08-01' })),
      dated({ inForce: { from: null, until: null } }, '2017-08-18', city({}, { answeredOn: '2017-08-01' })),
    ]).toMatchInlineSnapshot(`
      [
        [
          "no-as-of: No as-of date is given, so today (2017-08-18) is taken; fix it with as-of in the file or --as-of, or the result changes with the day.",
        ],
        [
          "not-in-force: test-rules is in force from 2017-08-03; the as-of date is 2017-08-02.",
        ],
        [
          "not-in-force: test-rules is no longer in force from 2019-01-01; the as-of date is 2019-01-01.",
          "last-seen: test-rules was last seen in use on 2018-06-03; the as-of date is 2019-01-01.",
        ],
        [],
        [],
        [],
      ]
    `);
  });
  it('on evidence, figures and agencies', () => {
    const said = statement(
      { 'in-place': answered('yes') },
      { evidence: [evidence('later', '2018'), evidence('undated', null)] },
    );
    const later = statement({ 'in-place': answered('yes') }, { evidence: [evidence('later', '2018-01')] });
    const held = city(
      {
        'release-notice': answer({ heldBy: ['jail'], evidence: [evidence('later', '2018')] }),
        violence: answer({
          statements: [
            statement({
              rate: answered([
                [2015, 400],
                [2016, 400],
              ]),
            }),
          ],
        }),
      },
      { agencies: [agency('jail', { 'release-notice': answer({ statements: [later] }) }), agency('idle', {})] },
    );
    const one = city({ 'release-notice': answer({ statements: [said] }) });
    const codes = (each: City) =>
      report(rules(releaseNotice, violence), each).warnings.map(({ code, message }) => `${code}: ${message}`);
    expect([codes(held), codes(one)]).toMatchInlineSnapshot(`
      [
        [
          "evidence-later: release-notice: the evidence later was published in 2018, after the as-of date 2017-08-18; it is shown but does not count as support.",
          "evidence-later: release-notice: the evidence later was published in 2018-01, after the as-of date 2017-08-18; it is shown but does not count as support.",
          "no-evidence: release-notice.in-place: a yes or a no without evidence; name a source that says so.",
          "figure-later: violence: rate for 2016 was published on 2017-09-25, after the as-of date 2017-08-18; 2016 is not compared with it.",
          "agency-unused: No answer is held by idle (The idle); refer to it with held-by, or remove it.",
        ],
        [
          "evidence-later: release-notice: the evidence later was published in 2018, after the as-of date 2017-08-18; it is shown but does not count as support.",
        ],
      ]
    `);
    expect(
      report(rules(releaseNotice), one).findings[0]?.evidence.map(({ source: { id }, publishedLater }) => [
        id,
        publishedLater,
      ]),
    ).toEqual([
      ['later', true],
      ['undated', false],
    ]);
  });
  it('notes and evidence are told with their layer', () => {
    const claim = (note: string) => statement({ 'in-place': answered('yes') }, { note });
    const jail = agency('jail', {
      'release-notice': answer({
        statements: [claim('one'), claim('two')],
        note: 'jail',
        evidence: [evidence('a', null)],
      }),
    });
    const one = city({ 'release-notice': answer({ heldBy: ['jail'], note: 'city' }) }, { agencies: [jail] });
    const { findings } = report(rules(releaseNotice), one);
    expect(findings[0]?.notes).toEqual([
      { agency: null, claim: null, says: 'city' },
      { agency: 'jail', claim: null, says: 'jail' },
      { agency: 'jail', claim: 1, says: 'one' },
      { agency: 'jail', claim: 2, says: 'two' },
    ]);
    expect(findings[0]?.evidence).toEqual([
      { ...evidence('a', null), agency: 'jail', claim: null, publishedLater: false },
    ]);
    expect(findings[0]?.location).toEqual(at);
  });
});

describe('claims and what they name', () => {
  it('with replies of their own that differ leave the reply open, and one answer settles it', () => {
    const replied = condition({
      id: 'replied',
      asks: [inPlace],
      metWhen: { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['yes'] } },
    });
    const claim = (reply: 'yes' | 'no') => statement({ 'in-place': open('unknown') }, { reply });
    const one = city({ replied: answer({ statements: [claim('yes'), claim('no')] }) });
    const { findings, toQualify } = report(rules(replied), one);
    expect([findings[0]?.reply, findings[0]?.outcome, findings[0]?.reason]).toEqual([
      'disputed',
      'not-met',
      'Sources disagree on what the city replied.',
    ]);
    expect(toQualify.change).toEqual([
      {
        condition: 'replied',
        agency: null,
        sets: [[{ field: 'reply', label: "the city's reply", from: 'sources disagree', needs: 'yes' }]],
      },
    ]);
  });

  it('are told by the titles of sources that have no publisher', () => {
    const untold: Evidence = {
      source: { file: 'city.yaml', location: at, id: 'a', title: 'A memo', publisher: null, date: null, url: null },
      says: 'No.',
    };
    const met = statement({
      'in-place': answered('yes'),
      instrument: answered('policy'),
      notice: minutes('2d', 2880),
      limits: none,
    });
    const notMet = statement({ 'in-place': answered('no') }, { evidence: [untold] });
    expect(noticeOf([met, notMet]).findings[0]?.reason).toContain(
      'claim 2 (A memo), not met: no instrument is in place.',
    );
  });
});

describe('a yearly number against a plain one', () => {
  const high = condition({
    id: 'high',
    asks: [{ id: 'rate', type: 'yearly', unit: 'per 100,000', min: 0, max: null, label: 'rate' }],
    metWhen: field('rate', { is: 'above', quantity: 400, text: '400' }),
  });
  const high2015 = (years: readonly (readonly [number, number | null])[]) =>
    told(report(rules(high), city({ high: answer({ statements: [statement({ rate: answered(years) })] }) })));

  it('is met when each year is, and open while one is unknown', () => {
    expect(high2015([[1999, 401]]).reason).toBe('Rate: 401 in 1999.');
    expect(
      high2015([
        [2014, 399],
        [2015, 500],
      ]),
    ).toMatchInlineSnapshot(`
      {
        "change": [
          {
            "agency": null,
            "condition": "high",
            "sets": [
              [
                {
                  "field": "rate",
                  "from": "399 in 2014 and 500 in 2015",
                  "label": "rate",
                  "needs": "above 400",
                },
              ],
            ],
          },
        ],
        "findOut": [],
        "moot": [],
        "outcome": "not-met",
        "reason": "Rate: 399 in 2014 and 500 in 2015; asked: above 400.",
        "saidBy": "Rivertown, Ohio",
      }
    `);
    expect(
      high2015([
        [2014, null],
        [2015, 500],
      ]).reason,
    ).toBe('Rate: 500 in 2015; unknown for 2014.');
  });
});
