import { describe, expect, test } from 'vitest';
import { sourcesOf } from '../../src/report/documents/citations.ts';
import { attribution, orderText } from '../../src/report/documents/finding-words.ts';
import { chartTitle } from '../../src/report/documents/series-title.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { countsInWords, notLegalAdvice } from '../../src/text/words.ts';
import { sampleOptions, sampleReports } from '../fixtures/sample-reports.ts';
import { decoded, textOf } from '../support/markup.ts';
import { reporters } from '../support/reporters.ts';
import { rowsOf } from '../support/rows.ts';

const { html, markdown, text } = reporters;

const noErrors = { ...sampleOptions, errors: [] };

/** Letters and digits alone: how lines break and what is code differs. */
const letters = (document: string): string => document.replace(/[^\p{L}\p{N}]/gu, '');

describe('a report in full', () => {
  test.each([
    ['text', (document: string) => document, text],
    ['markdown', decoded, markdown],
    ['html', textOf, html],
  ] as const)('says everything that is known, as %s', (_format, readable, reporter) => {
    for (const report of sampleReports) {
      const shown = letters(readable(reporter([report], noErrors)));
      const { ruleSet, input } = report;
      const known = [
        ruleSet.title,
        ruleSet.issuer,
        ruleSet.readAs,
        ...ruleSet.reading.split('\n'),
        ruleSet.digest,
        countsInWords(report.counts),
        notLegalAdvice(ruleSet),
        ...attribution(report),
        ...report.findings.flatMap(({ condition, title, reason, question, outcome, toMeet }) => [
          ...[condition, title, reason, question],
          ...(outcome === 'not-met' || outcome === 'undetermined' ? [toMeet ?? ''] : []),
        ]),
        ...rowsOf(report),
        ...report.orders.map(orderText),
        ...report.decisions.flatMap(({ date, says }) => [date, says]),
        ...report.toQualify.change.flatMap(({ sets }) =>
          sets.flat().flatMap(({ label, needs }) => [label, needs ?? '']),
        ),
        ...report.toQualify.findOut.flatMap(({ sets }) => sets.flat().map(({ needs }) => needs ?? '')),
        ...report.alternatives.flatMap((other) => [
          other.ruleSet,
          other.readAs,
          ...other.open.map(({ title }) => title),
        ]),
        ...report.warnings.map(({ message }) => message),
        ...sourcesOf(report).flatMap(({ title, publisher, date, url }) => [
          title,
          publisher ?? '',
          date ?? '',
          url ?? '',
        ]),
        ...[input.path, input.digest, sampleOptions.version],
      ];
      expect(known.filter((each) => !shown.includes(letters(sanitise(each))))).toEqual([]);
    }
  });

  test('is in the same order in every format', () => {
    const [report] = sampleReports;
    const titles = ['To qualify', 'Met', 'Reading', 'Orders that cover the city', 'Warnings', 'Sources', 'Made from'];
    for (const document of [text, markdown, html].map((reporter) => reporter(report ? [report] : [], noErrors))) {
      const places = titles.map((title) =>
        document.search(new RegExp(`^(?:#+ |<h\\d[^>]*>)?${title}(?:</h\\d>)?$`, 'm')),
      );
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places.every((place) => place > 0)).toBe(true);
    }
  });
});

describe('the title of a chart', () => {
  const title = (...years: (readonly [value: number | null, figure: number | null])[]) =>
    chartTitle(
      {
        label: 'crime rate',
        unit: 'per 1,000',
        years: years.map(([value, figure], index) => ({
          year: 2014 + index,
          value,
          figures:
            figure === null
              ? []
              : [
                  {
                    figure: 'f',
                    title: 'F',
                    value: figure,
                    definition: null,
                    published: '2016-09-26',
                    source: null,
                    later: false,
                  },
                ],
        })),
      },
      'Lakeside',
    );

  test('says what is seen', () => {
    expect(title([3, 2], [3, 1])).toBe('Lakeside: crime rate above every published figure in 2014 and 2015');
    expect(title([1, 2], [3, null])).toBe('Lakeside: crime rate below every published figure in 2014');
  });

  test('says no more than what it is of where nothing is to be compared, or it is mixed', () => {
    for (const years of [title([3, 2], [1, 2]), title([null, 2]), title([3, null])]) {
      expect(years).toBe('Lakeside: crime rate, per 1,000');
    }
  });
});
