import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectedWords } from '../../../src/model/city.ts';
import { outcomes, replies } from '../../../src/model/outcome.ts';
import type { Finding, Report } from '../../../src/model/report.ts';
import { depths } from '../../../src/report/reporter.ts';
import { width } from '../../../src/text/width.ts';
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
import { fourCities } from '../../support/four-cities.ts';
import { reporters } from '../../support/reporters.ts';

const { text } = reporters;

describe('the text report', () => {
  test.each([
    ['report.txt', 80, true, 'all'],
    ['report-open.txt', 80, true, 'open'],
    ['report-40.txt', 40, true, 'all'],
    ['report-120.txt', 120, true, 'all'],
    ['report-ascii.txt', 80, false, 'all'],
    ['report-brief.txt', 80, true, 'brief'],
    ['report-brief-40.txt', 40, true, 'brief'],
  ] as const)('looks as in %s', async (file, columns, unicode, show) => {
    const report = text(sampleReports, { ...sampleOptions, columns, unicode, show });
    await expect(report).toMatchFileSnapshot(`../../golden/${file}`);
  });

  test.each(['brief', 'open', 'all'] as const)('no city is said to be none, in %s', (show) => {
    expect(text([], { ...sampleOptions, show, errors: [] })).toBe('No city was checked.\n');
  });

  test('cities that could not be read are named', () => {
    const notChecked = 'Not checked: answers/bad\\x1b[2J::error::.yaml (1 problem).\n';
    expect(text([], sampleOptions)).toBe(`No city was checked.\n${notChecked}`);
    expect(text([bareReport], sampleOptions).split('─\n\n').at(-1)).toBe(notChecked);
    expect(text([bareReport], { ...sampleOptions, show: 'brief' })).toContain(`\n${notChecked}`);
  });

  test('several cities end with their verdicts under each rule set', () => {
    const report = text([plainReport, openReport, bareReport, exemptReport], { ...sampleOptions, errors: [] });
    expect(report.split('─\n\n').at(-1)).toMatchInlineSnapshot(`
      "Under psp-2017-08, read as conditions to meet, as of 2017-08-18: 1 does not q...

      ✘ Rivertown, Ohio  does not qualify: 1 met, 2 not met, 1 undetermined
      ? Hillview, Ohio   undetermined: 1 undetermined
      ✔ Lakeside, Ohio   qualifies: 1 met

      Under jail-rules, read as written, as of 2017-08-18: not applicable to 1

      – Fairmont, Ohio  not applicable: 1 not applicable
      "
    `);
  });

  test('open leaves out what is met or not applicable and keeps the counts', () => {
    const report = text([hostileReport], { ...sampleOptions, show: 'open' });
    expect(report.match(/^[✔✘?–] [A-Z].*$/gm)).toMatchInlineSnapshot(`
      [
        "✘ Does not qualify  read as a "reading" <i>of</i> one's own: 1 met, 1 not met, 1",
        "✘ Does not qualify  read as <b>bold</b> by other-rules (own rule set:",
        "– Not applicable    read as nothing by nothing-rules (own rule set:",
        "✘ Two agencies hold the answer  0 hours' notice; 48 are asked",
        "? Nobody answered               not answered",
        "✘ Two agencies hold the answer                       answers/rivertown.yaml:31:3",
        "? Nobody answered                                    answers/rivertown.yaml:31:3",
      ]
    `);
    expect(report).toContain('2 conditions left out: met or not applicable.');
    expect(report.replace(/\s+/g, ' ')).toContain('1 met, 1 not met, 1 undetermined, 1 not applicable.');
    expect(report).not.toContain('Open, but without effect');
  });

  test('a report with nothing open and nothing left out says no more than it must', () => {
    expect(text([bareReport], { ...sampleOptions, errors: [] })).toMatchInlineSnapshot(`
      "Lakeside, Ohio
      Public Safety Partnership, conditions of August 3, 2017, as of 2017-08-18
      U.S. Department of Justice, Office of Justice Programs. 1 met, 0 not met, 0
      undetermined, 0 not applicable.

      ✔ Qualifies  read as conditions to meet: 1 met
      ✔ Qualifies  read as questions to answer: 1 met
      The verdict does not turn on the reading.
      Not legal advice. DOJ published no pass mark; selection is its decision.

      ✔ Readiness for assistance  yes

      Met

      ✔ Readiness for assistance                           answers/rivertown.yaml:31:3
        stands    The city is ready.
        said by   Rivertown Police Department
        question  Is the city ready to receive the assistance?
        asked in  Letter to the police chiefs, paragraph 1 [1]
        id        readiness
        deciding  ready: yes; asked: yes

      Reading

      psp-2017-08, read as conditions to meet:
      - The three questions are read as conditions: each needs a yes.
      - No pass mark was published.

      Also read as

      - Questions to answer (psp-2017-08-response): qualifies (1 met).

      Sources

      [1] Letter to the police chiefs, Department of Examples, 2017-08-03
          https://example.org/letter.pdf

      Made from

      - rule set: psp-2017-08,
        sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      - city file: answers/lakeside.yaml,
        sha256:1111111111111111111111111111111111111111111111111111111111111111
      - as of: 2017-08-18
      - made by: psp-check 1.2.3
      "
    `);
    expect(text([bareReport], { ...sampleOptions, errors: [], show: 'brief' })).toMatchInlineSnapshot(`
      "Lakeside, Ohio
      Public Safety Partnership, conditions of August 3, 2017, as of 2017-08-18

      ✔ Qualifies  read as conditions to meet: 1 met
      ✔ Qualifies  read as questions to answer: 1 met
      The verdict does not turn on the reading.

      ✔ Readiness for assistance  yes

      Not legal advice. DOJ published no pass mark; selection is its decision.
      Evidence, 1 source, the reading: --show all, or --format html
      "
    `);
  });

  test('colour comes beside signs and words and changes no character', () => {
    const style = {
      green: (part: string) => `\u001b[32m${part}\u001b[39m`,
      red: (part: string) => `\u001b[31m${part}\u001b[39m`,
      yellow: (part: string) => `\u001b[33m${part}\u001b[39m`,
      dim: (part: string) => `\u001b[2m${part}\u001b[22m`,
      bold: (part: string) => `\u001b[1m${part}\u001b[22m`,
    };
    const coloured = text(sampleReports, { ...sampleOptions, style });
    expect(coloured).toContain('\u001b[31m✘ \u001b[39m\u001b[1m48-hour hold on written request');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is taken out
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(text(sampleReports, sampleOptions));
  });

  test('without UTF-8 all of our own is ASCII', () => {
    expect(text([plainReport, openReport, bareReport, exemptReport], { ...sampleOptions, unicode: false })).toMatch(
      /^[\n -~]*$/,
    );
  });

  test('the same reports give the same bytes and are left as they are', () => {
    const before = structuredClone(sampleReports);
    expect(text(sampleReports, sampleOptions)).toBe(text(sampleReports, sampleOptions));
    expect(sampleReports).toEqual(before);
  });

  test('no line is wider than the columns, holds a control character or starts a command, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(anyReport, { maxLength: 3 }),
        fc.integer({ min: 40, max: 120 }),
        fc.boolean(),
        fc.constantFrom(...depths),
        (reports, columns, unicode, show) => {
          const report = text(reports, { ...sampleOptions, columns, unicode, show });
          const lines = report.split('\n');
          expect(lines.filter((line) => width(line) > columns)).toEqual([]);
          expect(report).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/u);
          expect(lines.filter((line) => line.trim().startsWith('::') || line.includes('##['))).toEqual([]);
        },
      ),
    );
  }, 30_000);
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '\u001b[2J',
        '\n',
        '\r',
        '\u202e',
        '\u2028',
        '::error::',
        '##[group]',
        '城',
        'x'.repeat(200),
        ' ',
        '\u0085',
        '\ud800',
      ),
    )
    .map((parts) => parts.join('')),
);
const maybe = fc.option(nasty);
const anySource = fc.record({ id: nasty, title: nasty, publisher: maybe, date: maybe, url: maybe });
const anyLocation = fc.record({ path: nasty, line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) });
const anyOrigin = { agency: fc.option(fc.constantFrom('a', 'b')), claim: fc.option(fc.integer({ min: 1, max: 3 })) };
const anyOutcome = fc.constantFrom(...outcomes);

