import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bareFinding,
  bareReport,
  hostileReport,
  openReport,
  plainReport,
  sampleErrors,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { type CiCommand, ciCommands, parseCiCommand } from '../../support/ci-log.ts';
import { reporters } from '../../support/reporters.ts';
import { retoldReports } from '../../support/retold.ts';

const { github } = reporters;

const noErrors = { ...sampleOptions, errors: [] };
const commandsOf = (log: string): CiCommand[] => ciCommands(log).map(parseCiCommand);
const annotations = (log: string, type: string): CiCommand[] => commandsOf(log).filter(({ name }) => name === type);
const titles = (log: string, type: string) => annotations(log, type).map(({ properties: { title } }) => title);

describe('the report for GitHub Actions', () => {
  test('looks as in report.github.txt', async () => {
    await expect(github(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.github.txt');
  });

  test('annotates the line of each answer that decides what is not met or open, also that of an agency, worst first', () => {
    const log = github([openReport, plainReport], sampleOptions);
    expect(commandsOf(log).map(({ name, properties: { file, line, title } }) => [name, file, line, title])).toEqual([
      ['error', 'answers/bad\\x1b[2J::error::.yaml', '3', 'Not checked: answers/bad\\x1b[2J::error::.yaml'],
      ['error', 'answers/rivertown.yaml', '33', 'Rivertown, Ohio: not met: Violence above the national average'],
      ['error', 'answers/rivertown.yaml', '20', 'Rivertown, Ohio: not met: 48-hour hold on written request'],
      ['warning', 'answers/rivertown.yaml', '31', 'Hillview, Ohio: undetermined: Readiness for assistance'],
      ['warning', 'answers/rivertown.yaml', '36', "Rivertown, Ohio: undetermined: 48 hours' notice of release"],
      ['warning', 'answers/rivertown.yaml', '41', 'Rivertown, Ohio: warning'],
      ['group', undefined, undefined, undefined],
      ['endgroup', undefined, undefined, undefined],
    ]);
  });

  test('an annotation has three lines: the reason, what would change it, the verdict', () => {
    const [, hold] = annotations(github([plainReport], noErrors), 'error');
    expect(hold?.data).toMatchInlineSnapshot(`
      "Limits: judicial warrant (only with a judge's warrant), which this reading counts as not met.
      To meet it: River County Jail: limits (none, or only on-request or written-request).
      Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city, under rivertown-v-examples (docket last looked at on 2017-09-01). Read as questions to answer: undetermined. The verdict turns on the reading."
    `);
  });

  test('ends with the verdicts when nothing is left out', () => {
    expect(github([plainReport, bareReport], noErrors).split('::endgroup::\n').at(-1)).toMatchInlineSnapshot(`
      "Rivertown, Ohio: Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. 1 condition is not enforced against this city, under rivertown-v-examples (docket last looked at on 2017-09-01). Read as questions to answer: undetermined. The verdict turns on the reading.
      Lakeside, Ohio: Qualifies under psp-2017-08, read as conditions to meet, as of 2017-08-18. Read as questions to answer: qualifies. The verdict does not turn on the reading.
      "
    `);
  });

  test('keeps to ten annotations of a type, and its last line says what was left out', () => {
    const findings = Array.from({ length: 12 }, (_, index) => ({
      ...bareFinding,
      title: `Condition ${index + 1}`,
      outcome: index < 11 ? ('not-met' as const) : ('undetermined' as const),
    }));
    const warnings = Array.from({ length: 11 }, (_, line) => ({
      code: 'no-as-of' as const,
      message: 'A warning.',
      path: 'a.yaml',
      line: line + 1,
      column: 1,
    }));
    const log = github([{ ...bareReport, findings, warnings }], sampleOptions);
    expect(annotations(log, 'error')).toHaveLength(10);
    expect(annotations(log, 'warning')).toHaveLength(10);
    expect(titles(log, 'error')[0]).toMatch(/^Not checked/);
    expect(titles(log, 'warning')[0]).toBe('Lakeside, Ohio: undetermined: Condition 12');
    expect(log.trimEnd().split('\n').at(-1)).toMatchInlineSnapshot(
      `"::notice title=psp-check::2 errors and 2 warnings left out, since GitHub keeps 10 of each for a step: Lakeside, Ohio: not met: Condition 10; Lakeside, Ohio: not met: Condition 11; Lakeside, Ohio: warning; Lakeside, Ohio: warning"`,
    );
  });

  test('a message of one type only is told of by itself', () => {
    const warnings = Array.from({ length: 11 }, () => ({
      code: 'no-as-of' as const,
      message: 'W.',
      path: 'a',
      line: 1,
      column: 1,
    }));
    expect(
      github([{ ...bareReport, warnings }], noErrors)
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe(
      '::notice title=psp-check::1 warning left out, since GitHub keeps 10 of each for a step: Lakeside, Ohio: warning',
    );
  });

  test('a long reason is cut and the lines below it stay', () => {
    const findings = [{ ...bareFinding, outcome: 'not-met' as const, reason: '😀'.repeat(5000) }];
    const [only] = annotations(github([{ ...bareReport, findings }], noErrors), 'error');
    expect(only?.data.length).toBeLessThanOrEqual(4096);
    expect(only?.data).toMatch(/😀…\nTo meet it: .*\nQualifies under psp-2017-08.*$/s);
  });

  test('what the terminal is like does not matter', () => {
    expect(github(sampleReports, { ...sampleOptions, columns: 40, unicode: false })).toBe(
      github(sampleReports, sampleOptions),
    );
  });

  test('open leaves out of the report what it does in text', () => {
    const log = github([hostileReport], { ...noErrors, show: 'open' });
    expect(log).toContain('2 conditions left out');
    expect(annotations(log, 'error')).toHaveLength(1);
  });

  test('no text starts a command or outgrows a limit, whatever it is', () => {
    fc.assert(
      fc.property(retoldReports, (reports) => {
        const [first] = sampleErrors;
        const errors = reports.flatMap(({ city, input }) =>
          first ? [{ ...first, path: input.path, message: city }] : [],
        );
        const log = github(reports, { ...sampleOptions, errors });
        const commands = commandsOf(log);
        const names = commands.map(({ name }) => name);
        expect(names.filter((name) => name === 'error')).toHaveLength(reports.length + 3);
        expect([...new Set(names)]).toEqual(['error', 'warning', 'group', 'endgroup']);
        for (const {
          properties: { title = '' },
          data,
        } of commands) {
          expect(data.length).toBeLessThanOrEqual(4096);
          expect(title.length).toBeLessThanOrEqual(255);
          expect(data).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]/u);
        }
      }),
      { numRuns: 50 },
    );
  });
});
