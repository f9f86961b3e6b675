import { defineConfig } from 'vitest/config';

/** What needs the built program and tools that no one here wrote. Not part of `npm test`; .ci/run runs it. */
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    env: { NO_COLOR: '', FORCE_COLOR: '' },
  },
});
