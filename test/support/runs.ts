import { env } from 'node:process';

/** With THOROUGH every case is tried; otherwise a quarter of them, as tests are run all day. */
export const isThorough = env['THOROUGH'] !== undefined;

/** How many random cases a property tries. The seed is another one each time. */
export const runs = (all: number): { readonly numRuns: number } => ({ numRuns: isThorough ? all : Math.ceil(all / 4) });
