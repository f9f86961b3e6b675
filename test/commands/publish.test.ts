import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Destinations, publish, publishStepSummary, stepSummaryPath } from '../../src/commands/publish.ts';
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
  test('is that which GitHub names, when standard output or a file is written for GitHub', () => {
    const io = ioWith('summary.md');
    expect([stepSummaryPath(toStdout, io), stepSummaryPath(toFile, io)]).toEqual(['summary.md', 'summary.md']);
    expect([stepSummaryPath(elsewhere, io), stepSummaryPath(toStdout, fakeIo())]).toEqual([null, null]);
  });

  test('is added to what is there, with the room that is left', async () => {
    const path = join(folder, 'summary.md');
    writeFileSync(path, '# Before é\n');
    expect(await publishStepSummary(path, (bytes) => `${bytes}\n`, fakeIo())).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('# Before é\n1048564\n');
  });

  test('is begun when there is none', async () => {
    const path = join(folder, 'new.md');
    expect(await publishStepSummary(path, (bytes) => `${bytes}\n`, fakeIo())).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('1048576\n');
  });

  test('that cannot be written is told', async () => {
    const io = fakeIo();
    const path = join(folder, 'none', 'summary.md');
    expect(await publishStepSummary(path, () => 'x', io)).toBe(false);
    expect(io.err()).toBe(`error: ${path}: cannot be written: its folder does not exist.\n`);
  });

  test('a defect is not taken for a file that cannot be written', async () => {
    const defect = () => {
      throw new TypeError('a defect');
    };
    await expect(publishStepSummary(join(folder, 'x.md'), defect, fakeIo())).rejects.toThrow(TypeError);
  });
});
