import { describe, expect, test } from 'vitest';
import { type Asker, Back, Stopped } from '../../../src/commands/init/asker.ts';
import { blank, noCity } from '../../../src/commands/init/blank.ts';
import { converse } from '../../../src/commands/init/conversation.ts';
import { draftOf, readOnce } from '../../../src/commands/init/draft.ts';
import { withWayBack } from '../../../src/commands/init/way-back.ts';
import { toCity } from '../../../src/load/city/city.ts';
import { loadRuleSet } from '../../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../../src/load/source/document.ts';

const ruleSet = await loadRuleSet('psp-2017-08');
const fresh = `city: ${noCity}\nrules: psp-2017-08\n\nanswers: {}\n`;

const read = readOnce(async (text) => toCity(await parseDocument('city.yaml', Buffer.from(text)), [ruleSet]));

/** Goes back one question. */
const back = '<';

/** A conversation: what is asked, with the answers in turn; where they end, whoever answers stops. An empty answer is Enter alone. */
async function talk(start: string, answers: readonly (string | readonly string[])[]) {
  const log: string[] = [];
  const left = [...answers];
  const next = (message: string) => {
    const answer = left.shift();
    if (answer === undefined) throw new Stopped();
    log.push(`${message} → ${String(answer)}`);
    if (answer === back) throw new Back();
    return answer;
  };
  const asker: Asker = {
    say: (heading, below) =>
      void log.push(`— ${heading}${below === undefined ? '' : ` | ${below.split('\n').join(' | ')}`}`),
    choose: async (message, choices, preset) => {
      const answer = next(message) || preset;
      const choice = choices.find(({ value }) => value === answer);
      if (!choice) throw new Error(`${message}: ${String(answer)} is not among ${choices.map(({ value }) => value)}`);
      return choice.value;
    },
    chooseSome: async (message) => [next(message)].flat().filter((word) => word !== ''),
    write: async (message, problem) => {
      const answer = String(next(message));
      const told = problem(answer);
      if (told !== null) throw new Error(`${message}: ${told}`);
      return answer;
    },
  };
  let saved = '(nothing)';
  let current = start;
  let end = 'finished';
  try {
    await withWayBack(
      asker,
      async (each, isRepeating) => {
        current = start;
        const draft = await draftOf(start, read, async (text) => {
          current = text;
          if (!isRepeating()) saved = text;
        });
        await converse(draft, ruleSet, '2017-08-18', each);
      },
      async () => {
        if (saved !== '(nothing)') saved = current;
      },
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    end = 'stopped';
  }
  const asked = log.filter((line) => line.includes(' → '));
  return { log, asked, saved, end, left };
}

/** The city, nobody's reply, the city's own file, a date. */
const head = ['Rivertown, Ohio', '', '', '2017-08-18'];

test('a file from nothing: questions in sentences, an agency, and one source for several answers', async () => {
  const { log, saved, end } = await talk(fresh, [
    'Rivertown, Ohio',
    'Police Department',
    'August 14, 2017',
    'A clerk',
    '2017-08-18',
    // commitment, violence, readiness
    'yes',
    '2014: 402.1, 2015: 431',
    '',
    // dhs-access
    '+agency',
    'River County Jail',
    'no',
    // release-notice
    '+agency',
    'river-county-jail',
    'yes',
    'policy',
    'two days',
    ['where-possible', 'on-request'],
    // detainer-hold
    'not-applicable',
    'The city has no jail.',
    // sources
    '+',
    'Jail manual',
    '2016',
    'www.example.org/manual',
    ['0', '2', '3'],
    'Section 4.',
    '',
  ]);
  expect(end).toBe('finished');
  expect(log).toMatchInlineSnapshot(`
    [
      "Which city is this about? Such as Rivertown, Ohio → Rivertown, Ohio",
      "Who gave the city's own reply to these questions? Such as Rivertown Police Department → Police Department",
      "On which day? Such as 2017-08-14 → August 14, 2017",
      "Who is writing this file, if not the city? → A clerk",
      "As of which date should the answers be read? Such as 2017-08-18 → 2017-08-18",
      "— 1 of 6: Commitment to reducing violent crime",
      "Is the city taking steps to reduce violent crime? → yes",
      "— Commitment to reducing violent crime: met | The city is taking steps to reduce violent crime.",
      "— 2 of 6: Violent crime above the national rate",
      "— Has the city sustained a rate of violent crime above the national rate, in every year for which both are known?",
      "What is the violent crime rate of each year? → 2014: 402.1, 2015: 431",
      "— Violent crime above the national rate: met | Violent crime rate: 402.1 in 2014, above 361.6, 365.5, 372 and 375.7; 431 in 2015, above 372.6 and 383.2 (Violent crime, United States).",
      "— 3 of 6: Readiness for training and technical assistance",
      "Is the city ready to take up the intensive training and technical assistance of the programme? → ",
      "— Readiness for training and technical assistance: undetermined | Unknown: whether the city is ready for the training and technical assistance.",
      "— 4 of 6: DHS access to jails",
      "Is there a statute, rule, regulation, policy or practice in your jurisdiction, designed to ensure that DHS personnel can get into any correctional or detention facility, to meet an alien or a person believed to be one and to ask about their right to be or stay in the United States? → +agency",
      "What is the agency called? Such as River County Jail → River County Jail",
      "— What River County Jail answers",
      "Is there a statute, rule, regulation, policy or practice in your jurisdiction, designed to ensure that DHS personnel can get into any correctional or detention facility, to meet an alien or a person believed to be one and to ask about their right to be or stay in the United States? → no",
      "— DHS access to jails: not met | River County Jail: no instrument designed to ensure DHS access is in place.",
      "— 5 of 6: 48 hours' notice of release",
      "Is there a statute, rule, regulation, policy or practice in your jurisdiction, designed to ensure that your correctional and detention facilities tell DHS the planned date and time of release of an alien in the jurisdiction's custody, where possible at least 48 hours ahead, when DHS requests such notice in order to take the person into custody? → +agency",
      "Which agency? → river-county-jail",
      "— What River County Jail answers",
      "Is there a statute, rule, regulation, policy or practice in your jurisdiction, designed to ensure that your correctional and detention facilities tell DHS the planned date and time of release of an alien in the jurisdiction's custody, where possible at least 48 hours ahead, when DHS requests such notice in order to take the person into custody? → yes",
      "What is the kind of instrument? → policy",
      "How long is the notice? → two days",
      "— Read as 2d",
      "Which limits does the text state? → where-possible,on-request",
      "— 48 hours' notice of release: met | River County Jail: an instrument designed to ensure notice of release is in place; kind of instrument: policy; 2 days' notice; limits: where possible (as far as the time before release allows, without delay of a release at short notice) and on request (only when DHS asks for it in the case at hand).",
      "— 6 of 6: 48-hour hold on written request",
      "Is there a statute, rule, regulation, policy or practice in your jurisdiction, designed to ensure that your correctional and detention facilities, on a written request from DHS, hold a foreign national for up to 48 hours beyond the scheduled release date, so that DHS can take the person into custody? → not-applicable",
      "Why does it not apply? One sentence → The city has no jail.",
      "— 48-hour hold on written request: undetermined | Answered as not applicable: whether an instrument designed to ensure holds on written request is in place; not answered: kind of instrument, custody allowed past release and limits.",
      "5 answers have no source yet. Where is it written? → +",
      "What is the source called? Such as Jail manual, River County → Jail manual",
      "When was it published? A day, a month or a year, such as 2016-05 → 2016",
      "What is its web address? → www.example.org/manual",
      "— Read as https://www.example.org/manual",
      "Which answers does it support? → 0,2,3",
      "What does it say? → Section 4.",
      "2 answers have no source yet. Where is it written? → ",
    ]
  `);
  expect(saved).toMatchInlineSnapshot(`
    "city: Rivertown, Ohio
    rules: psp-2017-08
    answered-by: Police Department
    answered-on: 2017-08-14
    compiled-by: A clerk
    as-of: 2017-08-18

    agencies:
      river-county-jail:
        name: River County Jail
        answers:
          dhs-access:
            in-place: no
            evidence:
              jail-manual: Section 4.
          release-notice:
            in-place: yes
            instrument: policy
            notice: 2d
            limits: [where-possible, on-request]
            evidence:
              jail-manual: Section 4.

    sources:
      jail-manual:
        title: Jail manual
        date: 2016
        url: https://www.example.org/manual

    answers:
      commitment:
        shown: yes
        evidence:
          jail-manual: Section 4.
      violence:
        violent-crime-rate: { 2014: 402.1, 2015: 431 }
      readiness:
        ready: unknown
      dhs-access:
        held-by: river-county-jail
      release-notice:
        held-by: river-county-jail
      detainer-hold:
        in-place: not-applicable
        note: The city has no jail.
    "
  `);
});

test('a plain city takes 24 questions', async () => {
  const limits = ['on-request'];
  const { end, left, asked } = await talk(fresh, [
    ...head,
    'yes',
    '2015: 431',
    'yes',
    'yes',
    'policy',
    limits,
    'yes',
    'policy',
    '48h',
    limits,
    'yes',
    'policy',
    '48h',
    limits,
    '+',
    'Jail manual',
    '2016',
    '',
    ['*'],
    'Section 4.',
  ]);
  expect([end, left, asked.length]).toEqual(['finished', [], 24]);
});

test('Enter alone says everywhere that it is not known', async () => {
  const { saved, end, left } = await talk(fresh, ['R', ...Array.from({ length: 9 }, () => '')]);
  expect([end, left]).toEqual(['finished', []]);
  expect(saved).toMatchInlineSnapshot(`
    "city: R
    rules: psp-2017-08

    answers:
      commitment:
        shown: unknown
      violence:
        violent-crime-rate: unknown
      readiness:
        ready: unknown
      dhs-access:
        in-place: unknown
      release-notice:
        in-place: unknown
      detainer-hold:
        in-place: unknown
    "
  `);
});

describe('a way back', () => {
  test('from every question leads to the one before, with what was answered by then', async () => {
    const answers: readonly (string | readonly string[])[] = [
      ...head,
      'yes',
      '2015: 431',
      'yes',
      '+agency',
      'Jail',
      'yes',
      'policy',
      ['on-request'],
      'no',
      'no',
      '+',
      'Manual',
      '',
      '',
      ['*'],
      'Page 1.',
    ];
    const straight = await talk(fresh, answers);
    expect([straight.end, straight.left]).toEqual(['finished', []]);
    for (const [index, answer] of answers.entries()) {
      if (index === 0) continue;
      const detour = await talk(fresh, [
        ...answers.slice(0, index),
        back,
        answers[index - 1] ?? '',
        ...answers.slice(index),
      ]);
      expect([index, detour.end, detour.left, detour.saved]).toEqual([index, 'finished', [], straight.saved]);
      expect(answer).toBeDefined();
    }
  });

  test('can be gone again and again, and ends at the first question', async () => {
    const { log, saved } = await talk(fresh, ['R', 'Police', back, back, back, 'L', '', '', '', 'yes']);
    expect(log.filter((line) => line.includes('→') || line.includes('first'))).toMatchInlineSnapshot(`
      [
        "Which city is this about? Such as Rivertown, Ohio → R",
        "Who gave the city's own reply to these questions? Such as Rivertown Police Department → Police",
        "On which day? Such as 2017-08-14 → <",
        "Who gave the city's own reply to these questions? Such as Rivertown Police Department → <",
        "Which city is this about? Such as Rivertown, Ohio → <",
        "— This is the first question.",
        "Which city is this about? Such as Rivertown, Ohio → L",
        "Who gave the city's own reply to these questions? Such as Rivertown Police Department → ",
        "Who is writing this file, if not the city? → ",
        "As of which date should the answers be read? Such as 2017-08-18 → ",
        "Is the city taking steps to reduce violent crime? → yes",
      ]
    `);
    expect(saved).toContain('city: L\n');
    expect(saved).not.toContain('Police');
  });

  test('takes an answer out of the file before the next is given', async () => {
    const { saved, log } = await talk(fresh, [...head, 'yes', back]);
    expect(saved).not.toContain('yes');
    expect(log.at(-1)).toBe('— 1 of 6: Commitment to reducing violent crime');
  });
});

test('stopped at any question, everything that was answered is in the file, and the next run asks the rest', async () => {
  const answers = [...head, 'yes', '', 'yes', 'yes', 'policy', ['none'], '', '', ''];
  const whole = await talk(fresh, answers);
  expect([whole.end, whole.left]).toEqual(['finished', []]);
  const { saved, end } = await talk(fresh, answers.slice(0, 9));
  expect(end).toBe('stopped');
  const more = await talk(saved, ['', '', ['none'], '', '', '', '']);
  expect([more.end, more.left]).toEqual(['finished', []]);
  expect(more.asked.map((line) => line.slice(0, 60))).toMatchInlineSnapshot(`
    [
      "Rivertown, Ohio: what do you want to change? → ",
      "What is the violent crime rate of each year? → ",
      "Which limits does the text state? → none",
      "Is there a statute, rule, regulation, policy or practice in ",
      "Is there a statute, rule, regulation, policy or practice in ",
      "3 answers have no source yet. Where is it written? → ",
      "Rivertown, Ohio: what do you want to change? → ",
    ]
  `);
  expect(more.saved).toBe(whole.saved);
});

test('what no longer matters is not asked, and a set is asked for like everything else', async () => {
  const start =
    'city: R\nas-of: 2017-08-18\nanswers: { commitment: yes, violence: { 2015: 431 }, readiness: yes, dhs-access: { in-place: yes, instrument: agreement, note: Since 2012 } }\n';
  const { asked } = await talk(start, ['', ['none'], 'no', 'declined', '', '']);
  expect(asked.map((line) => line.slice(0, 60))).toMatchInlineSnapshot(`
    [
      "R: what do you want to change? → ",
      "Which limits does the text state? → none",
      "Is there a statute, rule, regulation, policy or practice in ",
      "Is there a statute, rule, regulation, policy or practice in ",
      "6 answers have no source yet. Where is it written? → ",
      "R: what do you want to change? → ",
    ]
  `);
});

test('comments and layout stay, and a form is filled in', async () => {
  const form = `# mine
city: R # really
as-of: 2017-08-18

answers:
    # one
    commitment: {   shown: yes, evidence: { a: "X." } } # kept
    readiness: yes   # short
sources:
    a: { title: A }
`;
  const { saved } = await talk(form, ['.open', '', '', '', '', 'a', 'It says so.', '']);
  expect(saved).toMatchInlineSnapshot(`
    "# mine
    city: R # really
    as-of: 2017-08-18

    answers:
        # one
        commitment: {   shown: yes, evidence: { a: "X." } } # kept
        readiness: { ready: yes, evidence: { a: It says so. } }   # short
        violence:
          violent-crime-rate: unknown
        dhs-access:
          in-place: unknown
        release-notice:
          in-place: unknown
        detainer-hold:
          in-place: unknown
    sources:
        a: { title: A }
    "
  `);
});

test('a form is completed in its places, by an agency too', async () => {
  const form = blank(ruleSet, { rules: ruleSet.id, schema: null });
  const { saved, end } = await talk(form, [...head, 'yes', '', '', '+agency', 'Jail', 'no', '', '', '']);
  expect(end).toBe('finished');
  const kept = (text: string) => text.split('\n').filter((line) => line.startsWith('  # '));
  expect(kept(saved)).toEqual(kept(form));
  expect(saved).toContain('    shown: yes\n');
  expect(saved).toContain('    held-by: jail\n');
  expect(saved).toContain(
    'agencies:\n  jail:\n    name: Jail\n    answers:\n      dhs-access:\n        in-place: no\n',
  );
});

describe('a file with answers', () => {
  const start = `city: Rivertown, Ohio # really
as-of: 2017-08-18
sources:
  manual: { title: Manual }
agencies:
  county-jail:
    name: County Jail
    answers:
      dhs-access: { in-place: no, evidence: { manual: Page 1. } } # agency
answers:
  # steps
  commitment:
    # why
    shown: yes # sure
    evidence:
      manual: >-
        It lists
        steps.
  violence: { 2015: 431 }
  readiness: yes # short
  dhs-access: { held-by: county-jail }
  release-notice: { in-place: yes, instrument: policy } # flow
  detainer-hold: no
`;
  const change = async (...answers: readonly (string | readonly string[])[]) => {
    const { saved, end, left, log } = await talk(start, [...answers, '.finish']);
    expect([end, left]).toEqual(['finished', []]);
    return { saved, log };
  };
  /** The lines that are new. */
  const added = (saved: string) => saved.split('\n').filter((line) => !start.split('\n').includes(line));

  test('is shown, and Enter changes what is open or nothing', async () => {
    const { log, saved } = await talk(start.replace('shown: yes', 'shown: unknown'), ['commitment', '', '']);
    expect(log).toMatchInlineSnapshot(`
      [
        "Rivertown, Ohio: what do you want to change? → commitment",
        "— Commitment to reducing violent crime | shown: not known",
        "What do you want to do? → ",
        "Rivertown, Ohio: what do you want to change? → ",
      ]
    `);
    expect(saved).toBe('(nothing)');
  });

  test('an answer is corrected in its place', async () => {
    expect(added((await change('commitment', 'correct', 'no')).saved)).toEqual(['    shown: no # sure']);
    expect(added((await change('release-notice', 'correct', 'notice', '24hrs')).saved)).toEqual([
      '  release-notice: { in-place: yes, instrument: policy, notice: 24h } # flow',
    ]);
    expect(added((await change('dhs-access', 'correct', 'in-place', 'yes')).saved)).toEqual([
      '      dhs-access: { in-place: yes, evidence: { manual: Page 1. } } # agency',
    ]);
  });

  test('what holds from a later day on stands beside what held before', async () => {
    const { saved } = await change('commitment', 'dated', '2016', 'May 3, 2017', 'no');
    expect(saved).toMatchInlineSnapshot(`
      "city: Rivertown, Ohio # really
      as-of: 2017-08-18
      sources:
        manual: { title: Manual }
      agencies:
        county-jail:
          name: County Jail
          answers:
            dhs-access: { in-place: no, evidence: { manual: Page 1. } } # agency
      answers:
        # steps
        commitment:
          # why
          - from: 2016
            shown: yes # sure
            evidence:
              manual: >-
                It lists
                steps.
          - from: 2017-05-03
            shown: no
        violence: { 2015: 431 }
        readiness: yes # short
        dhs-access: { held-by: county-jail }
        release-notice: { in-place: yes, instrument: policy } # flow
        detainer-hold: no
      "
    `);
    const flow = await change('release-notice', 'dated', '2016', '2017', 'no');
    expect(added(flow.saved)).toMatchInlineSnapshot(`
      [
        "  release-notice: # flow",
        "    - { from: 2016, in-place: yes, instrument: policy }",
        "    - from: 2017",
        "      in-place: no",
      ]
    `);
    const short = await change('detainer-hold', 'dated', '2016', '2017-02', '+agency', 'county-jail');
    expect(added(short.saved)).toMatchInlineSnapshot(`
      [
        "  detainer-hold:",
        "    - { from: 2016, in-place: no }",
        "    - from: 2017-02",
        "      held-by: county-jail",
      ]
    `);
    const agency = await change('dhs-access', 'dated', '2016', '2017', 'no');
    expect(added(agency.saved)).toMatchInlineSnapshot(`
      [
        "      dhs-access: # agency",
        "        - { from: 2016, in-place: no, evidence: { manual: Page 1. } }",
        "        - from: 2017",
        "          in-place: no",
      ]
    `);
  });

  test('dates that overlap are told, and nothing changes', async () => {
    const { saved, log } = await change('detainer-hold', 'dated', '2017-01-01', '2017-01-01', 'no');
    expect(saved).toBe('(nothing)');
    expect(log.find((line) => line.includes('not taken'))).toMatchInlineSnapshot(
      `"— This was not taken into the file | Another entry begins on 2017-01-01, too. Give them different days, or write both as \`claims\` of one entry."`,
    );
  });

  test('what another source says becomes a claim, and another beside it', async () => {
    const once = await change('commitment', 'claim', 'no', 'manual', 'It says no.');
    expect(once.saved).toMatchInlineSnapshot(`
      "city: Rivertown, Ohio # really
      as-of: 2017-08-18
      sources:
        manual: { title: Manual }
      agencies:
        county-jail:
          name: County Jail
          answers:
            dhs-access: { in-place: no, evidence: { manual: Page 1. } } # agency
      answers:
        # steps
        commitment:
          # why
          claims:
            - shown: yes # sure
              evidence:
                manual: >-
                  It lists
                  steps.
            - shown: no
              evidence:
                manual: It says no.
        violence: { 2015: 431 }
        readiness: yes # short
        dhs-access: { held-by: county-jail }
        release-notice: { in-place: yes, instrument: policy } # flow
        detainer-hold: no
      "
    `);
    const { saved } = await talk(once.saved, ['commitment', 'claim', '1', 'declined', '', '.finish']);
    expect(saved).toContain('      - shown: declined\n');
    expect(added((await change('release-notice', 'claim', 'no', '')).saved)).toMatchInlineSnapshot(`
      [
        "  release-notice: { claims: [{ in-place: yes, instrument: policy }, { in-place: no }] } # flow",
      ]
    `);
    const dated = await change(
      'detainer-hold',
      'dated',
      '2016',
      '2017',
      'no',
      'detainer-hold',
      'claim',
      '1',
      'declined',
      '',
    );
    expect(added(dated.saved)).toMatchInlineSnapshot(`
      [
        "  detainer-hold:",
        "    - { from: 2016, in-place: no }",
        "    - from: 2017",
        "      claims:",
        "        - in-place: no",
        "        - in-place: declined",
      ]
    `);
  });

  test('a second agency holds an answer, too, and the city’s own is kept beside it', async () => {
    const { saved } = await change('dhs-access', 'agency', 'State Prison', 'yes', 'statute', ['none']);
    expect(added(saved)).toMatchInlineSnapshot(`
      [
        "  state-prison:",
        "    name: State Prison",
        "      dhs-access:",
        "        in-place: yes",
        "        instrument: statute",
        "        limits: none",
        "  dhs-access: { held-by: [county-jail, state-prison] }",
      ]
    `);
    const own = await change('detainer-hold', 'agency', 'City lock-up', 'county-jail', 'no');
    expect(added(own.saved)).toMatchInlineSnapshot(`
      [
        "      detainer-hold:",
        "        in-place: no",
        "  city-lock-up:",
        "    name: City lock-up",
        "    own: yes",
        "      detainer-hold: no",
        "  detainer-hold:",
        "    held-by: [city-lock-up, county-jail]",
      ]
    `);
  });

  test('sources, notes and what stands at the top are added and corrected', async () => {
    const { saved } = await change(
      'readiness',
      'evidence',
      '+',
      'Minutes',
      '2017',
      '',
      'Item 2.',
      'violence',
      'note',
      'Rounded.',
      '.sources',
      'manual',
      'url',
      'example.org/x',
      '.about',
      'reply',
      'Police',
      '2017-08-14',
      '.about',
      'as-of',
      '2017-09-01',
      '.about',
      'city',
      'Rivertown',
      '.about',
      'compiled-by',
      'Me',
    );
    expect(added(saved)).toMatchInlineSnapshot(`
      [
        "city: Rivertown # really",
        "as-of: 2017-09-01",
        "  manual: { title: Manual, url: https://example.org/x }",
        "  minutes:",
        "    title: Minutes",
        "    date: 2017",
        "answered-by: Police",
        "answered-on: 2017-08-14",
        "compiled-by: Me",
        "  violence: { violent-crime-rate: { 2015: 431 }, note: Rounded. }",
        "  readiness: { ready: yes, evidence: { minutes: Item 2. } } # short",
      ]
    `);
  });

  test('Enter alone leaves what the file has as it is', async () => {
    const { saved, log } = await change(
      ...['.sources', 'manual', 'title', '', '.sources', 'manual', 'date', '', '.sources', 'manual', 'publisher', ''],
      ...['.about', 'city', '', '.about', 'reply', '', '.about', 'as-of', '', '.about', 'compiled-by', ''],
    );
    expect(saved).toBe('(nothing)');
    expect(log.filter((line) => line.endsWith(' → '))).toEqual([
      'What is it called? → ',
      'When was it published? A day, a month or a year, such as 2016-05 → ',
      'Who published it? → ',
      'Which city is this about? → ',
      "Who gave the city's own reply to these questions? Such as Rivertown Police Department → ",
      'As of which date should the answers be read? Such as 2017-08-18 → ',
      'Who is writing this file? → ',
    ]);
  });
});
