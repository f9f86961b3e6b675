import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { reportInJson, ruleSetInJson } from '../../../src/report/formats/in-json.ts';
import * as format from '../../../src/report/formats/sarif.ts';
import type { ReporterOptions } from '../../../src/report/reporter.ts';
import {
  bareReport,
  hostileReport,
  openReport,
  plainReport,
  sampleErrors,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';

const { sarif } = reporters;

/** What the program says that a log has no room for. */
function leftOut(reports: readonly Report[]) {
  const log = format.sarif.report(sampleOptions);
  for (const report of reports) log.add(report);
  return log.left?.();
}

const noErrors: ReporterOptions = { ...sampleOptions, errors: [] };

type Log = { readonly runs: readonly Run[] };
type Run = {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
  readonly automationDetails: { readonly id: string; readonly description: { readonly text: string } };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: unknown;
  }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly kind: string;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: unknown;
    readonly relatedLocations: unknown;
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly properties: Readonly<Record<string, unknown>>;
};
const runsOf = (reports: readonly Report[], options = noErrors): readonly Run[] => {
  const log: Log = JSON.parse(sarif(reports, options));
  return log.runs;
};

describe('the SARIF log', () => {
  test('looks as in report.sarif', async () => {
    await expect(sarif(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.sarif');
  });

  test('every condition is a rule and has a result, met ones too', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual([
      'readiness',
      'violence',
      'release-notice',
      'detainer-hold',
    ]);
    expect(run?.results.map(({ ruleId, ruleIndex, kind, level }) => [ruleId, ruleIndex, kind, level])).toEqual([
      ['readiness', 0, 'pass', 'none'],
      ['violence', 1, 'fail', 'error'],
      ['release-notice', 2, 'open', 'none'],
      ['detainer-hold', 3, 'fail', 'error'],
    ]);
  });

  test('open leaves out results and keeps rules', () => {
    const [run] = runsOf([hostileReport], { ...noErrors, show: 'open' });
    expect(run?.tool.driver.rules).toHaveLength(4);
    expect(run?.results.map(({ ruleId, ruleIndex, kind }) => [ruleId, ruleIndex, kind])).toEqual([
      ['several', 1, 'fail'],
      ['open', 2, 'open'],
    ]);
  });

  test('a message says whose finding it is, the reason, what would change it and the verdict', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.results.at(-1)?.message.text).toMatchInlineSnapshot(`
      "Rivertown, Ohio: not met: 48-hour hold on written request.
      Limits: judicial warrant (only with a judge's warrant), which this reading counts as not met.
      To meet it: River County Jail: limits (none, or only on-request or written-request).
      Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city, under rivertown-v-examples (docket last looked at on 2017-09-01). Read as questions to answer: undetermined. The verdict turns on the reading."
    `);
  });

  test('a run says what the report does beside its findings', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.automationDetails).toMatchInlineSnapshot(`
      {
        "description": {
          "markdown": "Public Safety Partnership, conditions of August 3, 2017 (psp-2017-08)  
      U.S. Department of Justice, Office of Justice Programs  
      Read as conditions to meet: The three questions are read as conditions: each needs a yes. No pass mark was published.  
      Not legal advice. DOJ published no pass mark; selection is its decision.",
          "text": "Public Safety Partnership, conditions of August 3, 2017 (psp-2017-08)
      U.S. Department of Justice, Office of Justice Programs
      Read as conditions to meet: The three questions are read as conditions: each needs a yes. No pass mark was published.
      Not legal advice. DOJ published no pass mark; selection is its decision.",
        },
        "id": "psp-check/psp-2017-08/",
      }
    `);
    const { warnings, ruleSet } = plainReport;
    const { findings: _, warnings: __, ...rest } = reportInJson(plainReport);
    expect(run?.properties).toEqual({ ruleSet: ruleSetInJson(ruleSet), reports: [rest] });
    expect(run?.invocations).toMatchObject([
      { executionSuccessful: true, toolExecutionNotifications: warnings.map(() => ({ level: 'warning' })) },
    ]);
  });

  test('a result is where the answer stands that decides, and beside it where the others are', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.results.at(-1)).toMatchObject({
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'answers/rivertown.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 20, startColumn: 7 },
          },
          logicalLocations: [{ name: 'detainer-hold', fullyQualifiedName: 'Rivertown, Ohio/detainer-hold' }],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'Rivertown, Ohio' },
          physicalLocation: { region: { startLine: 47, startColumn: 3 } },
        },
      ],
    });
  });

  test('fingerprints tell cities, rule sets and conditions apart and do not move with lines, files, reasons or dates', () => {
    const prints = (reports: readonly Report[]) =>
      runsOf(reports).flatMap(({ results }) => results.map(({ partialFingerprints }) => partialFingerprints));
    const moved = JSON.parse(JSON.stringify(plainReport, (key, value) => (key === 'line' ? value + 7 : value)));
    expect(prints([{ ...moved, asOf: '2018-01-01', input: { ...plainReport.input, path: 'elsewhere.yaml' } }])).toEqual(
      prints([plainReport]),
    );
    const all = prints([plainReport, bareReport, { ...bareReport, ruleSet: { ...bareReport.ruleSet, id: 'other' } }]);
    expect(new Set(all.map((each) => each['conditionOfCity/v1'])).size).toBe(6);
    expect(all.map(({ primaryLocationLineHash }) => primaryLocationLineHash)).toEqual(
      all.map((each) => `${each['conditionOfCity/v1']}:1`),
    );
  });

  test('there is a run for each rule set, with a category of its own and the results of all cities', () => {
    const other = (report: Report): Report => ({ ...report, ruleSet: { ...report.ruleSet, id: 'other' } });
    const runs = runsOf([plainReport, other(plainReport), bareReport, other(bareReport)], sampleOptions);
    expect(runs.map(({ automationDetails, results }) => [automationDetails.id, results.length])).toEqual([
      ['psp-check/psp-2017-08/', 5],
      ['psp-check/other/', 5],
    ]);
  });

  test('cities of one name have fingerprints of their own, the first the same as alone', () => {
    const prints = (reports: readonly Report[]) =>
      runsOf(reports).flatMap(({ results }) => results.map(({ partialFingerprints }) => partialFingerprints));
    const named = (city: string): Report => ({ ...bareReport, city });
    const all = prints([bareReport, bareReport, named('Lakeside, Ohio (2)'), bareReport, named('Lakeside Ohio')]);
    expect(new Set(all.map((each) => each['conditionOfCity/v1'])).size).toBe(5);
    expect(all[0]).toEqual(prints([bareReport])[0]);
  });

  test('past 20 rule sets those with the worst outcomes are kept, and the others are counted', () => {
    const reports = Array.from({ length: 22 }, (_, index) => ({
      ...(index === 21 ? plainReport : bareReport),
      ruleSet: { ...bareReport.ruleSet, id: `set-${index}` },
    }));
    const runs = runsOf(reports);
    expect(runs.map(({ automationDetails }) => automationDetails.id)).toEqual(
      [...Array(19).keys(), 21].map((index) => `psp-check/set-${index}/`),
    );
    const left = ['2 rule sets left out, since GitHub takes 20 runs of a log: set-19 (1 result), set-20 (1 result).'];
    expect(leftOut(reports)).toEqual(left);
    expect(runs[0]?.invocations).toMatchObject([
      { toolExecutionNotifications: [{ level: 'warning', message: { text: left[0] } }] },
    ]);
  });

  test('past 25,000 results what is not met or undetermined is kept, and the rest is counted', () => {
    const met = Array.from({ length: 25_001 }, () => bareReport.findings).flat();
    const runs = runsOf([{ ...bareReport, findings: met }, openReport]);
    expect(runs.map(({ results }) => results.length)).toEqual([25_000]);
    expect(runs[0]?.results.at(-1)?.kind).toBe('open');
    expect(leftOut([{ ...bareReport, findings: met }, openReport])).toEqual([
      '2 of 25,002 results under psp-2017-08 left out, since GitHub takes 25,000 of a run. What is not met or undetermined comes first.',
    ]);
  });

  test('inputs that could not be read are a run that was not successful', () => {
    const [run, ...others] = runsOf([], { ...sampleOptions, errors: sampleErrors });
    expect(others).toEqual([]);
    expect(run?.results).toEqual([]);
    expect(run?.invocations).toMatchInlineSnapshot(`
      [
        {
          "executionSuccessful": false,
          "toolExecutionNotifications": [
            {
              "descriptor": {
                "id": "unknown-condition",
                "index": 0,
              },
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "answers/bad%1B%5B2J%3A%3Aerror%3A%3A.yaml",
                      "uriBaseId": "SRCROOT",
                    },
                    "region": {
                      "startColumn": 5,
                      "startLine": 3,
                    },
                  },
                },
              ],
              "message": {
                "markdown": "&#96;relaese-notice&#96; is asked by no rule set; did you mean &#96;release-notice&#96;?",
                "text": "\`relaese-notice\` is asked by no rule set; did you mean \`release-notice\`?",
              },
            },
          ],
        },
      ]
    `);
  });

  test('there is a run even when there is nothing to tell: GitHub takes no log without', () => {
    expect(runsOf([])).toMatchObject([{ results: [], invocations: [{ executionSuccessful: true }] }]);
  });

  test('only an address by https helps', () => {
    const [plainRun] = runsOf([plainReport]);
    const [hostileRun] = runsOf([hostileReport]);
    expect(plainRun?.tool.driver.rules[0]?.helpUri).toBe('https://example.org/letter.pdf');
    expect(hostileRun?.tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });

  test('text is no link and no placeholder', () => {
    const [run] = runsOf([{ ...bareReport, city: '[x](1) {0}' }]);
    expect(run?.results[0]?.message.text).toMatch(/^\[x\] \(1\) \{\{0\}\}: met: /);
  });

  test('it is JSON, gives no commands and loses nothing of the report, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const log = sarif(reports, sampleOptions);
        expect(ciCommands(log)).toEqual([]);
        const runs = runsOf(reports, sampleOptions);
        expect(runs.flatMap(({ results }) => results)).toHaveLength(reports.flatMap(({ findings }) => findings).length);
        const cities = runs.flatMap(({ results }) => results.map(({ properties: { city } }) => city));
        expect(new Set(cities)).toEqual(new Set(reports.map(({ city }) => city.replace(/\p{Cs}/gu, '\ufffd'))));
      }),
      { numRuns: 50 },
    );
  });
});
