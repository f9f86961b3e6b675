import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environment } from '../src/environment.ts';
import { mostSets } from '../src/evaluate/to-qualify/to-qualify-list.ts';
import { mostSteps } from '../src/evaluate/to-qualify/ways.ts';
import { mostProblemsOfMany } from '../src/load/city/cities.ts';
import { mostColumns } from '../src/load/city/columns.ts';
import { maxProblems } from '../src/load/source/faults.ts';
import { maxDepth, mostValues } from '../src/load/source/tree.ts';
import { mostCases, mostCells, mostCharacters, mostOfCity, mostOfRuleSet } from '../src/model/limits.ts';
import { most } from './support/run-measured.ts';

const promised = readFileSync('SECURITY.md', 'utf8');
const english = (count: number) => count.toLocaleString('en');

/** What the built program says of inputs that go beyond a limit. */
const told = (name: string) => readFileSync(`test/golden/hostile/made/${name}.txt`, 'utf8');

test('the limits in SECURITY.md are those of the code', () => {
  expect(promised).toContain(`| levels of nesting | ${maxDepth} deep |`);
  expect(promised).toContain(`| JSON | ${english(mostValues)} values |`);
  expect(promised).toContain(`| problems told of one city, rule set or cases file | ${maxProblems} |`);
  expect(promised).toMatch(new RegExp(`^ *\\| columns of a CSV file \\| ${english(mostColumns)} \\|$`, 'm'));
  expect(promised).toMatch(
    new RegExp(`^ *\\| problems told of a file of many cities; .* \\| ${english(mostProblemsOfMany)} \\|$`, 'm'),
  );
  expect(promised).toContain(`or more than ${most.mebibytes} MiB`);
});

test('the limits on what a city and a rule set hold are those of the loader', () => {
  const rows: readonly (readonly [string, number])[] = [
    ['agencies of a city, and of one answer', mostOfCity.agencies],
    ['claims of a city', mostOfCity.claims],
    ['dated entries of a city', mostOfCity.entries],
    ['years of a city', mostOfCity.years],
    ['conditions of a rule set', mostOfRuleSet.conditions],
    ['fields of a condition', mostOfRuleSet.fields],
    ['matchers of a condition', mostOfRuleSet.matchers],
    ['words of a vocabulary', mostOfRuleSet.words],
    ['fields that the tests of a condition look at', mostOfRuleSet.subjects],
    ['comparisons of one field in a condition, each counted once', mostOfRuleSet.comparisons],
    ['values of a matcher', mostOfRuleSet.listed],
    ['cases of a cases file', mostCases],
    ['sets of fields that a report names as enough to change outcomes', mostSets],
    ['steps to find them, for a report', mostSteps],
    ['alternatives of a rule set', mostOfRuleSet.alternatives],
    ['figures of a rule set', mostOfRuleSet.figures],
    ['values of a figure', mostOfRuleSet.values],
    ['cells of a comparison as JSON, HTML or Markdown', mostCells],
  ];
  for (const [what, count] of rows) expect(promised).toContain(`| ${what} | ${english(count)} |`);
  const { name, title, reading, otherwise } = mostCharacters;
  expect(promised).toContain(`an id | ${name} characters |`);
  expect(promised).toContain(`an issuer | ${title} characters |`);
  expect(promised).toContain(`| a reading | ${english(reading)} characters |`);
  expect(promised).toContain(`any other text | ${english(otherwise)} characters |`);
});

test('every test that SECURITY.md names is there', () => {
  const named = Array.from(promised.matchAll(/`(test\/[^`]+)`/g), ([, path = '']) => path);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test.each([
  ['one-byte-too-many.yaml', '1 MiB'],
  ['deep-brackets.yaml', '64 deep'],
  ['wide-list.yaml', '100,000 words and signs'],
  ['wide-list.json', '50,000 values'],
])('the built program says of %s what SECURITY.md says: %s', (name, words) => {
  expect(told(name)).toContain(words);
  expect(promised).toContain(words);
});

test('the environment in SECURITY.md is what the program looks at', () => {
  const [, list = ''] = /\*\*Little environment\.\*\*([^;]*);/.exec(promised) ?? [];
  const names = Array.from(list.matchAll(/`(\w+)`/g), ([, name = '']) => name);
  expect(names.sort()).toEqual(Object.keys(environment).sort());
});

test('the limits on what files name are those of the loader', () => {
  expect(readFileSync('src/load/city/agency-file.ts', 'utf8')).toContain('const mostTogether = 4 * 2 ** 20;');
  expect(promised).toContain('| the agency files that one city names, together | 4 MiB |');
  expect(readFileSync('src/load/rule-set/layers.ts', 'utf8')).toContain('const mostAbove = 15;');
  expect(promised).toContain('| rule sets that extend one another | 16 |');
});

test('the wait for a pipe in SECURITY.md is that of read.ts', () => {
  expect(readFileSync('src/load/files/read.ts', 'utf8')).toContain('const patience = 1000;');
  expect(promised).toContain('| a wait for somebody to write to a pipe that is named as a file | 1 second |');
});
