import { describe, expect, test } from 'vitest';
import { type Asker, Stopped } from '../../../src/commands/init/asker.ts';
import { blank, noCity } from '../../../src/commands/init/blank.ts';
import { converse } from '../../../src/commands/init/conversation.ts';
import { draftOf } from '../../../src/commands/init/draft.ts';
import { toCity } from '../../../src/load/city/city.ts';
import { loadRuleSet } from '../../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../../src/load/source/document.ts';

const ruleSet = await loadRuleSet('psp-2017-08');
const fresh = `city: ${noCity}\nrules: psp-2017-08\n\nanswers: {}\n`;

/** A conversation: what is asked, with the answers in turn; where they end, whoever answers stops. */
async function talk(start: string, answers: readonly (string | readonly string[])[]) {
  const log: string[] = [];
  const left = [...answers];
  const next = (message: string) => {
    const answer = left.shift();
    if (answer === undefined) throw new Stopped();
    log.push(`${message} → ${String(answer)}`);
    return answer;
  };
  const asker: Asker = {
    say: (heading) => void log.push(`— ${heading}`),
    choose: async (message, choices) => {
      const answer = next(message);
      const choice = choices.find(({ value }) => value === answer);
      if (!choice) throw new Error(`${message}: ${String(answer)} is not among ${choices.map(({ value }) => value)}`);
      return choice.value;
    },
    chooseSome: async (message) => [next(message)].flat(),
    write: async (message, problem) => {
      const answer = String(next(message));
      const told = problem(answer);
      if (told !== null) throw new Error(`${message}: ${told}`);
      return answer;
    },
  };
  let saved = '(nothing)';
  const read = async (text: string) => toCity(await parseDocument('city.yaml', Buffer.from(text)), [ruleSet]);
  const draft = await draftOf(start, read, async (text) => {
    saved = text;
  });
  let end = 'finished';
  try {
    await converse(draft, ruleSet, '2017-08-18', asker);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    end = 'stopped';
  }
  return { log, saved, end, left };
}

const head = ['Rivertown, Ohio', '', '', '2017-08-18'];

test('a file from nothing: questions, another agency, evidence, and what each condition came to', async () => {
  const { log, saved, end } = await talk(fresh, [
    'Rivertown, Ohio',
    'Police Department',
    '2017-08-14',
    '',
    '2017-08-18',
    // commitment
    'city',
    'yes',
    '+',
    'Annual report',
    'City',
    '2016',
    '',
    'It lists the steps taken.',
    '',
    // violence
    'later',
    // readiness
    'city',
    'unknown',
    // dhs-access
    'agency',
    'River County Jail',
    'no',
    '',
    // release-notice
    'agency',
    'river-county-jail',
    'yes',
    'policy',
    '36h',
    ['where-possible', 'on-request'],
    'annual-report',
    'Page 3.',
    '',
    // detainer-hold
    'city',
    'not-applicable',
    'The city has no jail.',
    '',
  ]);
  expect(end).toBe('finished');
  expect(log).toMatchInlineSnapshot(`
    [
      "Which city is this about? Such as Rivertown, Ohio → Rivertown, Ohio",
      "Who gave the city's own reply to the questions? → Police Department",
      "On which day? Such as 2017-08-14 → 2017-08-14",
      "Who writes this file, when it is not the city? → ",
      "On which day are the answers looked at? Such as 2017-08-18; left out, it is always today → 2017-08-18",
      "— 1 of 6: Commitment to reducing violent crime",
      "Who has the answer? → city",
      "Shown → yes",
      "Where is that written? → +",
      "The title of the source → Annual report",
      "Who published it? → City",
      "When? A day, a month or a year, such as 2016-05 → 2016",
      "Its web address → ",
      "What does it say? One sentence of your own → It lists the steps taken.",
      "Does another source say so? → ",
      "— Commitment to reducing violent crime: met",
      "— 2 of 6: Violent crime above the national rate",
      "Who has the answer? → later",
      "— 3 of 6: Readiness for training and technical assistance",
      "Who has the answer? → city",
      "Ready → unknown",
      "— Readiness for training and technical assistance: undetermined",
      "— 4 of 6: DHS access to jails",
      "Who has the answer? → agency",
      "What is the agency called? Such as River County Jail → River County Jail",
      "In place → no",
      "Where is that written? → ",
      "— DHS access to jails: not met",
      "— 5 of 6: 48 hours' notice of release",
      "Who has the answer? → agency",
      "Which one? → river-county-jail",
      "In place → yes",
      "Kind of instrument → policy",
      "Notice: a length of time with its unit, such as 36h, 90m or 2d → 36h",
      "Limits → where-possible,on-request",
      "Where is that written? → annual-report",
      "What does it say? One sentence of your own → Page 3.",
      "Does another source say so? → ",
      "— 48 hours' notice of release: undetermined",
      "— 6 of 6: 48-hour hold on written request",
      "Who has the answer? → city",
      "In place → not-applicable",
      "Why does it not apply? One sentence → The city has no jail.",
      "Where is that written? → ",
      "— 48-hour hold on written request: undetermined",
    ]
  `);
  expect(saved).toMatchInlineSnapshot(`
    "city: Rivertown, Ohio
    rules: psp-2017-08
    answered-by: Police Department
    answered-on: 2017-08-14
    as-of: 2017-08-18

    sources:
      annual-report:
        title: Annual report
        publisher: City
        date: 2016

    agencies:
      river-county-jail:
        name: River County Jail
        answers:
          dhs-access:
            in-place: no
            limits: unknown
          release-notice:
            in-place: yes
            limits: [where-possible, on-request]
            instrument: policy
            notice: 36h
            evidence:
              annual-report: Page 3.

    answers:
      commitment:
        shown: yes
        evidence:
          annual-report: It lists the steps taken.
      readiness:
        ready: unknown
      dhs-access:
        held-by: river-county-jail
      release-notice:
        held-by: river-county-jail
      detainer-hold:
        in-place: not-applicable
        note: The city has no jail.
        limits: unknown
    "
  `);
});

