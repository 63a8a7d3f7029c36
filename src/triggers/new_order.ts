import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { ordersOf } from '../orders/list.ts';
import { orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { listedOrders, pollOrders } from '../orders/poll.ts';
import { creationLookBack, spanOf } from '../polling/window.ts';

/**
 * Only an order without a number is left out. Its status does not matter here, so it may have none.
 */
async function perform(z: ZObject, bundle: Bundle) {
  const { inputData, meta } = bundle;
  const span = spanOf(creationLookBack.daysIn(inputData), meta);
  return pollOrders(z, bundle, {
    ...listedOrders,
    sources: [ordersOf(span, goodsFilter(inputData))],
    rowsOf: (order) => [order],
    dateOf: (order) => order.created,
    resultOf: withDetails(z),
  });
}

export default {
  key: 'new_order',
  noun: 'Order',
  display: {
    label: 'New Order',
    description: 'Triggers when an order is created, paid or not.',
  },
  operation: {
    type: 'polling',
    inputFields: [goodsFilterField, creationLookBack.field],
    perform,
    sample: unpaidOrderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
