import { expect, test } from 'vitest';
import { evaluate } from '../../../src/evaluate/evaluate.ts';
import { loadRuleSet } from '../../../src/load/rule-set/rule-set.ts';
import type { Yearly } from '../../../src/model/city.ts';
import { waysOf } from '../../../src/report/documents/ways.ts';
import { answer, answered, city, statement } from '../../support/build.ts';

const asOf = '2017-08-18';

/** What is said of the violent crime rate, which is compared with figures of two definitions and revised ones. */
async function found(rate: Yearly) {
  const ruleSet = await loadRuleSet('psp-2017-criteria');
  const one = city({ violence: answer({ statements: [statement({ 'violent-crime-rate': answered(rate) })] }) });
  const report = evaluate(ruleSet, one, { asOf, asOfGiven: true, alternatives: [] });
  const finding = report.findings.find(({ condition }) => condition === 'violence');
  return finding && [finding.outcome, ...waysOf(report, false).findOut(finding)];
}

test('of yearly numbers those that are not known are to be found out', async () => {
  expect(
    await found([
      [2014, 1365.5],
      [2015, null],
    ]),
  ).toEqual([
    'undetermined',
    'violent crime rate for 2015 (above every figure published for the year (Violent crime, United States))',
  ]);
});

test('where nothing is open it is said why nothing is to be found out', async () => {
  expect(
    await found([
      [2014, 370],
      [2015, 500],
    ]),
  ).toEqual([
    'undetermined',
    'nothing that was asked is open; the number for 2014 lies between figures that are published for the year',
  ]);
  expect(
    await found([
      [2014, 1],
      [2015, null],
    ]),
  ).toEqual(['not-met']);
});
