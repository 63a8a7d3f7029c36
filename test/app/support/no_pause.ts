import { afterAll, beforeAll } from '@jest/globals';
import { bounds } from '../../standins/zapier/built/app.ts';

export { bounds };

/**
 * The tests of a file look at once whether the service has carried out what it was asked for.
 *
 * @param looks how often; a look finds no new order when its answer takes seconds, as on a busy computer
 */
export function noPause(looks = 1): void {
  const { looksAfter } = bounds;
  beforeAll(() => {
    bounds.looksAfter = Array<number>(looks).fill(0);
  });
  afterAll(() => {
    bounds.looksAfter = looksAfter;
  });
}
