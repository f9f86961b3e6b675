import { defineConfig } from 'vitest/config';

/** What is read of the environment is set here, so that tests say the same everywhere. */
const env = { TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: '' };

/** Tests of the built program. */
const built = ['test/bin.test.ts', 'test/*.bin.test.ts', 'test/readme.test.ts'];

/**
 * Tests that put other modules in the place of some, which tests in the same process would see as well, or for which a file that another test read and deleted
 * could be one of theirs: its number on the disk is used again.
 */
const alone = [
  'test/commands/publish.test.ts',
  'test/fields/new-type.test.ts',
  'test/load/cases.test.ts',
  'test/load/rule-set/rule-set.test.ts',
];

export default defineConfig({
  test: {
    env,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: [...built, ...alone, 'test/conformance/**', 'test/fuzz/**', 'test/security/**'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        test: {
          name: 'built',
          include: built,
          isolate: false,
          globalSetup: ['test/support/build-once.ts'],
        },
      },
    ],
    coverage: {
      include: ['src/{model,evaluate,compare,report}/**'],
      reporter: ['text-summary', 'json'],
      thresholds: { lines: 99, branches: 91.2 },
    },
  },
});
