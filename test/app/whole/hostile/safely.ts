import { expect } from '@jest/globals';
import type { Sandbox } from '../../../standins/justclick/server.ts';
import { runApp } from '../../../standins/zapier/built/app.ts';

/** The kinds of error that Zapier knows: any other counts as a plain one, and may be run again. */
export const KINDS_OF_ERROR = ['AppError', 'HaltedError', 'ThrottledError', 'ExpiredAuthError'];

/** Sees to what holds for every error and every result of the app, whatever it was given. */
export function expectSafe(outcome: { error?: Error; result?: unknown }, rpsKey: string): void {
  const { error, result } = outcome;
  if (error !== undefined) {
    expect(KINDS_OF_ERROR).toContain(error.name);
    expect(error.message).not.toMatch(/\[object |\n\s+at |TypeError|RangeError/);
    expect(error.message).not.toContain(rpsKey);
  }
  expect(JSON.stringify(result ?? null)).not.toContain(rpsKey);
  expect(Object.keys(Object.prototype)).toStrictEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}

/** Runs the app, and sees to what holds for every run. */
export async function runSafely(
  { requests, rpsKey }: Sandbox,
  method: string,
  run: Parameters<typeof runApp>[1],
) {
  requests.length = 0;
  const error = await runApp(method, run).then(
    () => undefined,
    (reason: Error) => reason,
  );
  expectSafe({ ...(error && { error }) }, rpsKey);
  return { error, codes: requests.map(({ error_code }) => error_code) };
}
