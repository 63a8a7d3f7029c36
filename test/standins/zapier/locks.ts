import type { Clock } from './clock.ts';
import { LockError } from './errors.ts';

/** How an action asks for its lock, with its key already made of what the run is given. */
export type LockRequest = {
  key: string;
  /** For how many seconds the lock is held at most. */
  seconds: number;
};

type Holder = { until: number; ending: Promise<void>; end: () => void };

/**
 * Runs of one key, one at a time, in the order in which they came.
 *
 * A lock is held until its run is over, but no longer than its timeout: after that the next run begins,
 * though the one before may still be going on (the schema of `lock`: "the number of seconds to hold
 * the lock before releasing it").
 */
export class Locks {
  readonly #clock: Clock;
  /** For how many seconds a run waits before it fails. That it ever fails is not documented. */
  readonly #patience: number;
  readonly #held = new Map<string, Holder>();

  constructor(clock: Clock, patience = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#patience = patience;
  }

  /** @throws {LockError} when the run has waited for longer than runs do */
  async run<T>({ key, seconds }: LockRequest, work: () => Promise<T>): Promise<T> {
    const holder = await this.#take(key, seconds);
    try {
      return await work();
    } finally {
      if (this.#held.get(key) === holder) this.#held.delete(key);
      holder.end();
    }
  }

  /** Waits until the lock is free, and takes it in the same moment. */
  async #take(key: string, seconds: number): Promise<Holder> {
    const deadline = this.#clock.now() + this.#patience * 1000;
    for (;;) {
      const before = this.#held.get(key);
      const now = this.#clock.now();
      if (before === undefined || before.until <= now) {
        const holder = holderUntil(now + seconds * 1000);
        this.#held.set(key, holder);
        return holder;
      }
      if (deadline <= now) throw new LockError(this.#patience);
      await this.#clock.within(before.ending, Math.min(before.until, deadline) - now);
    }
  }
}

function holderUntil(until: number): Holder {
  let end = () => {};
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { until, ending, end };
}
