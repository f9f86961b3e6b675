import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Report } from '../../src/model/report.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { width } from '../../src/text/width.ts';
import { bareFinding, bareReport, plainReport, sampleErrors } from '../fixtures/sample-reports.ts';
import { ciCommands } from '../support/ci-log.ts';
import { comparisonOptions, hostileComparison, manyCities, withErrors } from '../support/comparisons.ts';
import { fourCities, programme, reportsOn, sixteenCities } from '../support/four-cities.ts';
import { comparisonReporters } from '../support/reporters.ts';
import { retoldReports } from '../support/retold.ts';
import { elements, parseXml, textOf } from '../support/xml.ts';

const { text, markdown, html, svg } = comparisonReporters;
const all = { ...comparisonOptions, show: 'all' } as const;

const fourReports = await fourCities();
const four = compare(fourReports);
const dates = ['2017-08-18', '2019-03-01'];
const threeByTwo = (await Promise.all(programme.flatMap((id) => dates.map((date) => fourCities(id, date))))).flat();

/** The four cities three times over, under other names. */
const twelve = compare(
  ['North', 'West', 'South'].flatMap((name) =>
    fourReports.map((report) => ({
      ...report,
      city: `${name} ${report.city}`,
      input: { ...report.input, path: `${name}/${report.input.path}` },
    })),
  ),
);

const golden = (name: string) => `../golden/comparison${name}`;

describe('the four cities side by side', () => {
  test.each([40, 60, 80, 120])('as text of %i columns', async (columns) => {
    await expect(text(four, { ...comparisonOptions, columns })).toMatchFileSnapshot(
      golden(columns === 80 ? '.txt' : `-${columns}.txt`),
    );
  });

  test('with what is not met or open, and with everything', async () => {
    await expect(text(four, { ...comparisonOptions, show: 'open' })).toMatchFileSnapshot(golden('-open.txt'));
    await expect(text(four, all)).toMatchFileSnapshot(golden('-all.txt'));
  });

  test('as Markdown and HTML', async () => {
    await expect(markdown(four, comparisonOptions)).toMatchFileSnapshot(golden('.md'));
    await expect(html(four, all)).toMatchFileSnapshot(golden('.html'));
  });

  test('under three rule sets, on two dates', async () => {
    await expect(text(compare(threeByTwo), comparisonOptions)).toMatchFileSnapshot(golden('-dates.txt'));
    await expect(markdown(compare(threeByTwo), comparisonOptions)).toMatchFileSnapshot(golden('-dates.md'));
  });

  test('one of them under three rule sets', async () => {
    const one = threeByTwo.filter(({ city, asOf }) => city === fourReports[0]?.city && asOf === dates[0]);
    await expect(text(compare(one, { shown: 'differences' }), comparisonOptions)).toMatchFileSnapshot(
      golden('-one.txt'),
    );
  });
});

describe('one city under several texts: a row for each clause', async () => {
  const sets = ['dhs-terms-2025', 'psp-2017-08', 'jag-2017-award', 'section-1373'];
  const on = async (file: string, asOf: string, ids = sets) =>
    compare((await Promise.all(ids.map((id) => reportsOn(file, id, asOf)))).flat());
  const invented = await on('data/examples/santa-rosita.yaml', '2025-12-15');

  test('with the issuer’s name for it, what is not enforced here, and an answer that decides several once', async () => {
    for (const columns of [60, 80, 120]) {
      const name = columns === 80 ? '-clauses.txt' : `-clauses-${columns}.txt`;
      await expect(text(invented, { ...comparisonOptions, columns })).toMatchFileSnapshot(golden(name));
    }
    await expect(markdown(invented, comparisonOptions)).toMatchFileSnapshot(golden('-clauses.md'));
    const [table] = /<table class="spread">[\s\S]*?<\/table>/.exec(html(invented, all)) ?? [];
    await expect(`${table}\n`).toMatchFileSnapshot(golden('-clauses.html'));
  });

  test('a text that is not in force on the day says so in each of its cells', async () => {
    const early = await on('data/cities/albuquerque.yaml', '2017-08-18', ['psp-2017-08', 'jag-2017-award']);
    const told = markdown(early, comparisonOptions);
    expect(told).toContain('| In force | since 2017-08-03 | not before 2017-08-24 |');
    const cells = told.split('\n').filter((line) => / part |parts |page 19|alert/.test(line));
    expect(cells.length).toBe(5);
    expect(cells.every((line) => line.endsWith('not in force |'))).toBe(true);
  });

  test('says when each text is in force, and draws the matrix where a picture is asked for', async () => {
    const [report] = fourReports;
    if (!report) throw new Error('There is no report.');
    const under = (id: string, inForce: Report['ruleSet']['inForce']): Report => ({
      ...report,
      ruleSet: { ...report.ruleSet, id, digest: id, inForce },
    });
    const comparison = compare([
      under('a', null),
      under('b', { from: null, until: null }),
      under('c', { from: '2017-08-18', until: '2017-08-19' }),
      under('d', { from: '2017-01-01', until: '2017-08-18' }),
      under('e', { from: '2017-08-19', until: null }),
    ]);
    const [told] = markdown(comparison, comparisonOptions).match(/\| In force .*/) ?? [];
    expect(told).toBe(
      '| In force | not said | yes | since 2017-08-18 | no longer, from 2017-08-18 | not before 2017-08-19 |',
    );
    expect(svg(comparison, comparisonOptions)).toContain('<g id="matrix"');
  });

  test('two cities, two dates or one rule set are a matrix as ever', async () => {
    const [first] = fourReports;
    const dated = await Promise.all(dates.map((date) => reportsOn('data/cities/stockton.yaml', 'psp-2017-08', date)));
    for (const reports of [fourReports, first ? [first] : [], dated.flat()])
      expect(html(compare(reports), all)).not.toContain('class="spread"');
  });
});

