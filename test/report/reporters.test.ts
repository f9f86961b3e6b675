import { expect, test } from 'vitest';
import { loadedFormats } from '../../src/report/formats/index.ts';
import { type FormatName, formats, formatsOf, isFormat, reporterOf } from '../../src/report/index.ts';
import { sampleOptions, sampleReports } from '../fixtures/sample-reports.ts';
import { reporters } from '../support/reporters.ts';

const names = Object.keys(formats) as FormatName[];

test.each(names)('%s has a reporter for each kind of document that it says it can be', async (name) => {
  const kinds = (await formats[name].load()) as Record<string, unknown>;
  expect(Object.keys(kinds)).toEqual(formats[name].of);
  expect(loadedFormats[name]).toBe(kinds);
});

test('no extension is that of two formats, and depths and extensions are those of the names', () => {
  const extensions = names.flatMap((name) => formats[name].extensions);
  expect(new Set(extensions).size).toBe(extensions.length);
});

test('names are those of one kind of document', () => {
  expect(formatsOf('report').every(isFormat)).toBe(true);
  expect(['svg', 'constructor', '__proto__', 'Text', ''].some(isFormat)).toBe(false);
  expect(formatsOf('comparison')).toEqual(formatsOf('history'));
});

test.each(Object.entries(reporters))(
  '%s ends its last line and gives the same bytes every time',
  (_format, reporter) => {
    const document = reporter(sampleReports, sampleOptions);
    expect(document).toMatch(/[^\n]\n$/);
    expect(reporter(sampleReports, sampleOptions)).toBe(document);
  },
);

test.each(formatsOf('report'))('%s is the same written report by report', async (format) => {
  const { errors, ...options } = sampleOptions;
  const begin = await reporterOf('report', format);
  for (const reports of [sampleReports, sampleReports.slice(0, 1), []]) {
    const document = begin(options);
    const parts = reports.map(document.add);
    expect(parts.join('') + document.end(errors)).toBe(reporters[format](reports, sampleOptions));
  }
});

test.each(['text', 'json', 'ndjson', 'csv'] as const)('%s is written as its reports come', async (format) => {
  const document = (await reporterOf('report', format))(sampleOptions);
  for (const report of sampleReports) expect(document.add(report)).toContain(JSON.stringify(report.asOf).slice(1, -1));
});
