import { expect, test } from 'vitest';
import { reportSchema } from '../../../src/model/report.ts';
import {
  hostileReport,
  plainReport,
  sampleErrors,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { reporters } from '../../support/reporters.ts';

const { json, ndjson } = reporters;

const lines = (document: string): readonly Record<string, unknown>[] =>
  document
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const isRuleSet = (line: object) => 'ruleSets' in line;

test('every line is a report, an error or a rule set of the JSON document', () => {
  const options = { ...sampleOptions, errors: sampleErrors };
  const { schemaVersion, tool, ruleSets, reports, errors } = JSON.parse(json(sampleReports, options));
  const all = lines(ndjson(sampleReports, options));
  expect(all.filter((line) => !isRuleSet(line))).toEqual([...reports, ...errors.map((error: object) => ({ error }))]);
  expect(all.filter(isRuleSet)).toEqual(ruleSets.map((one: object) => ({ schemaVersion, tool, ruleSets: [one] })));
});

test('a rule set stands once, before the first report that refers to it', () => {
  const all = lines(ndjson([plainReport, plainReport, hostileReport], { ...sampleOptions, errors: [] }));
  expect(all.map((line) => (isRuleSet(line) ? 'rule set' : line['ruleSet']))).toEqual([
    'rule set',
    'rule set',
    'psp-2017-08',
    'psp-2017-08',
    'rule set',
    'rule set',
    'rule set',
    'own-rules',
  ]);
});

test('what a terminal or a log would obey is escaped, and the line is as its schema says', () => {
  const document = ndjson([hostileReport], { ...sampleOptions, errors: [] });
  expect(document).toMatch(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*\n)+$/u);
  expect(document).not.toContain('##[');
  const report = lines(document).at(-1);
  expect(reportSchema.parse(report)).toEqual(report);
});

test('open leaves out what is met or not applicable', () => {
  const [, , open] = lines(ndjson(sampleReports, { ...sampleOptions, show: 'open', errors: [] }));
  const findings = open?.['findings'];
  expect(Array.isArray(findings) && findings.every(({ outcome }) => /^(?:not-met|undetermined)$/.test(outcome))).toBe(
    true,
  );
});

test('of nothing it is empty', () => {
  expect(ndjson([], { ...sampleOptions, errors: [] })).toBe('');
});
