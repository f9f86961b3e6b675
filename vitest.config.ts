import { defineConfig } from 'vitest/config';

/** What is read of the environment is set here, so that tests say the same everywhere. */
const env = { TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: '' };

export default defineConfig({
  test: {
    env,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/bin.test.ts',
            'test/*.bin.test.ts',
            'test/readme.test.ts',
            'test/conformance/**',
            'test/fuzz/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['test/bin.test.ts', 'test/*.bin.test.ts', 'test/readme.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
        },
      },
    ],
    coverage: {
      include: ['src/{model,evaluate,compare,report}/**'],
      reporter: ['text-summary', 'json'],
      thresholds: { lines: 99.5, branches: 96.2 },
    },
  },
});
