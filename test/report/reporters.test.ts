import { expect, test } from 'vitest';
import { formats, isFormat } from '../../src/report/formats.ts';
import { reporters, streamingReporterOf } from '../../src/report/reporters.ts';
import { sampleOptions, sampleReports } from '../fixtures/sample-reports.ts';

test.each(Object.entries(reporters))(
  '%s ends its last line and gives the same bytes every time',
  (_format, reporter) => {
    const document = reporter(sampleReports, sampleOptions);
    expect(document).toMatch(/[^\n]\n$/);
    expect(reporter(sampleReports, sampleOptions)).toBe(document);
  },
);

test('only names of reporters are formats', () => {
  expect(Object.keys(reporters)).toEqual(formats);
  expect(formats.every(isFormat)).toBe(true);
  expect(['constructor', '__proto__', 'Text', ''].some(isFormat)).toBe(false);
});

test.each(Object.keys(reporters).filter(isFormat))('%s is the same written report by report', (format) => {
  const { errors, ...options } = sampleOptions;
  for (const reports of [sampleReports, sampleReports.slice(0, 1), []]) {
    const draft = streamingReporterOf(format)(options);
    const parts = reports.map(draft.add);
    expect(parts.join('') + draft.end(errors)).toBe(reporters[format](reports, sampleOptions));
  }
});

test.each(['text', 'json', 'ndjson', 'csv'] as const)('%s is written as its reports come', (format) => {
  const draft = streamingReporterOf(format)(sampleOptions);
  for (const report of sampleReports) expect(draft.add(report)).toContain(JSON.stringify(report.asOf).slice(1, -1));
});
