import { afterAll, beforeAll } from '@jest/globals';
import { bounds } from '../../standins/zapier/built/app.ts';

export { bounds };

/** The tests of a file do not wait for the service to finish. */
export function noPause(): void {
  const { pauseSeconds } = bounds;
  beforeAll(() => {
    bounds.pauseSeconds = 0;
  });
  afterAll(() => {
    bounds.pauseSeconds = pauseSeconds;
  });
}
