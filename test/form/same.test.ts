// The page and the program say the same: what the page runs, bundled as it is for a browser, on every city file of the record and of the tests.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type * as core from '../../src/form/core.ts';
import { type OpenedCity, pageData } from '../../src/form/page-data.ts';
import { loadCity } from '../../src/load/city/city.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import type { Report } from '../../src/model/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-form-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Bundling = {
  readonly bundleForm: (entry: string, options: { readonly format: 'esm' }) => Promise<string>;
};
const { bundleForm }: Bundling = await import(pathToFileURL(resolve('scripts/form.mjs')).href);
const bundle = join(folder, 'core.mjs');
writeFileSync(bundle, await bundleForm('form/core.ts', { format: 'esm' }));
const { coreOf, textOf }: typeof core = await import(pathToFileURL(bundle).href);

const today = '2026-02-03';
const shipped = await shippedRuleSets();

/** What can be compared of what is said of a file. */
type Said = {
  readonly problems: readonly string[];
  readonly report: object | null;
};

const wordsOf = (problems: readonly { line: number; column: number; code: string; message: string }[]) =>
  problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);

const partsOf = (report: Report | null): object | null =>
  report && {
    verdict: report.verdict,
    counts: report.counts,
    findings: report.findings.map(({ condition, outcome, reason, saidBy }) => ({ condition, outcome, reason, saidBy })),
    alternatives: report.alternatives.map(({ ruleSet, verdict }) => ({ ruleSet, verdict })),
    warnings: report.warnings.map(({ code, message }) => ({ code, message })),
  };

async function saidByProgram(path: string, rules: string): Promise<Said> {
  const ruleSet = await loadRuleSet(rules);
  const alternatives = await Promise.all(ruleSet.alternatives.map((each) => loadRuleSet(each)));
  try {
    const city = await loadCity(path, [...shipped, ruleSet]);
    const asOf = city.asOf ?? today;
    const report = evaluate(ruleSet, city, { asOf, asOfGiven: city.asOf !== null, alternatives });
    return { problems: [], report: partsOf(report) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: wordsOf(error.problems), report: null };
  }
}

/** A page checks whatever file is opened in it. */
const pages = new Map<string, ReturnType<typeof coreOf>>();

async function pageOf(rules: string, path: string, files: OpenedCity['files']): Promise<ReturnType<typeof coreOf>> {
  const known = files.length === 0 ? pages.get(rules) : undefined;
  if (known) return known;
  const asked = await loadRuleSet(rules);
  const alternatives = await Promise.all(asked.alternatives.map((each) => loadRuleSet(each)));
  const city = { name: path, text: '', files };
  const data = pageData(asked, alternatives, shipped, { version: '0', blank: '', city });
  const page = coreOf(JSON.parse(JSON.stringify(data)));
  if (files.length === 0) pages.set(rules, page);
  return page;
}

async function saidByPage(path: string, rules: string, files: OpenedCity['files'] = []): Promise<Said> {
  const page = await pageOf(rules, path, files);
  const text = textOf(path, readFileSync(path));
  const { problems, report } =
    typeof text === 'string' ? await page.check(text, path, today) : { problems: text, report: null };
  return { problems: wordsOf(problems.map(({ problem }) => problem)), report: partsOf(report) };
}

const within = (path: string) =>
  readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(path, name));

test.each(shipped.map(({ id }) => id))('of the four cities under %s', async (rules) => {
  for (const path of within('data/cities')) {
    expect(await saidByPage(path, rules), path).toEqual(await saidByProgram(path, rules));
  }
});

/** A page follows no path to another rule set: it asks its own, as `--rules` would. */
const fixtures = ['cities', 'hostile/city', 'hostile/accepted']
  .flatMap((name) => within(`test/fixtures/${name}`))
  .filter((path) => !/\/rules-(?:folder|hidden|itself|outside|take-shipped-id)\.yaml$/.test(path));

test.each(fixtures)('of %s', async (path) => {
  expect(await saidByPage(path, 'psp-2017-08')).toEqual(await saidByProgram(path, 'psp-2017-08'));
});

test("of a rule set of one's own, and a city file that names it", async () => {
  const [path, rules] = ['test/fixtures/own/city.yaml', './test/fixtures/own/rules.yaml'];
  const said = await saidByPage(path, rules);
  expect(said).toEqual(await saidByProgram(path, rules));
  expect(said.report).toMatchObject({ verdict: 'not-applicable' });
});

test('of an agency whose answers are in a file of their own', async () => {
  const city = join(folder, 'city.yaml');
  const agency = 'name: River County Jail\nanswers: { dhs-access: no }\n';
  writeFileSync(join(folder, 'jail.yaml'), agency);
  writeFileSync(
    city,
    'city: Rivertown\nas-of: 2017-08-18\nagencies: { jail: { file: jail.yaml } }\nanswers: { dhs-access: { held-by: jail } }\n',
  );
  const said = await saidByPage(city, 'psp-2017-08', [[join(folder, 'jail.yaml'), agency]]);
  expect(said).toEqual(await saidByProgram(city, 'psp-2017-08'));
  expect(said.report).toMatchObject({ verdict: 'does-not-qualify' });
});
