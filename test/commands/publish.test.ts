import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Destinations, publish, publishStepSummary } from '../../src/commands/publish.ts';
import { readBytes } from '../../src/load/files/read.ts';
import { resolveTargets } from '../../src/write.ts';
import { fakeIo } from '../support/fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-publish-'));
afterAll(() => rmSync(folder, { recursive: true }));

const toStdout: Destinations<string> = { stdout: 'github', files: [] };
const toFile: Destinations<string> = {
  stdout: null,
  files: resolveTargets([join(folder, 'log')], []).map((target) => ({ format: 'github', target })),
};
const elsewhere: Destinations<string> = { stdout: 'text', files: [] };
const ioWith = (path: string) => ({ ...fakeIo(), env: { GITHUB_STEP_SUMMARY: path } });

test('a file that was read on the way is not written over, under another name either; the others are', async () => {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('jail.yaml'), 'the answers of a jail');
  linkSync(at('jail.yaml'), at('hard.yaml'));
  symlinkSync(at('jail.yaml'), at('soft.yaml'));
  const paths = ['jail.yaml', 'hard.yaml', 'soft.yaml', 'report'].map(at);
  // The two links lead to one file, which two reports may not share: each has a run of its own.
  for (const path of paths.slice(0, 3)) {
    const io = fakeIo();
    const files = resolveTargets([path, at('report')], []).map((target) => ({ format: 'text' as const, target }));
    readBytes(at('jail.yaml'));
    expect(await publish('comparison', { stdout: null, files }, () => 'a report', io)).toBe(false);
    expect(io.err()).toBe(`error: ${path}: is an input of this run. Write the report to another file.\n`);
    expect(readFileSync(at('jail.yaml'), 'utf8')).toBe('the answers of a jail');
    expect(readFileSync(at('report'), 'utf8')).toBe('a report');
  }
});

describe('the summary of a GitHub Actions step', () => {
  test.each([
    ['standard output', toStdout],
    ['a file', toFile],
  ])('is added to what is there, with the room that is left, when %s is written for GitHub', async (_where, to) => {
    const path = join(folder, 'summary.md');
    writeFileSync(path, '# Before é\n');
    expect(await publishStepSummary(to, (bytes) => `${bytes}\n`, ioWith(path))).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('# Before é\n1048564\n');
  });

  test('is begun when there is none', async () => {
    const path = join(folder, 'new.md');
    expect(await publishStepSummary(toStdout, (bytes) => `${bytes}\n`, ioWith(path))).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('1048576\n');
  });

  test('is left alone when nothing is written for GitHub, or GitHub has none', async () => {
    const path = join(folder, 'alone.md');
    writeFileSync(path, '');
    expect(await publishStepSummary(elsewhere, () => 'x', ioWith(path))).toBe(true);
    expect(await publishStepSummary(toStdout, () => 'x', fakeIo())).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test('that cannot be written is told', async () => {
    const io = ioWith(join(folder, 'none', 'summary.md'));
    expect(await publishStepSummary(toStdout, () => 'x', io)).toBe(false);
    expect(io.err()).toBe(
      `error: ${join(folder, 'none', 'summary.md')}: cannot be written: its folder does not exist.\n`,
    );
  });

  test('a defect is not taken for a file that cannot be written', async () => {
    const defect = () => {
      throw new TypeError('a defect');
    };
    await expect(publishStepSummary(toStdout, defect, ioWith(join(folder, 'x.md')))).rejects.toThrow(TypeError);
  });
});
