import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bareReport,
  hostileReport,
  plainReport,
  sampleErrors,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { ciCommands } from '../../support/ci-log.ts';
import { reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';
import { type Element, elements, parseXml, textOf } from '../../support/xml.ts';

const { junit } = reporters;

const suitesOf = (document: string): Element[] => elements(parseXml(document), 'testsuite');
const noErrors = { ...sampleOptions, errors: [] };

describe('the JUnit report', () => {
  test('looks as in report.junit.xml', async () => {
    await expect(junit(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.junit.xml');
  });

  test('every condition is a test case, met ones too, and the counts are those of the cases', () => {
    const [suite] = suitesOf(junit([plainReport], noErrors));
    expect(suite?.attributes).toMatchObject({ tests: '4', failures: '2', errors: '0', skipped: '1' });
    expect(
      suite?.children
        .filter((child) => typeof child !== 'string')
        .filter(({ name }) => name === 'testcase')
        .map(({ attributes: { name }, children }) => [
          name,
          children.map((child) => typeof child !== 'string' && child.name),
        ]),
    ).toEqual([
      ['readiness: Readiness for assistance', []],
      ['violence: Violence above the national average', ['failure']],
      ["release-notice: 48 hours' notice of release", ['skipped']],
      ['detainer-hold: 48-hour hold on written request', ['failure']],
    ]);
  });

  test('what is not met or open says why, on whose word, and what would change it', () => {
    const [, failure] = elements(parseXml(junit([plainReport], noErrors)), 'failure');
    expect(failure?.attributes).toEqual({
      type: 'not-met',
      message: "Limits: judicial warrant (only with a judge's warrant), which this reading counts as not met.",
    });
    expect(failure && textOf(failure)).toMatchInlineSnapshot(`
      "Limits: judicial warrant (only with a judge's warrant), which this reading counts as not met.
      To meet it: River County Jail: limits (none, or only on-request or written-request).
      Said by: River County Jail
      Evidence: River County Jail, 2016-05: Section 4 keeps nobody past release without a judge's warrant. https://example.org/river-county/jail/manuals/operations-manual-of-the-county-jail-2016-05-edition.pdf?download=1
      In file: answers/rivertown.yaml:47:3
      In file: answers/rivertown.yaml:20:7 (River County Jail)

      Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city, under rivertown-v-examples (docket last looked at on 2017-09-01). Read as questions to answer: undetermined. The verdict turns on the reading.
      Not legal advice. DOJ published no pass mark; selection is its decision."
    `);
  });

  test('a class name has no full stop of a city', () => {
    const document = junit([{ ...bareReport, city: 'St. Louis, Missouri' }], noErrors);
    expect(elements(parseXml(document), 'testcase').map(({ attributes: { classname } }) => classname)).toEqual([
      'psp-2017-08.St Louis, Missouri',
    ]);
  });

  test('an input that could not be read is an error, whatever else there is', () => {
    const [first] = sampleErrors;
    const errors = [...sampleErrors, ...sampleErrors, { ...sampleErrors[0], path: 'other.yaml', frame: null }].flatMap(
      (problem) => (first ? [{ ...first, ...problem }] : []),
    );
    expect(
      suitesOf(junit([], { ...sampleOptions, errors })).map(({ attributes }) => attributes),
    ).toMatchInlineSnapshot(`
      [
        {
          "errors": "2",
          "failures": "0",
          "hostname": "localhost",
          "id": "0",
          "name": "Inputs that could not be read",
          "package": "psp-check",
          "skipped": "0",
          "tests": "2",
          "time": "0",
          "timestamp": "1970-01-01T00:00:00",
        },
      ]
    `);
    expect(
      elements(parseXml(junit([], { ...sampleOptions, errors })), 'testcase').map((each) => [
        each.attributes,
        ...elements(each, 'error').map(({ attributes }) => attributes),
      ]),
    ).toMatchInlineSnapshot(`
      [
        [
          {
            "classname": "psp-check.inputs",
            "name": "answers/bad\\x1b[2J::error::.yaml",
            "time": "0",
          },
          {
            "message": "\`relaese-notice\` is asked by no rule set; did you mean \`release-notice\`? (2 problems)",
            "type": "unknown-condition",
          },
        ],
        [
          {
            "classname": "psp-check.inputs",
            "name": "other.yaml",
            "time": "0",
          },
          {
            "message": "\`relaese-notice\` is asked by no rule set; did you mean \`release-notice\`?",
            "type": "unknown-condition",
          },
        ],
      ]
    `);
  });

  test('open leaves out test cases and counts what is left', () => {
    const [suite] = suitesOf(junit([hostileReport], { ...noErrors, show: 'open' }));
    expect(suite?.attributes).toMatchObject({ tests: '2', failures: '1', skipped: '1' });
  });

  test('nothing to tell is a document too', () => {
    expect(parseXml(junit([], noErrors))).toMatchObject({ name: 'testsuites', attributes: {} });
  });

  test('it is well-formed and gives no commands, whatever the texts', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const document = junit(reports, sampleOptions);
        expect(suitesOf(document)).toHaveLength(reports.length + 1);
        expect(ciCommands(document)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
