import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const bin = resolve('bin/psp-check.js');

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the built program in a folder, with no more of the environment than it is given. */
export function psp(
  folder: string,
  args: readonly string[],
  { env = {}, input }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    ...(input === undefined ? {} : { input }),
    maxBuffer: 2 ** 28,
  });
  return { code: status, stdout, stderr };
}

/** Runs a script in a shell, in which `$PSP` is the built program. */
export function shell(folder: string, script: string): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PSP: `${process.execPath} ${bin}` },
    timeout: 20_000,
  });
  return { code: status, stdout, stderr };
}
