import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Report } from '../../src/model/report.ts';
import { comparisonOutline } from '../../src/report/comparison-outline.ts';
import { bareFinding, bareReport } from '../fixtures/sample-reports.ts';

const of = (city: string, more: Partial<Report> = {}): Report => ({
  ...bareReport,
  alternatives: [],
  city,
  input: { ...bareReport.input, path: `${city}.yaml` },
  ...more,
});
const outlineOf = (...reports: readonly Report[]) => comparisonOutline(compare(reports), { version: '1', errors: [] });
const failing: Partial<Report> = {
  verdict: 'does-not-qualify',
  findings: [{ ...bareFinding, outcome: 'not-met' }],
};
const other = { ...bareReport.ruleSet, id: 'other' };

test('cities are counted for each rule set and date, and never added', () => {
  const { verdicts, counts } = outlineOf(
    of('a'),
    of('a', { ...failing, asOf: '2018-01-01' }),
    of('b', failing),
    of('b', { ...failing, asOf: '2018-01-01' }),
  );
  expect(verdicts).toEqual([
    'As of 2017-08-18: 1 does not qualify, 1 qualifies.',
    'As of 2018-01-01: 2 do not qualify.',
  ]);
  expect(counts[0]?.words).toBe(
    'as of 2017-08-18: 1 met, 1 not met, 0 undetermined; as of 2018-01-01: 0 met, 2 not met, 0 undetermined',
  );
});

test('a condition that one rule set does not ask is no difference', () => {
  const { differences, remarks, counts } = outlineOf(
    of('a'),
    of('a', { ruleSet: other, findings: [bareFinding, { ...bareFinding, condition: 'notice' }] }),
  );
  expect([differences, remarks]).toEqual([[], ['They differ on no condition that they share.']]);
  expect(counts.map(({ words }) => words)).toEqual([
    'under psp-2017-08: 1 met, 0 not met, 0 undetermined; under other: 1 met, 0 not met, 0 undetermined',
    'under other: 1 met, 0 not met, 0 undetermined',
  ]);
});

test('that a rule set is not in force is said beside the verdicts', () => {
  const message = 'psp-2017-08 is in force from 2017-08-03; the as-of date is 2017-08-01.';
  const early = {
    asOf: '2017-08-01',
    warnings: [{ code: 'not-in-force' as const, message, path: 'a.yaml', line: 1, column: 1 }],
  };
  expect(outlineOf(of('a', early), of('b', early)).verdicts).toEqual(['2 qualify.', message]);
  expect(outlineOf(of('a', early), of('a')).verdicts).toEqual([
    `As of 2017-08-01: 1 qualifies. ${message}`,
    'As of 2017-08-18: 1 qualifies.',
  ]);
});
