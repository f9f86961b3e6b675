import { env } from 'node:process';

/** In .ci/run, which says so with THOROUGH, every case is tried; in `npm test`, which everybody runs all day, a quarter of them. */
export const isThorough = env['THOROUGH'] !== undefined;

/** How many random cases a property tries. The seed is another one each time. */
export const runs = (all: number): { readonly numRuns: number } => ({ numRuns: isThorough ? all : Math.ceil(all / 4) });
