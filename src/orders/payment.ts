import { IncompleteOrderError, type OrderHead } from './order.ts';

/**
 * The rows of an order that the service lists as paid: itself when it is, else none.
 *
 * @throws when it has neither a status nor a date of payment. It may be paid or not, so it is left out
 * until it has one of them. Taking it would be wrong for ever if it is not paid; leaving it out loses
 * nothing, because Zapier has not been given it yet.
 */
export function ifPaid<Order extends OrderHead>(order: Order): Order[] {
  if (order.pay_status === null && order.paid === null) throw new IncompleteOrderError('status');
  return isPaid(order) ? [order] : [];
}

/**
 * Tells whether an order counts as paid, of those that the service gives for `paid`. A shipped order
 * may still be unpaid (cash on delivery), and a returned or canceled one keeps its payment date, so
 * neither the status nor the date is enough. Where the status is missing or a word that we do not know,
 * the service is believed if it dated the payment: leaving out a paid order would be worse.
 */
export function isPaid({ pay_status, paid }: Pick<OrderHead, 'pay_status' | 'paid'>): boolean {
  return pay_status === 'paid' || (paid !== null && !UNPAID.includes(pay_status));
}

/** The statuses under which no order counts as paid. */
const UNPAID: readonly (string | null)[] = ['waiting', 'cancel', 'return'];
