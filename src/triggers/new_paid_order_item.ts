import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, rowsOf } from '../justclick/index.ts';
import {
  type Item,
  type ItemWithPartners,
  type Order,
  orderOutputFields,
  orderSample,
  ownItemOutputFields,
  ownItemSample,
  readDetails,
  readItems,
  readListedOrder,
} from '../orders/order.ts';
import { isPaid } from '../orders/status.ts';
import { newestFirst } from '../polling/newest_first.ts';
import { readWhole } from '../polling/read_whole.ts';
import { DAY, daySpanOf, dayText, itemLookBack } from '../polling/window.ts';
import { readList } from '../values/input.ts';

/** By code, because the items of an order have nothing else; so they are filtered here. */
const products = {
  key: 'good_name',
  label: 'Products',
  type: 'string',
  list: true,
  dynamic: 'product_by_code.id.title',
  helpText: 'Leave this empty for all products.',
} as const;

type OrderItem = { id: string; item: ItemWithPartners; order: Order };

async function perform(z: ZObject, bundle: Bundle): Promise<OrderItem[]> {
  const { inputData, meta } = bundle;
  const { host } = accountOf(bundle.authData);
  const span = daySpanOf(itemLookBack.daysIn(inputData), meta);
  const orders = await readWhole(span, DAY, async ({ from, to }, timeout) => {
    const days = { begin_date: dayText(from), end_date: dayText(to) };
    const params = { ...days, paid: 'true' };
    const answer = await callJustClick(z, bundle, 'getOrdersWithGoods', params, {
      acceptsNothingFound: true,
      timeout,
    });
    return rowsOf(answer).map((row) => ({
      ...readListedOrder(row, host),
      details: readDetails(row),
      items: readItems(row),
    }));
  });
  const codes = readList(inputData[products.key], products.label);
  return newestFirst(orders.filter(isPaid), meta, (order) => order.paid)
    .flatMap(itemsOf)
    .filter(({ item }) => codes.length === 0 || codes.includes(item.id ?? ''));
}

/**
 * One row per product. Its id counts equal products of an order, and does so in an order of its own,
 * because the service promises none: two of the same product are two rows, the same two each time.
 */
function itemsOf({ items, ...order }: Order & { items: ItemWithPartners[] }): OrderItem[] {
  const seen = new Map<string, number>();
  return items
    .map((item) => ({ item, name: item.id ?? item.title ?? '' }))
    .sort((a, b) => (contentOf(a.item) < contentOf(b.item) ? -1 : 1))
    .map(({ item, name }) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { id: `${order.id}-${name}-${count}`, item, order };
    });
}

/** GetOrdersWithGoods tells neither pin codes nor prepayments. */
const withoutPin = <One extends Item>(item: One): One => ({ ...item, pincode: null });

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
    inputFields: [products, itemLookBack.field],
    perform,
    sample: {
      id: '102937-photo-course-1',
      item: withoutPin(ownItemSample),
      order: {
        ...orderSample,
        details: {
          ...orderSample.details,
          good_ids: null,
          prepayment_enabled: null,
          prepayment_minsum: null,
          items: orderSample.details.items.map(withoutPin),
        },
      },
    },
    outputFields: [
      { key: 'id', label: 'Order Item', type: 'string' },
      ...ownItemOutputFields('item__'),
      ...orderOutputFields('order__'),
    ],
  },
} satisfies Trigger;
