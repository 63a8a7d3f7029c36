import { AsyncLocalStorage } from 'node:async_hooks';

/** The time of Zapier's servers, in milliseconds: for what they wait, and how old is what they keep. */
export type Clock = {
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** Waits for something to end, but not for longer than this; tells whether it has ended. */
  within(ending: Promise<unknown>, milliseconds: number): Promise<boolean>;
  /** Does one of several works that go on side by side. */
  work<T>(work: () => Promise<T>): Promise<T>;
};

const NEVER = new Promise<never>(() => undefined);

/** Node's timers take no more. */
const LONGEST = 2 ** 31 - 1;

export const realClock: Clock = {
  now: () => Date.now(),

  async wait(milliseconds) {
    await realClock.within(NEVER, milliseconds);
  },

  async within(ending, milliseconds) {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), Math.min(milliseconds, LONGEST));
    });
    try {
      return await Promise.race([ended(ending), over]);
    } finally {
      clearTimeout(timer);
    }
  },

  work: (work) => work(),
};

const ended = (ending: Promise<unknown>): Promise<boolean> =>
  ending.then(
    () => true,
    () => true,
  );

/**
 * Time that passes at once where all works wait, and stands still while one of them does something. So
 * hours of waiting take no time, and what an app really does between them keeps its order.
 */
export function virtualClock(start = 0): Clock {
  let now = start;
  let busy = 0;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const isInWork = new AsyncLocalStorage<true>();

  /** Lets time go on to the next one who waits, once all are idle. */
  const goOn = () =>
    setImmediate(() => {
      if (busy > 0) return;
      const [next] = [...sleepers].sort((one, other) => one.at - other.at);
      if (next === undefined) return;
      now = Math.max(now, next.at);
      sleepers.delete(next);
      next.wake();
      goOn();
    });

  async function idle<T>(waiting: Promise<T>): Promise<T> {
    const counts = isInWork.getStore() === true ? 1 : 0;
    busy -= counts;
    goOn();
    try {
      return await waiting;
    } finally {
      busy += counts;
    }
  }

  const clock: Clock = {
    now: () => now,

    async wait(milliseconds) {
      await clock.within(NEVER, milliseconds);
    },

    async within(ending, milliseconds) {
      const sleeper = { at: now + milliseconds, wake: () => {} };
      const over = new Promise<boolean>((resolve) => {
        sleeper.wake = () => resolve(false);
      });
      sleepers.add(sleeper);
      try {
        return await idle(Promise.race([ended(ending), over]));
      } finally {
        sleepers.delete(sleeper);
      }
    },

    async work(work) {
      busy += 1;
      try {
        return await isInWork.run(true, work);
      } finally {
        busy -= 1;
        goOn();
      }
    },
  };
  return clock;
}
