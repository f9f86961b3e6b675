import { describe, expect, test } from 'vitest';
import { blank } from '../../../src/commands/init/blank.ts';
import { evaluate } from '../../../src/evaluate/evaluate.ts';
import { toCity } from '../../../src/load/city/city.ts';
import { loadRuleSet, shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../../src/load/source/document.ts';
import type { RuleSet } from '../../../src/model/rule-set.ts';

const shipped = await shippedRuleSets();
const own = await loadRuleSet('test/fixtures/own/rules.yaml');

const read = async (ruleSet: RuleSet, rules: string = ruleSet.id) =>
  toCity(await parseDocument('city.yaml', Buffer.from(blank(ruleSet, { rules, schema: null }))), [...shipped, ruleSet]);

describe.each([...shipped, own].map((ruleSet) => [ruleSet.id, ruleSet] as const))('the form of %s', (_, ruleSet) => {
  test('is a valid city file in which every condition that asks something has its question', async () => {
    const city = await read(ruleSet, shipped.includes(ruleSet) ? ruleSet.id : 'test/fixtures/own/rules.yaml');
    const asking = ruleSet.conditions.filter(({ asks }) => asks.length > 0).map(({ id }) => id);
    expect([...city.answers.keys()].sort()).toEqual(asking.toSorted());
  });

  test('answers nothing: every outcome is undetermined or not applicable', async () => {
    const city = await read(ruleSet, shipped.includes(ruleSet) ? ruleSet.id : 'test/fixtures/own/rules.yaml');
    const { findings } = evaluate(ruleSet, city, { asOf: '2017-08-18', asOfGiven: true, alternatives: [] });
    const outcomes = new Set(findings.map(({ outcome }) => outcome));
    expect([...outcomes].filter((outcome) => outcome !== 'undetermined' && outcome !== 'not-applicable')).toEqual([]);
  });
});

test('the form explains each answer', async () => {
  const form = blank(await loadRuleSet('psp-2017-criteria'), {
    rules: 'psp-2017-criteria',
    schema: '../schema/city.json',
  });
  expect(form).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../schema/city.json

    # The answers of one city to: Public Safety Partnership, selection criteria of 2017 (psp-2017-criteria).
    #
    # Put what is known in the place of \`unknown\` and leave the rest: what is unknown is never taken for a no. A
    # yes or no can also be \`declined\` (the city declined to say) or \`not-applicable\` (with a note that says why).
    # Lines behind a # are for you to read, or to use without it.

    city: Name of the city, State
    rules: psp-2017-criteria
    # as-of: 2017-08-18          # the day on which the answers are looked at; left out, it is today
    # answered-by: Police Department   # who gave the city's own reply; left out when that was not found
    # answered-on: 2017-08-14    # the day of that reply
    # compiled-by: …             # who wrote this file, when it was not the city

    # Where the answers come from, each source under an id of your choice:
    # sources:
    #   jail-manual: { title: Jail manual, publisher: River County, date: 2016-05, url: https://example.org/manual }

    # Who holds an answer when the city does not, such as a county jail. Its answers stand here in the same form, or in a
    # file that several cities share; the answer of the city is then { held-by: county-jail }.
    # agencies:
    #   county-jail:
    #     name: River County Jail
    #     answers: {}
    #   state-prison: { file: ../agencies/state-prison.yaml }

    # Beside an answer may stand:
    #   note: What a reader should know about it.
    #   evidence: { jail-manual: What the source says in one sentence of your own. }
    #   reply: yes               # what the city itself said, where that differs from what is in place

    answers:
      # 1. Commitment to reducing violent crime
      # Is the city taking steps to reduce violent crime?
      commitment:
        # yes (the city is taking steps to reduce violent crime) or no (the city is not taking steps to reduce
        # violent crime)
        shown: unknown

      # 2. Violent crime above the national rate
      # Has the city sustained a rate of violent crime above the national rate, in every year for which both are
      # known?
      violence:
        # violent crime rate: a number for each year (offenses per 100,000 residents, at most 100,000), such as {
        # 2014: 402.1, 2015: 431 }
        violent-crime-rate: unknown

      # 3. Readiness for training and technical assistance
      # Is the city ready to take up the intensive training and technical assistance of the programme?
      readiness:
        # yes (the city is ready for the training and technical assistance) or no (the city is not ready for the
        # training and technical assistance)
        ready: unknown
    "
  `);
});

test('words are explained where they come first, and no line says what would meet a condition', async () => {
  const ruleSet = await loadRuleSet('psp-2017-08');
  const form = blank(ruleSet, { rules: ruleSet.id, schema: null });
  expect(form.match(/judicial-warrant: only/g)).toHaveLength(1);
  expect(form.match(/^ {4}# {3}statute, rule, regulation/gm)).toHaveLength(2);
  for (const { toMeet } of ruleSet.conditions) if (toMeet !== null) expect(form).not.toContain(toMeet.slice(0, 30));
  expect(form).toContain('psp-check schema city --rules psp-2017-08 > city.schema.json');
});
