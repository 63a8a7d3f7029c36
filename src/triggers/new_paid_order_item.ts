import type { Trigger } from 'zapier-platform-core';
import {
  type Item,
  type ItemWithPartners,
  type OrderWithDetails,
  orderFieldsAt,
  orderSample,
  ownItemOutputFields,
  ownItemSample,
  readDetails,
  readItems,
  readListedOrder,
} from '../orders/order.ts';
import { ifPaid } from '../orders/payment.ts';
import { withShop } from '../perform.ts';
import { poll } from '../polling/poll.ts';
import { itemLookBack, ordersPaidOn } from '../polling/sources.ts';
import { daySpanOf, lookOf } from '../polling/spans.ts';
import { isSame, productsOf } from '../products/filter.ts';
import type { Named } from '../products/names.ts';
import { definitionsOf } from '../values/field.ts';
import { idIn } from '../values/ids.ts';
import { entriesField, isSeveral } from '../values/text.ts';

/** By code, because the items of an order have nothing else; so they are filtered here. */
const products = entriesField({
  key: 'good_name',
  label: 'Products',
  type: 'string',
  list: true,
  dynamic: 'product_by_code.id.title',
  resource: 'product.code',
  helpText: 'Leave this empty for all products.',
});

type OrderItem = { id: string; item: ItemWithPartners; order: OrderWithDetails };

/**
 * Orders come from the one list that has their items and is about payment. An order without items has
 * none to hand over, and one whose items cannot be read is left out: both come when they have some. For
 * one without a status see `ifPaid`.
 */
const perform = withShop('poll', async (shop, input) => {
  const entries = products.read(input);
  const { label } = products.field;
  const asked = { label, entries, kind: 'good_name', isList: true } as const;
  // A live Zap asks for the shop's products only for an entry that may mean one thing or another.
  const mustAsk = (entry: string) =>
    shop.run !== 'poll' || isSeveral(entry) || idIn(entry) !== undefined;
  return poll(shop, {
    sources: [ordersPaidOn(daySpanOf(itemLookBack.read(input), lookOf(shop)))],
    rowsOf: (order, raw) => {
      if (ifPaid(order).length === 0) return [];
      const record = { ...raw, items: raw.items ?? null };
      const details = readDetails(record);
      // Read once, however many of its items are handed over.
      let read: OrderWithDetails | undefined;
      const whole = () => {
        read ??= { ...readListedOrder(raw, shop.account.host), details };
        return read;
      };
      return itemsOf(order.id, readItems(record)).map(({ id, item }) => ({
        key: { id },
        result: () => ({ id, item, order: withOnly(item, whole()) }),
        product: productOf(item),
      }));
    },
    dateOf: ({ paid }) => paid,
    only: async (rows) => {
      if (entries.length === 0) return rows;
      const seen = rows.flatMap(({ product }) => product ?? []);
      const wanted = await productsOf(shop, asked, seen, mustAsk);
      return rows.filter(({ product }) => product && wanted.some((one) => isSame(one, product)));
    },
  });
});

const productOf = ({ id, title }: Item): Named => ({ good_name: id, good_title: title });

/**
 * One row per product. Its id counts equal products of an order as the service lists them, so that one
 * which is added later comes with its own content. Where it lists them in another order, that is the
 * content of the other one.
 */
function itemsOf(order: string, items: readonly ItemWithPartners[]): Omit<OrderItem, 'order'>[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = item.id ?? item.title ?? '';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { id: `${order}-${name}-${count}`, item };
  });
}

/**
 * The order as a row of one item has it. If each of 400 rows had all 400 products the rows would be
 * larger than Zapier takes, so the lists of items and of their
 * partners have those of this one only, and the names of all are cut.
 */
function withOnly(own: ItemWithPartners, order: OrderWithDetails): OrderWithDetails {
  const { partners, ...item } = own;
  const good_names = order.details.good_names && shortened(order.details.good_names);
  return { ...order, details: { ...order.details, good_names, items: [item], partners } };
}

const MOST_OF_NAMES = 1000;

const shortened = (names: string): string =>
  names.length > MOST_OF_NAMES ? `${names.slice(0, MOST_OF_NAMES)}…` : names;

/** GetOrdersWithGoods tells neither pin codes nor prepayments. */
const withoutPin = <One extends Item>(item: One): One => ({ ...item, pincode: null });

export default {
  key: 'new_paid_order_item',
  noun: 'Order Item',
  display: {
    label: 'New Paid Order Item',
    description: 'Triggers when an order is paid, once for each product in it.',
  },
  operation: {
    type: 'polling',
    inputFields: definitionsOf([products, itemLookBack]),
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
      ...orderFieldsAt('order__'),
    ],
  },
} satisfies Trigger;
