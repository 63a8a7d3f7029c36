import type { Random } from '../../../support/random.ts';
import { DAY, HOUR } from './triggers.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Seconds to the next poll: 1 to 15 minutes; sometimes Zapier is late, or stands still for a while. */
export function soon(random: Random, patience: number): number {
  const late = random.chance(0.2) ? random.pick([HOUR, 0.8 * patience]) : 0;
  return random.int(1, 15 * 60) + random.int(0, late);
}

/**
 * Seconds to a poll that meets nothing new, or never. Most often soon after the memory was filled, while
 * the windows still begin where its own did.
 *
 * @param age seconds since the memory was filled
 */
export function idly(random: Random, age: number): number {
  const isFresh = age < HOUR;
  if (!random.chance(isFresh ? 0.6 : 0.12)) return NEVER;
  return random.int(60, isFresh ? HOUR / 2 : random.pick([HOUR, 3 * DAY]));
}