test('twelve cities are a grid of signs, a line a city', async () => {
  await expect(text(twelve, comparisonOptions)).toMatchFileSnapshot(golden('-twelve.txt'));
  expect(text(twelve, { ...comparisonOptions, unicode: false })).not.toMatch(/[^ -~\n]/);
});

test('sixteen cities are a grid of signs, with how verdicts and selections go together', async () => {
  const criteria = compare(await sixteenCities('psp-2017-criteria'));
  await expect(text(criteria, comparisonOptions)).toMatchFileSnapshot(golden('-sixteen.txt'));
  await expect(markdown(criteria, comparisonOptions)).toMatchFileSnapshot(golden('-sixteen.md'));
  const decisions = (page: string) =>
    /<section[^>]*>\s*<h2[^>]*>Decisions, not evaluated<[\s\S]*?<\/table>/.exec(page)?.[0];
  expect(decisions(html(criteria, all))).toMatchInlineSnapshot(`
    "<section>
    <h2 dir="auto">Decisions, not evaluated</h2>
    <table>
    <caption dir="auto">By selection</caption>
    <thead>
    <tr><th scope="col" dir="auto">Verdict or condition</th><th scope="col" dir="auto">Selected by <time>2017-08-18</time> (12)</th><th scope="col" dir="auto">Selected later (1)</th><th scope="col" dir="auto">No selection on record (3)</th></tr>
    </thead>
    <tbody>
    <tr><th scope="row" dir="auto">Verdict</th><td dir="auto">12 are undetermined</td><td dir="auto">1 qualifies</td><td dir="auto">3 qualify</td></tr>
    <tr><th scope="row" dir="auto">Commitment to reducing violent crime</th><td dir="auto">12 undetermined</td><td dir="auto">1 met</td><td dir="auto">3 met</td></tr>
    <tr><th scope="row" dir="auto">Violent crime above the national rate</th><td dir="auto">12 met</td><td dir="auto">1 met</td><td dir="auto">3 met</td></tr>
    <tr><th scope="row" dir="auto">Readiness for training and technical assistance</th><td dir="auto">12 undetermined</td><td dir="auto">1 met</td><td dir="auto">3 met</td></tr>
    </tbody>
    </table>"
  `);
});

test('selections are counted for each rule set and day', async () => {
  const reports = [...(await sixteenCities()), ...(await sixteenCities('psp-2017-criteria', '2019-06-03'))];
  const told = text(compare(reports), comparisonOptions);
  expect(told.slice(told.indexOf('Decisions'), told.indexOf('!', told.indexOf('Decisions')))).toMatchInlineSnapshot(`
    "Decisions, not evaluated       cities  qualifies  undetermined  does not qualify
    psp-2017-08, as of                 12          0            11                 1
    2017-08-18: Selected by
    2017-08-18

    psp-2017-08, as of                  1          0             1                 0
    2017-08-18: Selected later

    psp-2017-08, as of                  3          0             0                 3
    2017-08-18: No selection on
    record

    psp-2017-criteria, as of           13          1            12                 0
    2019-06-03: Selected by
    2019-06-03

    psp-2017-criteria, as of            3          0             3                 0
    2019-06-03: No selection on
    record

    "
  `);
});

