import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomes, replies } from '../../src/model/outcome.ts';
import type { Finding, Report } from '../../src/model/report.ts';
import { text } from '../../src/report/text.ts';
import { width } from '../../src/text/width.ts';
import {
  bareFinding,
  bareReport,
  exemptReport,
  hostileReport,
  openReport,
  plainReport,
  sampleOptions,
  sampleReports,
} from '../fixtures/sample-reports.ts';

describe('the text report', () => {
  test.each([
    ['report.txt', 80, true],
    ['report-40.txt', 40, true],
    ['report-120.txt', 120, true],
    ['report-ascii.txt', 80, false],
  ])('looks as in %s', async (file, columns, unicode) => {
    await expect(text(sampleReports, { ...sampleOptions, columns, unicode })).toMatchFileSnapshot(`../golden/${file}`);
  });

  test('the city, its rule set and the verdict come first', () => {
    expect(text([plainReport], sampleOptions).split('\n').slice(0, 8)).toEqual([
      'Rivertown, Ohio',
      'Public Safety Partnership, conditions of August 3, 2017',
      'U.S. Department of Justice, Office of Justice Programs',
      '',
      '✘ Does not qualify under psp-2017-08, read as conditions to meet, as of',
      '  2017-08-18. 1 condition is not enforced against this city. Read as questions',
      '  to answer: undetermined. The verdict turns on the reading.',
      '  1 met, 2 not met, 1 undetermined, 0 not applicable.',
    ]);
  });

  test('no city is said to be none', () => {
    expect(text([], { ...sampleOptions, errors: [] })).toBe('No city was checked.\n');
  });

  test('cities that could not be read are named', () => {
    expect(text([], sampleOptions)).toBe(
      'No city was checked.\n\nNot checked: answers/bad\\x1b[2J::error::.yaml (1 problem).\n',
    );
  });

  test('several cities end with their verdicts under each rule set', () => {
    const report = text([plainReport, openReport, bareReport, exemptReport], { ...sampleOptions, errors: [] });
    expect(report.split('─\n\n').at(-1)).toMatchInlineSnapshot(`
      "Under psp-2017-08, read as conditions to meet, as of 2017-08-18:
      ✘ does not qualify  Rivertown, Ohio
      ? undetermined      Hillview, Ohio
      ✔ qualifies         Lakeside, Ohio
      3 reports: 1 does not qualify, 1 undetermined, 1 qualifies.

      Under jail-rules, read as written, as of 2017-08-18:
      – not applicable    Fairmont, Ohio
      "
    `);
  });

  test('open leaves out what is met or not applicable and keeps the counts', () => {
    const report = text([hostileReport], { ...sampleOptions, show: 'open' });
    expect(report.match(/^[✔✘?–] .*\((?:readiness|several|open|beside-the-point)\)/gm)).toEqual([
      '✘ not met: Two agencies hold the answer (several)',
      '? undetermined: Nobody answered (open)',
    ]);
    expect(report).toContain('2 conditions left out: met or not applicable.');
    expect(report).toContain('1 met, 1 not met, 1 undetermined, 1 not applicable.');
    expect(report).not.toContain('Open, but without effect');
  });

  test('a report with nothing open and nothing left out says no more than it must', () => {
    expect(text([bareReport], { ...sampleOptions, errors: [] })).toMatchInlineSnapshot(`
      "Lakeside, Ohio
      Public Safety Partnership, conditions of August 3, 2017
      U.S. Department of Justice, Office of Justice Programs

      ✔ Qualifies under psp-2017-08, read as conditions to meet, as of 2017-08-18.
        Read as questions to answer: qualifies. The verdict does not turn on the
        reading.
        1 met, 0 not met, 0 undetermined, 0 not applicable.

        ✔ met             Readiness for assistance

      Conditions

      ✔ met: Readiness for assistance (readiness)
        The city is ready.
        said by   Rivertown Police Department
        asked in  [1] Letter to the police chiefs, paragraph 1
        in file   answers/rivertown.yaml:31:3

      Reading

      psp-2017-08, read as conditions to meet: The three questions are read as
      conditions: each needs a yes. No pass mark was published.

      Also read as questions to answer (psp-2017-08-response): qualifies.

      Sources

      [1] Letter to the police chiefs, Department of Examples, 2017-08-03
          https://example.org/letter.pdf

      Made from

        rule set  psp-2017-08
        sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        city file answers/lakeside.yaml
        sha256:1111111111111111111111111111111111111111111111111111111111111111
        as of     2017-08-18
        made by   psp-check 1.2.3

      Not legal advice. DOJ published no pass mark; selection is its decision.

      ────────────────────────────────────────────────────────────────────────────────

      Under psp-2017-08, read as conditions to meet, as of 2017-08-18:
      ✔ qualifies         Lakeside, Ohio
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
    expect(coloured).toContain(
      '\u001b[31m✘ \u001b[39m\u001b[1mnot met: 48-hour hold on written request (detainer-hold)',
    );
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
        fc.constantFrom('all' as const, 'open' as const),
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
    decisions: fc.array(fc.record({ date: nasty, says: nasty, source: fc.option(anySource) }), { maxLength: 2 }),
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
    text([{ ...bareReport, findings: [{ ...bareFinding, ...more }] }], { ...sampleOptions, errors: [] })
      .split('Conditions\n\n')[1]
      ?.split('\n\n')[0];

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
