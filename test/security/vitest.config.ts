import { defineConfig } from 'vitest/config';

/** What SECURITY.md promises of the built program, on hostile input. Not part of `npm test`; .ci/run runs it. */
export default defineConfig({
  test: {
    include: ['test/security/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    isolate: false,
    maxWorkers: '100%',
    env: { TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: '' },
  },
});
