import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { comparisonEnvelopeSchema } from '../../../src/model/comparison.ts';
import { sampleReports } from '../../fixtures/sample-reports.ts';
import { comparisonOptions, hostileComparison, withErrors } from '../../support/comparisons.ts';
import { fourCities } from '../../support/four-cities.ts';
import { comparisonReporters, reporters } from '../../support/reporters.ts';

const { json } = reporters;

describe('the comparison as JSON', () => {
  test('of the four cities looks as in comparison.json', async () => {
    await expect(comparisonReporters.json(compare(await fourCities()), comparisonOptions)).toMatchFileSnapshot(
      '../../golden/comparison.json',
    );
  });

  test('of hostile reports looks as in comparison-hostile.json', async () => {
    await expect(comparisonReporters.json(hostileComparison, withErrors)).toMatchFileSnapshot(
      '../../golden/comparison-hostile.json',
    );
  });

  test.each([
    ['of reports', hostileComparison],
    ['of the differences', compare(sampleReports, { shown: 'differences' })],
    ['of nothing', compare([])],
  ])('%s is as its schema says', (_what, comparison) => {
    const document: unknown = JSON.parse(comparisonReporters.json(comparison, withErrors));
    expect(comparisonEnvelopeSchema.parse(document)).toEqual(document);
  });

  test('has in each cell the finding that the report has, and in each column the rest of it', () => {
    const { comparison, ruleSets } = comparisonEnvelopeSchema.parse(
      JSON.parse(comparisonReporters.json(hostileComparison, withErrors)),
    );
    const { reports, ...document } = JSON.parse(json(sampleReports, { ...withErrors, show: 'all' }));
    expect(ruleSets).toEqual(document.ruleSets);
    const again = comparison.columns.map(({ title: _, ...column }, index) => ({
      ...column,
      findings: comparison.rows.flatMap(({ cells }) => cells[index] ?? []),
    }));
    const byCondition = (one: { condition: string }, other: { condition: string }) =>
      one.condition < other.condition ? -1 : 1;
    const sorted = (list: { findings: { condition: string }[] }[]) =>
      list.map((each) => ({ ...each, findings: each.findings.toSorted(byCondition) }));
    expect(sorted(again)).toEqual(
      sorted(reports.map(({ toQualify: _, ...report }: Record<string, unknown>) => report)),
    );
  });
});
