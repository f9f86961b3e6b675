import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Report } from '../../../src/model/report.ts';
import { depths } from '../../../src/report/reporter.ts';
import { sanitise } from '../../../src/text/sanitise.ts';
import {
  bareFinding,
  bareReport,
  exemptReport,
  hostileReport,
  openReport,
  plainReport,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { fourCities } from '../../support/four-cities.ts';
import { tagsOf, textOf } from '../../support/markup.ts';
import { reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';

const { html } = reporters;

const noErrors = { ...sampleOptions, errors: [] };

const countOf = (document: string, name: string): number => tagsOf(document).filter((tag) => tag.name === name).length;

const attributeOf = (document: string, name: string): readonly string[] =>
  tagsOf(document).flatMap(({ attributes }) => attributes.get(name) ?? []);

/** Headings as `level text`. */
const headingsOf = (document: string): readonly string[] =>
  Array.from(
    document.matchAll(/<h(\d)[^>]*>(.*?)<\/h\1>/g),
    ([, level, content = '']) => `${level} ${textOf(content)}`,
  );

describe('the HTML report', () => {
  test('looks as in report.html', async () => {
    await expect(html(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.html');
  });

  test('one city has the page to itself: the verdict and every condition, then what would change it', () => {
    expect(headingsOf(html([plainReport], noErrors))).toMatchInlineSnapshot(`
      [
        "1 Rivertown, Ohio",
        "2 To qualify",
        "3 Violence above the national average",
        "3 48-hour hold on written request",
        "3 48 hours' notice of release",
        "2 Met",
        "3 Readiness for assistance",
        "2 Reading",
        "3 Also read as",
        "2 Orders that cover the city",
        "2 Decisions, not evaluated",
        "2 Warnings",
        "2 Sources",
        "2 Made from",
      ]
    `);
  });

  test('several cities come behind an index of their verdicts', () => {
    const document = html([openReport, bareReport, exemptReport], noErrors);
    expect(headingsOf(document).filter((heading) => /^[12]/.test(heading))).toEqual([
      '1 Verdicts',
      '2 Under psp-2017-08, read as conditions to meet, as of 2017-08-18: 1 is undetermined, 1 qualifies',
      '2 Under jail-rules, read as written, as of 2017-08-18: not applicable to 1',
      '2 Hillview, Ohio',
      '2 Lakeside, Ohio',
      '2 Fairmont, Ohio',
    ]);
    const [index = ''] = document.split('<section id');
    expect(textOf(index.slice(index.indexOf('<h1')))).toMatchInlineSnapshot(`
      "Verdicts

      Under psp-2017-08, read as conditions to meet, as of 2017-08-18: 1 is undetermined, 1 qualifies


      CityVerdict


      Hillview, Ohio? undetermined 1 undetermined

      ? Readiness for assistance: not answered

      Lakeside, Ohio✔ qualifies 1 met




      Under jail-rules, read as written, as of 2017-08-18: not applicable to 1


      CityVerdict


      Fairmont, Ohio– not applicable 1 not applicable



      "
    `);
  });

  test('what could not be read is named before the cities, with its place and its lines', () => {
    const document = html([bareReport], sampleOptions);
    expect(headingsOf(document).slice(0, 4)).toEqual([
      '1 Verdicts',
      '2 Under psp-2017-08, read as conditions to meet, as of 2017-08-18: 1 qualifies',
      '2 Not checked',
      '2 Lakeside, Ohio',
    ]);
    expect(textOf(document)).toContain('answers/bad\\x1b[2J::error::.yaml:3:5');
    expect(textOf(document)).toContain('2 | answers:\n3 |   relaese-notice: yes \\x1b[31m ##[error]\n');
    const [error] = sampleOptions.errors;
    const withoutLines = html([], { ...sampleOptions, errors: error ? [{ ...error, frame: null }] : [] });
    expect(countOf(withoutLines, 'pre')).toBe(0);
  });

  test('no city is said to be none', () => {
    expect(headingsOf(html([], noErrors))).toEqual(['1 No city was checked.']);
  });

  test('an outcome is told by word and sign beside its colour', () => {
    expect(html([plainReport], noErrors)).toContain(
      '<span class="badge not-met"><span class="sign not-met" aria-hidden="true">✘</span> not met</span>',
    );
  });

  test('what is to be changed leads to its condition, and a citation to its source', () => {
    for (const reports of [sampleReports, [hostileReport]]) {
      const document = html(reports, noErrors);
      const ids = attributeOf(document, 'id');
      expect(new Set(ids).size).toBe(ids.length);
      const inside = attributeOf(document, 'href').filter((address) => address.startsWith('#'));
      expect(inside.filter((address) => !ids.includes(address.slice(1)))).toEqual([]);
      expect(inside.length).toBeGreaterThan(5);
    }
  });

  test('links out of the page go by https and tell nobody where they come from', () => {
    const links = tagsOf(html(sampleReports, noErrors)).filter(
      ({ name, attributes }) => name === 'a' && !attributes.get('href')?.startsWith('#'),
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.every(({ attributes }) => attributes.get('href')?.startsWith('https://example.org/'))).toBe(true);
    expect(links.every(({ attributes }) => attributes.get('rel') === 'external noopener noreferrer')).toBe(true);
  });

  test('open leaves out what is met or not applicable, and says how many', () => {
    const document = html([hostileReport], { ...noErrors, show: 'open' });
    expect(headingsOf(document).filter((heading) => heading.startsWith('3'))).toEqual([
      '3 Two agencies hold the answer',
      '3 Nobody answered',
      '3 Also read as',
    ]);
    expect(textOf(document)).toContain('2 conditions left out: met or not applicable.');
  });

  test('brief is one screen as a page', () => {
    expect(headingsOf(html([plainReport], { ...noErrors, show: 'brief' })).slice(0, 2)).toEqual([
      '1 Rivertown, Ohio',
      '2 To qualify',
    ]);
  });

  test('an open field without effect is said inside its condition, even when nothing is to be done', () => {
    const moot = [
      { condition: 'readiness', agency: null, sets: [[{ field: 'since', label: 'since', from: null, needs: null }]] },
    ];
    const report: Report = { ...bareReport, toQualify: { change: [], findOut: [], moot } };
    expect(textOf(html([report], noErrors))).toMatch(/open too\s+since; it makes no difference as it stands/);
    expect(textOf(html([bareReport], noErrors))).not.toContain('open too');
  });

  test('no request is made and no script runs', () => {
    const document = html(sampleReports, sampleOptions);
    const names = new Set(tagsOf(document).map(({ name }) => name));
    expect(['script', 'img', 'iframe', 'object', 'form', 'style'].filter((name) => names.has(name))).toEqual([]);
    expect(document).toContain(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    );
    expect(document).not.toMatch(/url\(|@import|@font-face/);
    expect(attributeOf(document, 'src')).toEqual([]);
  });

  test('a city of the record takes less than 60 KB', async () => {
    const sizes = (await fourCities()).map((report) => Buffer.byteLength(html([report], noErrors)));
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(60_000);
  });

  test('the same reports give the same bytes and are left as they are', () => {
    const before = structuredClone(sampleReports);
    expect(html(sampleReports, sampleOptions)).toBe(html(sampleReports, sampleOptions));
    expect(sampleReports).toEqual(before);
  });

  test('whatever the texts, they are text: every tag is ours, and no line gives a command', () => {
    fc.assert(
      fc.property(retoldReports, fc.constantFrom(...depths), (reports, show) => {
        const document = html(reports, { ...sampleOptions, show });
        const tags = tagsOf(document);
        expect(tags.map(({ name }) => name).filter((name) => !ours.has(name))).toEqual([]);
        expect(tags.flatMap(({ attributes }) => [...attributes.keys()]).filter((key) => /^on|style/.test(key))).toEqual(
          [],
        );
        expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1);
        expect(ciCommands(document)).toEqual([]);
        const text = textOf(document);
        expect(reports.map(({ city }) => sanitise(city)).filter((city) => !text.includes(city))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

const ours: ReadonlySet<string> = new Set(
  'html head meta title link body main header section article div h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd a bdi br code pre strong span details summary table caption thead tbody tr th td figure figcaption time svg path circle text'.split(
    ' ',
  ),
);

describe('a chart', () => {
  type Series = Finding['series'][number];
  const figure = (value: number, later = false): Series['years'][number]['figures'][number] => ({
    figure: 'rate',
    title: 'Violent crime, United States',
    value,
    definition: null,
    published: '2016-09-26',
    source: null,
    later,
  });
  const series = (years: Series['years'], more: Partial<Series> = {}): Series => ({
    field: 'rate',
    label: 'violent crime rate',
    agency: null,
    claim: null,
    unit: 'per 100,000',
    years,
    ...more,
  });
  const chartOf = (each: Series, more: Partial<Finding> = {}): string => {
    const document = html([{ ...bareReport, findings: [{ ...bareFinding, ...more, series: [each] }] }], noErrors);
    return /<figure>.*<\/figure>/s.exec(document)?.[0] ?? '';
  };
  const labelsOf = (chart: string, kind: string): readonly string[] =>
    Array.from(chart.matchAll(new RegExp(`<text class="${kind}"[^>]*>(.*?)</text>`, 'g')), ([, label = '']) => label);

  test('shows each year, each figure and whose they are, and the numbers follow in words', () => {
    const chart = chartOf(
      series([
        { year: 2014, value: 882.8, figures: [figure(361.6), figure(372)] },
        { year: 2015, value: 965.8, figures: [figure(372.6)] },
      ]),
    );
    expect(chart).toMatchInlineSnapshot(`
      "<figure>
      <figcaption dir="auto">Lakeside, Ohio: violent crime rate above every published figure in 2014 and 2015</figcaption>
      <svg viewBox="0 0 360 218" role="img" aria-label="Chart: Violent crime rate, per 100,000; Lakeside, Ohio beside Violent crime, United States. The numbers follow.">
      <path class="grid" d="M44 192H352"/>
      <text class="tick" x="38" y="196" text-anchor="end">0</text>
      <path class="grid" d="M44 152.5H352"/>
      <text class="tick" x="38" y="156.5" text-anchor="end">250</text>
      <path class="grid" d="M44 113H352"/>
      <text class="tick" x="38" y="117" text-anchor="end">500</text>
      <path class="grid" d="M44 73.5H352"/>
      <text class="tick" x="38" y="77.5" text-anchor="end">750</text>
      <path class="grid" d="M44 34H352"/>
      <text class="tick" x="38" y="38" text-anchor="end">1,000</text>
      <text class="tick" x="74" y="210" text-anchor="middle">2014</text>
      <text class="tick" x="322" y="210" text-anchor="middle">2015</text>
      <path class="figure" d="M62 134.9h24"/>
      <path class="figure" d="M62 133.2h24"/>
      <path class="figure" d="M310 133.1h24"/>
      <path class="line" d="M74 52.5L322 39.4"/>
      <circle class="point" cx="74" cy="52.5" r="4"/>
      <circle class="point" cx="322" cy="39.4" r="4"/>
      <text class="label" x="74" y="150.9" text-anchor="middle">361.6–372</text>
      <text class="label own" x="74" y="44.5" text-anchor="middle">882.8</text>
      <text class="label" x="322" y="149.1" text-anchor="middle">372.6</text>
      <text class="label own" x="322" y="31.4" text-anchor="middle">965.8</text>
      <text class="label" x="352" y="162.1" text-anchor="end">Violent crime, United States</text>
      <text class="label own" x="352" y="18.4" text-anchor="end">Lakeside, Ohio</text>
      </svg>
      </figure>"
    `);
  });

  test('the line breaks where a year is not known', () => {
    const years = [300, 310, null, 330].map((value, index) => ({ year: 2012 + index, value, figures: [] }));
    expect(chartOf(series(years))).toMatch(/class="line" d="M[\d. ]+L[\d. ]+M[\d. ]+"/);
  });

  test('a figure that came later looks different and says so', () => {
    const chart = chartOf(series([{ year: 2016, value: 400, figures: [figure(386.3, true)] }]));
    expect(chart).toContain('<path class="figure later"');
    expect(textOf(chart)).toContain('published later, not compared');
    expect(textOf(chart)).not.toContain('Violent crime, United States');
  });

  test('without a figure it says that there is none', () => {
    const chart = chartOf(series([{ year: 2012, value: 749.7, figures: [] }]));
    expect(chart).toContain('Lakeside, Ohio beside no published figure.');
    expect(labelsOf(chart, 'label own')).toEqual(['749.7', 'Lakeside, Ohio']);
  });

  test.each([
    ['an agency', { agency: 'jail' }, 'River County Jail'],
    ['an agency that is not named', { agency: 'unnamed' }, 'unnamed'],
    ['a claim', { claim: 2 }, 'Lakeside, Ohio, claim 2'],
  ])('whose the numbers are: %s', (_case, more, owner) => {
    const { location } = bareFinding;
    const heldBy = [
      { agency: 'jail', name: 'River County Jail', outcome: 'met' as const, reason: 'It is.', answer: 1, location },
    ];
    const chart = chartOf(series([{ year: 2014, value: 1, figures: [] }], more), { heldBy });
    expect(textOf(chart)).toContain(owner);
  });

  test('of two numbers the larger is told above and the smaller below, unless the axis is in the way', () => {
    const heights = (value: number, level: number) => {
      const chart = chartOf(series([{ year: 2014, value, figures: [figure(level)] }]));
      const [own, other] = ['label own', 'label'].map((kind) =>
        Number(new RegExp(`<text class="${kind}" x="[^"]*" y="([^"]*)"`).exec(chart)?.[1]),
      );
      return { own: own ?? 0, other: other ?? 0 };
    };
    const above = heights(400, 300);
    expect(above.own).toBeLessThan(above.other);
    const below = heights(300, 400);
    expect(below.own).toBeGreaterThan(below.other);
    expect(heights(0, 400).own).toBeLessThan(192);
  });

  test('years that lie too close are not all labelled, the last one always', () => {
    const years = Array.from({ length: 40 }, (_, index) => ({ year: 1976 + index, value: 700 + index, figures: [] }));
    const chart = chartOf(series(years));
    const labels = labelsOf(chart, 'tick').filter((label) => /^(?:19|20)\d\d$/.test(label));
    expect(labels).toContain('2015');
    expect(labels.length).toBeLessThan(10);
    expect(labelsOf(chart, 'label own')).toContain('739');
    expect(countOf(chart, 'circle')).toBe(40);
  });

  test('every number is drawn, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.option(number), fc.array(number, { maxLength: 3 })), {
          maxLength: 12,
        }),
        (years) => {
          const chart = chartOf(
            series(
              years.map(([year, value, levels]) => ({ year, value, figures: levels.map((level) => figure(level)) })),
            ),
          );
          expect(chart).not.toMatch(/NaN|Infinity|undefined/);
          expect(countOf(chart, 'circle')).toBe(years.filter(([, value]) => value !== null).length);
          const heights = Array.from(chart.matchAll(/ cy="([^"]*)" r="4"/g), ([, height]) => Number(height));
          expect(heights.filter((height) => height < 6 || height > 192)).toEqual([]);
        },
      ),
    );
  });
});

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
