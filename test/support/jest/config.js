import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * What takes long: it needs a browser, starts or ends processes, packs, measures memory, or waits. `npm test`
 * plays some of these files, others each time: see long.ts.
 */
const LONG = [
  'test/app/polling/spans.test.ts',
  'test/app/whole/app.test.ts',
  'test/app/whole/faults/time.test.ts',
  'test/app/whole/hostile/memory.test.ts',
  'test/standins/justclick/(main|time).test.ts',
  'test/support/write_whole.test.ts',
  'test/tools/editor/(access|account|broken|hook|keyboard|looks|main|many|markup|next|phone|places|published|runs|story|turns|undo|unfinished|whole_story).test.ts',
  'test/tools/mutation/judge.test.ts',
  'test/tools/probe/(faults|killed|main|notification|truth).test.ts',
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
  // Of two cores three make use: a test in a browser, or of a slow service, waits half of its time.
  maxWorkers: 3,
  // They share what they load, and keep it.
  workerIdleMemoryLimit: '1500MB',
  // Ten times what the slowest test takes on an idle machine: none fails because others are at work.
  testTimeout: 600_000,
  projects: [
    {
      ...project,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: LONG.map((file) => `<rootDir>/${file}`),
    },
    // A runner of its own, so these files run as a group, before the others or after them.
    {
      ...project,
      runner: '<rootDir>/test/support/jest/long.ts',
      testMatch: LONG.map((file) => `<rootDir>/${file.replace('(', '@(')}`),
    },
  ],
};
