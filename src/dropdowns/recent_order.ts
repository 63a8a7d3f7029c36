import type { Trigger } from 'zapier-platform-core';
import { type ListedOrder, readListedOrder } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { newestFirst } from '../polling/hand_over.ts';
import { readOrders } from '../polling/read.ts';
import { ordersOf } from '../polling/sources.ts';
import { spanOf } from '../polling/spans.ts';

/** Orders of a page. */
const PAGE = 100;

/** Days in which there can be orders: longer than there has been such a shop. */
const DAYS = 20 * 365;

/**
 * A page of the orders, newest first. Each page reads the newest orders anew, as many as it takes to have
 * the next hundred, so that an empty page means that there are no more.
 */
const perform = withShop('dropdown', async (shop, { page = 0 }): Promise<Choice[]> => {
  const { orders } = await readOrders(
    shop,
    [ordersOf(spanOf(DAYS, shop.run))],
    (raw) => {
      const order = readListedOrder(raw, shop.account.host);
      return { order, rows: [{ order, date: order.created, number: order.id }] };
    },
    (page + 1) * PAGE,
  );
  return newestFirst(orders.rows)
    .slice(page * PAGE, (page + 1) * PAGE)
    .map(({ order }) => ({ id: order.id, label: labelOf(order) }));
});

type Choice = { id: string; label: string };

/** `#102937 · Anna Petrova · 1,500.00 · Paid` */
function labelOf(order: ListedOrder): string {
  const name = [order.first_name, order.last_name].filter(Boolean).join(' ') || order.email;
  const price = order.price?.toLocaleString('en-US', { minimumFractionDigits: 2 });
  return [`#${order.id}`, name, price, order.pay_status_name].filter(Boolean).join(' · ');
}

/** Fills the dropdowns of orders; people do not see it as a trigger. */
export default {
  key: 'recent_order',
  noun: 'Order',
  display: {
    label: 'Recent Order',
    description: 'Triggers when an order is created.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    canPaginate: true,
    perform,
    sample: { id: '102937', label: '#102937 · Anna Petrova · 1,500.00 · Paid' },
    outputFields: [
      { key: 'id', label: 'Order Number', type: 'string' },
      { key: 'label', label: 'Order', type: 'string' },
    ],
  },
} satisfies Trigger;
