import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** What nothing may take more of; a run that takes longer is taken to hang. */
export const most = { milliseconds: 30_000, mebibytes: 300 };

const bin = resolve('bin/psp-check.js');
const preload = resolve('test/support/measure.cjs');
const costs: { readonly name: string; readonly seconds: number; readonly mebibytes: number }[] = [];

/** Runs the built program, which has to end by itself, soon, within its memory and without a stack trace. */
export async function runMeasured(
  name: string,
  args: readonly string[],
  cwd: string,
  input: 'ignore' | number = 'ignore',
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'psp-check-measured-'));
  const measured = join(folder, 'peak');
  const start = performance.now();
  const child = spawn(process.execPath, ['-r', preload, bin, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', MEASURED: measured },
    stdio: [input, 'pipe', 'pipe'],
    timeout: most.milliseconds,
    killSignal: 'SIGKILL',
  });
  const texts = [child.stdout, child.stderr].map(async (stream) =>
    stream ? Buffer.concat(await stream.toArray()).toString() : '',
  );
  const [code, signal] = await once(child, 'exit');
  const [stdout = '', stderr = ''] = await Promise.all(texts);
  expect(signal, `${name} was ended after ${most.milliseconds} ms`).toBe(null);
  const mebibytes = Math.round(Number(readFileSync(measured, 'utf8')) / 1024);
  rmSync(folder, { recursive: true });
  costs.push({ name, seconds: (performance.now() - start) / 1000, mebibytes });
  expect(mebibytes, `${name} took ${mebibytes} MiB`).toBeLessThanOrEqual(most.mebibytes);
  expect(stderr).not.toMatch(/^ +at |^\w*Error:/m);
  return { code, stdout, stderr };
}

/** What was slowest and largest of all that was run. */
export function costliest(count: number): string {
  const top = (of: 'seconds' | 'mebibytes') => costs.toSorted((a, b) => b[of] - a[of]).slice(0, count);
  const lines = [...new Set([...top('seconds'), ...top('mebibytes')])].map(
    ({ name, seconds, mebibytes }) =>
      `${seconds.toFixed(2).padStart(6)} s ${String(mebibytes).padStart(5)} MiB  ${name}\n`,
  );
  return `${costs.length} runs; the slowest and the largest:\n${lines.join('')}`;
}
