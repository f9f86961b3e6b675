import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { reportInJson } from '../../../src/report/formats/in-json.ts';
import { sarif } from '../../../src/report/formats/sarif.ts';
import type { ReporterOptions } from '../../../src/report/reporter.ts';
import {
  bareReport,
  hostileReport,
  plainReport,
  sampleErrors,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { retoldReports } from '../../support/retold.ts';

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

  test('a message says what the report does of the finding, and the verdict', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.results.at(-1)?.message.text).toMatchInlineSnapshot(`
      "Rivertown, Ohio: not met: 48-hour hold on written request (detainer-hold)
      Limits: judicial-warrant (only with a judge's warrant), which this reading counts as not met.
      to qualify: A policy designed to ensure that a foreign national is held for up to 48 hours on a written request from DHS.
      change: River County Jail: limits (none, or only on-request or written-request)
      said by: River County Jail; the city's reply: another agency holds the answer
      also open: River County Jail: instrument and hold; it makes no difference as it stands
      asked in: [1] Letter to the police chiefs, question 3
      evidence: [6] River County Jail, 2016-05: Section 4 keeps nobody past release without a judge's warrant.
      context: [7] Roe v. River County: A court ruled that a detainer is a request to a jail and not a command.
      in file: answers/rivertown.yaml:47:3
      in file: answers/rivertown.yaml:20:7 (River County Jail)
      [1] Letter to the police chiefs, Department of Examples, 2017-08-03, https://example.org/letter.pdf
      [6] Operations manual of the county jail, River County Jail, 2016-05, https://example.org/river-county/jail/manuals/operations-manual-of-the-county-jail-2016-05-edition.pdf?download=1
      [7] Roe v. River County, Court of Examples, 2014-03-04

      Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city. Read as questions to answer: undetermined. The verdict turns on the reading.
      Not legal advice. DOJ published no pass mark; selection is its decision."
    `);
  });

  test('a run says what the report does beside its findings', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.automationDetails).toMatchInlineSnapshot(`
      {
        "description": {
          "markdown": "Rivertown, Ohio  
      Public Safety Partnership, conditions of August 3, 2017  
      U.S. Department of Justice, Office of Justice Programs  
        
      Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city. Read as questions to answer: undetermined. The verdict turns on the reading.  
      1 met, 2 not met, 1 undetermined, 0 not applicable.  
      Answered by Rivertown Police Department on 2017-08-14.  
      1 answer not asked by psp-2017-08.  
        
      psp-2017-08, read as conditions to meet: The three questions are read as conditions: each needs a yes. No pass mark was published.  
      Also read as questions to answer (psp-2017-08-response): undetermined.  
        
      order that covers the city: &#91;7&#93; rivertown-v-examples, from 2017-08-10: The Department may not ask the plaintiffs for notice of release. Covers Rivertown and the other plaintiffs. Docket last looked at on 2017-09-01.  
      decided later, not evaluated: &#91;5&#93; 2018-01-10: The department names other cities.  
      warning: release-notice: the evidence gazette-later was published on 2017-10-18, after the as-of date 2017-08-18; it is shown but does not count as support. (answers/rivertown.yaml&#58;&#8203;41&#58;&#8203;7)  
      rule set: psp-2017-08, sha256&#58;&#8203;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  
      city file: answers/rivertown.yaml, sha256&#58;&#8203;2222222222222222222222222222222222222222222222222222222222222222  
      as of: 2017-08-18  
      made by: psp-check 1.2.3  
      Not legal advice. DOJ published no pass mark; selection is its decision.  
      &#91;5&#93; [What the records show](<https://example.org/gazette/2017/10/18/what-the-records-show>), The River Gazette, 2017-10-18  
      &#91;7&#93; Roe v. River County, Court of Examples, 2014-03-04",
          "text": "Rivertown, Ohio
      Public Safety Partnership, conditions of August 3, 2017
      U.S. Department of Justice, Office of Justice Programs

      Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city. Read as questions to answer: undetermined. The verdict turns on the reading.
      1 met, 2 not met, 1 undetermined, 0 not applicable.
      Answered by Rivertown Police Department on 2017-08-14.
      1 answer not asked by psp-2017-08.

      psp-2017-08, read as conditions to meet: The three questions are read as conditions: each needs a yes. No pass mark was published.
      Also read as questions to answer (psp-2017-08-response): undetermined.

      order that covers the city: [7] rivertown-v-examples, from 2017-08-10: The Department may not ask the plaintiffs for notice of release. Covers Rivertown and the other plaintiffs. Docket last looked at on 2017-09-01.
      decided later, not evaluated: [5] 2018-01-10: The department names other cities.
      warning: release-notice: the evidence gazette-later was published on 2017-10-18, after the as-of date 2017-08-18; it is shown but does not count as support. (answers/rivertown.yaml:41:7)
      rule set: psp-2017-08, sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      city file: answers/rivertown.yaml, sha256:2222222222222222222222222222222222222222222222222222222222222222
      as of: 2017-08-18
      made by: psp-check 1.2.3
      Not legal advice. DOJ published no pass mark; selection is its decision.
      [5] What the records show, The River Gazette, 2017-10-18, https://example.org/gazette/2017/10/18/what-the-records-show
      [7] Roe v. River County, Court of Examples, 2014-03-04",
        },
        "id": "psp-check/psp-2017-08/answers/rivertown.yaml/Rivertown, Ohio/2017-08-18",
      }
    `);
    const { findings: _, warnings, ...rest } = reportInJson(plainReport);
    const { id, digest } = plainReport.ruleSet;
    expect(run?.properties).toMatchObject({ ...rest, ruleSet: { id, digest }, notEnforced: 1 });
    expect(run?.invocations).toMatchObject([
      { executionSuccessful: true, toolExecutionNotifications: warnings.map(() => ({ level: 'warning' })) },
    ]);
  });

  test('a result is where the answer stands, and beside it where agencies have theirs', () => {
    const [run] = runsOf([plainReport]);
    expect(run?.results.at(-1)).toMatchObject({
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'answers/rivertown.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 47, startColumn: 3 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'River County Jail' },
          physicalLocation: { region: { startLine: 20, startColumn: 7 } },
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

  test('every run has a category of its own', () => {
    const ids = runsOf([plainReport, { ...plainReport, city: 'River/town' }, bareReport], sampleOptions).map(
      ({ automationDetails }) => automationDetails.id.replace(/[^/]*$/, ''),
    );
    expect(ids).toEqual([
      'psp-check/psp-2017-08/answers/rivertown.yaml/Rivertown, Ohio/',
      'psp-check/psp-2017-08/answers/rivertown.yaml/River-town/',
      'psp-check/psp-2017-08/answers/lakeside.yaml/Lakeside, Ohio/',
      'psp-check/inputs/',
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
    const [plainRun, hostileRun] = runsOf([plainReport, hostileReport]);
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
        expect(runs.map(({ results }) => results.length)).toEqual([
          ...reports.map(({ findings }) => findings.length),
          0,
        ]);
        const cities = reports.map(({ city }) => city.replace(/\p{Cs}/gu, '\ufffd'));
        expect(runs.slice(0, -1).map(({ properties: { city } }) => city)).toEqual(cities);
      }),
      { numRuns: 50 },
    );
  });
});
