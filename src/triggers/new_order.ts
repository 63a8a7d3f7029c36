import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { readList } from '../input.ts';
import { listOrders } from '../list_orders.ts';
import { byCreationDesc, type Order, orderOutputFields, orderSample } from '../order.ts';
import { goodsFilterField } from '../order_fields.ts';
import { creationWindow } from '../window.ts';

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const orders = await listOrders(z, bundle, {
    ...creationWindow(),
    goods: readList(bundle.inputData.goods, goodsFilterField.label),
  });
  return orders.sort(byCreationDesc).map(withDetails(z));
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
    inputFields: [goodsFilterField],
    perform,
    sample: { ...orderSample, pay_status: 'waiting', paid: null },
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
