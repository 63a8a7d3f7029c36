import type { Circus } from '@jest/types';
import { getState, resetState, run } from 'jest-circus';

/** jest-circus has no functions to begin and end a file outside of Jest, only the list of its listeners. */
function tell(event: Record<string, unknown>): void {
  const registry = globalThis as unknown as Record<symbol, Circus.EventHandler[] | undefined>;
  for (const listen of registry[Symbol.for('EVENT_HANDLERS')] ?? []) {
    listen(event as never, getState());
  }
}

const failed = new Map<Promise<unknown>, unknown>();
const onRejection = (error: unknown, promise: Promise<unknown>) => failed.set(promise, error);
const onHandled = (promise: Promise<unknown>) => failed.delete(promise);

/**
 * Begins a test file. An error that is not caught is reported to the test that it arose in, and
 * promises that fail unseen to the file.
 */
export function beginFile(testTimeout: number, testNamePattern?: string): void {
  resetState();
  failed.clear();
  tell({ name: 'setup', parentProcess: process, runtimeGlobals: {}, testNamePattern });
  process.removeAllListeners('unhandledRejection').removeAllListeners('rejectionHandled');
  process.on('unhandledRejection', onRejection).on('rejectionHandled', onHandled);
  getState().testTimeout = testTimeout;
}

/** Runs the tests that the file has told of while it was loaded. */
export async function runTests(): Promise<Circus.RunResult> {
  const result = await run();
  // Node.js tells of a promise that failed unseen only when nothing else is left to do.
  await new Promise((resolve) => setImmediate(resolve));
  const unseen = [...failed.values()].map((error) =>
    error instanceof Error ? (error.stack ?? error.message) : `Thrown: ${String(error)}`,
  );
  return { ...result, unhandledErrors: [...result.unhandledErrors, ...unseen] };
}

export function endFile(): void {
  process.off('unhandledRejection', onRejection).off('rejectionHandled', onHandled);
  tell({ name: 'teardown' });
}
