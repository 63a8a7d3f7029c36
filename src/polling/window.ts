import type { Bundle } from 'zapier-platform-core';
import { type InputData, readInteger } from '../values/input.ts';
import type { Span } from './read_whole.ts';

export const HOUR = 3600;
export const DAY = 24 * HOUR;

type LookBack = { default: string; max: number; helpText: string };

/** The field with which people set how far back a trigger looks, in days. */
const lookBack = ({ default: missing, max, helpText }: LookBack) => ({
  field: {
    key: 'look_back_days',
    label: 'Look Back',
    // As an integer, Zapier would turn "2 weeks" into 2.
    type: 'string',
    default: missing,
    helpText,
  } as const,
  /** @throws a plain error when the field holds no number of days */
  daysIn: (inputData: InputData): number =>
    readInteger(inputData.look_back_days, 'Look Back', { min: 1, max, missing: Number(missing) }),
});

/** Days for which GetOrdersWithGoods is asked for payments, whatever the Look Back says. */
export const RECENT_PAYMENT_DAYS = 4;

/** What a usual poll hands over is bounded, so no promise is made to a shop that makes more in a day. */
const BOUND = 'It can catch up on about 5,000 orders.';

export const paymentLookBack = lookBack({
  default: '30',
  max: 366,
  helpText: `Payments of the last ${RECENT_PAYMENT_DAYS} days are found however old their orders are. After a longer interruption, only payments of orders made within this many days are found. ${BOUND}`,
});

export const statusLookBack = lookBack({
  default: '30',
  max: 366,
  helpText:
    'How many days after it was made an order may get this status and still trigger this Zap.',
});

export const creationLookBack = lookBack({
  default: '7',
  max: 366,
  helpText: `How many days this Zap can be interrupted without missing an order. ${BOUND}`,
});

export const itemLookBack = lookBack({
  default: '24',
  max: 24,
  helpText:
    'How many days this Zap can be interrupted without missing a payment: 24 at most. It can catch up on about 3,000 products.',
});

type Meta = Partial<Bundle['meta']>;

/**
 * The span of a poll that looks back so many days.
 *
 * Nobody knows whether the service filters by creation or by payment, so the span has to hold the
 * creation of an order that is paid at the last moment of the look-back. It begins two days before
 * that, for polls that come late, and ends three hours from now, for clocks that differ. The poll
 * that fills Zapier's deduplication looks back another two days, so that no later poll, with whatever clock,
 * can see an old order that this one could not.
 */
export function spanOf(days: number, meta: Meta = {}): Span {
  const now = unixNow();
  const margin = meta.isPopulatingDedupe ? 4 : 2;
  return { from: now - (days + margin) * DAY, to: now + 3 * HOUR };
}

/**
 * The span in which orders were made that have by now been waiting for so many hours. It has the same
 * margins as `spanOf`: for late polls, for clocks that differ, and for turning a Zap on. In the editor
 * it is longer, so that a person finds an order to test with.
 */
export function waitingSpanOf(hours: number, meta: Meta = {}): Span {
  const { from, to } = spanOf(meta.isLoadingSample ? SAMPLE_DAYS : 0, meta);
  return { from: from - hours * HOUR, to: to - hours * HOUR };
}

const SAMPLE_DAYS = 30;

/** Tells whether an instant (ISO 8601) is at least so many hours ago, by our clock. */
export const isHoursAgo = (date: string, hours: number): boolean =>
  Date.parse(date) / 1000 <= unixNow() - hours * HOUR;

/**
 * The same as `spanOf` for GetOrdersWithGoods, which takes whole days in a time zone that nobody has written
 * down: the span ends on the day that it is now in the easternmost zone, UTC+14. With the longest
 * look-back its ends are 28 days apart, the shortest month: the service cuts a longer span at its start.
 */
export function daySpanOf(days: number, meta?: Meta): Span {
  const { from, to } = spanOf(days, meta);
  const east = 14 * HOUR;
  return { from: from + 3 * HOUR + east, to: to + east };
}

/** GetOrdersWithGoods' form of a day: `dd.mm.yyyy`, of an instant in UTC. */
export const dayText = (unixSeconds: number): string =>
  new Date(unixSeconds * 1000).toISOString().slice(0, 10).split('-').reverse().join('.');

const unixNow = () => Math.floor(Date.now() / 1000);
