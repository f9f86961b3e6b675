import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { heavyCityFiles, heavyRuleSets } from '../support/heavy-files.ts';
import { costliest, runMeasured } from '../support/run-measured.ts';
import { temporaryFolder } from './documents.ts';

const folder = temporaryFolder();
writeFileSync(join(folder, 'city.yaml'), 'city: X\nas-of: 2020-01-01\nanswers: {}\n');

const onRuleSet = (file: string): readonly (readonly string[])[] => [
  ['-f', 'text', '--rules', file, 'city.yaml'],
  ['rules', 'check', file],
  ['rules', 'test', file],
  ['explain', '--rules', file],
  ['compare', '-f', 'html', '--rules', file, 'city.yaml'],
  ['history', '--rules', file, 'city.yaml'],
];
const onCity = (file: string): readonly (readonly string[])[] => [
  ['-f', 'text', file],
  ['-f', 'sarif', file],
  ['-f', 'markdown', file],
  ['compare', '-f', 'html', file],
  ['history', '-f', 'html', file],
];

describe.each([
  ['rules', heavyRuleSets, onRuleSet],
  ['cities', heavyCityFiles, onCity],
])('what is as large as it may be, in %s', (name, files, commands) => {
  test.each(Object.entries(files))('%s is evaluated, in little time and memory', async (file, make) => {
    const path = join(name, file);
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), make());
    for (const args of commands(path)) {
      const { code } = await runMeasured(args.join(' '), args, folder);
      expect([0, 1, 2, 3]).toContain(code);
    }
  });
});

afterAll(() => {
  process.stdout.write(costliest(8));
});