test('a selection whose day is not known is counted as one, and decisions on something else are of so many cities', () => {
  const decided = (date: string, selected: Report['decisions'][number]['selected']): Report => ({
    ...bareReport,
    decisions: [{ date, says: 'Decided.', selected, source: null }],
  });
  const told = (reports: readonly Report[]) => text(compare(reports), comparisonOptions);
  const open = [...manyCities(12, decided('2017', 'on-date')), decided('2018', null)];
  expect(told(open)).toContain(`
Decisions, not evaluated  cities  qualifies
Selected, day not known       12         12
No selection on record         1          1
`);
  expect(told(manyCities(13, decided('2018', null)))).toContain('Decisions, not evaluated: in 13 cities.');
});

test('hostile reports look as in comparison-hostile', async () => {
  await expect(text(hostileComparison, { ...withErrors, show: 'all' })).toMatchFileSnapshot(golden('-hostile.txt'));
  await expect(markdown(hostileComparison, { ...withErrors, show: 'all' })).toMatchFileSnapshot(golden('-hostile.md'));
  await expect(html(hostileComparison, { ...withErrors, show: 'all' })).toMatchFileSnapshot(golden('-hostile.html'));
});

describe('hundreds of cities', () => {
  const many = compare(manyCities(300));

  test('are a page of text, and a table where all is asked for', () => {
    expect(text(many, comparisonOptions).split('\n').length).toBeLessThan(40);
    const grid = text(many, all);
    expect(grid).toContain('✘ City 300');
  });

  test('stay 10 KB a city as HTML, each cell leading to a place', () => {
    const page = html(compare(manyCities(200, fourReports[0])), all);
    expect(page.length).toBeLessThan(2_000_000);
    expect(page).toContain('href="#city-200-6"');
    expect(page).toContain('id="city-200-6"');
  });
});

describe('what is said', () => {
  test('no city, and why', () => {
    expect(text(compare([]), { ...comparisonOptions, errors: sampleErrors.slice(0, 1) })).toMatchInlineSnapshot(`
      "No city was compared

      ! Not checked: answers/bad\\x1b[2J::error::.yaml (1 problem).
      "
    `);
  });

  test('one column has nothing to compare with, and two without a difference say so', () => {
    expect(text(compare([bareReport]), comparisonOptions)).toContain('One column: nothing to compare it with.');
    const same = compare(manyCities(2, bareReport), { shown: 'differences' });
    expect(text(same, comparisonOptions)).toContain(
      'They differ on no condition.\n1 condition left out: no difference there.',
    );
  });

  test('the problems of a file are counted', () => {
    const [first] = sampleErrors;
    const errors = first ? [first, first, first] : [];
    expect(text(four, { ...comparisonOptions, errors })).toContain(' (3 problems).');
  });

  test('a rule set that is not in force, beside the verdicts', () => {
    const warning: Report['warnings'][number] = {
      code: 'not-in-force',
      message: 'Not in force on 2010-01-01.',
      path: 'a.yaml',
      line: 1,
      column: 1,
    };
    const early = (asOf: string): Report => ({ ...bareReport, asOf, warnings: [warning] });
    expect(text(compare([early('2010-01-01')]), comparisonOptions)).toContain('Not in force on 2010-01-01.');
    expect(text(compare([early('2010-01-01'), bareReport]), comparisonOptions)).toContain(
      '! Not in force on 2010-01-01.',
    );
  });

  test('a question of several rule sets once for each way in which they ask it', () => {
    const other = {
      ...bareReport,
      ruleSet: { ...bareReport.ruleSet, id: 'other' },
      findings: [{ ...bareFinding, question: 'Is it?' }],
    };
    const [, asked = ''] = text(compare([bareReport, bareReport, other]), all).split(
      'The conditions as they are asked',
    );
    expect(asked.match(/^ *question .*/gm)).toHaveLength(2);
  });
});

describe('a picture', () => {
  test('of the four cities looks as in comparison.svg', async () => {
    await expect(svg(four, comparisonOptions)).toMatchFileSnapshot(golden('.svg'));
  });

  test('is XML whose parts have names of their own, whatever the texts, and says in words what it shows', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const document = svg(compare(reports), withErrors);
        const root = parseXml(document);
        expect(root.name).toBe('svg');
        const ids = Array.from(document.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(elements(root, 'desc').map(textOf).join('')).toContain('psp-check 1.2.3');
        expect(document).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 30 },
    );
  });

  test('of hundreds of cities has a line for each, and of none is a heading', () => {
    expect(svg(compare(manyCities(300)), comparisonOptions)).toContain('id="city-300"');
    expect(svg(compare([]), comparisonOptions)).toContain('>No city was compared<');
  });
});

describe('colours', () => {
  test('are never needed, and are on signs', () => {
    const red = (part: string) => `<${part}>`;
    const painted = text(four, { ...comparisonOptions, style: { ...comparisonOptions.style, red } });
    expect(painted).toContain('<✘ >');
    expect(painted.replaceAll(/[<>]/g, '')).toBe(text(four, comparisonOptions));
  });
});

