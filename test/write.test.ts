import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutputError } from '../src/errors.ts';
import { resolveTargets, writeTarget } from '../src/write.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'psp-check-write-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const uninterrupted = () => () => {};

async function write(path: string, text: string, inputs: readonly string[] = []): Promise<void> {
  for (const target of resolveTargets([path], inputs)) await writeTarget(target, text, uninterrupted);
}

/** What is said of a path, without the folder of the test. */
function refusal(paths: readonly string[], inputs: readonly string[] = []): string {
  try {
    resolveTargets(paths, inputs);
  } catch (error) {
    if (error instanceof OutputError) return error.message.replaceAll(folder, '');
    throw error;
  }
  return 'nothing';
}

test('a new file is made, and the folders on the way', async () => {
  await write(at('out/of/report.json'), 'text');
  expect(readFileSync(at('out/of/report.json'), 'utf8')).toBe('text');
});

test('an old file is replaced, keeps its mode and leaves nothing beside it', async () => {
  writeFileSync(at('report.json'), 'a long old text');
  chmodSync(at('report.json'), 0o606);
  await write(at('report.json'), 'new');
  expect(readFileSync(at('report.json'), 'utf8')).toBe('new');
  expect(statSync(at('report.json')).mode & 0o777).toBe(0o606);
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a link stays one, and the file it names is replaced', async () => {
  writeFileSync(at('real.json'), 'old');
  symlinkSync(at('real.json'), at('link.json'));
  await write(at('link.json'), 'new');
  expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('real.json'), 'utf8')).toBe('new');
});

test('a device is written straight into', async () => {
  await write('/dev/null', 'text');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a full device is told, and why', async () => {
  await expect(write('/dev/full', 'text')).rejects.toThrow(
    new OutputError('/dev/full: cannot be written: no space left on the device.'),
  );
});

test('what fails leaves the old file and no other', async () => {
  writeFileSync(at('report.json'), 'old');
  const [target] = resolveTargets([at('report.json')], []);
  if (!target) throw new Error('no target');
  // The place of the file is taken by a folder that a rename cannot replace.
  rmSync(at('report.json'));
  mkdirSync(at('report.json/full'), { recursive: true });
  await expect(writeTarget(target, 'new', uninterrupted)).rejects.toThrow(OutputError);
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a signal is heard as long as something has begun, and no longer', async () => {
  const [target] = resolveTargets([at('report.json')], []);
  if (!target) throw new Error('no target');
  const heard: string[] = [];
  await writeTarget(target, 'new', () => {
    heard.push(`from ${readdirSync(folder)}`);
    return () => heard.push(`until ${readdirSync(folder)}`);
  });
  expect(heard).toEqual(['from ', 'until report.json']);
});

test('a folder is refused', () => {
  expect(refusal([folder])).toMatchInlineSnapshot(`": is a folder. Give the file in it: /report"`);
});

test('a path that ends in a slash is refused', () => {
  expect(refusal([at('out/')])).toMatchInlineSnapshot(`"/out/: is a folder. Give the file in it: /out/report"`);
});

test('a link to nothing is refused', () => {
  symlinkSync(at('gone'), at('link'));
  expect(refusal([at('link')])).toMatchInlineSnapshot(
    `"/link: is a link to something that does not exist. Remove it or make what it names."`,
  );
});

test('a path through a file is refused', () => {
  writeFileSync(at('file'), '');
  expect(refusal([at('file/report')])).toMatchInlineSnapshot(
    `"/file/report: cannot be written: a part of the path is a file, not a folder."`,
  );
});

test('links in a circle are refused', () => {
  symlinkSync(at('b'), at('a'));
  symlinkSync(at('a'), at('b'));
  expect(refusal([at('a/report')])).toMatchInlineSnapshot(
    `"/a/report: cannot be written: its links lead in a circle."`,
  );
});

test('an input is refused, under another name too', () => {
  writeFileSync(at('city.yaml'), '');
  linkSync(at('city.yaml'), at('hard.yaml'));
  symlinkSync(at('city.yaml'), at('soft.yaml'));
  expect(
    ['city.yaml', 'hard.yaml', 'soft.yaml'].map((name) => refusal([at(name)], [at('city.yaml')])),
  ).toMatchInlineSnapshot(`
    [
      "/city.yaml: is an input of this run. Write the report to another file.",
      "/hard.yaml: is an input of this run (/city.yaml). Write the report to another file.",
      "/soft.yaml: is an input of this run (/city.yaml). Write the report to another file.",
    ]
  `);
});

test('two reports to one file are refused, under another name too', () => {
  mkdirSync(at('out'));
  symlinkSync(at('out'), at('link'));
  expect(refusal([at('out/a'), at('out/b'), at('link/a')])).toMatchInlineSnapshot(
    `"/link/a: two reports would go to this file. Give each one its own."`,
  );
});

test('nothing is made by looking', () => {
  resolveTargets([at('out/of/report.json')], []);
  expect(existsSync(at('out'))).toBe(false);
});
