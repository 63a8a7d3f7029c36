import { type InputData, readInteger } from './input.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

export const lookBackField = {
  key: 'look_back_days',
  label: 'Look Back',
  type: 'integer',
  default: '30',
  helpText:
    'How many days after it was made an order may be paid and still trigger this Zap. Choose more if your customers pay late.',
} as const;

const unixNow = () => Math.floor(Date.now() / 1000);

/** From `days` ago to a little ahead of us, for clocks that differ; in unix seconds. */
const lastDays = (days: number) => ({
  date_s: unixNow() - days * DAY,
  date_e: unixNow() + 2 * HOUR,
});

/**
 * The window for a poll of payments or changes of status, in unix seconds.
 *
 * Nobody knows whether the service filters by creation or by payment, so the window has to hold the
 * creation of an order that is paid at the last moment of the look-back. It begins two days before
 * that, for polls that come late, and ends two hours from now, for clocks that differ.
 */
export function windowOf(inputData: InputData) {
  const days = readInteger(inputData.look_back_days, lookBackField.label, {
    min: 1,
    max: 366,
    missing: Number(lookBackField.default),
  });
  return lastDays(days + 2);
}

/** The window for a poll of new orders: long enough for a Zap or a service that stood still. */
export const creationWindow = () => lastDays(9);

/** The window of the dropdown of recent orders. */
export const recentWindow = () => lastDays(30);

/**
 * The window of GetOrdersWithGoods: whole days, in a time zone that nobody has written down, at most
 * a month apart (a longer one loses its beginning). It ends on the day that it is now in the
 * easternmost zone, UTC+14, and has no more days than the shortest month.
 */
export function dayWindow(meta: { isPopulatingDedupe?: boolean }) {
  const end = unixNow() + 14 * HOUR + 2 * HOUR;
  // The poll that fills Zapier's memory sees two days more than the others, so that no later poll
  // can see a payment that this one could not.
  const days = meta.isPopulatingDedupe === true ? 28 : 26;
  return { begin_date: dayText(end - days * DAY), end_date: dayText(end) };
}

/** `dd.mm.yyyy` in UTC */
const dayText = (unixSeconds: number) =>
  new Date(unixSeconds * 1000).toISOString().slice(0, 10).split('-').reverse().join('.');
