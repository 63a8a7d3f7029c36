import { PAY_STATUSES } from '../../../../src/orders/status.ts';
import type { NewStatus, Order } from '../../../standins/justclick/store.ts';
import type { PanelRow } from '../wire.ts';

/** What a customer or the owner can do with an order, by its status. */
export const ACTIONS = {
  pay: { label: 'Pay', status: 'paid', from: ['waiting'] },
  ship: { label: 'Ship', status: 'sent', from: ['waiting', 'paid'] },
  return: { label: 'Return', status: 'return', from: ['paid', 'sent'] },
  cancel: { label: 'Cancel', status: 'cancel', from: ['waiting', 'paid'] },
} as const satisfies Record<
  string,
  { label: string; status: NewStatus; from: readonly Order['pay_status'][] }
>;

const TONES = {
  paid: 'good',
  sent: 'good',
  waiting: 'plain',
  return: 'bad',
  cancel: 'bad',
} as const;

/** As many as a person looks through; the others are found. */
const MOST = 50;

/** The newest of the orders in which all that was typed is found. */
export function rowsOf(orders: readonly Order[], find: string) {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = orders
    .map(rowOf)
    .filter(({ title, text, status }) => {
      const whole = `${title} ${text} ${status.text}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .sort((a, b) => Number(b.key) - Number(a.key));
  const rows = found.slice(0, MOST);
  return { rows, found: found.length, count: orders.length };
}

function rowOf(order: Order): PanelRow {
  const { id, first_name, last_name, email, goods, price, pay_status } = order;
  const name = `${first_name} ${last_name}`.trim() || email;
  const amount = price.toLocaleString('en-US', { minimumFractionDigits: 2 });
  const possible = Object.entries(ACTIONS).filter(([, { from }]) =>
    (from as readonly string[]).includes(pay_status),
  );
  return {
    key: String(id),
    title: `Order ${id}`,
    text: `${name}, ${amount}: ${goods.map(({ title }) => title).join(', ')}`,
    status: { text: PAY_STATUSES[pay_status], tone: TONES[pay_status] },
    actions: [
      ...possible.map(([key, { label }]) => ({ key, label })),
      { key: 'delete', label: 'Delete' },
    ],
  };
}
