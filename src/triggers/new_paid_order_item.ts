import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, rowsOf } from '../justclick/index.ts';
import {
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
import { goodsFilter, goodsFilterField } from '../order_fields.ts';
import { newestFirst, readWhole } from '../poll.ts';
import { DAY, daySpanOf, dayText, itemLookBack } from '../window.ts';

type OrderItem = { id: string; item: Item; order: Order };

async function perform(z: ZObject, bundle: Bundle): Promise<OrderItem[]> {
  const { inputData, meta } = bundle;
  const { host } = accountOf(bundle.authData);
  const span = daySpanOf(itemLookBack.daysIn(inputData), meta);
  const orders = await readWhole(span, DAY, async ({ from, to }, timeout) => {
    const days = { begin_date: dayText(from), end_date: dayText(to) };
    const params = { ...days, paid: 'true', ...goodsFilter(inputData) };
    const answer = await callJustClick(z, bundle, 'GetOrdersWithGoods', params, {
      acceptsNothingFound: true,
      timeout,
    });
    return rowsOf(answer).map((row) => ({
      ...readListedOrder(row, host),
      details: readDetails(row),
    }));
  });
  return newestFirst(orders.filter(isPaid), meta, (order) => order.paid).flatMap(itemsOf);
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
    inputFields: [goodsFilterField, itemLookBack.field],
    perform,
    sample: { id: '102937-photo-course-1', item: itemSample, order: orderSample },
    outputFields: [
      { key: 'id', label: 'Order Item', type: 'string' },
      ...itemOutputFields('item__'),
      ...orderOutputFields('order__'),
    ],
  },
} satisfies Trigger;
