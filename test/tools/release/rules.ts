import type { Snapshot } from './snapshot.ts';

/**
 * A kind of change between two versions. None can be excused by hand: a change that is safe is safe
 * each time it is made, so it becomes a rule of its own, as the widening of an input type has.
 */
export type Rule = {
  readonly id: string;
  /** The part of the version that has to be raised. What no rule sees may be a patch. */
  readonly needs: 'minor' | 'major';
  /** What becomes of live Zaps, and what to do about it. */
  readonly advice?: string;
  /** Sentences that say what has changed. */
  readonly find: (before: Snapshot, after: Snapshot) => string[];
};
