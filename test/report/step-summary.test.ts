import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { markdown } from '../../src/report/markdown.ts';
import { stepSummary } from '../../src/report/step-summary.ts';
import { bareReport, plainReport, sampleOptions, sampleReports } from '../fixtures/sample-reports.ts';
import { retoldReports } from '../support/retold.ts';

const size = (text: string): number => Buffer.byteLength(text);
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('the summary of a GitHub Actions step', () => {
  test('is the Markdown report when that fits', () => {
    const whole = markdown(sampleReports, sampleOptions);
    expect(stepSummary(sampleReports, sampleOptions, size(whole))).toBe(whole);
  });

  test('has as many reports as fit and says which ones do not', () => {
    const reports: readonly Report[] = Array.from({ length: 9 }, (_, index) => ({
      ...bareReport,
      city: `City ${index + 1}`,
    }));
    const seven = `${markdown(reports.slice(0, 7), sampleOptions)}\n`;
    const told = stepSummary(reports, sampleOptions, size(seven) + 300);
    expect(told.startsWith(seven)).toBe(true);
    expect(lastLine(told)).toBe(
      '2 reports left out, since GitHub drops a summary of more than 1 MiB: City 8 (psp-2017-08); City 9 (psp-2017-08)',
    );
    expect(lastLine(stepSummary(reports, sampleOptions, size(seven)))).toMatch(/^3 reports left out/);
  });

  test('of one report that does not fit has the blocks that do, and no more than it may', () => {
    const whole = markdown([plainReport], sampleOptions);
    const told = stepSummary([plainReport], sampleOptions, size(whole) - 1);
    expect(lastLine(told)).toBe('The rest is left out, since GitHub drops a summary of more than 1 MiB.');
    expect(whole.startsWith(told.slice(0, 200))).toBe(true);
    expect(told.split('<details>')).toHaveLength(told.split('</details>').length);
  });

  test('closes what it had to cut inside of', () => {
    const whole = markdown([plainReport], sampleOptions);
    const inside = whole.indexOf('####', whole.indexOf('<details>') + 400);
    const told = stepSummary([plainReport], sampleOptions, size(whole.slice(0, inside)) + 100);
    expect(told).toContain('\n\n</details>\n\nThe rest is left out');
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
