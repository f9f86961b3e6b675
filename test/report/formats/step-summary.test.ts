import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { changeSummary, stepSummary } from '../../../src/report/formats/step-summary.ts';
import { bareReport, sampleOptions, sampleReports } from '../../fixtures/sample-reports.ts';
import { sampleChangeSet } from '../../support/change-sets.ts';
import { changeSetReporters, reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';

const { markdown } = reporters;

const size = (text: string): number => Buffer.byteLength(text);
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('the summary of a GitHub Actions step', () => {
  test('is the Markdown report when that fits', () => {
    const whole = markdown(sampleReports, sampleOptions);
    expect(stepSummary(sampleReports, sampleOptions, size(whole))).toBe(whole);
  });

  test('ends before a part that does not fit, and says which do not', () => {
    const reports: readonly Report[] = Array.from({ length: 9 }, (_, index) => ({
      ...bareReport,
      city: `City ${index + 1}`,
    }));
    const whole = markdown(reports, sampleOptions);
    const told = stepSummary(reports, sampleOptions, size(whole) - 1);
    expect(size(told)).toBeLessThan(size(whole));
    expect(lastLine(told)).toMatch(
      /^The rest is left out, since GitHub drops a summary of more than 1 MiB: .*Made from\.$/,
    );
    expect(whole.startsWith(told.slice(0, 2000))).toBe(true);
    expect(told.split('<details>')).toHaveLength(told.split('</details>').length);
  });

  test('of a change set is its Markdown, or what fits of it', () => {
    const whole = changeSetReporters.markdown(sampleChangeSet, sampleOptions);
    expect(changeSummary(sampleChangeSet, sampleOptions, size(whole))).toBe(whole);
    const told = changeSummary(sampleChangeSet, sampleOptions, size(whole) - 1);
    expect(size(told)).toBeLessThan(size(whole));
    expect(lastLine(told)).toMatch(/^The rest is left out, since GitHub drops a summary of more than 1 MiB/);
  });

  test('is nothing when there is no room', () => {
    expect(stepSummary(sampleReports, sampleOptions, 20)).toBe('');
  });

  test('never outgrows its room, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, fc.integer({ min: 0, max: 60_000 }), (reports, bytes) => {
        const told = stepSummary(reports, sampleOptions, bytes);
        expect(size(told)).toBeLessThanOrEqual(bytes);
        expect(told).toMatch(/^$|\n$/);
      }),
      { numRuns: 30 },
    );
  });
});
