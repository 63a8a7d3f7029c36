import type { Trigger } from 'zapier-platform-core';
import { orderRow } from '../hydrators/order_details.ts';
import { goods, readGoods } from '../orders/input_fields.ts';
import { type OrderHead, orderOutputFields, orderSample } from '../orders/order.ts';
import { ifPaid } from '../orders/payment.ts';
import { withShop } from '../perform.ts';
import { poll } from '../polling/poll.ts';
import {
  ordersOf,
  ordersPaidOn,
  paymentLookBack,
  RECENT_PAYMENT_DAYS,
} from '../polling/sources.ts';
import { daySpanOf, lookOf, type Span, spanOf } from '../polling/spans.ts';
import { definitionsOf } from '../values/field.ts';

/**
 * Asks in two ways, because neither is enough. GetOrders' window may be about the making of orders, and
 * then an order that is paid long after it was made is not in it. GetOrdersWithGoods' window is about
 * payment, but at most a month long and in whole days of an unknown time zone.
 *
 * An order without a status counts as paid if the service dated its payment. With neither it is left
 * out; see `ifPaid`.
 */
const perform = withShop('poll', async (shop, input) => {
  const look = lookOf(shop);
  const span = spanOf(paymentLookBack.read(input), look);
  const filter = await readGoods(shop, input);
  const recent = daySpanOf(RECENT_PAYMENT_DAYS, look);
  return poll(shop, {
    // This order, because the second list tells nothing that the first does not.
    sources: filter
      ? [
          { ...ordersPaidOn(recent, filter), mayBeRefused: true },
          ordersOf(span, { paid: true, ...filter }),
        ]
      : [],
    rowsOf: (order, raw) => {
      // The other list may know it, and does not tell in a quick poll.
      const isUnclear = look === 'quick poll' && order.pay_status === null && isBefore(order, span);
      return isUnclear ? [] : ifPaid(order).map(({ id }) => orderRow(shop, raw, { id }));
    },
    dateOf: ({ paid }) => paid,
  });
});

/** Whether an order may have been made before a span. */
const isBefore = ({ created }: OrderHead, { from }: Span): boolean =>
  created === null || Date.parse(created) / 1000 < from;

export default {
  key: 'new_paid_order',
  noun: 'Order',
  display: {
    label: 'New Paid Order',
    description: 'Triggers when an order is paid.',
  },
  operation: {
    type: 'polling',
    inputFields: definitionsOf([goods, paymentLookBack]),
    perform,
    sample: orderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
