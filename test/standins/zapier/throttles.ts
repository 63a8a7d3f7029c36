import type { Clock } from './clock.ts';

/** The part of a `throttle` that counts. */
export type Rate = {
  /** Seconds. */
  window: number;
  limit: number;
};

/**
 * Counts the runs of each key in windows of time. "The number of invocations begins at zero at the start
 * of each window" says the schema. Assumed: a window begins with the first run after the one before.
 */
export class Throttles {
  readonly #clock: Clock;
  readonly #windows = new Map<string, { began: number; count: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts a run, if there is room for one.
   *
   * @returns how many seconds are left until there is room; 0 when the run was counted
   */
  count(key: string, { window, limit }: Rate): number {
    const now = this.#clock.now();
    const known = this.#windows.get(key);
    const current =
      known !== undefined && now < known.began + window * 1000 ? known : { began: now, count: 0 };
    this.#windows.set(key, current);
    if (current.count >= limit) return Math.ceil((current.began - now) / 1000 + window);
    current.count += 1;
    return 0;
  }
}
