import { env } from 'node:process';
import fc from 'fast-check';
import { standard } from './tell-seed.ts';

/** How long anything may take, in milliseconds: many times what it should. */
const longest = 2000;

/** What something comes to, which may not take long. */
export async function soon<T>(work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const took = performance.now() - start;
  if (took > longest) throw new Error(`It took ${Math.round(took)} ms.`);
  return result;
}

/** Tries random cases for a share of the time there is. None may throw. Returns how many were tried. */
export async function fuzz<T>(
  share: number,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void | Promise<void>,
): Promise<number> {
  let tried = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    tried++;
    await holds(value);
  });
  const path = env['FUZZ_PATH'];
  await fc.assert(property, {
    seed: Number(env['FUZZ_SEED']),
    ...(path ? { path } : {}),
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(env['FUZZ_SECONDS'] ?? standard) * 1000 * share,
    markInterruptAsFailure: false,
  });
  return tried;
}