describe('whatever the texts', () => {
  const depth = fc.constantFrom('brief', 'open', 'all');

  test('text is never wider than the terminal, hides no control and gives no log a command', () => {
    fc.assert(
      fc.property(retoldReports, fc.integer({ min: 40, max: 120 }), depth, (reports, columns, show) => {
        const document = text(compare(reports), { ...withErrors, columns, show });
        expect(ciCommands(document)).toEqual([]);
        for (const line of document.split('\n')) {
          if (!line.includes('://')) expect(width(line)).toBeLessThanOrEqual(columns);
          expect(sanitise(line)).toBe(line);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('no text becomes markup, no id stands twice, every link within leads somewhere', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const document = html(compare(reports), { ...withErrors, show: 'all' });
        const ids = Array.from(document.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const links = Array.from(document.matchAll(/ href="#([^"]*)"/g), ([, to]) => to);
        expect(links.filter((to) => !ids.includes(to))).toEqual([]);
        const outside = Array.from(document.matchAll(/ href="([^"#][^"]*)"/g), ([, to = '']) => to);
        expect(outside.filter((to) => !/^(?:https:\/\/|data:,$)/.test(to))).toEqual([]);
        expect(document).not.toMatch(
          /<(?!\/?(?:!doctype|html|head|meta|title|link|style|body|main|section|h[1-6]|p|strong|span|bdi|a|code|div|table|caption|thead|tbody|tr|th|td|ul|ol|li|dl|dt|dd|figure|figcaption|svg|rect|line|circle|text|article|header|details|summary|time|br)\b)/,
        );
      }),
      { numRuns: 30 },
    );
  });

  test('each row of a table of Markdown has as many cells as its head', () => {
    fc.assert(
      fc.property(retoldReports, depth, (reports, show) => {
        const document = markdown(compare(reports), { ...withErrors, show });
        expect(ciCommands(document)).toEqual([]);
        for (const block of document.split('\n\n').filter((each) => each.startsWith('|'))) {
          expect(
            new Set(
              block
                .trim()
                .split('\n')
                .map((row) => row.split('|').length),
            ).size,
          ).toBe(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** Numbers that no chart of the record has. */
describe('a plot', () => {
  const rated = (city: string, values: readonly (number | null)[], figure: number | null, later = false): Report => ({
    ...plainReport,
    city,
    input: { ...plainReport.input, path: `${city}.yaml` },
    findings: plainReport.findings.map((finding) => ({
      ...finding,
      series: finding.series.map((series) => ({
        ...series,
        years: values.map((value, index) => ({
          year: 2014 + index,
          value,
          figures:
            figure === null
              ? []
              : [
                  {
                    figure: 'national',
                    title: 'Nation',
                    value: figure,
                    definition: null,
                    published: '2016-01-01',
                    source: null,
                    later,
                  },
                ],
        })),
      })),
    })),
  });
  const titleOf = (comparison: Comparison) =>
    /<figcaption dir="auto"><strong>([^<]*)</.exec(html(comparison, all))?.[1] ?? null;

  test.each([
    ['all 2 above every figure published for their years', [rated('a', [5, 6], 4), rated('b', [9], 4)]],
    ['above every figure published for their years', [rated('a', [5, 6], 4)]],
    ['all 2 below every figure published for their years', [rated('a', [1], 4), rated('b', [2], 4)]],
    [
      '1 above every figure published for their years, 1 above some figures and not above others, 1 above none, 1 not compared',
      [rated('a', [5], 4), rated('b', [5, 1], 4), rated('c', [1], 4), rated('d', [5], 4, true)],
    ],
    ['no published figure to compare with', [rated('a', [5], null)]],
  ])('says what is seen: %s', (said, reports) => {
    expect(titleOf(compare(reports))).toBe(`Violent crime rate: ${said}`);
  });

  test('has the highest city first, once for all rule sets and dates', () => {
    const reports = [
      rated('low', [1, 2], 4),
      rated('high', [9, null], 4),
      { ...rated('high', [9, null], 4), asOf: '2019-01-01' },
    ];
    const names = Array.from(
      html(compare(reports), all).matchAll(/<th scope="row" dir="auto">(\w+)<\/th><td><svg class="plot"/g),
      ([, name]) => name,
    );
    expect(names).toEqual(['high', 'low']);
  });

  test('takes numbers below nought, all nought, and large ones', () => {
    const page = html(compare([rated('a', [-5, 0], -1), rated('b', [1e15, 0], 0), rated('c', [0, 0], 0)]), all);
    expect(page).not.toMatch(/NaN|Infinity/);
  });

  test('is not there where no number is', () => {
    expect(titleOf(compare([rated('a', [null], 4)]))).toBe(null);
  });
});
