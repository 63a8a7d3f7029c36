import { type Random, randomOf } from '../../../support/random.ts';
import { requestsOf } from './traffic.ts';
import type { Zap } from './zaps.ts';

export const MINUTE = 60;
export const HOUR = 3600;

/** What Zapier may do with a poll that ends in a ThrottledError: which of these is not known. */
export type Afterwards = 'next poll' | 'again after 60 s' | 'again after 30 to 90 s';

/** In which second of its interval a Zap polls: any of its own, the first of a minute, or of all. */
export type Schedule = 'any second' | 'full minute' | 'quarter hour';

export type Scenario = {
  seed: number;
  zaps: readonly Zap[];
  schedule: Schedule;
  /** Seconds by which a poll may come late, drawn anew for each. */
  late: number;
  afterwards: Afterwards;
  /** Requests that the service takes in each minute of the limited hours; the others get code 8. */
  limit: number;
  /** Seconds before the limit begins, for which it holds, and after it has been lifted. */
  before: number;
  limited: number;
  after: number;
};

export type Played = {
  /** Of the limited time only, as are the requests. */
  polls: number;
  failedPolls: number;
  served: number;
  refused: number;
  /** The most that was served in a minute of that time. */
  busiestMinute: number;
  /** Requests that arrived in each second. */
  perSecond: number[];
  /** How long the orders waited for the poll that handed them over, in seconds, ascending. */
  waits: number[];
  /** Orders that no poll had handed over in the end. */
  waiting: number;
  /** Zaps that had no successful poll while the limit held. */
  starved: number;
  /** Seconds from the lifting of the limit to the last order of that time. */
  recovery: number;
};

/** An event is a Zap's poll: its number doubled, and one more when it is the repetition of one. */
const pollOf = (zap: number, isAgain: boolean) => zap * 2 + (isAgain ? 1 : 0);

/**
 * Plays a fleet second by second. In each Zap's shop one order is paid, at some time while the limit
 * holds; it is handed over by the Zap's first successful poll after that. A poll fails when one of its
 * requests is refused. Refused requests do not count for the limit.
 */
export function play(scenario: Scenario): Played {
  const { seed, zaps, schedule, late, afterwards, limit } = scenario;
  const random = randomOf(seed);
  const [start, end] = [scenario.before, scenario.before + scenario.limited];
  const length = end + scenario.after;

  const requests = zaps.map(requestsOf);
  const dueAt = zaps.map((zap) => firstPoll(random, zap, schedule));
  const paidAt = zaps.map(() => random.int(start, end - 1));
  const isHandedOver = new Uint8Array(zaps.length);
  const hasPolled = new Uint8Array(zaps.length);
  /** The events of each second, in a ring: no poll is further away than the longest interval. */
  const ring: number[][] = Array.from({ length: 1024 }, () => []);
  const schedulePoll = (second: number, event: number) => ring[second % 1024]?.push(event);
  for (const [zap, due] of dueAt.entries()) {
    schedulePoll(due + random.int(0, late), pollOf(zap, false));
  }

  const played: Played = {
    polls: 0,
    failedPolls: 0,
    served: 0,
    refused: 0,
    busiestMinute: 0,
    perSecond: Array<number>(length).fill(0),
    waits: [],
    waiting: zaps.length,
    starved: 0,
    recovery: 0,
  };
  let servedInMinute = 0;

  for (let second = 0; second < length; second++) {
    const isLimited = second >= start && second < end;
    if (second % MINUTE === 0) servedInMinute = 0;
    const events = ring[second % 1024] ?? [];
    ring[second % 1024] = [];
    shuffle(random, events);
    for (const event of events) {
      const zap = event >> 1;
      const asked = requests[zap] ?? 0;
      const room = isLimited ? limit - servedInMinute : asked;
      const served = Math.max(0, Math.min(asked, room));
      servedInMinute += served;
      played.perSecond[second] = (played.perSecond[second] ?? 0) + asked;
      if (isLimited) {
        played.polls += 1;
        played.failedPolls += served < asked ? 1 : 0;
        played.served += served;
        played.refused += asked - served;
        played.busiestMinute = Math.max(played.busiestMinute, servedInMinute);
      }

      if (served === asked) {
        if (isLimited) hasPolled[zap] = 1;
        const paid = paidAt[zap] ?? 0;
        if (!isHandedOver[zap] && paid <= second) {
          isHandedOver[zap] = 1;
          played.waits.push(second - paid);
          played.waiting -= 1;
          played.recovery = Math.max(played.recovery, second - end);
        }
      }

      const isAgain = event % 2 === 1;
      if (!isAgain) {
        dueAt[zap] = (dueAt[zap] ?? 0) + (zaps[zap]?.interval ?? 0);
        // The next one is never in this second, and never before it.
        const next = Math.max(second + 1, dueAt[zap] + random.int(0, late));
        schedulePoll(next, pollOf(zap, false));
      }
      if (served < asked && afterwards !== 'next poll') {
        const again = second + (afterwards === 'again after 60 s' ? MINUTE : random.int(30, 90));
        // A poll that is due by then takes the place of the repetition.
        if (again < (dueAt[zap] ?? 0)) schedulePoll(again, pollOf(zap, true));
      }
    }
  }
  played.starved = zaps.length - hasPolled.reduce((total, one) => total + one, 0);
  played.waits.sort((a, b) => a - b);
  return played;
}

function firstPoll(random: Random, { interval }: Zap, schedule: Schedule): number {
  const second = random.int(0, interval - 1);
  if (schedule === 'any second') return second;
  return schedule === 'full minute' ? second - (second % MINUTE) : 0;
}

/** Who is first within a second is chance. */
function shuffle(random: Random, list: number[]): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = random.int(0, last);
    const kept = list[last] ?? 0;
    list[last] = list[other] ?? 0;
    list[other] = kept;
  }
}
