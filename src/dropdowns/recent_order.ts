import type { Trigger } from 'zapier-platform-core';
import { type ListedOrder, readListedOrder } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { newestFirst } from '../polling/hand_over.ts';
import { readOrders } from '../polling/read.ts';
import { ordersOf, spanOf } from '../polling/sources.ts';

/** As many as a person would look through; older ones are found by a search step. */
const MOST = 300;
const DAYS = 30;

const perform = withShop('dropdown', async (shop): Promise<{ id: string; label: string }[]> => {
  const { orders } = await readOrders(shop, [ordersOf(spanOf(DAYS, shop.run), {})], (raw) => {
    const order = readListedOrder(raw, shop.account.host);
    return { order, rows: [{ order, date: order.created, number: order.id }] };
  });
  return newestFirst(orders.rows)
    .slice(0, MOST)
    .map(({ order }) => ({ id: order.id, label: labelOf(order) }));
});

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
    perform,
    sample: { id: '102937', label: '#102937 · Anna Petrova · 1,500.00 · Paid' },
    outputFields: [
      { key: 'id', label: 'Order Number', type: 'string' },
      { key: 'label', label: 'Order', type: 'string' },
    ],
  },
} satisfies Trigger;
