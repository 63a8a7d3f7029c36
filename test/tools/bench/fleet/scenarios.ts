import { quantile } from '../statistics.ts';
import { type Afterwards, HOUR, MINUTE, type Played, play, type Scenario } from './play.ts';
import { TODAY, trafficOfDay } from './traffic.ts';
import type { Zap } from './zaps.ts';

/** Requests that a fleet makes in a minute, on average. */
export const requestsPerMinute = (zaps: readonly Zap[]): number =>
  trafficOfDay(zaps, TODAY).requests / (24 * 60);

const UNLIMITED = Number.POSITIVE_INFINITY;

/** Seconds by which a poll may come late. */
const LATE = 10;

const base = { late: LATE, afterwards: 'next poll', limit: UNLIMITED } as const;

export type Spread = {
  schedule: Scenario['schedule'];
  /** Requests in a second: in the quietest, in the middle one, in the busiest of an hour. */
  least: number;
  median: number;
  most: number;
};

/** How the requests of an hour spread over its seconds, for each way in which Zapier may schedule polls. */
export function playSpreads(zaps: readonly Zap[], seed: number): Spread[] {
  return (['any second', 'full minute', 'quarter hour'] as const).map((schedule) => {
    const { perSecond } = play({
      ...base,
      seed,
      zaps,
      schedule,
      before: 0,
      limited: HOUR + MINUTE,
      after: 0,
    });
    // Without the first minute, in which none is late yet.
    const seconds = perSecond.slice(MINUTE);
    return {
      schedule,
      least: Math.min(...seconds),
      median: quantile(seconds, 0.5),
      most: Math.max(...seconds),
    };
  });
}

export type Limited = {
  /** The limit as a share of what the fleet asks for. */
  share: number;
  afterwards: Afterwards;
  /** Failed polls in the limited time, of all of them. */
  failed: number;
  /** Requests in that time, as a share of those without a limit. */
  load: number;
  /** Seconds that an order waited for its poll. */
  median: number;
  most99: number;
  longest: number;
  starved: number;
  recovery: number;
  waiting: number;
};

const SHARES = [UNLIMITED, 1, 0.75, 0.5];
const WAYS: readonly Afterwards[] = ['next poll', 'again after 60 s', 'again after 30 to 90 s'];
const LIMITED = 2 * HOUR;

/** What a limit for two hours does to a fleet, and how it recovers. */
export function playLimits(
  zaps: readonly Zap[],
  seed: number,
  say: (text: string) => void,
): Limited[] {
  const plans = SHARES.flatMap((share) => {
    // Where nothing is refused, the ways do not differ.
    const ways = share === UNLIMITED ? (['next poll'] as const) : WAYS;
    return ways.map((afterwards) => ({ share, afterwards }));
  });
  return plans.map((plan, index) => {
    say(`a fleet under a limit (${index + 1} of ${plans.length})`);
    return playLimit(zaps, seed, plan);
  });
}

function playLimit(
  zaps: readonly Zap[],
  seed: number,
  { share, afterwards }: Pick<Limited, 'share' | 'afterwards'>,
): Limited {
  const perMinute = requestsPerMinute(zaps);
  const limit = share === UNLIMITED ? UNLIMITED : Math.round(share * perMinute);
  const played: Played = play({
    ...base,
    seed,
    zaps,
    schedule: 'any second',
    afterwards,
    limit,
    before: HOUR / 4,
    limited: LIMITED,
    after: HOUR / 2,
  });
  const { polls, failedPolls, served, refused } = played;
  return {
    share,
    afterwards,
    failed: failedPolls / polls,
    load: (served + refused) / ((perMinute * LIMITED) / MINUTE),
    median: quantile(played.waits, 0.5),
    most99: quantile(played.waits, 0.99),
    longest: played.waits.at(-1) ?? 0,
    starved: played.starved,
    recovery: played.recovery,
    waiting: played.waiting,
  };
}
