import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { draftOf } from '../../../src/commands/init/draft.ts';
import { merge } from '../../../src/commands/init/merge.ts';
import { toCity } from '../../../src/load/city/city.ts';
import { loadRuleSet } from '../../../src/load/rule-set/rule-set.ts';
import { unionOfConditions } from '../../../src/load/rule-set/union.ts';
import { parseDocument } from '../../../src/load/source/document.ts';
import type { RuleSet } from '../../../src/model/rule-set.ts';
import { cityData } from '../../support/city-data.ts';
import { rivertownRules } from '../../support/rivertown.ts';
import { runs } from '../../support/runs.ts';

const psp = await loadRuleSet('psp-2017-08');

/** A city file with what is taken in of another, and what is said of it. */
async function merged(text: string, returned: string, ruleSet: RuleSet = psp) {
  let saved = text;
  const read = async (each: string) => toCity(await parseDocument('city.yaml', Buffer.from(each)), [ruleSet]);
  const draft = await draftOf(text, read, async (each) => {
    saved = each;
  });
  const document = await parseDocument('back.yaml', Buffer.from(returned));
  const data = document.data as Record<string, unknown>;
  const told = await merge(draft, 'city.yaml', { path: 'back.yaml', data }, unionOfConditions([ruleSet]));
  return { saved, ...told };
}

const mine = `# mine
city: Rivertown, Ohio
as-of: 2017-08-18
sources:
  manual: { title: Manual }
agencies:
  county-jail:
    name: County Jail
    answers:
      detainer-hold: { in-place: yes } # jail
answers:
  # steps
  commitment:
    # why
    shown: yes # sure
    note: Mine.
  readiness: unknown # open
  release-notice: { in-place: yes, instrument: policy, notice: 48h } # flow
  dhs-access:
    in-place: no # not ours
  detainer-hold: { held-by: county-jail }
`;

