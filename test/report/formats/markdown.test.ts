import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depths } from '../../../src/report/reporter.ts';
import {
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
import { reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';

const { markdown } = reporters;

const noErrors = { ...sampleOptions, errors: [] };

describe('the Markdown report', () => {
  test('looks as in report.md', async () => {
    await expect(markdown(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.md');
  });

  test('looks as in report-brief.md on one screen', async () => {
    const document = markdown(sampleReports, { ...sampleOptions, show: 'brief' });
    await expect(document).toMatchFileSnapshot('../../golden/report-brief.md');
  });

  test('one city in brief', () => {
    expect(markdown([plainReport], { ...noErrors, show: 'brief' })).toMatchInlineSnapshot(`
      "## Rivertown, Ohio

      Public Safety Partnership, conditions of August 3, 2017, as of 2017-08-18

      |  | Verdict | Reading |
      | --- | --- | --- |
      | ✘ | **Does not qualify** | read as conditions to meet: 1 met, 2 not met, 1 undetermined |
      | ? | **Undetermined** | read as questions to answer: 1 undetermined |

      1 condition is not enforced against this city, under rivertown-v-examples (docket last looked at on 2017-09-01). The verdict turns on the reading.

      |  | Outcome | Condition | What the record says | On whose word |
      | --- | --- | --- | --- | --- |
      | ✔ | met | Readiness for assistance | yes | Rivertown Police Department |
      | ✘ | not met | Violence above the national average | 360&#46;1 in 2014, not above 361.6 | Rivertown Police Department |
      | ? | undetermined | 48 hours' notice of release | sources disagree; not enforced since 2017-08-10 | The River Gazette |
      | ✘ | not met | 48-hour hold on written request | limits: judicial warrant | River County Jail |

      ### To qualify

      #### ✘ not met: Violence above the national average (\`answers/rivertown.yaml:33:3\`)

      - change: Not the city's to change.

      #### ✘ not met: 48-hour hold on written request (\`answers/rivertown.yaml:20:7\`)

      - change: **River County Jail**: limits (none, or only on-request or written-request)
      - evidence: River County Jail, 2016-05: Section 4 keeps nobody past release without a judge's warrant.

      #### ? undetermined: 48 hours' notice of release (\`answers/rivertown.yaml:36:3\`)

      - find out: instrument (statute, policy or practice) and notice (at least 48 hours)
      - evidence: The River Gazette, 2017-08-05: The sheriff says that DHS hears of a release a day ahead. And 2 more.

      Decisions, not evaluated: 2018-01-10.

      ⚠ release-notice: the evidence gazette-later was published on 2017-10-18, after the as-of date 2017-08-18; it is shown but does not count as support.

      Answered by Rivertown Police Department on 2017-08-14.

      Not legal advice. DOJ published no pass mark; selection is its decision.

      Evidence, 7 sources, the reading: --show all, or --format html
      "
    `);
  });

  test('several cities come behind a list of their verdicts', () => {
    const [summary] = markdown([openReport, bareReport, exemptReport], noErrors).split('\n\n### Hillview');
    expect(summary).toMatchInlineSnapshot(`
      "## Verdicts

      ### Under psp-2017-08, read as conditions to meet, as of 2017-08-18: 1 is undetermined, 1 qualifies

      - ? **Hillview, Ohio**: 1 undetermined
        - ? Readiness for assistance: not answered
      - ✔ **Lakeside, Ohio**: 1 met

      ### Under jail-rules, read as written, as of 2017-08-18: not applicable to 1

      - – **Fairmont, Ohio**: 1 not applicable"
    `);
  });

  test('what could not be read is named', () => {
    expect(markdown([], sampleOptions)).toMatchInlineSnapshot(`
      "## No city was checked.

      ### Not checked

      answers/bad&#92;x1b&#91;2J&#58;&#58;&#8203;error&#58;&#58;.yaml&#58;&#8203;3&#58;&#8203;5

      &#96;relaese-notice&#96; is asked by no rule set; did you mean &#96;release-notice&#96;?

          1 | city: Badtown
          2 | answers:
          3 |   relaese-notice: yes \\x1b[31m #\\[error]
            |   ^
      "
    `);
  });

  test('open leaves out what is met or not applicable, and says how many', () => {
    const document = markdown([hostileReport], { ...noErrors, show: 'open' });
    expect(document.match(/^#### .*$/gm)).toMatchInlineSnapshot(`
      [
        "#### ✘ not met: Two agencies hold the answer (\`answers/rivertown.yaml:31:3\`)",
        "#### ? undetermined: Nobody answered (\`answers/rivertown.yaml:31:3\`)",
        "#### Also read as",
      ]
    `);
    expect(document).toContain('\n\n2 conditions left out: met or not applicable.\n\n');
    const none = markdown([exemptReport], { ...noErrors, show: 'open' });
    expect(none).not.toContain('met:');
    expect(none).not.toContain('### Sources');
  });

  test('a document is never longer than a comment on GitHub, and its last line says what was left out', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ ...hostileReport, city: `City ${index + 1}` }));
    const document = markdown(many, noErrors);
    expect(document.length).toBeLessThan(65_536);
    expect(document.length).toBeGreaterThan(50_000);
    expect(document.trimEnd().split('\n').at(-1)).toMatch(
      /^The rest is left out, since GitHub takes no comment of 65,536 characters: the end of City \d+; City \d+; .*City 60\.$/,
    );
  });

  test('a report of the record fits into a comment on GitHub', async () => {
    const sizes = (await fourCities()).map((report) => markdown([report], noErrors).length);
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(65_536);
  });

  test('the same reports give the same bytes and are left as they are', () => {
    const before = structuredClone(sampleReports);
    expect(markdown(sampleReports, sampleOptions)).toBe(markdown(sampleReports, sampleOptions));
    expect(sampleReports).toEqual(before);
  });

  test('whatever the texts, all markup is ours, and no line gives a command', () => {
    fc.assert(
      fc.property(retoldReports, fc.constantFrom(...depths), (reports, show) => {
        const document = markdown(reports, { ...sampleOptions, show });
        expect(ciCommands(document)).toEqual([]);
        const rest = document
          .replace(/^ {4}.*$/gm, '')
          .replace(/<\/?details>|<\/?summary>|`[^`|]*`|\]\(<https:\/\/[^<>\s|]*>\)|\*\*|&#\d+;/g, '')
          .replace(/^(?: *- |1\. |#+ |\|(?: ---:? \|)+)/gm, '')
          .replace(/^\| .* \|$/gm, (row) => row.slice(2, -2).replaceAll(' | ', ''));
        // Of a link the bracket before its text is left.
        expect(rest.replace(/\[/g, '')).not.toMatch(/[\\`*_\]<>#|~&@$\r]/);
      }),
      { numRuns: 50 },
    );
  });
});
