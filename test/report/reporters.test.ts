import { expect, test } from 'vitest';
import { isFormat, reporters } from '../../src/report/reporters.ts';
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
  expect(Object.keys(reporters).every(isFormat)).toBe(true);
  expect(['constructor', '__proto__', 'Text', ''].some(isFormat)).toBe(false);
});