const anyFinding: fc.Arbitrary<Finding> = fc.record({
  condition: fc.constantFrom('one', 'two'),
  title: nasty,
  question: nasty,
  outcome: anyOutcome,
  brief: nasty,
  reason: nasty,
  source: fc.array(fc.record({ source: anySource, at: nasty }), { maxLength: 2 }),
  reply: fc.constantFrom(...replies),
  saidBy: maybe,
  heldBy: fc.array(
    fc.record({
      agency: fc.constantFrom('a', 'b'),
      name: nasty,
      outcome: anyOutcome,
      reason: nasty,
      answer: fc.constant(null),
      location: anyLocation,
    }),
    { maxLength: 3 },
  ),
  answer: fc.constant(null),
  deciding: fc.constant([]),
  notEnforced: fc.option(fc.record({ order: nasty, from: fc.constant('2017-08-10') })),
  toMeet: maybe,
  context: fc.array(fc.record({ source: anySource, says: nasty }), { maxLength: 2 }),
  notes: fc.array(fc.record({ ...anyOrigin, says: nasty }), { maxLength: 2 }),
  evidence: fc.array(fc.record({ ...anyOrigin, source: anySource, says: nasty, publishedLater: fc.boolean() }), {
    maxLength: 2,
  }),
  series: fc.array(
    fc.record({
      ...anyOrigin,
      field: nasty,
      label: nasty,
      unit: nasty,
      years: fc.array(
        fc.record({
          year: fc.integer(),
          value: fc.option(fc.double()),
          figures: fc.array(
            fc.record({
              figure: nasty,
              title: nasty,
              value: fc.double(),
              definition: maybe,
              published: nasty,
              source: fc.option(anySource),
              later: fc.boolean(),
            }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 1 },
  ),
  location: anyLocation,
});

const anyItems = fc.array(
  fc.record({
    condition: fc.constantFrom('one', 'two', 'three'),
    agency: anyOrigin.agency,
    sets: fc.array(fc.array(fc.record({ field: nasty, label: nasty, from: maybe, needs: maybe }), { maxLength: 3 }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 3 },
);

const anyReport: fc.Arbitrary<Report> = fc
  .record({
    city: nasty,
    path: nasty,
    words: fc.tuple(nasty, nasty, nasty, nasty, nasty),
    answeredBy: maybe,
    compiledBy: maybe,
    findings: fc.array(anyFinding, { maxLength: 3 }),
    toQualify: fc.record({ change: anyItems, findOut: anyItems, moot: anyItems }),
    others: fc.array(fc.tuple(nasty, nasty), { maxLength: 2 }),
    decisions: fc.array(
      fc.record({
        date: nasty,
        says: nasty,
        selected: fc.constantFrom(null, ...selectedWords),
        source: fc.option(anySource),
      }),
      { maxLength: 2 },
    ),
    warnings: fc.array(fc.tuple(nasty, anyLocation), { maxLength: 2 }),
  })
  .map(({ city, path, words: [id, title, issuer, readAs, reading], others, warnings, ...rest }) => ({
    ...bareReport,
    ...rest,
    city,
    input: { ...bareReport.input, path },
    ruleSet: { ...bareReport.ruleSet, id, path: title, title, issuer, readAs, reading },
    alternatives: others.map(([ruleSet, as]) => ({
      ruleSet,
      path: as,
      readAs: as,
      of: bareReport.ruleSet,
      verdict: 'undetermined',
      counts: bareReport.counts,
      open: [],
    })),
    warnings: warnings.map(([message, location]) => ({ code: 'no-evidence', message, ...location })),
  }));

describe('a finding in text', () => {
  const finding = (more: Partial<Finding>) =>
    text([{ ...bareReport, findings: [{ ...bareFinding, ...more }] }], { ...sampleOptions, errors: [] });

  test('an answer somebody else holds names where it stands', () => {
    const held = {
      agency: 'jail',
      name: 'River County Jail',
      outcome: 'met',
      reason: 'It is.',
      answer: 'yes',
    } as const;
    expect(finding({ heldBy: [{ ...held, location: { path: 'jail.yaml', line: 2, column: 3 } }] })).toContain(
      '  in file   answers/rivertown.yaml:31:3\n            jail.yaml:2:3 (River County Jail)',
    );
  });

  test.each(['held-elsewhere', 'not-applicable', 'declined', 'none', 'disputed'] as const)(
    'the reply %s is told',
    (reply) => {
      expect(finding({ reply })).toMatch(/said by {3}Rivertown Police Department; the city's reply: /);
    },
  );

  test.each(['yes', 'no', 'unknown'] as const)('the reply %s adds nothing to the reason', (reply) => {
    expect(finding({ reply })).not.toContain("the city's reply");
  });
});

describe('a report on one screen', () => {
  const brief = (reports: readonly Report[]) =>
    text(reports, { ...sampleOptions, show: 'brief', errors: [] })
      .split('\n')
      .slice(0, -1);
  const named = (index: number) => ({ ...plainReport, city: `City ${index + 1}` });

  test('a city of the record takes at most 40 lines, and so do all four', async () => {
    const cities = await fourCities();
    expect(cities.map((city) => brief([city]).length).filter((lines) => lines > 40)).toEqual([]);
    expect(brief(cities).length).toBeLessThanOrEqual(40);
    expect(brief(cities).join('\n')).not.toMatch(/sha256|0h/);
  });

  test('what would have to change is cut where the screen ends, and the rest is counted', () => {
    const findings = Array.from({ length: 9 }, (_, index): Finding => {
      const condition = `c${index}`;
      return { ...bareFinding, condition, title: `Condition ${index}`, outcome: 'not-met', brief: 'no' };
    });
    const change = findings.map(({ condition }) => ({
      condition,
      agency: null,
      sets: [[{ field: 'ready', label: 'ready', from: 'no', needs: 'yes' }]],
    }));
    const lines = brief([{ ...plainReport, findings, toQualify: { change, findOut: [], moot: [] } }]);
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => /^and \d more: --show open$/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line === '  change    ready from no to yes').length).toBeGreaterThan(2);
  });

  test('more than twelve cities are a line each, and their counts', () => {
    const cities = Array.from({ length: 13 }, (_, index) => named(index));
    const lines = brief(cities);
    expect(lines.filter((line) => line.includes('City '))).toHaveLength(13);
    expect(lines.length).toBeLessThan(40);
    expect(
      lines.filter((line) => line === '13 cities: 13 do not qualify.' || line === '13 cities: 13 do not qualify'),
    ).toHaveLength(2);
    expect(brief(cities.slice(0, 12)).length).toBeGreaterThan(50);
  });

  test('a kind of warning is never left out, and is counted', () => {
    const warning = { code: 'stale-evidence' as const, message: 'Old.', path: 'a.yaml', line: 1, column: 1 };
    const warned = {
      ...bareReport,
      warnings: [warning, warning, { ...warning, code: 'no-as-of' as const, message: 'No date.' }],
    };
    expect(brief([warned]).filter((line) => line.startsWith('!'))).toEqual([
      '! Old. 1 more of this kind.',
      '! No date.',
    ]);
    expect(brief([warned, bareReport]).filter((line) => line.startsWith('!'))).toEqual([
      '! Old. 1 more of this kind (Lakeside, Ohio).',
      '! No date (Lakeside, Ohio).',
    ]);
  });
});
