import { type Clock, realClock } from './clock.ts';
import { Hydrated } from './hydrated.ts';
import { Locks } from './locks.ts';
import { Throttles } from './throttles.ts';

export type ServersOptions = {
  /** Default: real time. */
  clock?: Clock;
  /** Whether what hydrators give is kept for a while. Default: yes, as Zapier does. */
  keepsHydrated?: boolean;
  /** After how many seconds a run that waits for a lock fails. Default: never. */
  lockPatience?: number;
};

/**
 * What Zapier's servers know beyond a single run of an app: the time, locks, counts of runs, and what
 * hydrators gave. Connections that share it are those of one Zapier.
 */
export class Servers {
  readonly clock: Clock;
  readonly hydrated: Hydrated;
  readonly locks: Locks;
  readonly throttles: Throttles;

  constructor({ clock = realClock, keepsHydrated, lockPatience }: ServersOptions = {}) {
    this.clock = clock;
    this.hydrated = new Hydrated(clock, keepsHydrated);
    this.locks = new Locks(clock, lockPatience);
    this.throttles = new Throttles(clock);
  }
}
