import { env, stdout } from 'node:process';

/** Says how a run is repeated. The tests of all files have the same seed. */
export function setup(): void {
  env['FUZZ_SEED'] ??= String(Date.now() % 2 ** 31);
  stdout.write(`To repeat this run: FUZZ_SEED=${env['FUZZ_SEED']} FUZZ_SECONDS=${env['FUZZ_SECONDS'] ?? standard}\n`);
}

/** What the tests of one file take together. */
export const standard = 50;
