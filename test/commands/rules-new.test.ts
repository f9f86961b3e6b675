import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-new-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['rules', ...args], io);
  return io;
}

test('a new rule set is valid, has nothing odd and does what its examples say', async () => {
  const path = join(folder, 'My cameras.yaml');
  const written = await ran('new', path);
  expect(written.err()).toBe(`note: Wrote ${path}. Edit it, then run: psp-check rules check '${path}'\n`);
  const checked = await ran('check', path);
  expect([checked.out().replace(/\s+/g, ' ').trim(), checked.err()]).toEqual([
    `✔ ${path}: my-cameras, 2 conditions: no problems`,
    '',
  ]);
  expect((await ran('test', path)).out()).toContain('✔ 9 of 9 examples pass');
});

test('nothing is overwritten', async () => {
  const path = join(folder, 'mine.yaml');
  writeFileSync(path, 'mine');
  const io = await ran('new', path);
  expect([io.exitCode, io.err()]).toEqual([
    2,
    `error: ${path} already exists and is not overwritten. Give another name.\n`,
  ]);
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('a name that gives no id takes one that does, and one that is not YAML is refused', async () => {
  const path = join(folder, '2017.yml');
  await ran('new', path);
  expect(readFileSync(path, 'utf8')).toContain('\nrule-set: my-set\n');
  const io = await ran('new', 'cameras.json');
  expect([io.exitCode, io.err()]).toEqual([
    2,
    'error: A rule set is a YAML file. Give a name that ends in .yaml: psp-check rules new cameras.json.yaml\n',
  ]);
});

test('standard output takes it, too', async () => {
  expect((await ran('new', '-')).out()).toMatch(/^# A rule set: .*\n/);
});
