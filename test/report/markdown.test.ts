import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { outlineOf } from '../../src/report/outline.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import {
  bareReport,
  exemptReport,
  hostileReport,
  openReport,
  sampleOptions,
  sampleReports,
} from '../fixtures/sample-reports.ts';
import { ciCommands } from '../support/ci-log.ts';
import { fourCities } from '../support/four-cities.ts';
import { decoded } from '../support/markup.ts';
import { retoldReports } from '../support/retold.ts';

const noErrors = { ...sampleOptions, errors: [] };

/** What a reader sees, near enough: entities decoded, code unwrapped. */
const readable = (document: string): string => decoded(document).replaceAll('\u200b', '').replaceAll('`', '');

describe('the Markdown report', () => {
  test('looks as in report.md', async () => {
    await expect(markdown(sampleReports, sampleOptions)).toMatchFileSnapshot('../golden/report.md');
  });

  test('one city: the verdict, then a table of its conditions', () => {
    expect(markdown([bareReport], noErrors)).toMatchInlineSnapshot(`
      "## ✔ Lakeside, Ohio

      **Qualifies** under psp-2017-08, read as conditions to meet, as of 2017-08-18. Read as questions to answer: qualifies. The verdict does not turn on the reading.

      1 met, 0 not met, 0 undetermined, 0 not applicable.

      Public Safety Partnership, conditions of August 3, 2017, U.S. Department of Justice, Office of Justice Programs

      Not legal advice. DOJ published no pass mark; selection is its decision.

      |  | Outcome | Condition | Reason | On whose word |
      | --- | --- | --- | --- | --- |
      | ✔ | met | Readiness for assistance | The city is ready. | Rivertown Police Department |

      <details>
      <summary>Conditions in full</summary>

      #### ✔ met: Readiness for assistance (\`readiness\`)

      The city is ready.

      - question: Is the city ready to receive the assistance?
      - decided by: ready: yes; needed: yes
      - said by: Rivertown Police Department
      - asked in: Letter to the police chiefs, paragraph 1 &#91;1&#93;
      - in file: \`answers/rivertown.yaml:31:3\`

      </details>

      <details>
      <summary>Reading</summary>

      psp-2017-08, read as conditions to meet: The three questions are read as conditions: each needs a yes. No pass mark was published.

      Also read as questions to answer (psp-2017-08-response): qualifies.

      </details>

      <details>
      <summary>Sources</summary>

      1. [Letter to the police chiefs](<https://example.org/letter.pdf>), Department of Examples, 2017-08-03

      </details>

      <details>
      <summary>Made from</summary>

      - rule set: \`psp-2017-08\`, \`sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\`
      - city file: \`answers/lakeside.yaml\`, \`sha256:1111111111111111111111111111111111111111111111111111111111111111\`
      - as of: \`2017-08-18\`
      - made by: \`psp-check 1.2.3\`

      </details>
      "
    `);
  });

  test('several cities come behind a table of their verdicts', () => {
    const [summary] = markdown([openReport, bareReport, exemptReport], noErrors).split('\n\n## ? Hillview');
    expect(summary).toMatchInlineSnapshot(`
      "## Verdicts

      Under psp-2017-08, read as conditions to meet, as of 2017-08-18:

      |  | City | Verdict | Conditions |
      | --- | --- | --- | --- |
      | ? | Hillview, Ohio | undetermined | 0 met, 0 not met, 1 undetermined, 0 not applicable |
      | ✔ | Lakeside, Ohio | qualifies | 1 met, 0 not met, 0 undetermined, 0 not applicable |

      2 reports: 1 undetermined, 1 qualifies.

      Under jail-rules, read as written, as of 2017-08-18:

      |  | City | Verdict | Conditions |
      | --- | --- | --- | --- |
      | – | Fairmont, Ohio | not applicable | 0 met, 0 not met, 0 undetermined, 1 not applicable |"
    `);
  });

  test('what could not be read is named', () => {
    expect(markdown([], sampleOptions)).toBe(
      'No city was checked.\n\n## Not checked\n\n- answers/bad&#92;x1b&#91;2J&#58;&#58;&#8203;error&#58;&#58;.yaml&#58;&#8203;3&#58;&#8203;5: &#96;relaese-notice&#96; is asked by no rule set; did you mean &#96;release-notice&#96;?\n',
    );
  });

  test('says whatever the outline says', () => {
    for (const report of sampleReports) {
      const text = readable(markdown([report], noErrors));
      const outline = outlineOf(report, noErrors);
      const rows = [...outline.findings, ...outline.toQualify].flatMap((each) => each.rows);
      const items = [...rows.flatMap((row) => row.items), ...outline.decisions].map((item) => item.text);
      const told = [
        outline.ruleSet.title,
        outline.ruleSet.issuer,
        outline.verdict.counts,
        outline.notLegalAdvice,
        ...outline.attribution,
        ...outline.findings.flatMap(({ title, reason, question }) => [title, reason, question]),
        ...outline.toQualify.flatMap(({ wish }) => wish ?? []),
        ...items,
        ...outline.remarks,
        ...outline.reading,
        ...outline.alsoReadAs,
        ...outline.warnings,
        ...outline.sources.flatMap(({ title, url }) => [title, url ?? '']),
        ...outline.identity.flatMap(({ value, digest }) => [value, digest ?? '']),
      ];
      const seen = (sentence: string) => text.includes(sanitise(sentence.trim()).replaceAll('`', ''));
      expect(told.filter((sentence) => !seen(sentence))).toEqual([]);
    }
  });

  test('open leaves out what is met or not applicable, and says how many', () => {
    const document = markdown([hostileReport], { ...noErrors, show: 'open' });
    expect(document.match(/^#### .*$/gm)).toEqual([
      '#### ✘ not met: Two agencies hold the answer (`several`)',
      '#### ? undetermined: Nobody answered (`open`)',
    ]);
    expect(document).toContain('\n\n2 conditions left out: met or not applicable.\n\n');
    const none = markdown([exemptReport], { ...noErrors, show: 'open' });
    expect(none).not.toMatch(/^\|/m);
    expect(none).not.toContain('<summary>Sources</summary>');
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
      fc.property(retoldReports, (reports) => {
        const document = markdown(reports, sampleOptions);
        expect(ciCommands(document)).toEqual([]);
        const rest = document
          .replace(/<\/?details>|<\/?summary>|`[^`|]*`|\]\(<https:\/\/[^<>\s|]*>\)|\*\*|&#\d+;/g, '')
          .replace(/^(?: *- |1\. |#+ |\|(?: --- \|)+)/gm, '')
          .replace(/^\| .* \|$/gm, (row) => row.slice(2, -2).replaceAll(' | ', ''));
        // Of a link the bracket before its text is left.
        expect(rest.replace(/\[/g, '')).not.toMatch(/[\\`*_\]<>#|~&@$\r]/);
      }),
      { numRuns: 50 },
    );
  });
});
