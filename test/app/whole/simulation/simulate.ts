import type { Met } from './met.ts';
import { Play } from './play.ts';
import type { Broken } from './session.ts';
import type { Perform, TriggerKey } from './triggers.ts';

export type Simulation = {
  seed: number;
  /** What GetOrders' window is about. Default: `created`. */
  dateFilter?: 'created' | 'paid';
  /** Default: `new_paid_order`. */
  trigger?: TriggerKey;
  /** Whether shops enter some payments with an earlier date. Default: no. */
  datesBack?: boolean;
  /** Instead of the one drawn, which fits a shop that dates nothing back. */
  eventsPerPoll?: number;
  /** Instead of the trigger's own. */
  perform?: Perform;
};

/** A broken promise, with all that a person needs to see why. */
export type Violation = {
  kind: Broken;
  seed: number;
  order: number;
  /** Readable, one line per event. */
  history: string;
};

export type Played = {
  violations: Violation[];
  /** Polls that gave rows, and polls that failed. */
  polls: number;
  failures: number;
  orders: number;
  /** Events that a poll has to bring, over all times that the Zap was on. */
  promised: number;
  /** The others: they came, or a poll came, too late for a promise, or not for the first time. */
  unpromised: number;
  /** Runs that began: at once, or when the owner released them. */
  fired: number;
  /** Runs that Zapier held, because too many came at once, and how many of them the owner released. */
  held: number;
  released: number;
  met: Met;
};

/** Plays the life of one shop and its Zap. The same seed plays the same life. */
export async function simulate(simulation: Simulation): Promise<Played> {
  const { now } = Date;
  const play = new Play(simulation);
  try {
    return await play.play();
  } finally {
    Date.now = now;
    play.close();
  }
}