describe('a returned city file', () => {
  test('adds what is missing, and what differs stands beside it as a claim; comments stay', async () => {
    const { saved, ...told } = await merged(
      mine,
      `city: Rivertown, Ohio
as-of: 2017-09-18
answered-by: Police
sources:
  manual: { title: Other manual }
  same: { title: Manual }
agencies:
  jail:
    name: county jail
    answers:
      detainer-hold: { in-place: yes, instrument: policy, hold: 48h, limits: none, evidence: { same: Page 3. } }
  prison: { name: Prison, answers: {} }
answers:
  commitment: { shown: yes, evidence: { manual: Page 1. }, note: Theirs. }
  violence: { 2015: 431.0 }
  readiness: { ready: not-applicable, note: No training. }
  release-notice: { in-place: yes, notice: 2 days, limits: [on-request], reply: declined }
  dhs-access: { in-place: yes, instrument: policy, limits: none, evidence: { manual: Page 2. } }
  detainer-hold: { held-by: jail, note: Theirs. }
decisions: [{ date: 2018, says: No., source: manual }]
`,
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "answered-by: Police",
          "source manual-2 added: Other manual",
          "county-jail, detainer-hold: instrument policy",
          "county-jail, detainer-hold: hold 48h",
          "county-jail, detainer-hold: limits none",
          "county-jail, detainer-hold: evidence of manual",
          "agency prison added: Prison",
          "commitment: evidence of manual-2",
          "commitment: note",
          "violence: 2015: 431",
          "readiness: not-applicable",
          "release-notice: limits on-request",
          "release-notice: reply declined",
          "dhs-access: sources differ: no and yes, policy, none",
          "detainer-hold: note",
          "decision of 2018: No.",
        ],
        "kept": [
          "as-of: 2017-08-18 stays; back.yaml has 2017-09-18",
        ],
        "left": [],
      }
    `);
    expect(saved).toMatchInlineSnapshot(`
      "# mine
      city: Rivertown, Ohio
      as-of: 2017-08-18
      sources:
        manual: { title: Manual }
        manual-2:
          title: Other manual
      agencies:
        county-jail:
          name: County Jail
          answers:
            detainer-hold: { in-place: yes, instrument: policy, hold: 48h, limits: none, evidence: { manual: Page 3. } } # jail
        prison:
          name: Prison
          answers: {}
      answered-by: Police

      decisions:
        - date: 2018
          says: No.
          source: manual-2

      answers:
        # steps
        commitment:
          # why
          shown: yes # sure
          note: Mine. Theirs.
          evidence:
            manual-2: Page 1.
        readiness: # open
          ready: not-applicable
          note: No training.
        release-notice: { in-place: yes, instrument: policy, notice: 48h, limits: [on-request], reply: declined } # flow
        dhs-access:
          claims:
            - in-place: no # not ours
            - in-place: yes
              instrument: policy
              limits: none
              evidence:
                manual-2: Page 2.
        detainer-hold: { held-by: county-jail, note: Theirs. }
        violence: { 2015: 431 }
      "
    `);
  });

  test('adds claims to claims, entries to dated answers, and leaves what has no place', async () => {
    const city = `city: R
agencies: { jail: { name: Jail, answers: {} }, prison: { name: Prison, answers: {} } }
answers:
  commitment:
    - from: 2016
      shown: yes # since
    - from: 2017
      claims:
        - shown: yes
        - shown: declined
  readiness: { claims: [yes, no] }
  dhs-access: [{ from: 2016, in-place: no }]
  release-notice: { held-by: jail }
`;
    const { saved, ...told } = await merged(
      city,
      `city: R
agencies: { jail: { name: Jail, answers: {} }, prison: { name: Prison, answers: {} } }
answers:
  commitment: [{ from: 2016, shown: no }, { from: 2017, shown: no }, { from: 2018, shown: no }]
  readiness: { ready: no, note: Said twice. }
  dhs-access: yes
  release-notice: { held-by: prison }
`,
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "commitment from 2016: sources differ: yes and no",
          "commitment from 2017: sources differ: yes, declined and no",
          "commitment from 2018: no; what city.yaml says from 2017 ends there",
          "readiness: note",
        ],
        "kept": [],
        "left": [
          "dhs-access: city.yaml says from which days on, and back.yaml (yes) does not: give that a \`from\`",
          "release-notice: held by jail stays; back.yaml has held by prison",
        ],
      }
    `);
    expect(saved).toMatchInlineSnapshot(`
      "city: R
      agencies: { jail: { name: Jail, answers: {} }, prison: { name: Prison, answers: {} } }
      answers:
        commitment:
          - from: 2016
            claims:
              - shown: yes # since
              - shown: no
          - from: 2017
            claims:
              - shown: yes
              - shown: declined
              - shown: no
          - from: 2018
            shown: no
        readiness: { claims: [yes, { ready: no, note: Said twice. }] }
        dhs-access: [{ from: 2016, in-place: no }]
        release-notice: { held-by: jail }
      "
    `);
  });

  test('says what a dated entry ends, and takes in none whose place among the others is not certain', async () => {
    const { saved, ...told } = await merged(
      `city: R
answers:
  commitment: [{ from: 2014, shown: yes }, { from: 2018-05, shown: no }]
  dhs-access: [{ from: 2016-01-01, until: 2017-01-01, in-place: no }, { from: 2019, in-place: yes }]
`,
      `city: R
answers:
  commitment: [{ from: 2014, shown: yes }, { from: 2016, shown: no }, { from: 2018, shown: yes }]
  dhs-access: [{ from: 2016-01-01, until: 2018-01-01, in-place: no }, { from: 2018-06-01, until: 2019-12-31, in-place: no }]
`,
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "commitment from 2016: no; what city.yaml says from 2014 ends there",
          "dhs-access from 2018-06-01: no",
        ],
        "kept": [],
        "left": [
          "commitment from 2018: city.yaml has an entry from 2018-05, and which of the two days comes first is not known (yes)",
          "dhs-access from 2016-01-01: city.yaml has until 2017-01-01, and back.yaml until 2018-01-01 (no)",
        ],
      }
    `);
    expect(saved).toMatchInlineSnapshot(`
      "city: R
      answers:
        commitment: [{ from: 2014, shown: yes }, { from: 2018-05, shown: no }, { from: 2016, shown: no }]
        dhs-access: [{ from: 2016-01-01, until: 2017-01-01, in-place: no }, { from: 2019, in-place: yes }, { from: 2018-06-01, until: 2019-12-31, in-place: no }]
      "
    `);
  });

  test('says of an agency, its file and a note beside an answer what it does not take in', async () => {
    const { saved, ...told } = await merged(
      `city: R
record-until: 2018-01-01
agencies: { jail: { name: Jail, own: no, answers: {} }, prison: { name: Prison, answers: {} } }
answers:
  commitment: { note: Asked in May. }
  readiness: { ready: unknown, reply: declined }
  release-notice: { held-by: [jail, prison] }
  detainer-hold: { held-by: [jail] }
`,
      `city: R
sources: { page: { title: Page } }
agencies: { prison: { name: Jail, own: yes, answers: {} }, jail: { name: Prison, own: yes, answers: {} } }
answers:
  commitment: { claims: [{ shown: yes, evidence: { page: Page 1 } }, { shown: no }], note: Asked in June. }
  readiness: { held-by: jail }
  release-notice: { held-by: [jail, prison], note: Both. }
  detainer-hold: { held-by: [prison, jail], note: Both., evidence: { page: Page 12 } }
`,
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "source page added: Page",
          "prison: own yes",
          "commitment: yes / no",
          "commitment: note",
          "readiness: held by prison",
          "release-notice: note",
        ],
        "kept": [
          "jail: own no stays; back.yaml has yes",
        ],
        "left": [
          "detainer-hold: held by jail stays; back.yaml has held by jail and prison, note and evidence",
        ],
      }
    `);
    expect(saved).toMatchInlineSnapshot(`
      "city: R
      record-until: 2018-01-01
      agencies: { jail: { name: Jail, own: no, answers: {} }, prison: { name: Prison, answers: {}, own: yes } }
      sources:
        page:
          title: Page

      answers:
        commitment:
          claims:
            - shown: yes
              evidence:
                page: Page 1
            - shown: no
          note: Asked in May. Asked in June.
        readiness:
          held-by: prison
          reply: declined
        release-notice: { held-by: [jail, prison], note: Both. }
        detainer-hold: { held-by: [jail] }
      "
    `);
  });

  test('adds numbers of other years, and disagrees where those of one year differ', async () => {
    const { saved, ...told } = await merged(
      `city: R
answers:
  violence: { 2014: 401 }
`,
      `city: R
sources: { page: { title: Page } }
answers:
  violence: { 2014: 401, 2015: { value: 431, source: page } }
`,
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "source page added: Page",
          "violence: 2015: 431",
        ],
        "kept": [],
        "left": [],
      }
    `);
    expect(saved).toMatchInlineSnapshot(`
      "city: R
      sources:
        page:
          title: Page

      answers:
        violence: { violent-crime-rate: { 2014: 401, 2015: { value: 431, source: page } } }
      "
    `);
    const again = await merged(saved, 'city: R\nanswers: { violence: { 2014: 402, 2016: 440 } }\n');
    expect([again.changes, again.saved]).toMatchInlineSnapshot(`
      [
        [
          "violence: sources differ: 2014: 401, 2015: 431 and 2014: 402, 2016: 440",
        ],
        "city: R
      sources:
        page:
          title: Page

      answers:
        violence: { claims: [{ violent-crime-rate: { 2014: 401, 2015: { value: 431, source: page } } }, { violent-crime-rate: { 2014: 402, 2016: 440 } }] }
      ",
      ]
    `);
  });

  test('keeps what claims say of why nothing is known, whichever file has them', async () => {
    const claims = `    claims:
      - { shown: unknown, evidence: { manual: Page 3 is torn out. } }
      - { shown: unknown, note: Nobody answered. }
`;
    const held = '    held-by: county-jail\n';
    const cityWith = (answer: string) => `${mine.slice(0, mine.indexOf('  # steps'))}  commitment:\n${answer}`;
    const results = await Promise.all([
      merged(cityWith(claims), cityWith(held)),
      merged(cityWith(held), cityWith(claims)),
    ]);
    expect(results.map(({ changes, left }) => ({ changes, left }))).toMatchInlineSnapshot(`
      [
        {
          "changes": [],
          "left": [
            "commitment: not known / not known stays; back.yaml has held by county-jail",
          ],
        },
        {
          "changes": [],
          "left": [
            "commitment: held by county-jail stays; back.yaml has not known / not known",
          ],
        },
      ]
    `);
    expect(results[0]?.saved).toBe(cityWith(claims));
    expect(results[1]?.saved).toBe(cityWith(held));
  });

  test('does not hide what the file says of later days, nor lose a text that is the beginning of another', async () => {
    const { saved, ...told } = await merged(
      `city: R
sources: { page: { title: Page } }
answers:
  readiness: { ready: yes, note: Page 12, evidence: { page: Page 12 } }
`,
      `city: R
record-until: 2018-01-01
sources: { page: { title: Page } }
answers:
  readiness: { ready: yes, note: Page 1, evidence: { page: Page 1 } }
`,
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "readiness: evidence of page",
          "readiness: note",
        ],
        "kept": [
          "record-until: city.yaml has none; back.yaml has 2018-01-01",
        ],
        "left": [],
      }
    `);
    expect(saved).toMatchInlineSnapshot(`
      "city: R
      sources: { page: { title: Page } }
      answers:
        readiness: { ready: yes, note: Page 12; Page 1, evidence: { page: Page 12; Page 1 } }
      "
    `);
  });

  test('that is the same in other words changes nothing', async () => {
    const same = mine.replace('48h', 'PT48H').replace('in-place: no # not ours', 'in-place: NO');
    expect(await merged(mine, same)).toEqual({ saved: mine, changes: [], kept: [], left: [] });
  });
});

