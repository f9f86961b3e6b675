// What is within every limit and still too large for one report, or for one format, does not keep the rest from being written.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../support/folder.ts';
import { condition, numbered, ruleSet } from '../support/hostile-files.ts';
import { psp } from '../support/program.ts';

const fields = Array.from({ length: 12 }, (_, index) => `f${index}`);
/** Met by one of three fields in each of four groups: 81 smallest sets. */
const groups = [0, 3, 6, 9].map(
  (first) =>
    `{ any: [${fields
      .slice(first, first + 3)
      .map((field) => `{ ${field}: yes }`)
      .join(', ')}] }`,
);
const metByAll = `{ ${fields.map((field) => `${field}: yes`).join(', ')} }`;
const wide = ruleSet(
  numbered(200, (index) =>
    condition(
      `c${index}`,
      `{ all: [${groups.join(', ')}] }`,
      `{ ${fields.map((field) => `${field}: yes-no`).join(', ')} }`,
      metByAll,
    ),
  ),
);
const agencies = Array.from({ length: 10 }, (_, index) => `a${index}`);
/** Nothing is recorded of ten agencies that hold each of 200 answers. */
const vast = `city: Vast
as-of: 2020-01-01
agencies: { ${agencies.map((id) => `${id}: { name: Agency ${id}, answers: {} }`).join(', ')} }
answers:
${numbered(200, (index) => `  c${index}: { held-by: [${agencies.join(', ')}] }\n`)}`;
const small = (name: string) => `city: ${name}\nas-of: 2020-01-01\nanswers: { c0: ${metByAll} }\n`;

test('a city that is too large for a report is an error, and the others and every report are written', () =>
  inFolder({ 'mine.yaml': wide, 'a.yaml': small('First'), 'b.yaml': vast, 'c.yaml': small('Last') }, async (folder) => {
    const args = ['-r', './mine.yaml', '-f', 'json', '--report', 'csv:report.csv', '--report', 'junit:report.xml'];
    const { code, stdout, stderr } = psp(folder, [...args, 'a.yaml', 'b.yaml', 'c.yaml']);
    expect(stderr).toContain('error: A report on this city would be larger than can be made.');
    expect(stderr).toMatch(/^ *--> b\.yaml:1:1$/m);
    expect(code).toBe(2);
    const { reports, errors } = JSON.parse(stdout);
    expect(reports.map((report: { city: string }) => report.city)).toEqual(['First', 'Last']);
    expect(errors).toMatchObject([{ path: 'b.yaml', code: 'too-large' }]);
    for (const file of ['report.csv', 'report.xml']) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).toContain('First');
      expect(text).toContain('Last');
    }
  }));

test('a comparison of more than 20,000 cells is an error of the formats that do not take it, and the others are written', () => {
  const rows = `city,as-of,c0\n${numbered(101, (index) => `City ${index},2020-01-01,\n`)}`;
  const plain = ruleSet(numbered(200, (index) => condition(`c${index}`)));
  return inFolder({ 'mine.yaml': plain, 'cities.csv': rows }, async (folder) => {
    const args = ['compare', '-r', './mine.yaml', '-f', 'csv', '--report', 'html:page.html', '--report', 'csv:all.csv'];
    const { code, stdout, stderr } = psp(folder, [...args, 'cities.csv']);
    expect(stderr).toContain('20,000');
    expect(code).toBe(2);
    expect(stdout).toContain('City 100');
    expect(existsSync(join(folder, 'page.html'))).toBe(false);
    expect(readFileSync(join(folder, 'all.csv'), 'utf8')).toContain('City 100');
  });
});
