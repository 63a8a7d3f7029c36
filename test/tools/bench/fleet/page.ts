import { bytes, count, gigabytes, markdownTable, percent } from '../units.ts';
import {
  type Limited,
  playLimits,
  playSpreads,
  requestsPerMinute,
  type Spread,
} from './scenarios.ts';
import {
  IF_ALL_WERE_WHOLE,
  IF_GOODS_DAYS_ARE_PAYMENT,
  IF_WINDOW_IS_CREATION,
  IF_WINDOW_IS_PAYMENT,
  TODAY,
  type Traffic,
  trafficOfDay,
  trafficOfPoll,
  trafficOfSubscriptions,
} from './traffic.ts';
import { ASSUMED, drawZaps } from './zaps.ts';

const SEED = 1;
const ZAPS = 100_000;
const QUICK_ZAPS = 5_000;

export type Fleet = {
  zaps: number;
  perMinute: number;
  today: Traffic;
  days: { change: string; traffic: Traffic }[];
  deliveries: number;
  shops: { ordersPerDay: number; poll: Traffic }[];
  spreads: Spread[];
  limits: Limited[];
};

/** Counts the day of a fleet on paper and plays what a limit does to it. The same each time. */
export function playFleet(isQuick: boolean, say: (text: string) => void): Fleet {
  const zaps = drawZaps(isQuick ? QUICK_ZAPS : ZAPS, SEED);
  say(`a day of ${count(zaps.length)} Zaps`);
  const subscribed = trafficOfSubscriptions(zaps);
  return {
    zaps: zaps.length,
    perMinute: requestsPerMinute(zaps),
    today: trafficOfDay(zaps, TODAY),
    days: [
      {
        change: 'each poll reads its whole Look Back, as in 1.1.0',
        traffic: trafficOfDay(zaps, IF_ALL_WERE_WHOLE),
      },
      {
        change: '`window-meaning` is `paid`: New Paid Order asks GetOrders only, 7 days back',
        traffic: trafficOfDay(zaps, IF_WINDOW_IS_PAYMENT),
      },
      {
        change: '`window-meaning` is `created`: New Paid Order asks both, GetOrders 7 days back',
        traffic: trafficOfDay(zaps, IF_WINDOW_IS_CREATION),
      },
      {
        change:
          '`goods-days-meaning` is `paid`: New Paid Order asks GetOrdersWithGoods only, 7 days back',
        traffic: trafficOfDay(zaps, IF_GOODS_DAYS_ARE_PAYMENT),
      },
      { change: 'one call at the service to subscribe', traffic: subscribed },
    ],
    deliveries: subscribed.deliveries,
    shops: ASSUMED.ordersPerDay.map(([ordersPerDay]) => ({
      ordersPerDay,
      poll: trafficOfPoll({ trigger: 'new_paid_order', interval: 60, ordersPerDay }, TODAY),
    })),
    spreads: playSpreads(zaps, SEED),
    limits: playLimits(zaps, SEED, say),
  };
}

const named = (choice: unknown) => (typeof choice === 'number' ? count(choice) : choice);

const shares = (of: readonly (readonly [unknown, number])[], unit = '') =>
  of
    .map(([choice, share]) => `${named(choice)}${unit} (${share} %)`.replaceAll('_', ' '))
    .join(', ');

/** What `playFleet` found, as docs/benchmark.md has it. */
export const fleetPage = (fleet: Fleet): string =>
  [
    `${count(fleet.zaps)} Zaps, drawn with the seed ${SEED} from assumed shares: the real ones are not known. They poll every ${shares(ASSUMED.minutes, ' min')}. Their shops get ${shares(ASSUMED.ordersPerDay)} orders a day, of which ${percent(ASSUMED.paid)} are paid. Their triggers: ${shares(ASSUMED.trigger)}, with the Look Back of a new Zap. An order has the bytes that it has in the numbers above.`,
    '### A day',
    dayTable(fleet),
    `With subscriptions the service posts ${count(fleet.deliveries)} deliveries to Zapier instead; for each, one signed request reads what it is about, and Order Left Unpaid goes on polling.`,
    '### One Zap with New Paid Order',
    shopTable(fleet),
    '### Over the seconds of an hour',
    spreadTable(fleet),
    '### Under a limit',
    `The fleet asks for ${count(fleet.perMinute)} requests a minute. For two hours the service takes a share of that in each minute and answers the others with code 8. What Zapier does with such a poll is not known, so three ways are played. In each shop one order is paid in that time.`,
    limitTable(fleet),
    lossOf(fleet),
  ].join('\n\n');

const dayTable = ({ days, today }: Fleet) =>
  markdownTable(
    [
      '',
      'polls',
      'requests at the service',
      'of today',
      'bytes from the service',
      'of today',
      'bytes to Zapier',
      'of today',
    ],
    [{ change: 'today', traffic: today }, ...days].map(
      ({ change, traffic: { polls, requests, serviceBytes, zapierBytes } }) => [
        change,
        count(polls),
        count(requests),
        percent(requests / today.requests),
        gigabytes(serviceBytes),
        percent(serviceBytes / today.serviceBytes),
        gigabytes(zapierBytes),
        percent(zapierBytes / today.zapierBytes),
      ],
    ),
  );

const shopTable = ({ shops }: Fleet) =>
  markdownTable(
    [
      'orders in a day',
      'bytes from the service in a poll',
      'in a day, polling every 15 minutes',
      'every minute',
    ],
    shops.map(({ ordersPerDay, poll }) => [
      count(ordersPerDay),
      bytes(poll.serviceBytes),
      bytes(poll.serviceBytes * 96),
      bytes(poll.serviceBytes * 1440),
    ]),
  );

const SCHEDULES: Readonly<Record<Spread['schedule'], string>> = {
  'any second': 'each Zap at a second of its own',
  'full minute': 'each at the beginning of a minute of its own',
  'quarter hour': 'all at the beginning of the same minute',
};

const spreadTable = ({ spreads }: Fleet) =>
  markdownTable(
    ['when Zaps poll, up to 10 seconds late', 'quietest second', 'middle second', 'busiest second'],
    spreads.map(({ schedule, least, median, most }) => [
      SCHEDULES[schedule],
      ...[least, median, most].map((requests) => `${count(requests)} requests`),
    ]),
  );

const minutes = (seconds: number) =>
  seconds < 300 ? `${count(seconds)} s` : `${count(seconds / 60)} min`;

const limitTable = ({ limits, zaps }: Fleet) =>
  markdownTable(
    [
      'limit',
      'a poll that met it',
      'requests made',
      'polls that failed',
      'wait of an order: middle',
      '99 % within',
      'longest',
      'Zaps without a good poll in 2 hours',
      'all caught up after',
    ],
    limits.map((limit) => [
      Number.isFinite(limit.share) ? percent(limit.share) : 'none',
      Number.isFinite(limit.share) ? limit.afterwards : '',
      percent(limit.load),
      percent(limit.failed),
      minutes(limit.median),
      minutes(limit.most99),
      minutes(limit.longest),
      `${count(limit.starved)} (${percent(limit.starved / zaps)})`,
      minutes(limit.recovery),
    ]),
  );

function lossOf({ limits, zaps }: Fleet): string {
  const waiting = limits.reduce((total, limit) => total + limit.waiting, 0);
  const orders = count(zaps * limits.length);
  return waiting === 0
    ? `No order was lost: each of the ${orders} reached Zapier once.`
    : `**Of ${orders} orders ${count(waiting)} did not reach Zapier.**`;
}
