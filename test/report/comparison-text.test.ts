import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { comparisonText } from '../../src/report/comparison-text.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { width } from '../../src/text/width.ts';
import { bareReport, openReport, plainReport, sampleErrors } from '../fixtures/sample-reports.ts';
import { ciCommands } from '../support/ci-log.ts';
import { comparisonOptions, hostileComparison, manyCities, withErrors } from '../support/comparisons.ts';
import { fourCities, programme } from '../support/four-cities.ts';
import { retoldReports } from '../support/retold.ts';

const widest = (text: string) => Math.max(...text.split('\n').map(width));
/** What stands above the counts: the heading and the table. */
const tableOf = (text: string) => text.split('\n\nConditions\n')[0];

describe('the comparison as text', () => {
  test('of the four cities looks as in comparison.txt', async () => {
    await expect(comparisonText(compare(await fourCities()), comparisonOptions)).toMatchFileSnapshot(
      '../golden/comparison.txt',
    );
  });

  test('of hostile reports looks as in comparison-hostile.txt', async () => {
    await expect(comparisonText(hostileComparison, withErrors)).toMatchFileSnapshot('../golden/comparison-hostile.txt');
  });

  test('of one city under three rule sets tells the rule sets apart', async () => {
    const reports = (await Promise.all(programme.map((id) => fourCities(id)))).flatMap((each) => each.slice(0, 1));
    expect(
      tableOf(comparisonText(compare(reports, { shown: 'differences' }), comparisonOptions)),
    ).toMatchInlineSnapshot(`
      "Albuquerque, New Mexico under 3 rule sets, as of 2017-08-18
        psp-2017-criteria, read as selection criteria
        psp-2017-08, read as conditions to meet
        psp-2017-08-response, read as questions to answer
      Under psp-2017-criteria: 1 qualifies.
      Under psp-2017-08: 1 does not qualify; read as questions to answer: 1
      undetermined.
      Under psp-2017-08-response: 1 undetermined; read as conditions to meet: 1 does
      not qualify.

                      psp-2017-criteria  psp-2017-08            psp-2017-08-response
      ───────────────────────────────────────────────────────────────────────────────
      dhs-access      not asked          ? unknown; sources     ✔ reply: another
                                           disagree               agency holds the
                                           per Bernalillo         answer
                                           County Metropolitan    per NM Political
                                           Detention Center…      Report, Albuquerque
                                                                  Journal, Bernalill…

      release-notice  not asked          ✘ 0h or no             ✔ reply: another
                                           per Bernalillo         agency holds the
                                           County Metropolitan    answer
                                           Detention Center       per NM Political
                                                                  Report, Los Angeles
                                                                  Times, Bernalillo…

      detainer-hold   not asked          ✘ no                   ✔ reply: another
                                           per Bernalillo         agency holds the
                                           County Metropolitan    answer
                                           Detention Center       per NM Political
                                                                  Report, Los Angeles
                                                                  Times, KRQE and…
      ───────────────────────────────────────────────────────────────────────────────
      verdict         ✔ qualifies        ✘ does not qualify     ? undetermined
                                           read as questions      read as conditions
                                           to answer:             to meet: does not
                                           undetermined           qualify

      ✔ met  ✘ not met  ? undetermined"
    `);
  });

  test('of one city on two dates tells the dates apart', async () => {
    const reports = [await fourCities('psp-2017-08', '2017-08-18'), await fourCities('psp-2017-08', '2019-03-01')];
    const text = comparisonText(
      compare(
        reports.flatMap((each) => each.slice(0, 1)),
        { shown: 'differences' },
      ),
      comparisonOptions,
    );
    expect(tableOf(text)).toMatchInlineSnapshot(`
      "Albuquerque, New Mexico under psp-2017-08, read as conditions to meet, on 2
      dates
      As of 2017-08-18: 1 does not qualify; read as questions to answer: 1
      undetermined.
      As of 2019-03-01: 1 does not qualify; read as questions to answer: 1
      undetermined.

                  2017-08-18                         2019-03-01
      ────────────────────────────────────────────────────────────────────────────────
      dhs-access  ? unknown; sources disagree        ✘ judicial warrant
                    per Bernalillo County              per Bernalillo County
                    Metropolitan Detention Center      Metropolitan Detention Center
                    and Prisoner Transport Center,…
      ────────────────────────────────────────────────────────────────────────────────
      verdict     ✘ does not qualify                 ✘ does not qualify
                    read as questions to answer:       read as questions to answer:
                    undetermined                       undetermined

      ✘ not met  ? undetermined"
    `);
  });

  test('puts cities in rows when asked to', () => {
    const reports = [plainReport, openReport];
    const text = comparisonText(compare(reports), { ...comparisonOptions, columns: 100, transpose: true });
    expect(tableOf(text)).toMatchInlineSnapshot(`
      "2 cities under psp-2017-08, read as conditions to meet, as of 2017-08-18
      1 does not qualify, 1 undetermined.
      Read as questions to answer: 1 undetermined, 1 qualifies.

                       readiness        violence         release-notice   detainer-hold    verdict
      ────────────────────────────────────────────────────────────────────────────────────────────────────
      Rivertown, Ohio  ✔ yes            ✘ 360.1 in 2014  ? sources        ✘ judicial       ✘ does not
                         per Rivertown    per Rivertown    disagree         warrant          qualify
                         Police           Police           per The River    per River        read as
                         Department       Department       Gazette          County Jail      questions to
                                                                                             answer:
                                                                                             undetermined

      Hillview, Ohio   ? yes            not asked        not asked        not asked        ? undetermined
                                                                                             read as
                                                                                             questions to
                                                                                             answer:
                                                                                             qualifies

      ✔ met  ✘ not met  ? undetermined"
    `);
  });

  test('puts cities in rows by itself when their columns do not fit', () => {
    const text = comparisonText(compare(manyCities(12, bareReport)), comparisonOptions);
    expect(tableOf(text)?.split('\n').slice(0, 7)).toMatchInlineSnapshot(`
      [
        "12 cities under psp-2017-08, read as conditions to meet, as of 2017-08-18",
        "12 qualify.",
        "Read as questions to answer: 12 qualify.",
        "",
        "               readiness                        verdict",
        "───────────────────────────────────────────────────────────────────────────────",
        "City 1, Ohio   ✔ yes                            ✔ qualifies",
      ]
    `);
  });

  test('is a list when no table fits', () => {
    const text = comparisonText(compare([plainReport, bareReport]), {
      ...comparisonOptions,
      columns: 40,
      unicode: false,
      transpose: true,
    });
    expect(tableOf(text)).toMatchInlineSnapshot(`
      "2 cities under psp-2017-08, read as
      conditions to meet, as of 2017-08-18
      1 does not qualify, 1 qualifies.
      Read as questions to answer: 1
      undetermined, 1 qualifies.

      Rivertown, Ohio
      x does not qualify; read as questions to
        answer: undetermined
        + readiness: yes, per Rivertown Police
          Department
        x violence: 360.1 in 2014, per
          Rivertown Police Department
        ? release-notice: sources disagree,
          per The River Gazette
        x detainer-hold: judicial warrant, per
          River County Jail

      Lakeside, Ohio
      + qualifies; read as questions to
        answer: qualifies
        + readiness: yes, per Rivertown Police
          Department
          violence: not asked
          release-notice: not asked
          detainer-hold: not asked

      + met  x not met  ? undetermined"
    `);
  });

  test('of hundreds of cities is counts and verdicts', () => {
    const text = comparisonText(compare(manyCities(200)), { ...comparisonOptions, transpose: true });
    expect(text.split('\n').slice(0, 16)).toMatchInlineSnapshot(`
      [
        "200 cities under psp-2017-08, read as conditions to meet, as of 2017-08-18",
        "200 do not qualify.",
        "Read as questions to answer: 200 undetermined.",
        "",
        "Conditions",
        "",
        "  readiness:      200 met, 0 not met, 0 undetermined",
        "  violence:       0 met, 200 not met, 0 undetermined",
        "  release-notice: 0 met, 0 not met, 200 undetermined",
        "  detainer-hold:  0 met, 200 not met, 0 undetermined",
        "They differ on no condition.",
        "",
        "Verdicts",
        "",
        "✘ does not qualify  City 1, Ohio",
        "✘ does not qualify  City 2, Ohio",
      ]
    `);
    expect(text.split('\n').slice(-8)).toMatchInlineSnapshot(`
      [
        "",
        "Warnings",
        "",
        "1 warning: --format html or json.",
        "",
        "Every cell: --format csv or html.",
        "Not legal advice. DOJ published no pass mark; selection is its decision.",
        "",
      ]
    `);
  });

  test('of hundreds of cities without a warning speaks of none', () => {
    expect(comparisonText(compare(manyCities(41, bareReport)), comparisonOptions)).not.toContain('warning');
  });

  test('of no city says so', () => {
    expect(comparisonText(compare([]), withErrors)).toMatchInlineSnapshot(`
      "No city was compared

      Not compared

      ! answers/bad\\x1b[2J::error::.yaml:3:5: \`relaese-notice\` is asked by no rule
        set; did you mean \`release-notice\`?
      "
    `);
  });

  test('of one column has nothing to compare', () => {
    expect(comparisonText(compare([bareReport]), comparisonOptions)).toMatchInlineSnapshot(`
      "Lakeside, Ohio under psp-2017-08, read as conditions to meet, as of 2017-08-18
      1 qualifies.
      Read as questions to answer: 1 qualifies.

                 Lakeside, Ohio
      ───────────────────────────────────────────────────
      readiness  ✔ yes
                   per Rivertown Police Department
      ───────────────────────────────────────────────────
      verdict    ✔ qualifies
                   read as questions to answer: qualifies

      ✔ met

      Conditions

        readiness: 1 met, 0 not met, 0 undetermined
      One column: nothing to compare it with.

      Evidence, sources and readings in full: --format html, markdown or json.
      Not legal advice. DOJ published no pass mark; selection is its decision.
      "
    `);
  });

  test('says that there is no difference', () => {
    const text = comparisonText(compare(manyCities(2, bareReport), { shown: 'differences' }), comparisonOptions);
    expect(text).toContain('They differ on no condition.\n1 condition left out: no difference there.\n');
  });

  test('counts the further problems of a file', () => {
    const text = comparisonText(compare([]), { ...comparisonOptions, errors: [...sampleErrors, ...sampleErrors] });
    expect(text.replaceAll('\n  ', ' ')).toContain('(and 1 more problem)');
  });

  test('colours signs and never needs colours', () => {
    const marked = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const style = {
      green: marked('green'),
      red: marked('red'),
      yellow: marked('yellow'),
      dim: marked('dim'),
      bold: marked('bold'),
    };
    const text = comparisonText(hostileComparison, { ...withErrors, style });
    expect(text.replace(/<\/?(?:green|red|yellow|dim|bold)>/g, '')).toBe(comparisonText(hostileComparison, withErrors));
    expect(text).toContain('<red>✘ </red>does not qualify');
  });

  test('is never wider than the terminal, hides no control and gives no log a command, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, fc.integer({ min: 40, max: 120 }), fc.boolean(), (reports, columns, transpose) => {
        const text = comparisonText(compare(reports), { ...withErrors, columns, transpose });
        expect(widest(text)).toBeLessThanOrEqual(columns);
        expect(text.split('\n').map(sanitise).join('\n')).toBe(text);
        expect(ciCommands(text)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
