import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { type ComparisonEnvelope, comparisonEnvelopeSchema } from '../../src/model/comparison.ts';
import type { Report } from '../../src/model/report.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';

const city = (name: string) => `test/fixtures/cities/${name}.yaml`;
const [albuquerque, baltimore] = ['data/cities/albuquerque.yaml', 'data/cities/baltimore.yaml'];

const folder = mkdtempSync(join(tmpdir(), 'psp-check-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(args, io);
  return io;
}

async function compared(...args: readonly string[]): Promise<ComparisonEnvelope> {
  return comparisonEnvelopeSchema.parse(JSON.parse((await ran('compare', '-f', 'json', ...args)).out()));
}

async function checked(...args: readonly string[]): Promise<readonly Report[]> {
  return JSON.parse((await ran('check', '-f', 'json', ...args)).out()).reports;
}

const titles = ({ comparison }: ComparisonEnvelope) => comparison.columns.map(({ title }) => title.join(' '));

describe('psp-check compare', () => {
  test('has a column for each city, rule set and date, in this order', async () => {
    const args = [
      '-r',
      'psp-2017-08',
      '-r',
      'psp-2017-criteria',
      '--as-of',
      '2019-01-01',
      '--as-of',
      '2017-08-18',
      '--as-of',
      '2019-01-01',
    ];
    expect(titles(await compared(baltimore, albuquerque, ...args))).toEqual([
      'Baltimore, Maryland psp-2017-08 2019-01-01',
      'Baltimore, Maryland psp-2017-08 2017-08-18',
      'Baltimore, Maryland psp-2017-criteria 2019-01-01',
      'Baltimore, Maryland psp-2017-criteria 2017-08-18',
      'Albuquerque, New Mexico psp-2017-08 2019-01-01',
      'Albuquerque, New Mexico psp-2017-08 2017-08-18',
      'Albuquerque, New Mexico psp-2017-criteria 2019-01-01',
      'Albuquerque, New Mexico psp-2017-criteria 2017-08-18',
    ]);
  });

  test('takes rule set and date from the files unless they are given, as check does', async () => {
    const { comparison } = await compared('data/cities/*.yaml');
    expect(comparison.common).toEqual({ city: null, ruleSet: 'psp-2017-08', asOf: '2017-08-18' });
  });

  test('has in each cell the finding that check has on the same input', async () => {
    const args = ['data/cities/*.yaml', '-r', 'psp-2017-criteria', '-r', 'psp-2017-08', '-r', 'psp-2017-08-response'];
    const { comparison } = await compared(...args);
    const reports = await checked(...args);
    expect(comparison.columns.map(({ title: _, ...column }) => column)).toEqual(
      reports.map(({ findings: _, toQualify: __, ...report }) => report),
    );
    for (const { condition, cells } of comparison.rows) {
      expect(cells.map((cell) => cell)).toEqual(
        reports.map(({ findings }) => findings.find((finding) => finding.condition === condition) ?? null),
      );
    }
  });

  test('keeps with --differences the conditions on which they differ', async () => {
    const { comparison } = await compared('--differences', 'data/cities/*.yaml');
    expect(comparison.rows.map(({ condition }) => condition)).toEqual(['release-notice', 'detainer-hold']);
    expect(comparison.leftOut).toBe(4);
  });

  test('puts cities in the order that --sort asks for, and says which there are', async () => {
    expect(titles(await compared('--sort', 'name', baltimore, albuquerque))).toEqual([
      'Albuquerque, New Mexico',
      'Baltimore, Maryland',
    ]);
    expect(titles(await compared('--sort', 'violence', albuquerque, baltimore))).toEqual([
      'Baltimore, Maryland',
      'Albuquerque, New Mexico',
    ]);
    const io = await ran('compare', '--sort', 'violense', albuquerque);
    expect([io.exitCode, io.err()]).toEqual([2, expect.stringContaining('Did you mean `violence`?')]);
  });

  test('compares the others when a city cannot be read, names it and exits 2', async () => {
    const io = await ran('compare', albuquerque, 'nowhere.yaml', city('broken'), baltimore);
    expect(io.exitCode).toBe(2);
    expect(io.err()).toContain('nowhere.yaml');
    expect(io.out()).toContain('2 cities: 1 does not qualify, 1 is undetermined');
    expect(io.out()).toMatch(/^! Not checked: nowhere.yaml /m);
    expect(io.out()).toMatch(/^! Not checked: test\/fixtures\/cities\/broken.yaml /m);
    const { errors } = await compared(albuquerque, 'nowhere.yaml');
    expect(errors.map(({ path, code }) => [path, code])).toEqual([['nowhere.yaml', 'not-found']]);
  });

  test.each([
    [0, [city('qualifies'), city('qualifies')]],
    [1, [city('qualifies'), city('fails'), city('undetermined')]],
    [2, [city('fails'), 'nowhere.yaml']],
    [2, [city('qualifies'), '-r', 'nowhere']],
    [2, [city('qualifies'), '--as-of', 'noon']],
    [2, [city('qualifies'), '-f', 'sarif']],
    [2, []],
    [3, [city('qualifies'), city('undetermined')]],
    [0, [city('undetermined'), '--fail-on', 'does-not-qualify']],
    [0, [city('fails'), '--fail-on', 'never']],
  ])('exits %i for %j', async (code, args) => {
    expect((await ran('compare', ...args)).exitCode).toBe(code);
  });

  test('writes reports beside standard output, or instead of it', async () => {
    const [html, csv] = [join(folder, 'out.html'), join(folder, 'out.csv')];
    const io = await ran('compare', 'data/cities', '-q', '--report', `html:${html}`, '--report', `csv:${csv}`);
    expect(io.out()).toBe('');
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/);
    expect(readFileSync(csv, 'utf8')).toMatch(/^\ufeffcity,city-file,/);
  });

  test('exits 2 when a report cannot be written', async () => {
    expect((await ran('compare', city('qualifies'), '--report', `csv:${folder}`)).exitCode).toBe(2);
  });

  test('tells of its options', async () => {
    expect((await ran('help', 'compare')).out()).toMatchInlineSnapshot(`
      "Usage: psp-check compare [options] <files...>

      Show cities side by side, under one or more rule sets, on one or more dates.

      Arguments:
        files                     city files, folders, glob patterns, or - for
                                  standard input

      Options:
        -r, --rules <id|file>     rule set to check against: the id of a shipped one,
                                  or a file; newest-of:<id|file> takes the version in
                                  force on the as-of date; repeatable (default: the
                                  city file's own, or psp-2017-08)
        --as-of <date>            as-of date, such as 2017-08-18; repeatable (default:
                                  the city file's own, or today)
        --sort <key>              order of the cities: name, verdict, or a condition
                                  such as violence (default: as given)
        --differences             show only the conditions on which the cities differ
        --show <depth>            brief: one screen; open: all about what is not met
                                  or open; all: everything (default: brief in text and
                                  Markdown, else all)
        -f, --format <name>       report format on standard output: text, json,
                                  markdown, html, svg, csv (default: text)
        --report <[format:]path>  also write a report to a file, in the format of its
                                  extension or in the one before the colon; repeatable
        --fail-on <verdict>       lowest verdict that makes the command fail:
                                  undetermined, does-not-qualify, never (default:
                                  undetermined)
        -q, --quiet               print no report on standard output
        --input <kind>            format of standard input and of files without a
                                  known extension: yaml, json, ndjson, csv (default:
                                  yaml)
        --exclude <glob>          skip files and folders with this name or path;
                                  repeatable
        --latest                  use only the last row of each city in a CSV or
                                  NDJSON file
        --columns <file>          file that says what the columns of CSV files mean
        --root <folder>           only follow file references inside this folder
                                  (default: the repository of the file, or its folder
                                  and the working directory)
        -h, --help                print this help
      "
    `);
  });
});
