import { orderWithout } from './incomplete.ts';
import type { ListedOrder } from './order.ts';
import { isPaid } from './status.ts';

/**
 * The rows of an order that the service lists as paid: itself when it is, else none.
 *
 * @throws when it has neither a status nor a date of payment. It may be paid or not, so it is left out
 * until it has one of them. Taking it would be wrong for ever if it is not paid; leaving it out loses
 * nothing, because Zapier has not been given it yet.
 */
export function ifPaid<Order extends ListedOrder>(order: Order): Order[] {
  if (order.pay_status === null && order.paid === null) throw orderWithout('status');
  return isPaid(order) ? [order] : [];
}