describe("an agency's file", () => {
  const jail = `name: River County Jail
sources: { letter: { title: Letter } }
answers:
  dhs-access: { in-place: yes, instrument: policy, limits: none, evidence: { letter: Page 2. } }
  readiness: yes
`;

  test('adds the agency, which then holds what the city has not answered', async () => {
    const { saved, ...told } = await merged(mine, jail);
    expect(told).toMatchInlineSnapshot(`
      {
        "changes": [
          "source letter added: Letter",
          "agency river-county-jail added: River County Jail",
          "readiness: held by river-county-jail",
        ],
        "kept": [
          "dhs-access: the file has no; it does not say that river-county-jail holds this",
        ],
        "left": [],
      }
    `);
    expect(saved).toContain('  readiness: # open\n    held-by: river-county-jail\n');
    expect(saved).toContain('  dhs-access:\n    in-place: no # not ours\n');
  });

  test('does not take the place of dated answers of the city, and is told', async () => {
    const { kept } = await merged('city: R\nanswers: { readiness: [{ from: 2016, ready: no }] }\n', jail);
    expect(kept).toMatchInlineSnapshot(`
      [
        "readiness: the file has 1 dated entry; it does not say that river-county-jail holds this",
      ]
    `);
  });

  test('adds to the agency of its name', async () => {
    const { changes } = await merged(
      mine,
      jail.replace('River County', 'County').replace('dhs-access', 'detainer-hold').replace(', limits: none', ''),
    );
    expect(changes).toMatchInlineSnapshot(`
      [
        "source letter added: Letter",
        "county-jail, detainer-hold: instrument policy",
        "county-jail, detainer-hold: evidence of letter",
        "county-jail, readiness: yes",
        "readiness: held by county-jail",
      ]
    `);
  });
});

