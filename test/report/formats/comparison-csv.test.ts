import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { plainReport } from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { comparisonOptions, hostileComparison, withErrors } from '../../support/comparisons.ts';
import { csvRecords } from '../../support/csv.ts';
import { fourCities, programme } from '../../support/four-cities.ts';
import { comparisonReporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';

describe('the comparison as CSV', () => {
  test('of the four cities looks as in comparison.csv', async () => {
    await expect(comparisonReporters.csv(compare(await fourCities()), comparisonOptions)).toMatchFileSnapshot(
      '../../golden/comparison.csv',
    );
  });

  test('of hostile reports looks as in comparison-hostile.csv', async () => {
    await expect(comparisonReporters.csv(hostileComparison, withErrors)).toMatchFileSnapshot(
      '../../golden/comparison-hostile.csv',
    );
  });

  test('has a row for each column and leaves empty what is not asked', async () => {
    const reports = (await Promise.all(programme.map((id) => fourCities(id)))).flatMap((each) => each.slice(0, 1));
    const rows = csvRecords(comparisonReporters.csv(compare(reports), comparisonOptions));
    expect(
      rows.map((row) => [row['rule-set'], row['verdict'], row['release-notice.outcome'], row['release-notice.value']]),
    ).toEqual([
      ['psp-2017-criteria', 'qualifies', '', ''],
      ['psp-2017-08', 'does-not-qualify', 'not-met', "0 hours' notice; 48 are asked"],
      ['psp-2017-08-response', 'undetermined', 'met', expect.any(String)],
    ]);
  });

  test('is the same whichever way the table was asked for', () => {
    const comparison = compare([plainReport]);
    expect(comparisonReporters.csv(comparison, { ...comparisonOptions, show: 'all' })).toBe(
      comparisonReporters.csv(comparison, comparisonOptions),
    );
  });

  test('has a row for each problem', () => {
    const [row] = csvRecords(comparisonReporters.csv(compare([]), withErrors));
    expect([row?.['city'], row?.['problem'], row?.['in-file']]).toEqual([
      '',
      'unknown-condition',
      'answers/bad\\x1b[2J::error::.yaml:3:5',
    ]);
  });

  test('can be read back, starts no formula and gives no log a command, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const document = comparisonReporters.csv(compare(reports), withErrors);
        const cells = csvRecords(document).flatMap((row) => Object.values(row));
        expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
        expect(ciCommands(document)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
