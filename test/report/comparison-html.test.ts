import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Report, Series } from '../../src/model/report.ts';
import { comparisonHtml } from '../../src/report/comparison-html.ts';
import { bareFinding, bareReport, openReport, plainReport } from '../fixtures/sample-reports.ts';
import { ciCommands } from '../support/ci-log.ts';
import { comparisonOptions, hostileComparison, manyCities, withErrors } from '../support/comparisons.ts';
import { fourCities, programme } from '../support/four-cities.ts';
import { retoldReports } from '../support/retold.ts';

const page = (reports: readonly Report[], transpose = false) =>
  comparisonHtml(compare(reports), { ...comparisonOptions, transpose });
const count = (text: string, part: string) => text.split(part).length - 1;
const texts = (document: string, pattern: RegExp) => Array.from(document.matchAll(pattern), ([, text]) => text);
const headings = (document: string) => texts(document, /<h2[^>]*>([^<]*)</g);
/** The rows of the chart, as text. */
const stripsOf = (document: string) =>
  texts(document.slice(document.indexOf('class="chart"')), /<tr>\n<th scope="row" dir="auto">([^<]*)</g);

const years = (values: readonly (readonly [year: number, value: number | null])[]): Series => ({
  field: 'rate',
  label: 'rate',
  agency: null,
  claim: null,
  unit: 'per head',
  years: values.map(([year, value]) => ({ year, value, figures: [] })),
});
const withSeries = (series: Series, more: Partial<Report> = {}): Report => ({
  ...bareReport,
  findings: [{ ...bareFinding, series: [series] }],
  ...more,
});

describe('the comparison as a page', () => {
  test('of the four cities looks as in comparison.html', async () => {
    await expect(page(await fourCities())).toMatchFileSnapshot('../golden/comparison.html');
  });

  test('of hostile reports looks as in comparison-hostile.html', async () => {
    await expect(comparisonHtml(hostileComparison, withErrors)).toMatchFileSnapshot(
      '../golden/comparison-hostile.html',
    );
  });

  test('has conditions in rows, and cities in rows when asked to or when there are many', () => {
    const head = (document: string) => document.slice(document.indexOf('<thead>'), document.indexOf('</thead>'));
    expect(head(page(manyCities(8, bareReport)))).toContain('<th scope="col">Condition</th>');
    expect(head(page(manyCities(8, bareReport), true))).toContain('<th scope="col">City</th>');
    expect(head(page(manyCities(9, bareReport)))).toContain('<th scope="col">City</th>');
  });

  test('scrolls in a frame of its own what is too wide for a screen', () => {
    expect(page(manyCities(2))).toContain('class="matrix across few"');
    expect(page(manyCities(8))).toContain('class="matrix across many"');
    expect(page(manyCities(9))).toContain('class="matrix down few"');
  });

  test('opens every cell, the verdicts too', () => {
    const document = page([plainReport, openReport]);
    expect(count(document, '<details>') - count(document, '<summary>The published figures')).toBe(5 + 2);
    expect(count(document, '>not asked</td>')).toBe(3);
  });

  test('tells who answered and who compiled', () => {
    const document = page([plainReport, { ...openReport, compiledBy: 'the press', answeredBy: null }, bareReport]);
    expect(document).toContain('<p dir="auto">Answered by Rivertown Police Department.</p>');
    expect(document).toContain('<p dir="auto">Compiled by the press, not by the city.</p>');
  });

  test('has the reasons of the differences beside each condition, for as many cities as one can read', () => {
    const differing = (size: number) => [...manyCities(size - 1, bareReport), openReport];
    expect(page(differing(40))).toContain('Where they differ');
    expect(page(differing(41))).not.toContain('Where they differ');
  });

  test('of no city says so and why', () => {
    expect(headings(comparisonHtml(compare([]), withErrors))).toEqual(['Not compared', 'Made from']);
  });

  test('of no condition has none', () => {
    expect(
      headings(comparisonHtml(compare([bareReport, bareReport], { shown: 'differences' }), comparisonOptions)),
    ).toContain('Conditions');
  });

  test('puts a question of several rule sets once for each way in which they ask it', async () => {
    const reports = (await Promise.all(programme.map((id) => fourCities(id)))).flatMap((each) => each.slice(0, 1));
    const document = page(reports);
    const hold = document.slice(document.indexOf('id="condition-6"'), document.indexOf('id="condition-7"'));
    expect(texts(hold, /<dt>rule set<\/dt>\n<dd dir="auto">([^<]*)</g)).toEqual([
      'psp-2017-08',
      'psp-2017-08-response',
    ]);
  });

  test('of hundreds of cities stays a few megabytes', () => {
    expect(page(manyCities(300)).length).toBeLessThan(5_000_000);
  });
});

