import { afterAll, beforeAll } from '@jest/globals';
import { bounds } from '../../standins/zapier/built/app.ts';

export { bounds };

/** The tests of a file look once, at once, whether the service has carried out what it was asked for. */
export function noPause(): void {
  const { looksAfter } = bounds;
  beforeAll(() => {
    bounds.looksAfter = [0];
  });
  afterAll(() => {
    bounds.looksAfter = looksAfter;
  });
}
