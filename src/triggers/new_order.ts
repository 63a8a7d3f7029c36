import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { listOrders } from '../orders/list.ts';
import { type Order, orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { newestFirst } from '../polling/newest_first.ts';
import { creationLookBack, spanOf } from '../polling/window.ts';

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const { inputData, meta } = bundle;
  const span = spanOf(creationLookBack.daysIn(inputData), meta);
  const orders = await listOrders(z, bundle, span, goodsFilter(inputData));
  return newestFirst(orders, meta, (order) => order.created).map(withDetails(z));
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
