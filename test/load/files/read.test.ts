import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { expandOperands } from '../../../src/load/files/operands.ts';
import { readBytes } from '../../../src/load/files/read.ts';

let folder: string;
let before: string;

beforeAll(() => {
  before = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'psp-check-'));
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const text = (path: string, maxBytes?: number) => Buffer.from(readBytes(path, null, maxBytes)).toString();

function problemOf(path: string, maxBytes?: number): string {
  try {
    readBytes(path, null, maxBytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map((problem) => `${problem.path}:${problem.line}:${problem.column} ${problem.code}: ${problem.message}`)
      .join('\n');
  }
  return 'none';
}

test('a file is read whole', () => {
  writeFileSync('small.yaml', 'city: x\n');
  expect(text('small.yaml')).toBe('city: x\n');
  writeFileSync('large.yaml', 'x'.repeat(2 ** 20));
  expect(readBytes('large.yaml')).toHaveLength(2 ** 20);
  symlinkSync('small.yaml', 'link.yaml');
  expect(text('link.yaml')).toBe('city: x\n');
});

test('a file of the kernel, which has no size, is read', () => {
  expect(text('/proc/self/status')).toContain('Name:');
});

test('a file that is not there is told, with the name it may have', () => {
  writeFileSync('rivertown.yaml', 'a');
  expect(problemOf('rivertwon.yaml')).toBe(
    'rivertwon.yaml:1:1 not-found: This file does not exist. Did you mean `rivertown.yaml`?',
  );
  expect(problemOf('./rivertown.yml')).toBe(
    './rivertown.yml:1:1 not-found: This file does not exist. Did you mean `./rivertown.yaml`?',
  );
  expect(problemOf('no/such/file')).toBe('no/such/file:1:1 not-found: This file does not exist.');
  expect(problemOf('rivertown.yaml/x')).toBe('rivertown.yaml/x:1:1 not-found: This file does not exist.');
  expect(problemOf('a\0b')).toBe('a\0b:1:1 not-found: This file does not exist.');
  expect(problemOf('')).toBe(':1:1 not-found: This file does not exist.');
  expect(problemOf('x'.repeat(5000))).toMatch(/^x+:1:1 not-readable: The file cannot be read \(ENAMETOOLONG\)\.$/);
  symlinkSync('loop', 'loop');
  expect(problemOf('loop')).toBe('loop:1:1 not-readable: The file cannot be read (ELOOP).');
});

test('a folder is told', () => {
  mkdirSync('answers');
  expect(problemOf('answers')).toBe('answers:1:1 is-a-directory: This is a folder. Name a file in it.');
});

test('an empty file is told', () => {
  writeFileSync('empty.yaml', '');
  expect(problemOf('empty.yaml')).toBe('empty.yaml:1:1 empty: The file is empty.');
  expect(problemOf('/dev/null')).toBe('/dev/null:1:1 empty: The file is empty.');
});

test('a file that is too large is told without being read', () => {
  writeFileSync('too-large.yaml', 'x'.repeat(2 ** 20 + 1));
  expect(problemOf('too-large.yaml')).toBe('too-large.yaml:1:1 too-large: The file is larger than 1 MiB. Split it.');
  expect(problemOf('small.yaml', 7)).toBe('small.yaml:1:1 too-large: The file is larger than 7 bytes. Split it.');
  expect(text('small.yaml', 8)).toBe('city: x\n');
});

test('input without an end is read up to the limit', () => {
  expect(problemOf('/dev/zero')).toBe('/dev/zero:1:1 too-large: The file is larger than 1 MiB. Split it.');
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is told', () => {
  writeFileSync('secret.yaml', 'a');
  chmodSync('secret.yaml', 0o000);
  expect(problemOf('secret.yaml')).toBe(
    'secret.yaml:1:1 not-readable: You do not have permission to read this file. Change its permissions.',
  );
});

test('a pipe that nobody writes to ends', () => {
  execFileSync('mkfifo', ['nobody.yaml']);
  const start = performance.now();
  expect(problemOf('nobody.yaml')).toBe('nobody.yaml:1:1 empty: The pipe was empty.');
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a pipe is read to its end, however slowly it is written to', async () => {
  execFileSync('mkfifo', ['slow.yaml']);
  const writer = spawn('sh', ['-c', '{ printf "a: "; sleep 0.3; printf "1\\n"; } > slow.yaml']);
  expect(text('slow.yaml')).toBe('a: 1\n');
  writer.kill();
});

test('a pipe without an end is read up to the limit', () => {
  execFileSync('mkfifo', ['endless.yaml']);
  const writer = spawn('sh', ['-c', 'exec yes > endless.yaml']);
  expect(problemOf('endless.yaml')).toBe('endless.yaml:1:1 too-large: The file is larger than 1 MiB. Split it.');
  writer.kill();
});

/** What operands mean: the paths, those from folders in parentheses, then the problems. */
function expanded(...operands: string[]): string[] {
  const { files, problems } = expandOperands(operands);
  return [
    ...files.map(({ path, fromDirectory }) => (fromDirectory ? `(${path})` : path)),
    ...problems.map(({ path, code, message }) => `${path} ${code}: ${message}`),
  ];
}

function tree(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), 'a: 1\n');
  }
}

