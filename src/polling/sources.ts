import type { PhpParams } from '../justclick/index.ts';
import { spanField } from '../values/number.ts';
import { DAY, dayText, HOUR, type Span } from './spans.ts';

/** One question for orders, about a span of time. */
export type Source = {
  name: 'GetOrders' | 'getOrdersWithGoods';
  span: Span;
  /** Seconds below which its span is not cut: 3 or more. */
  smallest: number;
  paramsOf: (part: Span) => PhpParams;
  /** True when the poll can do without it if the service refuses it. */
  mayBeRefused?: boolean;
};

/**
 * GetOrders: the orders made within a span. With `paid` the span may be about their making
 * or their payment: that is not documented.
 */
export const ordersOf = (span: Span, filter: PhpParams = {}): Source => ({
  name: 'GetOrders',
  span,
  smallest: HOUR,
  paramsOf: ({ from, to }) => ({ date_s: from, date_e: to, ...filter }),
});

/** GetOrdersWithGoods: the orders paid on the days of a span, however long ago they were made. */
export const ordersPaidOn = (span: Span, filter: PhpParams = {}): Source => ({
  name: 'getOrdersWithGoods',
  span,
  smallest: DAY,
  paramsOf: ({ from, to }) => ({
    begin_date: dayText(from),
    end_date: dayText(to),
    paid: 'true',
    ...filter,
  }),
});

/** The field with which people set how far back a trigger looks, in days. */
const lookBack = (days: { default: string; max: number; helpText: string }) =>
  spanField(
    {
      key: 'look_back_days',
      label: 'Look Back',
      // As an integer, Zapier would turn "2 weeks" into 2.
      type: 'string',
      default: days.default,
      helpText: days.helpText,
    },
    'days',
    { min: 1, max: days.max, missing: Number(days.default) },
  );

/** Days for which GetOrdersWithGoods is asked for payments, whatever the Look Back says. */
export const RECENT_PAYMENT_DAYS = 4;

/** What a usual poll hands over is bounded, so no promise is made to a shop that makes more in a day. */
const BOUND = 'It catches up on about 4,000 orders.';

/** Zapier fails on a trigger that checks more than 105,000 records. Only large shops come near that. */
const LARGE =
  'If your shop gets over 100,000 orders in these days, choose fewer: Zapier fails on more than 105,000 at once.';

export const paymentLookBack = lookBack({
  default: '30',
  max: 366,
  helpText: `Days, from 1 to 366. This Zap finds all payments of the last ${RECENT_PAYMENT_DAYS} days, however old the orders are. After a longer interruption, it finds only payments of orders made in these days. ${BOUND} ${LARGE}`,
});

export const statusLookBack = lookBack({
  default: '30',
  max: 366,
  helpText: `How old an order may be, in days, to trigger this Zap: from 1 to 366, counted from Created At. ${LARGE}`,
});

export const creationLookBack = lookBack({
  default: '7',
  max: 366,
  helpText: `Days, from 1 to 366. If this Zap is interrupted for up to that long, it misses no order. ${BOUND} ${LARGE}`,
});

/**
 * A Zap that was made before there was this field has nothing in it, and looks back no further than it
 * did: its deduplication has never seen older orders, and would remind their customers.
 */
export const unpaidLookBack = spanField(
  {
    key: 'look_back_days',
    label: 'Look Back',
    type: 'string',
    default: '7',
    helpText: `Days, from 1 to 366. If this Zap is interrupted for up to that long, it misses no order. Empty means two days. ${LARGE}`,
  },
  'days',
  { min: 1, max: 366, missing: 0 },
);

export const itemLookBack = lookBack({
  default: '24',
  max: 24,
  helpText:
    'Days, from 1 to 24. If this Zap is interrupted for up to that long, it misses no payment. It catches up on about 2,000 products.',
});
