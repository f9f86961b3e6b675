import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../src/report/formats/csv.ts';
import { outlineOf } from '../../../src/report/outline.ts';
import { withoutCiCommands } from '../../../src/text/ci-commands.ts';
import { sanitise } from '../../../src/text/sanitise.ts';
import { bareReport, plainReport, sampleOptions, sampleReports } from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { csvRecords, parseCsv } from '../../support/csv.ts';
import { retoldReports } from '../../support/retold.ts';

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

  test('a row says all of its condition and of its city', () => {
    const rows = csvRecords(csv([plainReport], noErrors));
    expect(rows.at(-1)).toMatchInlineSnapshot(`
      {
        "also-open": "River County Jail: instrument and hold; it makes no difference as it stands",
        "also-read-as": "Also read as questions to answer (psp-2017-08-response): undetermined.",
        "answer": "{"held-by":"county-jail"}",
        "answered-by": "Rivertown Police Department",
        "answered-on": "2017-08-14",
        "as-of": "2017-08-18",
        "asked-in": "[1] Letter to the police chiefs, question 3",
        "change": "River County Jail: limits (none, or only on-request or written-request)",
        "city": "Rivertown, Ohio",
        "city-file": "answers/rivertown.yaml",
        "city-file-digest": "sha256:2222222222222222222222222222222222222222222222222222222222222222",
        "compiled-by": "",
        "condition": "detainer-hold",
        "context": "[7] Roe v. River County: A court ruled that a detainer is a request to a jail and not a command.",
        "decided-later": "[5] 2018-01-10: The department names other cities.",
        "deciding": "River County Jail: limits: judicial-warrant; asked: none, or only on-request or written-request",
        "evidence": "[6] River County Jail, 2016-05: Section 4 keeps nobody past release without a judge's warrant.",
        "figures": "",
        "find-out": "",
        "held-by": "",
        "in-file": "answers/rivertown.yaml:47:3
      answers/rivertown.yaml:20:7 (River County Jail)",
        "issuer": "U.S. Department of Justice, Office of Justice Programs",
        "made-by": "psp-check 1.2.3",
        "met": "1",
        "not-applicable": "0",
        "not-asked": "1",
        "not-enforced": "",
        "not-legal-advice": "Not legal advice. DOJ published no pass mark; selection is its decision.",
        "not-met": "2",
        "note": "",
        "orders": "[7] rivertown-v-examples, from 2017-08-10: The Department may not ask the plaintiffs for notice of release. Covers Rivertown and the other plaintiffs. Docket last looked at on 2017-09-01.",
        "outcome": "not-met",
        "problem": "",
        "question": "Is a person held for 48 hours beyond release on written request?",
        "read-as": "conditions to meet",
        "reading": "psp-2017-08, read as conditions to meet: The three questions are read as conditions: each needs a yes. No pass mark was published.",
        "reason": "Limits: judicial warrant (only with a judge's warrant), which this reading counts as not met.",
        "rule-set": "psp-2017-08",
        "rule-set-digest": "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "rule-set-file": "",
        "rule-set-title": "Public Safety Partnership, conditions of August 3, 2017",
        "said-by": "River County Jail; the city's reply: another agency holds the answer",
        "sources": "[1] Letter to the police chiefs, Department of Examples, 2017-08-03, https://example.org/letter.pdf
      [5] What the records show, The River Gazette, 2017-10-18, https://example.org/gazette/2017/10/18/what-the-records-show
      [6] Operations manual of the county jail, River County Jail, 2016-05, https://example.org/river-county/jail/manuals/operations-manual-of-the-county-jail-2016-05-edition.pdf?download=1
      [7] Roe v. River County, Court of Examples, 2014-03-04",
        "title": "48-hour hold on written request",
        "to-qualify": "A policy designed to ensure that a foreign national is held for up to 48 hours on a written request from DHS.",
        "turns-on-reading": "yes",
        "undetermined": "1",
        "verdict": "does-not-qualify",
        "verdict-line": "Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city. Read as questions to answer: undetermined. The verdict turns on the reading.",
        "warnings": "release-notice: the evidence gazette-later was published on 2017-10-18, after the as-of date 2017-08-18; it is shown but does not count as support. (answers/rivertown.yaml:41:7)",
      }
    `);
  });

  test('whatever the outline has a label for has a column', () => {
    const labels = sampleReports.flatMap((report) => {
      const { findings, toQualify } = outlineOf(report, noErrors);
      return [...findings, ...toQualify].flatMap(({ rows }) => rows.map(({ label }) => label.replaceAll(' ', '-')));
    });
    const [columns = []] = parseCsv(csv([], noErrors));
    expect([...new Set(labels)].filter((label) => !columns.includes(label))).toEqual([]);
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
