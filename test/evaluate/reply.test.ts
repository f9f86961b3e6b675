// What the city itself said to the issuer: never more than it is known to have said.
import { describe, expect, test } from 'vitest';
import { reportOf, told } from '../support/city-report.ts';

const response = 'psp-2017-08-response';
const replied = 'answered-by: Rivertown Police Department\nanswered-on: 2017-08-14\n';
const lockup = (own: string) =>
  `agencies: { jail: { name: The Jail${own}, answers: { dhs-access: { in-place: no } } } }\nanswers: { dhs-access: { held-by: jail } }\n`;
const warned = async (text: string, ...more: [string?, string?]) =>
  (await reportOf(text, ...more)).warnings
    .filter(({ code }) => /reply|answered|record|stale|later/.test(code))
    .map(({ code, message }) => `${code}: ${message}`);

describe('a reply is derived only where the file says that the city replied', () => {
  test('from an agency elsewhere', async () => {
    expect(await told('dhs-access', replied + lockup(''), response)).toMatchInlineSnapshot(
      `"met: The city replied that another agency holds the answer. (reply held-elsewhere; said by Rivertown Police Department)"`,
    );
  });
  test('not from a third party that knows who runs the jail', async () => {
    expect(await told('dhs-access', `compiled-by: A newspaper\n${lockup('')}`, response)).toMatchInlineSnapshot(
      `"undetermined: It is not known what the city replied. (reply unknown; said by null)"`,
    );
  });
  test('not from a third party that knows what is in place', async () => {
    expect(
      await told('dhs-access', 'compiled-by: A newspaper\nanswers: { dhs-access: no }\n', response),
    ).toMatchInlineSnapshot(`"undetermined: It is not known what the city replied. (reply unknown; said by null)"`);
  });
  test('not as elsewhere from a facility of the city’s own', async () => {
    expect(await told('dhs-access', replied + lockup(', own: yes'), response)).toMatchInlineSnapshot(
      `"met: The city replied no. (reply no; said by Rivertown Police Department)"`,
    );
    expect(await told('dhs-access', lockup(', own: yes'), response)).toMatchInlineSnapshot(
      `"undetermined: It is not known what the city replied. (reply unknown; said by null)"`,
    );
  });
  test('one that is stated counts without it', async () => {
    expect(
      await told('dhs-access', 'answers: { dhs-access: { in-place: no, reply: declined } }\n', response),
    ).toMatchInlineSnapshot(
      `"undetermined: The city declined to answer, which this reading does not settle. (reply declined; said by Rivertown, Ohio)"`,
    );
  });
  test('sources that agree on the first yes or no give that reply, whatever else they differ on', async () => {
    const replyIn = async (claims: string) => {
      const { findings } = await reportOf(`${replied}answers: { dhs-access: { claims: ${claims} } }\n`, response);
      return findings.find(({ condition }) => condition === 'dhs-access')?.reply;
    };
    expect([
      await replyIn('[{ in-place: no, instrument: resolution }, { in-place: no, instrument: practice }]'),
      await replyIn('[{ in-place: yes, instrument: policy }, { in-place: yes, limits: [consent] }]'),
      await replyIn('[{ in-place: no }, { in-place: no }, { in-place: yes }]'),
      await replyIn('[{ in-place: no }, { in-place: no, reply: declined }]'),
      await replyIn('[{ in-place: no }, { instrument: practice }]'),
    ]).toEqual(['no', 'yes', 'disputed', 'disputed', 'unknown']);
  });
  test('sources that disagree on what is in place do not disagree on the reply', async () => {
    const claims = '{ claims: [{ in-place: no, instrument: resolution }, { in-place: yes, instrument: practice }] }';
    expect(await told('dhs-access', `${replied}answers: { dhs-access: ${claims} }\n`, response)).toMatchInlineSnapshot(
      `"undetermined: Sources disagree on what the city has in place, which this reading does not settle. (reply disputed; said by Rivertown Police Department)"`,
    );
    const both = '{ claims: [{ in-place: no, reply: no }, { in-place: yes, reply: yes }] }';
    expect(await told('dhs-access', `${replied}answers: { dhs-access: ${both} }\n`, response)).toMatchInlineSnapshot(
      `"undetermined: Sources disagree on what the city replied, which this reading does not settle. (reply disputed; said by Rivertown Police Department)"`,
    );
  });
});

