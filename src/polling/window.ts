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
    type: 'integer',
    default: missing,
    helpText,
  } as const,
  /** @throws a plain error when the field holds no number of days */
  daysIn: (inputData: InputData): number =>
    readInteger(inputData.look_back_days, 'Look Back', { min: 1, max, missing: Number(missing) }),
});

export const paymentLookBack = lookBack({
  default: '30',
  max: 366,
  helpText:
    'How many days after it was made an order may be paid and still trigger this Zap. Choose more if your customers pay late.',
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
  helpText: 'How many days this Zap can be interrupted without missing an order.',
});

export const itemLookBack = lookBack({
  default: '24',
  max: 24,
  helpText: 'How many days this Zap can be interrupted without missing a payment: 24 at most.',
});

type Meta = Partial<Bundle['meta']>;

/**
 * The span of a poll that looks back so many days.
 *
 * Nobody knows whether the service filters by creation or by payment, so the span has to hold the
 * creation of an order that is paid at the last moment of the look-back. It begins two days before
 * that, for polls that come late, and ends three hours from now, for clocks that differ. The poll
 * that fills Zapier's memory looks back another two days, so that no later poll, with whatever clock,
 * can see an old order that this one could not.
 */
export function spanOf(days: number, meta: Meta = {}): Span {
  const now = unixNow();
  const margin = meta.isPopulatingDedupe ? 4 : 2;
  return { from: now - (days + margin) * DAY, to: now + 3 * HOUR };
}

/**
 * The same for GetOrdersWithGoods, which takes whole days in a time zone that nobody has written
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