describe('the chart', () => {
  test('has one row for a city, whatever the rule sets', async () => {
    const reports = (await Promise.all(programme.map((id) => fourCities(id)))).flat();
    expect(stripsOf(page(reports))).toEqual([
      'Albuquerque, New Mexico',
      'Baltimore, Maryland',
      'San Bernardino, California',
      'Stockton, California',
    ]);
  });

  test('tells two files on one city apart, and the claims of an agency', () => {
    const old = withSeries(years([[2014, 1]]));
    const other = withSeries(
      { ...years([[2014, 2]]), agency: 'jail', claim: 2 },
      { input: { ...bareReport.input, path: 'new.yaml' } },
    );
    expect(stripsOf(page([old, other]))).toEqual(['Lakeside, Ohio', 'Lakeside, Ohio, jail, claim 2']);
    const same = withSeries(years([[2014, 2]]), { input: { ...bareReport.input, path: 'new.yaml' } });
    expect(stripsOf(page([old, same]))).toEqual(['answers/lakeside.yaml', 'new.yaml']);
  });

  test('names an agency by its name', () => {
    const held = plainReport.findings.find(({ heldBy }) => heldBy.length > 0) ?? bareFinding;
    const report = {
      ...bareReport,
      findings: [{ ...held, series: [{ ...years([[2014, 1]]), agency: 'county-jail' }] }],
    };
    expect(stripsOf(page([report]))).toEqual(['Lakeside, Ohio, River County Jail']);
  });

  test('says what it shows in numbers, and what is not known or not compared', () => {
    const document = page([plainReport]);
    expect(document).toContain('<td>360.1 in 2014; not compared: 371.5 in 2013, not known in 2015</td>');
  });

  test('lists each published figure once, with its source', async () => {
    const document = page(await fourCities());
    const list = document.slice(document.indexOf('The published figures'), document.indexOf('id="conditions"'));
    expect(count(list, '<li dir="auto">')).toBe(5);
    expect(list).toContain(
      'Violent crime, United States, 2014: 365.5, legacy definition of rape, published 2015-09-28',
    );
  });

  test('takes numbers below nought, all nought, and large ones', () => {
    expect(
      page([
        withSeries(
          years([
            [2013, -50],
            [2014, 50],
          ]),
        ),
      ]),
    ).toContain('>-50</text>');
    expect(page([withSeries(years([[2014, 0]]))])).toContain('>0</text>');
    expect(page([withSeries(years([[2014, 2_500_000]]))])).toContain('>3m</text>');
    expect(page([withSeries(years([[2014, null]]))])).toContain('<td>not compared: not known in 2014</td>');
  });
});

describe('whatever the texts', () => {
  test('no text becomes markup, no id stands twice, every link within leads somewhere', () => {
    fc.assert(
      fc.property(retoldReports, fc.boolean(), (reports, transpose) => {
        const document = comparisonHtml(compare(reports), { ...withErrors, transpose });
        const tags = new Set(texts(document, /<([a-z0-9]+)/g));
        expect([...tags].filter((tag) => !known.has(tag ?? ''))).toEqual([]);
        const ids = texts(document, / id="([^"]*)"/g);
        expect(new Set(ids).size).toBe(ids.length);
        expect(texts(document, / href="#([^"]*)"/g).filter((id) => !ids.includes(id))).toEqual([]);
        expect(
          texts(document, / href="([^"#][^"]*)"/g).filter((href) => !/^(?:https:\/\/|data:,$)/.test(href ?? '')),
        ).toEqual([]);
        expect(document).not.toMatch(/<script|\son\w+=|javascript:(?!alert)/i);
        expect(ciCommands(document)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** The elements a page is made of. */
const known = new Set(
  `html head meta title link style body main header section article h1 h2 h3 p div span strong code a ul ol li dl dt dd
  table caption thead tbody tr th td details summary svg line circle text bdi pre`.split(/\s+/),
);
