import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { listOrders } from '../orders/list.ts';
import { type Order, orderOutputFields, orderSample } from '../orders/order.ts';
import { isPaid } from '../orders/status.ts';
import { newestFirst } from '../polling/newest_first.ts';
import { paymentLookBack, spanOf } from '../polling/window.ts';

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const { inputData, meta } = bundle;
  const span = spanOf(paymentLookBack.daysIn(inputData), meta);
  const orders = await listOrders(z, bundle, span, { paid: true, ...goodsFilter(inputData) });
  return newestFirst(orders.filter(isPaid), meta, (order) => order.paid).map(withDetails(z));
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
