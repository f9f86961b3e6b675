import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../../src/report/formats/csv-cell.ts';
import { withoutCiCommands } from '../../../src/text/ci-commands.ts';
import { sanitise } from '../../../src/text/sanitise.ts';
import { bareReport, plainReport, sampleOptions, sampleReports } from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { csvRecords, parseCsv } from '../../support/csv.ts';
import { reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';
import { runs } from '../../support/runs.ts';

const { csv } = reporters;

const noErrors = { ...sampleOptions, errors: [] };

const cityOf = ({ city }: Readonly<Record<string, string>>) => city;

describe('the CSV report', () => {
  test('looks as in report.csv', async () => {
    await expect(csv(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.csv');
  });

  test('has a row per city and condition, and one per problem', () => {
    const rows = csvRecords(csv([plainReport, bareReport], sampleOptions));
    expect(
      rows.map(({ city, condition, outcome, problem, 'in-file': place }) => [city, condition, outcome, place, problem]),
    ).toEqual([
      ['Rivertown, Ohio', 'readiness', 'met', 'answers/rivertown.yaml:31:3', ''],
      ['Rivertown, Ohio', 'violence', 'not-met', 'answers/rivertown.yaml:33:3', ''],
      ['Rivertown, Ohio', 'release-notice', 'undetermined', 'answers/rivertown.yaml:36:3', ''],
      [
        'Rivertown, Ohio',
        'detainer-hold',
        'not-met',
        'answers/rivertown.yaml:47:3\nanswers/rivertown.yaml:20:7 (River County Jail)',
        '',
      ],
      ['Lakeside, Ohio', 'readiness', 'met', 'answers/rivertown.yaml:31:3', ''],
      ['', '', '', 'answers/bad\\x1b[2J::error::.yaml:3:5', 'unknown-condition'],
    ]);
  });

  test('a row says what was answered, why it comes out so and what would change it', () => {
    const rows = csvRecords(csv([plainReport], noErrors));
    expect(rows.at(-1)).toMatchInlineSnapshot(`
      {
        "also-read-as": "questions to answer: undetermined",
        "answer": "{"held-by":"county-jail"}",
        "answered-by": "Rivertown Police Department",
        "answered-on": "2017-08-14",
        "as-of": "2017-08-18",
        "change": "River County Jail: limits (none, or only on-request or written-request)",
        "city": "Rivertown, Ohio",
        "city-file": "answers/rivertown.yaml",
        "condition": "detainer-hold",
        "evidence": "River County Jail, 2016-05: Section 4 keeps nobody past release without a judge's warrant. https://example.org/river-county/jail/manuals/operations-manual-of-the-county-jail-2016-05-edition.pdf?download=1",
        "figures": "",
        "find-out": "",
        "held-by": "River County Jail",
        "in-file": "answers/rivertown.yaml:47:3
      answers/rivertown.yaml:20:7 (River County Jail)",
        "not-enforced": "",
        "note": "",
        "outcome": "not-met",
        "problem": "",
        "read-as": "conditions to meet",
        "reason": "Limits: judicial warrant (only with a judge's warrant), which this reading counts as not met.",
        "rule-set": "psp-2017-08",
        "said-by": "River County Jail",
        "title": "48-hour hold on written request",
        "turns-on-reading": "yes",
        "verdict": "does-not-qualify",
        "warnings": "release-notice: the evidence gazette-later was published on 2017-10-18, after the as-of date 2017-08-18; it is shown but does not count as support.",
      }
    `);
  });

  test('no more than some 25 columns, and nothing in a row that the rule set says', () => {
    const [columns = []] = parseCsv(csv([], noErrors));
    expect(columns).toHaveLength(26);
    const rows = csvRecords(csv([plainReport], noErrors));
    for (const cell of rows.flatMap((row) => Object.values(row)))
      expect(cell).not.toContain(plainReport.ruleSet.reading);
  });

  test('a city stays in it when none of its conditions is shown', () => {
    const rows = csvRecords(csv([bareReport], { ...noErrors, show: 'open' }));
    expect(rows.map(({ city, verdict, condition }) => [city, verdict, condition])).toEqual([
      ['Lakeside, Ohio', 'qualifies', ''],
    ]);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201'])(
    'no spreadsheet takes a cell that says %s for a formula',
    (city) => {
      expect(csvRecords(csv([{ ...bareReport, city }], noErrors)).map(cityOf)).toEqual([`'${city}`]);
    },
  );

  test('a text that starts with a tab or a return shows it', () => {
    const rows = csvRecords(
      csv(
        ['\t=1', '\r=1'].map((city) => ({ ...bareReport, city })),
        noErrors,
      ),
    );
    expect(rows.map(cityOf)).toEqual(['\\t=1', '\\r=1']);
  });

  test('cells are read back as they were told, none starts a formula and no line gives a command, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const document = csv(reports, sampleOptions);
        expect(ciCommands(document)).toEqual([]);
        const rows = csvRecords(document);
        expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual(
          [],
        );
        const cities = reports.flatMap(({ city, findings }) => findings.map(() => city));
        expect(rows.slice(0, -1).map(cityOf)).toEqual(
          cities.map((city) => withoutCiCommands(sanitise(city)).replace(/(^|;["\s]*)(?=[=+\-@＝＋－＠])/g, "$1'")),
        );
      }),
      { numRuns: 50 },
    );
  });
});

test('a plain cell goes a short way, which gives what the long one does', () => {
  const parts = fc.constantFrom(...'aZ0 .-_:;,=+@#"[]\'()/\n\t~^', 'section_', '##', '::', '-- ', '＝');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (texts) => {
      const text = texts.join('');
      expect(cellText(text)).toBe(cellText([text]));
    }),
    runs(20_000),
  );
});
