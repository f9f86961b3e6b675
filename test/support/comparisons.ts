import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Report } from '../../src/model/report.ts';
import type { ReporterOptions } from '../../src/report/reporter.ts';
import { plain } from '../../src/report/reporter.ts';
import { plainReport, sampleErrors, sampleReports } from '../fixtures/sample-reports.ts';

export const comparisonOptions: ReporterOptions = {
  version: '1.2.3',
  errors: [],
  columns: 80,
  unicode: true,
  style: plain,
  show: 'brief',
};

export const withErrors: ReporterOptions = { ...comparisonOptions, errors: sampleErrors };

/** Every verdict, rule sets that share no condition but one, text that no format may obey. */
export const hostileComparison: Comparison = compare(sampleReports);

/** So many cities that differ in name and file alone. */
export function manyCities(count: number, report: Report = plainReport): readonly Report[] {
  return Array.from({ length: count }, (_, index) => ({
    ...report,
    city: `City ${index + 1}, Ohio`,
    input: { ...report.input, path: `cities/${index + 1}.yaml` },
  }));
}
