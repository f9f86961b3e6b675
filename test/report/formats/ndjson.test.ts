import { expect, test } from 'vitest';
import { reportSchema } from '../../../src/model/report.ts';
import { json } from '../../../src/report/formats/json.ts';
import { ndjson } from '../../../src/report/formats/ndjson.ts';
import { hostileReport, sampleErrors, sampleOptions, sampleReports } from '../../fixtures/sample-reports.ts';

const lines = (document: string): readonly Record<string, unknown>[] =>
  document
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('every line is a report or an error of the JSON document, and begins with what the document has around them', () => {
  const options = { ...sampleOptions, errors: sampleErrors };
  const { schemaVersion, tool, reports, errors } = JSON.parse(json(sampleReports, options));
  expect(lines(ndjson(sampleReports, options))).toEqual([
    ...reports.map((report: object) => ({ schemaVersion, tool, ...report })),
    ...errors.map((error: object) => ({ schemaVersion, tool, error })),
  ]);
});

test('what a terminal or a log would obey is escaped, and nothing is lost', () => {
  const document = ndjson([hostileReport], { ...sampleOptions, errors: [] });
  expect(document).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*\n$/u);
  expect(document).not.toContain('##[');
  const [{ schemaVersion: _, tool: __, ...report } = {}] = lines(document);
  expect(JSON.stringify(reportSchema.parse(report))).toBe(
    JSON.stringify(hostileReport).replaceAll('\\ud83d', '\ufffd'),
  );
});

test('open leaves out what is met or not applicable', () => {
  const [open] = lines(ndjson(sampleReports, { ...sampleOptions, show: 'open', errors: [] }));
  const findings = open?.['findings'];
  expect(Array.isArray(findings) && findings.every(({ outcome }) => /^(?:not-met|undetermined)$/.test(outcome))).toBe(
    true,
  );
});

test('of nothing it is empty', () => {
  expect(ndjson([], { ...sampleOptions, errors: [] })).toBe('');
});
