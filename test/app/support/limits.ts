import { afterEach } from '@jest/globals';

/** The built app's own copy of the limits of polls. */
export const { limits } = (await import(
  new URL('../../../dist/src/polling/limits.js', import.meta.url).href
)) as {
  limits: typeof import('../../../src/polling/limits.ts').limits;
};

/** Puts them back after each test of a file. */
export function restoreLimits(): void {
  const usual = { ...limits };
  afterEach(() => {
    Object.assign(limits, usual);
  });
}
