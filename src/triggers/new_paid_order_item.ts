import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { readList } from '../input.ts';
import { accountOf, callJustClick, rowsOf } from '../justclick/index.ts';
import {
  byPaymentDesc,
  type Item,
  isPaid,
  itemOutputFields,
  itemSample,
  type Order,
  type OrderDetails,
  orderOutputFields,
  orderSample,
  readDetails,
  readListedOrder,
} from '../order.ts';
import { goodsFilterField } from '../order_fields.ts';
import { dayWindow } from '../window.ts';

type OrderItem = { id: string; item: Item; order: Order };

async function perform(z: ZObject, bundle: Bundle): Promise<OrderItem[]> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(
    z,
    bundle,
    'GetOrdersWithGoods',
    {
      ...dayWindow(bundle.meta),
      paid: 'true',
      goods: readList(bundle.inputData.goods, goodsFilterField.label),
    },
    { acceptsNothingFound: true },
  );
  return rowsOf(answer)
    .map((row) => ({ ...readListedOrder(row, host), details: readDetails(row) }))
    .filter(isPaid)
    .sort(byPaymentDesc)
    .flatMap(itemsOf);
}

/**
 * One row per product. Its id counts equal products of an order, and does so in an order of its own,
 * because the service promises none: two of the same product are two rows, the same two each time.
 */
function itemsOf(order: Order & { details: OrderDetails }): OrderItem[] {
  const seen = new Map<string, number>();
  return order.details.items
    .map((item) => ({ item, name: item.id ?? item.title ?? '' }))
    .sort((a, b) => (contentOf(a.item) < contentOf(b.item) ? -1 : 1))
    .map(({ item, name }) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { id: `${order.id}-${name}-${count}`, item, order };
    });
}

const contentOf = (item: Item) => JSON.stringify(item);

export default {
  key: 'new_paid_order_item',
  noun: 'Order Item',
  display: {
    label: 'New Paid Order Item',
    description: 'Triggers when an order is paid, once for each product in it.',
  },
  operation: {
    type: 'polling',
    inputFields: [goodsFilterField],
    perform,
    sample: { id: '102937-photo-course-1', item: itemSample, order: orderSample },
    outputFields: [
      { key: 'id', label: 'Order Item', type: 'string' },
      ...itemOutputFields('item__'),
      ...orderOutputFields('order__'),
    ],
  },
} satisfies Trigger;