test('stopped at any question, everything that was answered is in the file, and the next run asks the rest', async () => {
  const answers = [
    ...head,
    'city',
    'yes',
    '',
    'later',
    'city',
    'yes',
    '',
    'city',
    'yes',
    'policy',
    ['none'],
    '',
    'later',
    'later',
  ];
  const whole = await talk(fresh, answers);
  expect([whole.end, whole.left]).toEqual(['finished', []]);
  const { log, saved, end } = await talk(fresh, answers.slice(0, 13));
  expect(end).toBe('stopped');
  expect(saved).toContain('in-place: yes\n    limits: unknown\n');
  expect(log.at(-1)).toBe('In place → yes');
  const more = await talk(saved, ['', 'later', '', 'policy', ['none'], '', 'later', 'later']);
  expect([more.end, more.left]).toEqual(['finished', []]);
  expect(more.log.filter((line) => line.includes('→'))).toMatchInlineSnapshot(`
    [
      "Where is that written? → ",
      "Who has the answer? → later",
      "Where is that written? → ",
      "Kind of instrument → policy",
      "Limits → none",
      "Where is that written? → ",
      "Who has the answer? → later",
      "Who has the answer? → later",
    ]
  `);
  expect(more.saved).toBe(whole.saved);
});

describe('what no longer matters is not asked', () => {
  const asked = async (answers: string, given: readonly (string | readonly string[])[]) =>
    (
      await talk(
        `city: R\nas-of: 2017-08-18\nanswers: { commitment: { shown: yes, evidence: { a: X. } }, ${answers} }\nsources: { a: { title: A } }\n`,
        given,
      )
    ).log;

  test('after a no', async () => {
    const log = await asked('violence: unknown', ['later', 'later', 'city', 'no', '', 'later', 'later']);
    expect(log).toContain('— DHS access to jails: not met');
    expect(log.filter((line) => line.startsWith('Instrument'))).toEqual([]);
  });

  test('a set that is left out of an answer is asked for like everything else', async () => {
    const log = await asked('dhs-access: { in-place: yes, instrument: agreement, note: Since 2012 }', [
      'later',
      'later',
      ['none'],
      '',
      'later',
      'later',
    ]);
    expect(log.filter((line) => line.startsWith('Limits'))).toHaveLength(1);
  });
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
  const { saved } = await talk(form, ['later', 'a', 'It says so.', '', 'later', 'later', 'later']);
  expect(saved).toBe(form.replace('readiness: yes ', 'readiness: { ready: yes, evidence: { a: It says so. } } '));
});

test('a form is completed in its places, by an agency too', async () => {
  const form = blank(ruleSet, { rules: ruleSet.id, schema: null });
  const { saved, end } = await talk(form, [
    ...head,
    'city',
    'yes',
    '',
    'later',
    'later',
    'agency',
    'Jail',
    'no',
    '',
    'later',
    'later',
  ]);
  expect(end).toBe('finished');
  const kept = (text: string) => text.split('\n').filter((line) => line.startsWith('  # '));
  expect(kept(saved)).toEqual(kept(form));
  expect(saved).toContain('    shown: yes\n');
  expect(saved).toContain('    { held-by: jail }\n');
  expect(saved).toContain(
    'agencies:\n  jail:\n    name: Jail\n    answers:\n      dhs-access:\n        in-place: no\n',
  );
});

test('dates and claims are left to hand', async () => {
  const dated = 'dhs-access: [{ from: 2016, in-place: unknown }]';
  const { log } = await talk(`city: R\nas-of: 2017-08-18\nanswers: { commitment: yes, ${dated} }\n`, [
    '',
    'later',
    'later',
    'later',
    'later',
  ]);
  expect(log.filter((line) => line.includes('DHS'))).toHaveLength(1);
});