describe('any two files', () => {
  const asText = (data: object) => stringify({ ...data, city: 'R' }, { version: '1.2' });
  const pair = fc.tuple(cityData, cityData).map(([one, other]) => [asText(one), asText(other)] as const);

  /** Everything that is known of the city's answers: condition, first day, field and value. */
  const knownOf = async (text: string): Promise<readonly string[]> => {
    const { answers } = await toCity(await parseDocument('city.yaml', Buffer.from(text)), [rivertownRules]);
    return [...answers].flatMap(([id, { periods }]) =>
      periods.flatMap(({ from, heldBy, statements, evidence: besideAll }) => [
        ...heldBy.map((holder) => `${id} ${from} held by ${holder}`),
        ...besideAll.map(({ says }) => `${id} ${from} says ${says}`),
        ...statements.flatMap(({ fields, evidence }) => [
          ...[...fields].flatMap(([field, { value, why }]) =>
            why === 'unknown' ? [] : partsOf(value, why).map((part) => `${id} ${from} ${field} ${part}`),
          ),
          ...evidence.map(({ says }) => `${id} ${from} says ${says}`),
        ]),
      ]),
    );
  };

  /** Numbers of several years are known each for itself. */
  const partsOf = (value: unknown, why: unknown): readonly string[] =>
    Array.isArray(value) && Array.isArray(value[0])
      ? value.filter(([, amount]) => amount !== null).map((year) => JSON.stringify(year))
      : [JSON.stringify(value) ?? String(why)];

  /** What is known of one file and not of another. What a source says may stand behind something else that it says. */
  const missing = (known: readonly string[], now: readonly string[]): readonly string[] =>
    known.filter((each) => {
      const [about = '', said = ''] = each.split(' says ', 2);
      return !now.some((one) => one.startsWith(about) && one.includes(said));
    });

  test('come to a valid file that has what both say, and taking the same in again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([one, other]) => {
        const once = await merged(one, other, rivertownRules);
        const now = await knownOf(once.saved);
        expect(missing(await knownOf(one), now)).toEqual([]);
        // An id may mean another agency there, and what is left is told.
        const isLeft = (known: string) => once.left.some((line) => line.startsWith(known.split(' ')[0] ?? ''));
        const others = (await knownOf(other)).filter((known) => !known.includes(' held by ') && !isLeft(known));
        expect(missing(others, now)).toEqual([]);
        const twice = await merged(once.saved, other, rivertownRules);
        expect([twice.changes, twice.saved]).toEqual([[], once.saved]);
      }),
      { ...runs(40), endOnFailure: true, interruptAfterTimeLimit: 8_000 },
    );
  }, 60_000);

  test('a file with itself is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(cityData.map(asText), async (text) => {
        expect(await merged(text, text, rivertownRules)).toEqual({ saved: text, changes: [], kept: [], left: [] });
      }),
      { ...runs(20), endOnFailure: true },
    );
  });
});
