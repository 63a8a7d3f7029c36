import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('../../..', import.meta.url));

/** What needs a browser, ends processes, packs or measures memory. */
const LAST = [
  'test/app/whole/app.test.ts',
  'test/app/whole/hostile/memory.test.ts',
  'test/standins/justclick/main.test.ts',
  'test/tools/editor/(access|account|broken|hook|keyboard|looks|main|many|markup|next|phone|places|published|runs|story|turns|undo|unfinished|whole_story).test.ts',
  'test/tools/mutation/judge.test.ts',
  'test/tools/probe/(killed|main).test.ts',
  'test/tools/release/(build|push|push_stopped|runbook).test.ts',
  'test/tools/runtime/runtime.test.ts',
  'test/tools/systems/clone.test.ts',
];

const project = {
  rootDir,
  roots: ['<rootDir>/test'],
  testRunner: '<rootDir>/test/support/jest/runner.ts',
  testEnvironment: 'node',
  transform: {},
};

export default {
  rootDir,
  maxWorkers: 2,
  // They share what they load, and keep it.
  workerIdleMemoryLimit: '1500MB',
  // Ten times what the slowest test takes on an idle machine: none fails because others are at work.
  testTimeout: 600_000,
  projects: [
    {
      ...project,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: LAST.map((file) => `<rootDir>/${file}`),
    },
    // Jest runs each runner in turn, with workers of its own.
    {
      ...project,
      runner: '<rootDir>/test/support/jest/last.ts',
      testMatch: LAST.map((file) => `<rootDir>/${file.replace('(', '@(')}`),
    },
  ],
};
