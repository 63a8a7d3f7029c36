import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { readList } from '../input.ts';
import { listOrders } from '../list_orders.ts';
import { byPaymentDesc, isPaid, type Order, orderOutputFields, orderSample } from '../order.ts';
import { goodsFilterField } from '../order_fields.ts';
import { lookBackField, windowOf } from '../window.ts';

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const orders = await listOrders(z, bundle, {
    ...windowOf(bundle.inputData),
    paid: true,
    goods: readList(bundle.inputData.goods, goodsFilterField.label),
  });
  return orders.filter(isPaid).sort(byPaymentDesc).map(withDetails(z));
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
    inputFields: [goodsFilterField, lookBackField],
    perform,
    sample: orderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
