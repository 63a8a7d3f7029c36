import { createHash } from 'node:crypto';
import type { Run, Shop } from '../justclick/index.ts';

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** A span of time in unix seconds, both ends included. */
export type Span = { from: number; to: number };

/** How far a run looks: a quick poll a day back, all others as far as people say. */
export type Look = Run | 'quick poll';

/**
 * Seconds of a period that has one time in it for polls that look all the way. No number of whole minutes: polls
 * that come once in each period, at the same place of it, would miss that time for long.
 */
export const PERIOD = 3570;

type Looking = Pick<Shop, 'run' | 'bounds'> & { account: Pick<Shop['account'], 'login'> };

/**
 * How far a run of a live Zap looks. Most polls are quick: what is new is in the last day. In each period of
 * almost an hour there are 16 minutes in which polls look all the way, for what the quick ones cannot see, such
 * as an order that is dated back. Zapier polls every 15 minutes or more often, so each period has such a poll,
 * and two of them are less than two hours apart. Nothing is kept between polls: the clock says what each is.
 *
 * The minutes lie elsewhere in each period and for each shop. If they stayed, polls every 20 minutes could miss
 * them for ever; and all shops would be asked for much at the same time.
 */
export function lookOf({ run, account, bounds }: Looking): Look {
  if (run !== 'poll') return run;
  const now = unixNow();
  const period = Math.floor(now / PERIOD);
  const drawn = createHash('md5').update(`${account.login} ${period}`).digest().readUInt32BE();
  const begins = period * PERIOD + (drawn % Math.max(1, PERIOD - bounds.wholePollSeconds));
  return now >= begins && now < begins + bounds.wholePollSeconds ? run : 'quick poll';
}

/**
 * The span of a poll that looks back so many days.
 *
 * The service may filter by creation or by payment, so the span has to hold the
 * creation of an order that is paid at the last moment of the look-back. It begins two days before
 * that, for polls that come late, and ends three hours from now, for clocks that differ. The poll
 * that fills Zapier's deduplication looks back another two days, so that no later poll, with whatever clock,
 * can see an old order that this one could not.
 */
export function spanOf(days: number, look: Look): Span {
  const now = unixNow();
  if (look === 'quick poll') return { from: now - DAY - 3 * HOUR, to: now + 3 * HOUR };
  const margin = look === 'turning on' ? 4 : 2;
  return { from: now - (days + margin) * DAY, to: now + 3 * HOUR };
}

/**
 * The span in which orders were made that have by now been waiting for so many hours, or came to that in
 * the last so many days. It has the same
 * margins as `spanOf`: for late polls, for clocks that differ, and for turning a Zap on. In the editor
 * it is longer, so that a person finds an order to test with.
 */
export function waitingSpanOf(hours: number, days: number, look: Look): Span {
  const { from, to } = spanOf(look === 'test' ? Math.max(days, SAMPLE_DAYS) : days, look);
  return { from: from - hours * HOUR, to: to - hours * HOUR };
}

const SAMPLE_DAYS = 30;

/** Tells whether an instant (ISO 8601) is at least so many hours ago, by our clock. */
export const isHoursAgo = (date: string, hours: number): boolean =>
  Date.parse(date) / 1000 <= unixNow() - hours * HOUR;

/**
 * The same as `spanOf` for GetOrdersWithGoods, which takes whole days in an
 * undocumented time zone: the span ends on the day that it is now in the easternmost zone, UTC+14. With the longest
 * look-back its ends are 28 days apart, the shortest month: the service cuts a longer span at its start.
 */
export function daySpanOf(days: number, look: Look): Span {
  const { from, to } = spanOf(days, look);
  const east = 14 * HOUR;
  // Of a day of the westernmost zone, UTC-12, none may be missing.
  if (look === 'quick poll') return { from: from - 12 * HOUR, to: to + east };
  return { from: from + 3 * HOUR + east, to: to + east };
}

/** GetOrdersWithGoods' form of a day: `dd.mm.yyyy`, of an instant in UTC. */
export const dayText = (unixSeconds: number): string =>
  new Date(unixSeconds * 1000).toISOString().slice(0, 10).split('-').reverse().join('.');

const unixNow = () => Math.floor(Date.now() / 1000);
