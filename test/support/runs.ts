import { env } from 'node:process';

/**
 * How many random cases a property tries: all of them in .ci/run, which says so with THOROUGH, and a quarter in `npm test`, which everybody runs all day.
 * The seed is another one each time.
 */
export const runs = (all: number): { readonly numRuns: number } => ({
  numRuns: env['THOROUGH'] === undefined ? Math.ceil(all / 4) : all,
});