test('a reply is shown only where the rule set, or an alternative, asks for one', async () => {
  const text = `${replied}answers: { dhs-access: { in-place: no, reply: declined } }\n`;
  const repliesUnder = async (id: string) => {
    const { findings, answeredBy, answeredOn } = await reportOf(text, id);
    return [findings.find(({ condition }) => condition === 'dhs-access')?.reply, answeredBy, answeredOn];
  };
  expect(await repliesUnder(response)).toEqual(['declined', 'Rivertown Police Department', '2017-08-14']);
  expect(await repliesUnder('psp-2017-08')).toEqual(['declined', 'Rivertown Police Department', '2017-08-14']);
  expect(await repliesUnder('jag-2017-announced')).toEqual([null, null, null]);
  expect(await repliesUnder('jag-2017-award')).toEqual([null, null, null]);
});

describe('a reply counts from its day on', () => {
  const text = `${replied}answers: { dhs-access: no }\n`;
  test('before it nothing was said', async () => {
    expect([
      await told('dhs-access', text, response, '2017-08-13'),
      await told('reply-in-time', text, response, '2017-08-13'),
      await warned(text, response, '2017-08-13'),
    ]).toMatchInlineSnapshot(`
      [
        "undetermined: The city replied on 2017-08-14, after 2017-08-13. (reply unknown; said by null)",
        "undetermined: The city replied on 2017-08-14, after 2017-08-13. (reply unknown; said by null)",
        [
          "reply-later: The city replied on 2017-08-14, after the as-of date 2017-08-13; on that date its reply does not count.",
        ],
      ]
    `);
  });
  test('on it and after it the reply counts', async () => {
    expect([
      await told('dhs-access', text, response, '2017-08-14'),
      await told('reply-in-time', text, response, '2017-08-14'),
      await warned(text, response, '2017-08-14'),
    ]).toMatchInlineSnapshot(`
      [
        "met: The city replied no. (reply no; said by Rivertown Police Department)",
        "met: The city answered on 2017-08-14. (reply unknown; said by null)",
        [],
      ]
    `);
  });
  test('in a month it may not have come yet', async () => {
    const month = text.replace('2017-08-14', '2017-08');
    expect([
      await told('dhs-access', month, response),
      await told('reply-in-time', month, response),
      await told('reply-in-time', month, response, '2017-08-31'),
      await told('reply-in-time', month, response, '2017-09-30'),
      await warned(month, response),
    ]).toMatchInlineSnapshot(`
      [
        "undetermined: The city replied on some day of 2017-08, which may be after 2017-08-18. (reply unknown; said by null)",
        "undetermined: The city replied on some day of 2017-08, which may be after 2017-08-18. (reply unknown; said by null)",
        "undetermined: The day the city answered: some day of 2017-08, which may or may not be on or before 2017-08-18. (reply unknown; said by null)",
        "undetermined: The day the city answered: some day of 2017-08, which may or may not be on or before 2017-08-18. (reply unknown; said by null)",
        [
          "reply-later: The city replied in 2017-08, perhaps after the as-of date 2017-08-18; on that date its reply does not count.",
          "answered-before: The city answered in 2017-08, perhaps before psp-2017-08-response was in force (2017-08-03).",
        ],
      ]
    `);
  });
  test('one of before the letter is not in time', async () => {
    const early = text.replace('2017-08-14', '2017-07-01');
    expect([await told('reply-in-time', early, response), await warned(early, response)]).toMatchInlineSnapshot(`
      [
        "not-met: The city answered on 2017-07-01; asked: on or before 2017-08-18 and after 2017-08-02. (reply unknown; said by null)",
        [
          "answered-before: The city answered on 2017-07-01, before psp-2017-08-response was in force (2017-08-03).",
        ],
      ]
    `);
  });
});

test('none beside a day of reply is pointed out', async () => {
  const none = `${replied}answers: { dhs-access: { reply: none }, release-notice: { reply: none } }\n`;
  expect([await told('dhs-access', none, response), await warned(none, response)]).toMatchInlineSnapshot(`
    [
      "undetermined: The city did not reply, which this reading does not settle. (reply none; said by Rivertown Police Department)",
      [
        "reply-contradicts: \`answered-on\` says that the city replied, and \`reply: none\` that it did not (dhs-access, release-notice); correct one of them.",
      ],
    ]
  `);
  expect(await warned(none.replace('answered-on: 2017-08-14\n', ''), response)).toEqual([]);
  expect(await told('dhs-access', none, response, '2017-08-19')).toMatchInlineSnapshot(
    `"not-met: The city did not reply; the as-of date is 2017-08-19, after 2017-08-18. (reply none; said by Rivertown Police Department)"`,
  );
});