test('a folder means its YAML and JSON files at any depth, in byte order, names with a dot apart', () => {
  tree('cities', [
    'b.yaml',
    'B.yml',
    'a/z.json',
    'a-b.YAML',
    'a/b/c.ndjson',
    'é.yaml',
    '\u{1f600}.yaml',
    '\ufb01.yaml',
  ]);
  tree('cities', ['readme.md', 'x.yaml.txt', 'yaml', '.hidden.yaml', '.git/c.yaml', 'a/.x/d.yaml']);
  const files = ['B.yml', 'a-b.YAML', 'a/b/c.ndjson', 'a/z.json', 'b.yaml', 'é.yaml', '\ufb01.yaml', '\u{1f600}.yaml'];
  expect(expanded('cities')).toEqual(files.map((path) => `(cities/${path})`));
  expect(expanded('cities/')).toEqual(files.map((path) => `(cities/${path})`));
  expect(expanded('./cities/a')).toEqual(['(./cities/a/b/c.ndjson)', '(./cities/a/z.json)']);
  expect(expanded(join(folder, 'cities/a/b'))).toEqual([`(${folder}/cities/a/b/c.ndjson)`]);
  process.chdir('cities/a');
  expect(expanded('.')).toEqual(['(b/c.ndjson)', '(z.json)']);
  expect(expanded('../a/b')).toEqual(['(../a/b/c.ndjson)']);
  process.chdir(folder);
});

test('links to files count, links to folders are not followed', () => {
  tree('linked', ['real.yaml', 'sub/x.yaml']);
  symlinkSync('real.yaml', 'linked/link.yaml');
  symlinkSync('..', 'linked/sub/up.yaml');
  symlinkSync('nowhere', 'linked/broken.yaml');
  execFileSync('mkfifo', ['linked/pipe.yaml']);
  expect(expanded('linked')).toEqual([
    '(linked/broken.yaml)',
    '(linked/link.yaml)',
    '(linked/real.yaml)',
    '(linked/sub/x.yaml)',
  ]);
});

test('the order is that of the operands, and no file comes twice', () => {
  tree('order', ['b.yaml', 'a.yaml', 'c.txt']);
  expect(expanded('order/c.txt', '-', 'order', 'order/b.yaml', '-', 'order/c.txt')).toEqual([
    'order/c.txt',
    '-',
    '(order/a.yaml)',
    '(order/b.yaml)',
  ]);
});

test('a folder without input, a name that is not there and a pattern without a match are told', () => {
  tree('none', ['x.txt']);
  expect(expanded('none', 'nowhere.yaml', '*.nothing', 'small.yaml')).toEqual([
    'small.yaml',
    'none no-files: This folder has no .yaml, .yml, .json or .ndjson file.',
    'nowhere.yaml not-found: This file does not exist.',
    '*.nothing no-match: No file matches this pattern.',
  ]);
});

test('patterns mean the files whose names they match', () => {
  tree('glob', [
    'a.yaml',
    'b.yaml',
    'c.yml',
    'ab.yaml',
    '.dot.yaml',
    'sub/a.yaml',
    'sub/deep/a.yaml',
    'sub/deep/b.txt',
    'x]y.yaml',
  ]);
  expect(expanded('glob/*.yaml')).toEqual(['glob/a.yaml', 'glob/ab.yaml', 'glob/b.yaml', 'glob/x]y.yaml']);
  expect(expanded('glob/?.y*ml')).toEqual(['glob/a.yaml', 'glob/b.yaml', 'glob/c.yml']);
  expect(expanded('glob/[a-b].yaml')).toEqual(['glob/a.yaml', 'glob/b.yaml']);
  expect(expanded('glob/[!a].yaml')).toEqual(['glob/b.yaml']);
  expect(expanded('glob/x[]]y.*')).toEqual(['glob/x]y.yaml']);
  expect(expanded('glob/{c,a}.{yml,yaml}')).toEqual(['glob/a.yaml', 'glob/c.yml']);
  expect(expanded('glob/.*.yaml')).toEqual(['glob/.dot.yaml']);
  expect(expanded('glob/**/a.yaml')).toEqual(['glob/a.yaml', 'glob/sub/a.yaml', 'glob/sub/deep/a.yaml']);
  expect(expanded('glob/sub/**')).toEqual(['glob/sub/a.yaml', '(glob/sub/deep/a.yaml)', 'glob/sub/deep/b.txt']);
  expect(expanded('glob/*/deep')).toEqual(['(glob/sub/deep/a.yaml)']);
  expect(expanded(`${folder}/gl*/c.yml`)).toEqual([`${folder}/glob/c.yml`]);
  expect(expanded('glob/*/../c.yml')).toEqual(['glob/sub/../c.yml']);
});

test('a name that exists is not a pattern', () => {
  tree('names', ['a[1].yaml', 'a1.yaml', '*.yaml']);
  expect(expanded('names/a[1].yaml', 'names/*.yaml')).toEqual(['names/a[1].yaml', 'names/*.yaml']);
});

test('a pattern made to be slow is not', () => {
  tree('slow', [`${'a'.repeat(200)}b.yaml`]);
  const start = performance.now();
  expect(expanded(`slow/${'*a'.repeat(100)}*c`)).toHaveLength(1);
  expect(expanded(`slow/${'{a,b}'.repeat(100)}`)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(1000);
});
