import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import type { Reporter, ReporterOptions } from '../../src/report/reporter.ts';
import { plainReport, sampleOptions, sampleReports } from '../fixtures/sample-reports.ts';
import { retoldReports } from '../support/retold.ts';

type Input = readonly [name: string, reports: readonly Report[], options: ReporterOptions];

const noErrors: ReporterOptions = { ...sampleOptions, errors: [] };
/** Ordinary and hostile reports. */
export const inputs: readonly Input[] = [
  ['ordinary', [plainReport], noErrors],
  ['hostile', sampleReports, sampleOptions],
  ['open', sampleReports, { ...noErrors, show: 'open' }],
  ['unreadable', [], sampleOptions],
  ['none', [], noErrors],
  ...fc
    .sample(retoldReports, { numRuns: 20, seed: 20170803 })
    .map((reports, index): Input => [`random-${index + 1}`, reports, sampleOptions]),
];

/** What a reporter makes of them. */
export const documentsOf = (reporter: Reporter): readonly (readonly [name: string, document: string])[] =>
  inputs.map(([name, reports, options]) => [name, reporter(reports, options)]);

/** A folder that goes when the tests of a file have run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'psp-check-conformance-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The documents of a reporter as files. */
export function filesOf(reporter: Reporter, extension: string): readonly (readonly [name: string, path: string])[] {
  const folder = temporaryFolder();
  return documentsOf(reporter).map(([name, document]) => {
    const path = join(folder, `${name}.${extension}`);
    writeFileSync(path, document);
    return [name, path];
  });
}
