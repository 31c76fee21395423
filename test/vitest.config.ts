import { defineConfig } from 'vitest/config';

/** For tests that start threads: made once for all of a run. */
const BUNDLED = {
  setupFiles: ['test/property-seed.ts', 'test/workers/use.ts'],
  globalSetup: ['test/workers/build.ts'],
};

/** Tests that change what all of a process shares: its environment, modules in place of ours, a window's globals. */
const APART = [
  'test/unit/shells/**/*.test.ts',
  'test/unit/window/**/*.test.ts',
  'test/unit/workers/**/*.test.ts',
  'test/unit/commands/scratch.test.ts',
  'test/unit/store/write-whole.test.ts',
];
/** Tests mostly wait for threads, programs, windows and disks: a third worker pays even on two cores. */
const WORKERS = 3;
const UNIT = {
  ...BUNDLED,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: WORKERS,
};

const project = (name: string, include: string[], rest: object = {}) => ({
  test: {
    name,
    include,
    environment: 'node' as const,
    setupFiles: ['test/property-seed.ts'],
    ...rest,
  },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      // Loading the program anew for each of 240 files takes as long as a third of what they do.
      project('unit', ['test/unit/**/*.test.ts', 'test/property/**/*.test.ts'], {
        ...UNIT,
        exclude: APART,
        isolate: false,
      }),
      project('unit-apart', APART, UNIT),
      project('reference', ['test/reference/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('faults', ['test/faults/**/*.test.ts'], {
        ...BUNDLED,
        testTimeout: 120_000,
        hookTimeout: 120_000,
        maxWorkers: WORKERS,
      }),
      project('package', ['test/package/**/*.test.ts'], { testTimeout: 300_000, hookTimeout: 300_000 }),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        ...BUNDLED,
        globalSetup: [...BUNDLED.globalSetup, 'test/e2e/unpack-browser.ts'],
        testTimeout: 400_000,
        hookTimeout: 400_000,
        maxWorkers: WORKERS,
        // What is waited for comes when the machine has time for it: limits are for what never comes.
        expect: { poll: { timeout: 150_000, interval: 100 } },
      }),
    ],
  },
});
