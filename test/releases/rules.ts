import type { Snapshot } from './snapshot.ts';
import type { Step } from './version.ts';

/**
 * A kind of change between two versions. None can be excused by hand: a change that is safe is safe
 * each time it is made, so it becomes a rule of its own, as the widening of an input type has.
 */
export type Rule = {
  readonly id: string;
  /** The least that the version has to be raised by. */
  readonly needs: Exclude<Step, 'none'>;
  /** What becomes of live Zaps, and what to do about it. */
  readonly advice?: string;
  /** Sentences that say what has changed. */
  readonly find: (before: Snapshot, after: Snapshot) => string[];
};
