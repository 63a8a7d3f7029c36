import { pathToFileURL } from 'node:url';
import type { Circus } from '@jest/types';
import fc from 'fast-check';
import { addEventHandler, getState } from 'jest-circus';
import { beginFile, endFile, runTests } from '../../support/jest/circus.ts';
import { jest } from '../../support/jest/globals.ts';
import '../../support/jest/hooks.ts';
import '../../support/jest/prepared.ts';

/** A run of a test file, or of some of its tests, with one mutant or with none. */
export type FileRun = {
  /** From the root of the project. */
  file: string;
  /** The key of the active mutant. */
  mutant?: string;
  /** Which tests to run, and how many milliseconds each may take. Default: all. */
  tests?: Record<string, number>;
  /** How often the mutant may be met before it is taken for an endless loop. */
  mostHits?: number;
  /** A source file of the app that has a mistake in it, from the root of the project. */
  patch?: { file: string; code: string };
  /** Go on after a failed test, and tell which mutants each test reaches. */
  measure?: boolean;
};

/** How often the places of mutants were met, by their keys. */
export type Hits = Record<string, number>;

export type FileResult = {
  /** What went wrong outside of tests: loading the file, hooks, stray errors. */
  errors: string[];
  /** In the order in which they ran. A file that loads none of the app is not run. */
  tests: { name: string; ms: number; error?: string }[];
  /** Milliseconds outside of the tests. */
  setup: number;
  /** Outside of tests and in each; only when it was asked for. */
  hits: { outside: Hits; tests: Record<string, Hits> };
};

/** For hooks, and for tests without a measured time: milliseconds. */
const TIME_LIMIT = 120_000;

/** The state of Stryker's switches, which the instrumented code reads. */
type Switches = {
  activeMutant?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  currentTestId?: string | undefined;
  mutantCoverage?: { static: Hits; perTest: Record<string, Hits> };
};
const scope = globalThis as { __stryker__?: Switches };

/** Told of the tests of the run that is going on; Jest's list of listeners is for good. */
let listener: { begins(test: Circus.TestEntry): void; ends(test: Circus.TestEntry): void };
addEventHandler((event: Circus.Event) => {
  if (event.name === 'test_started') listener.begins(event.test);
  if (event.name === 'test_done') listener.ends(event.test);
});

/**
 * Loads a test file in its present state and runs it.
 *
 * @param hasLoadedApp whether loading it has loaded any of the app
 */
export async function runFile(request: FileRun, hasLoadedApp: () => boolean): Promise<FileResult> {
  const { file, mutant, tests: wanted, mostHits = Number.POSITIVE_INFINITY, measure } = request;
  const started = performance.now();
  const environment = { ...process.env };
  // Each run has its own switches, so that nothing left of an earlier one can touch them.
  const switches: Switches = { activeMutant: mutant, hitCount: 0, hitLimit: mostHits };
  scope.__stryker__ = switches;
  fc.configureGlobal({ seed: 20_260_101, endOnFailure: true });
  beginFile(TIME_LIMIT);

  const results: FileResult['tests'] = [];
  const errors: string[] = [];
  try {
    await import(pathToFileURL(file).href);
    const tests = nameTests(getState().rootDescribeBlock);
    for (const [test, name] of tests) {
      test.timeout = wanted?.[name] ?? TIME_LIMIT;
      if (wanted && wanted[name] === undefined) test.mode = 'skip';
    }
    listener = {
      begins(test) {
        if (measure) switches.currentTestId = tests.get(test);
      },
      ends(test) {
        switches.currentTestId = undefined;
        const [error] = test.errors.map(messageOf);
        const result = { name: tests.get(test) ?? '', ms: test.duration ?? 0 };
        results.push(error === undefined ? result : { ...result, error });
        if (error === undefined || measure) return;
        for (const other of tests.keys()) other.mode = 'skip';
      },
    };
    const isOfUse = !measure || hasLoadedApp();
    if (isOfUse) errors.push(...(await runTests()).unhandledErrors.map(messageOf));
    if (tests.size === 0) errors.push('There is no test in this file.');
  } catch (error) {
    errors.push(messageOf(error));
  } finally {
    endFile();
    jest.restoreAllMocks();
    for (const name of Object.keys(process.env))
      if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  }
  const inTests = results.reduce((sum, { ms }) => sum + ms, 0);
  const { static: outside = {}, perTest = {} } = (measure && switches.mutantCoverage) || {};
  const setup = performance.now() - started - inTests;
  return { errors, tests: results, setup, hits: { outside, tests: perTest } };
}

/** The tests of a file in their order, named as people read them: `prices › 1,500.00`; twins apart. */
function nameTests(root: Circus.DescribeBlock): Map<Circus.TestEntry, string> {
  const tests = new Map<Circus.TestEntry, string>();
  const counts = new Map<string, number>();
  const visit = (block: Circus.DescribeBlock, above: string) => {
    for (const hook of block.hooks) hook.timeout = TIME_LIMIT;
    for (const child of block.children) {
      const name = `${above}${child.name}`;
      if (child.type === 'describeBlock') {
        visit(child, `${name} › `);
        continue;
      }
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      tests.set(child, count === 1 ? name : `${name} (${count})`);
    }
  };
  visit(root, '');
  return tests;
}

/** The message of what was thrown; a failed test has it alone, or with a trace beside it. */
function messageOf(thrown: unknown): string {
  const [first, second] = Array.isArray(thrown) ? thrown : [thrown];
  const error = first ?? second;
  return error instanceof Error ? error.message || String(error.stack) : String(error);
}
