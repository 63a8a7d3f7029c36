import { orderWithout } from './incomplete.ts';

/**
 * The values of `pay_status`: those that UpdateOrderStatus sets, and `waiting`, under which GetBills
 * knows the orders that nobody has paid, shipped, returned or cancelled.
 */
export const PAY_STATUSES = {
  waiting: 'Awaiting payment',
  paid: 'Paid',
  sent: 'Shipped',
  return: 'Returned',
  cancel: 'Cancelled',
} as const;

/**
 * Tells whether an order counts as paid, of those that the service gives for `paid`. A shipped order
 * may still be unpaid (cash on delivery), and a returned or cancelled one keeps its payment date, so
 * neither the status nor the date is enough. With a status that we do not know the service is
 * believed: leaving out a paid order would be worse.
 *
 * @throws a plain error when the order has neither: Zapier would remember it as handled
 */
export function isPaid(order: { pay_status: string | null; paid: string | null }): boolean {
  if (order.paid === null)
    return !['sent', 'waiting', 'cancel', 'return'].includes(statusOf(order));
  return !['waiting', 'cancel', 'return'].includes(order.pay_status ?? '');
}

/**
 * The status of an order, where one is needed.
 *
 * @throws a plain error when there is none: the order could be left out, or handled too early
 */
export function statusOf(order: { pay_status: string | null }): string {
  if (order.pay_status === null) throw orderWithout('status');
  return order.pay_status;
}
