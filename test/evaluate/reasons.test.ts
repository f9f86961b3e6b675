// Reasons name everything that decides, and say nothing that is not so.
import { describe, expect, test } from 'vitest';
import { findingOf, reportOf, told } from '../support/city-report.ts';

const sources =
  'sources: { manual: { title: Manual, publisher: River County, date: 2016-05 }, gazette: { title: Jails, publisher: The Gazette, date: 2017-08-05 } }\n';
const hold = (fields: string) => `answers: { detainer-hold: { in-place: yes, instrument: policy, ${fields} } }\n`;
const notice = (fields: string) => `answers: { release-notice: { in-place: yes, instrument: policy, ${fields} } }\n`;
const access = (fields: string) => `answers: { dhs-access: { ${fields} } }\n`;

describe('what is left out', () => {
  test('is not answered, a set too, and the reason says what to write', async () => {
    expect(await told('release-notice', notice('notice: 48h'))).toMatchInlineSnapshot(
      `"undetermined: Not answered: limits; if the text states none, write limits: none. (reply unknown; said by null)"`,
    );
    expect(await told('release-notice', notice('notice: 48h, limits: none'))).toMatchInlineSnapshot(
      `"met: An instrument designed to ensure notice of release is in place; kind of instrument: policy; 48 hours' notice; limits: none. (reply unknown; said by Rivertown, Ohio)"`,
    );
    expect(await told('release-notice', notice('notice: 48h, limits: []'))).toMatchInlineSnapshot(
      `"met: An instrument designed to ensure notice of release is in place; kind of instrument: policy; 48 hours' notice; limits: none. (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
  test('gets no such hint where something else is open, or the set is unknown', async () => {
    expect(await told('release-notice', 'answers: { release-notice: yes }\n')).toMatchInlineSnapshot(
      `"undetermined: Not answered: kind of instrument, notice and limits. (reply unknown; said by null)"`,
    );
    expect(await told('release-notice', notice('notice: 48h, limits: unknown'))).toMatchInlineSnapshot(
      `"undetermined: Unknown: limits. (reply unknown; said by null)"`,
    );
  });
});

describe('who says it', () => {
  const jail = (answers: string) =>
    `compiled-by: A reader\n${sources}agencies: { jail: { name: The Jail, answers: ${answers} } }\nanswers: { dhs-access: { held-by: jail, evidence: { gazette: The jail has the answer. } } }\n`;
  test('is who says what is held, not who says that it is held there', async () => {
    expect(
      await told('dhs-access', jail('{ dhs-access: { in-place: no, evidence: { manual: Nobody is let in. } } }')),
    ).toMatchInlineSnapshot(
      `"not-met: The Jail: no instrument designed to ensure DHS access is in place. (reply unknown; said by River County, about The Jail)"`,
    );
  });
  test('is nobody where the agency’s answer is unknown', async () => {
    expect(await told('dhs-access', jail('{ dhs-access: unknown }'))).toMatchInlineSnapshot(
      `"undetermined: The Jail: unknown: whether an instrument designed to ensure DHS access is in place; not answered: kind of instrument and limits. (reply unknown; said by null)"`,
    );
  });
  test('an agency of which nothing is recorded was not asked', async () => {
    expect(await told('dhs-access', jail('{}'))).toMatchInlineSnapshot(
      `"undetermined: Held by The Jail, of which nothing is recorded. (reply unknown; said by null)"`,
    );
    expect(
      await told('dhs-access', jail('{ dhs-access: [{ from: 2016, until: 2017-01-01, in-place: no }] }')),
    ).toMatchInlineSnapshot(
      `"undetermined: Held by The Jail, of which nothing is recorded. (reply unknown; said by null)"`,
    );
  });
});

describe('how long somebody is held', () => {
  test.each([
    ['47h', '47 hours'],
    ['0h', '0 hours'],
    ['90m', '90 minutes'],
    ['1d', "1 day's"],
    ['PT24H', '24 hours'],
  ])('%s is not what is asked: up to 48 hours', async (given, shown) => {
    const reason = (await findingOf('detainer-hold', hold(`hold: ${given}, limits: none`))).reason;
    expect(reason).toBe(
      `${shown}${shown.endsWith('s') && !shown.endsWith("'s") ? "'" : ''} custody allowed past release; asked: up to 48 hours, read here as the full 48 hours.`,
    );
  });
  test('48 hours and more are met', async () => {
    expect(await told('detainer-hold', hold('hold: 48h, limits: none'))).toMatchInlineSnapshot(
      `"met: An instrument designed to ensure holds on written request is in place; kind of instrument: policy; 48 hours' custody allowed past release; limits: none. (reply unknown; said by Rivertown, Ohio)"`,
    );
    expect(await told('detainer-hold', hold('hold: 72h, limits: none'))).toMatchInlineSnapshot(
      `"met: An instrument designed to ensure holds on written request is in place; kind of instrument: policy; 72 hours' custody allowed past release; limits: none. (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
  test('of a notice at least 48 hours are asked', async () => {
    expect(await told('release-notice', notice('notice: 24h, limits: none'))).toMatchInlineSnapshot(
      `"not-met: 24 hours' notice; asked: at least 48 hours. (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
});

describe('a reason names everything that decides', () => {
  test('the words that soften a short notice', async () => {
    expect(await told('release-notice', notice('notice: 24h, limits: [where-possible]'))).toMatchInlineSnapshot(
      `"undetermined: 24 hours' notice; limits, also stated: where possible (as far as the time before release allows, without delay of a release at short notice), which this reading does not settle. (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
  test('a warrant for some', async () => {
    expect(
      await told('detainer-hold', hold('hold: 72h, limits: [judicial-warrant, some-people]')),
    ).toMatchInlineSnapshot(
      `"not-met: Limits: judicial warrant (only with a judge's warrant or order, not with one from an immigration officer), which this reading counts as not met; also stated: some people (covers some people, such as sentenced inmates, and leaves out or does not mention others), which does not change that. (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
  test('a savings clause beside a no', async () => {
    expect(await told('dhs-access', access('in-place: no, limits: [only-if-law-requires]'))).toMatchInlineSnapshot(
      `"not-met: No instrument designed to ensure DHS access is in place; limits, also stated: only if law requires (only where a law or a court order requires it), which does not change that. (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
  test('one answer for some facilities stays open; two facilities, yes and no, do not', async () => {
    expect(
      await told('dhs-access', access('in-place: yes, instrument: policy, limits: [some-facilities]')),
    ).toMatchInlineSnapshot(
      `"undetermined: Limits: some facilities (covers some of the facilities in question and leaves out or does not mention others), which this reading does not settle. (reply unknown; said by Rivertown, Ohio)"`,
    );
    const two =
      'agencies:\n  a: { name: Jail A, answers: { dhs-access: { in-place: yes, instrument: policy, limits: none } } }\n  b: { name: Jail B, answers: { dhs-access: no } }\nanswers: { dhs-access: { held-by: [a, b] } }\n';
    expect(await told('dhs-access', two)).toMatchInlineSnapshot(
      `"not-met: Jail B: no instrument designed to ensure DHS access is in place. (reply unknown; said by Jail B)"`,
    );
  });
});

test('that DHS has to ask is no limit on access, nor in writing on notice', async () => {
  const asked = access('in-place: yes, instrument: policy, limits: [on-request]');
  const written = notice('notice: 48h, timing: as-early-as-practicable, limits: [written-request]');
  for (const id of ['psp-2017-08', 'jag-2017-announced', 'jag-2017-award']) {
    expect((await findingOf('dhs-access', asked, id)).outcome).toBe('met');
    expect((await findingOf('release-notice', written, id)).outcome).toBe('met');
  }
});

describe('to qualify', () => {
  const itemsOf = async (text: string, condition: string) => {
    const { change, findOut } = (await reportOf(text)).toQualify;
    const of = (items: typeof change) => items.filter((item) => item.condition === condition);
    return { change: of(change), findOut: of(findOut) };
  };
  test('what does not apply is nothing to find out', async () => {
    const text = 'answers: { detainer-hold: { in-place: not-applicable, note: There is no jail. } }\n';
    expect((await findingOf('detainer-hold', text)).outcome).toBe('undetermined');
    expect(await itemsOf(text, 'detainer-hold')).toEqual({ change: [], findOut: [] });
  });
  test('what a no says beside it is open when it becomes a yes', async () => {
    expect(
      await itemsOf(access('in-place: no, instrument: ordinance, limits: none'), 'dhs-access'),
    ).toMatchInlineSnapshot(`
      {
        "change": [
          {
            "agency": null,
            "condition": "dhs-access",
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
                  "from": "ordinance",
                  "label": "kind of instrument",
                  "needs": "statute, ordinance, rule, regulation, policy, executive order or practice",
                },
                {
                  "field": "limits",
                  "from": "none",
                  "label": "limits",
                  "needs": "none, or only on request",
                },
              ],
            ],
          },
        ],
        "findOut": [],
      }
    `);
  });
  test('an undetermined answer that nothing open could turn has a change', async () => {
    expect(
      await itemsOf(access('in-place: yes, instrument: policy, limits: [consent]'), 'dhs-access'),
    ).toMatchInlineSnapshot(`
      {
        "change": [
          {
            "agency": null,
            "condition": "dhs-access",
            "sets": [
              [
                {
                  "field": "limits",
                  "from": "consent",
                  "label": "limits",
                  "needs": "none, or only on request",
                },
              ],
            ],
          },
        ],
        "findOut": [],
      }
    `);
  });
  test('a day that is not known is to be found out', async () => {
    const text =
      'answers: { dhs-access: [{ from: 2016-01-01, in-place: no }, { from: 2017-08, in-place: yes, instrument: policy, limits: none }] }\n';
    expect(await told('dhs-access', text)).toMatchInlineSnapshot(
      `"undetermined: It is not known from which day of 2017-08 the answer holds: either not met (no instrument designed to ensure DHS access is in place) or met (an instrument designed to ensure DHS access is in place; kind of instrument: policy; limits: none). (reply unknown; said by Rivertown, Ohio)"`,
    );
    expect(await itemsOf(text, 'dhs-access')).toMatchInlineSnapshot(`
      {
        "change": [],
        "findOut": [
          {
            "agency": null,
            "condition": "dhs-access",
            "sets": [
              [
                {
                  "field": "from",
                  "from": null,
                  "label": "the day from which the answer holds",
                  "needs": "the day in 2017-08",
                },
              ],
            ],
          },
        ],
      }
    `);
  });
});

describe('years', () => {
  const rates = (years: string) => `answers: { violence: { violent-crime-rate: { ${years} } } }\n`;
  test('one that is unknown is named beside those that are known', async () => {
    expect(await told('violence', rates('2014: 900, 2015: unknown'))).toMatchInlineSnapshot(
      `"undetermined: Violent crime rate: 900 in 2014, above 361.6, 365.5, 372 and 375.7; unknown for 2015 (Violent crime, United States). (reply unknown; said by Rivertown, Ohio)"`,
    );
    expect(await told('violence', rates('2014: 1, 2015: unknown'))).toMatchInlineSnapshot(
      `"not-met: Violent crime rate: 1 in 2014, not above 361.6, 365.5, 372 or 375.7; unknown for 2015 (Violent crime, United States). (reply unknown; said by Rivertown, Ohio)"`,
    );
  });
  test('later ones do not count', async () => {
    expect(await told('violence', rates('2014: 900, 2018: 1'))).toMatchInlineSnapshot(
      `"met: Violent crime rate: 900 in 2014, above 361.6, 365.5, 372 and 375.7 (Violent crime, United States). (reply unknown; said by Rivertown, Ohio)"`,
    );
    expect(await told('violence', rates('2018: 900'))).toMatchInlineSnapshot(
      `"undetermined: Violent crime rate: 2018 is after the as-of date 2017-08-18. (reply unknown; said by Rivertown, Ohio)"`,
    );
    expect(
      (await reportOf(rates('2014: 900, 2018: 1'))).warnings.filter(({ code }) => code === 'year-later'),
    ).toMatchInlineSnapshot(`
      [
        {
          "code": "year-later",
          "column": 12,
          "line": 2,
          "message": "violence.violent-crime-rate: 2018 is after the as-of date 2017-08-18 and does not count.",
          "path": "city.yaml",
        },
      ]
    `);
  });
});

describe('evidence', () => {
  const dated = (date: string) =>
    `sources: { s: { title: S, date: ${date} }, u: { title: U } }\n` +
    'answers: { commitment: { shown: yes, evidence: { s: A., u: B. } }, readiness: { ready: yes, evidence: { s: A. } } }\n';
  const warned = async (text: string, asOf: string) =>
    (await reportOf(text, 'psp-2017-08', asOf)).warnings
      .filter(({ code }) => code === 'stale-evidence' || code === 'evidence-later')
      .map(({ code, message }) => `${code}: ${message}`);
  test('that is old is warned of once, by the last day it may be of', async () => {
    expect(await warned(dated('2015-08-18'), '2017-08-18')).toEqual([]);
    expect(await warned(dated('2015-08-17'), '2017-08-18')).toMatchInlineSnapshot(`
      [
        "stale-evidence: The newest evidence of commitment (2015-08-17) and readiness (2015-08-17) is more than 2y older than the as-of date 2017-08-18; look for newer evidence, or read the outcome as of that time.",
      ]
    `);
    expect(await warned(dated('2015-08'), '2017-08-31')).toEqual([]);
    expect(await warned(dated('2015-08'), '2017-09-01')).toMatchInlineSnapshot(`
      [
        "stale-evidence: The newest evidence of commitment (2015-08) and readiness (2015-08) is more than 2y older than the as-of date 2017-09-01; look for newer evidence, or read the outcome as of that time.",
      ]
    `);
    expect(await warned(dated('2015'), '2017-12-31')).toEqual([]);
    expect(await warned(dated('2015'), '2018-01-01')).toHaveLength(1);
  });
  test('without a date, and of yearly numbers, is never old', async () => {
    const text =
      'sources: { s: { title: S, date: 2000 }, u: { title: U } }\n' +
      'answers: { commitment: { shown: yes, evidence: { u: B. } }, violence: { violent-crime-rate: { 2014: 900 }, evidence: { s: A. } } }\n';
    expect(await warned(text, '2017-08-18')).toEqual([]);
  });
  test('that may have come later is told, and counts', async () => {
    const text =
      'sources: { s: { title: S, date: 2017-08 } }\nanswers: { readiness: { ready: yes, evidence: { s: A. } } }\n';
    expect(await warned(text, '2017-08-18')).toMatchInlineSnapshot(`
      [
        "evidence-later: readiness: the evidence s was published in 2017-08, which may be after the as-of date 2017-08-18.",
      ]
    `);
    expect((await findingOf('readiness', text)).evidence.map(({ publishedLater }) => publishedLater)).toEqual([null]);
    expect(await warned(text, '2017-07-31')).toMatchInlineSnapshot(`
      [
        "evidence-later: readiness: the evidence s was published in 2017-08, after the as-of date 2017-07-31; it is shown but does not count as support.",
      ]
    `);
    expect(await warned(text, '2017-08-31')).toEqual([]);
  });
});

test('after the end of the record nothing is answered, and a warning says so', async () => {
  const text = 'record-until: 2019-06-30\nanswers: { readiness: yes }\n';
  const on = async (asOf: string) => {
    const { warnings } = await reportOf(text, 'psp-2017-08', asOf);
    const codes = warnings.filter(({ code }) => code === 'record-ended').map(({ message }) => message);
    return [await told('readiness', text, 'psp-2017-08', asOf), codes];
  };
  expect(await on('2019-06-30')).toMatchInlineSnapshot(`
    [
      "met: The city is ready for the training and technical assistance. (reply unknown; said by Rivertown, Ohio)",
      [],
    ]
  `);
  expect(await on('2019-07-01')).toMatchInlineSnapshot(`
    [
      "undetermined: Not answered: whether the city is ready for the training and technical assistance. (reply unknown; said by null)",
      [
        "The record of this city ends on 2019-06-30; on the as-of date 2019-07-01 nothing of it counts.",
      ],
    ]
  `);
});
