import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { ordersOf, readOrders } from '../orders/list.ts';
import { type ListedOrder, readListedOrder } from '../orders/order.ts';
import { newestFirst } from '../polling/newest_first.ts';
import { spanOf } from '../polling/window.ts';

/** As many as a person would look through; older ones are found by a search step. */
const MOST = 300;
const DAYS = 30;

async function perform(z: ZObject, bundle: Bundle): Promise<{ id: string; label: string }[]> {
  const { rows } = await readOrders(z, bundle, [ordersOf(spanOf(DAYS, {}), {})], (raw, host) => {
    const order = readListedOrder(raw, host);
    return { id: order.id, results: [order] };
  });
  return newestFirst(rows.kept, { dateOf: ({ created }) => created, numberOf: ({ id }) => id })
    .slice(0, MOST)
    .map(({ row }) => ({ id: row.id, label: labelOf(row) }));
}

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
