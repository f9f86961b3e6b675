import { defineConfig } from 'vitest/config';

/** Random input, for as long as FUZZ_SECONDS says. Not part of `npm test`; .ci/run runs it. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    globalSetup: ['test/fuzz/tell-seed.ts'],
    testTimeout: 300_000,
    env: { NO_COLOR: '', FORCE_COLOR: '' },
  },
});
