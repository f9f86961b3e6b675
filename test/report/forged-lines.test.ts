// A sign at the beginning of a line is psp-check's word. No text of a file comes to stand there, whatever the width of the terminal.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { depths } from '../../src/report/reporter.ts';
import { messageLines, problemText } from '../../src/text/problem.ts';
import { sampleErrors } from '../fixtures/sample-reports.ts';
import { historyOptions, retoldHistory } from '../support/histories.ts';
import { comparisonReporters, historyReporters, reporters } from '../support/reporters.ts';
import { reportsWith } from '../support/retold.ts';

const before = fc.oneof(
  fc.constant(''),
  fc.string({ unit: fc.constantFrom('a', 'of ', ', ', 'County ', '城', '-'), maxLength: 20 }),
);
const sign = fc.constantFrom('✔', '✘', '?', '–', '+', 'x');
const blank = fc.constantFrom(' ', '\u00a0', '\u2003', '   ');
const forged = fc.tuple(before, sign, blank).map((parts) => `${parts.join('')}FORGED under psp-2017-08`);
const texts = fc.array(forged, { minLength: 1, maxLength: 7 });
const look = fc.record({
  columns: fc.integer({ min: 40, max: 120 }),
  unicode: fc.boolean(),
  show: fc.constantFrom(...depths),
});
// A hyphen is a bullet of lists too.
const forgedLines = (text: string) => text.split('\n').filter((line) => /^\s*[✔✘?–+x]\s+FORGED/.test(line));

test('in no text of reports, comparisons and histories', () => {
  fc.assert(
    fc.property(texts, look, (each, options) => {
      const all = { ...historyOptions, ...options };
      const reports = reportsWith(each);
      expect(forgedLines(reporters.text(reports, all))).toEqual([]);
      expect(forgedLines(comparisonReporters.text(compare(reports), all))).toEqual([]);
      expect(forgedLines(historyReporters.text([retoldHistory(each)], all))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('in no error and no note', () => {
  const [problem] = sampleErrors;
  if (!problem) throw new Error('no sample of an error');
  fc.assert(
    fc.property(forged, fc.integer({ min: 40, max: 120 }), (text, columns) => {
      const error = problemText({ ...problem, message: `Not a city: ${text}`, path: text, frame: null }, { columns });
      expect(forgedLines(error)).toEqual([]);
      expect(forgedLines(messageLines('note', `Read ${text}`, columns).join('\n'))).toEqual([]);
    }),
  );
});
