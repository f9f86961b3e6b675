import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { comparisonMarkdown } from '../../src/report/comparison-markdown.ts';
import { bareReport, openReport, plainReport } from '../fixtures/sample-reports.ts';
import { ciCommands } from '../support/ci-log.ts';
import { comparisonOptions, hostileComparison, manyCities, withErrors } from '../support/comparisons.ts';
import { fourCities } from '../support/four-cities.ts';
import { retoldReports } from '../support/retold.ts';

const tableOf = (document: string) => document.split('\n').filter((line) => line.startsWith('|'));

describe('the comparison as Markdown', () => {
  test('of the four cities looks as in comparison.md', async () => {
    await expect(comparisonMarkdown(compare(await fourCities()), comparisonOptions)).toMatchFileSnapshot(
      '../golden/comparison.md',
    );
  });

  test('of hostile reports looks as in comparison-hostile.md', async () => {
    await expect(comparisonMarkdown(hostileComparison, withErrors)).toMatchFileSnapshot(
      '../golden/comparison-hostile.md',
    );
  });

  test('has cities in rows when asked to or when there are many', () => {
    const upright = comparisonMarkdown(compare([plainReport, openReport]), comparisonOptions);
    expect(tableOf(upright)).toMatchInlineSnapshot(`
      [
        "| Condition | Rivertown, Ohio | Hillview, Ohio |",
        "| --- | --- | --- |",
        "| Readiness for assistance | ✔ met<br>**yes**<br>per Rivertown Police Department | ? undetermined<br>**yes** |",
        "| Violence above the national average | ✘ not met<br>**360&#46;1 in 2014**<br>per Rivertown Police Department | not asked |",
        "| 48 hours' notice of release | ? undetermined<br>**sources disagree**<br>per The River Gazette | not asked |",
        "| 48-hour hold on written request | ✘ not met<br>**judicial warrant**<br>per River County Jail | not asked |",
        "| **Verdict** | ✘ **does not qualify**<br>read as questions to answer: undetermined | ? **undetermined**<br>read as questions to answer: qualifies |",
      ]
    `);
    const asked = comparisonMarkdown(compare([plainReport, openReport]), { ...comparisonOptions, transpose: true });
    expect(tableOf(asked)).toMatchInlineSnapshot(`
      [
        "| City | Readiness for assistance | Violence above the national average | 48 hours' notice of release | 48-hour hold on written request | Verdict |",
        "| --- | --- | --- | --- | --- | --- |",
        "| Rivertown, Ohio | ✔ met<br>**yes**<br>per Rivertown Police Department | ✘ not met<br>**360&#46;1 in 2014**<br>per Rivertown Police Department | ? undetermined<br>**sources disagree**<br>per The River Gazette | ✘ not met<br>**judicial warrant**<br>per River County Jail | ✘ **does not qualify**<br>read as questions to answer: undetermined |",
        "| Hillview, Ohio | ? undetermined<br>**yes** | not asked | not asked | not asked | ? **undetermined**<br>read as questions to answer: qualifies |",
      ]
    `);
    expect(tableOf(comparisonMarkdown(compare(manyCities(9, bareReport)), comparisonOptions))).toHaveLength(2 + 9);
  });

  test('of hundreds of cities is the table and what all share', () => {
    const document = comparisonMarkdown(compare(manyCities(300)), comparisonOptions);
    expect(document).not.toContain('Reasons and evidence');
    expect(document.length).toBeLessThan(2 ** 20);
  });

  test('of no city says so and why', () => {
    expect(comparisonMarkdown(compare([]), withErrors)).toMatchInlineSnapshot(`
      "## No city was compared

      ### Not compared

      - answers/bad&#92;x1b&#91;2J&#58;&#58;&#8203;error&#58;&#58;.yaml&#58;&#8203;3&#58;&#8203;5: &#96;relaese-notice&#96; is asked by no rule set; did you mean &#96;release-notice&#96;?

      <details>
      <summary>Made from</summary>

      - made by: \`psp-check 1.2.3\`

      </details>
      "
    `);
  });

  test('has as many cells in each row of its table, and gives no log a command, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, fc.boolean(), (reports, transpose) => {
        const document = comparisonMarkdown(compare(reports), { ...withErrors, transpose });
        expect(new Set(tableOf(document).map((line) => line.split('|').length)).size).toBe(1);
        expect(ciCommands(document)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
