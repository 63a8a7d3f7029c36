import { afterEach, beforeEach, jest } from '@jest/globals';

/**
 * A run of the app by a clock that stands still until a test moves it on, and the seconds that each of
 * its requests was given. Both begin anew before each test.
 */
export function useRunClock() {
  const clock = { seconds: 0, given: [] as number[] };
  const { timeout } = AbortSignal;
  beforeEach(() => {
    Object.assign(clock, { seconds: 0, given: [] });
    jest.spyOn(performance, 'now').mockImplementation(() => 1e6 + clock.seconds * 1000);
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      clock.given.push(milliseconds / 1000);
      return timeout.call(AbortSignal, 60_000);
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return clock;
}
