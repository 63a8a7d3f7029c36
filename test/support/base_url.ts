import { afterAll } from '@jest/globals';

/** Takes back after a test file, or a block of it, which service the app was told to speak to. */
export function restoreBaseUrl(): void {
  const { JUSTCLICK_BASE_URL } = process.env;
  afterAll(() => {
    if (JUSTCLICK_BASE_URL === undefined) delete process.env.JUSTCLICK_BASE_URL;
    else process.env.JUSTCLICK_BASE_URL = JUSTCLICK_BASE_URL;
  });
}
