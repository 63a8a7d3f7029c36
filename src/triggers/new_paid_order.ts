import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { ordersOf, ordersPaidOn } from '../orders/list.ts';
import { orderOutputFields, orderSample } from '../orders/order.ts';
import { ifPaid } from '../orders/payment.ts';
import { listedOrders, pollOrders } from '../orders/poll.ts';
import { daySpanOf, paymentLookBack, RECENT_PAYMENT_DAYS, spanOf } from '../polling/window.ts';

/**
 * Asks in two ways, because neither is enough. GetOrders' window may be about the making of orders, and
 * then an order that is paid long after it was made is not in it. GetOrdersWithGoods' window is about
 * payment, but at most a month long and in whole days of an unknown time zone.
 *
 * An order without a status counts as paid if the service dated its payment. With neither it is left
 * out; see `ifPaid`.
 */
async function perform(z: ZObject, bundle: Bundle) {
  const { inputData, meta } = bundle;
  const filter = goodsFilter(inputData);
  const span = spanOf(paymentLookBack.daysIn(inputData), meta);
  return pollOrders(z, bundle, {
    ...listedOrders,
    // This order, because the second list tells nothing that the first does not.
    sources: [
      { ...ordersPaidOn(daySpanOf(RECENT_PAYMENT_DAYS, meta), filter), mayBeRefused: true },
      ordersOf(span, { paid: true, ...filter }),
    ],
    rowsOf: ifPaid,
    dateOf: (order) => order.paid,
    resultOf: withDetails(z),
  });
}

export default {
  key: 'new_paid_order',
  noun: 'Order',
  display: {
    label: 'New Paid Order',
    description: 'Triggers when an order is paid.',
  },
  operation: {
    type: 'polling',
    inputFields: [goodsFilterField, paymentLookBack.field],
    perform,
    sample: orderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
