import type { Bundle, ZObject } from 'zapier-platform-core';
import { type Account, accountOf, DoubtError, type PhpRecord } from '../justclick/index.ts';
import { fetchOrder, sameEmail } from './fetch.ts';
import { type Order, readDetails, readListedOrder } from './order.ts';

/** Seconds: what the action itself may take, and what is left of a run's 30 to read the order back. */
export const ACTION_TIMEOUT = 18;
export const READ_BACK_TIMEOUT = 8;

/**
 * The whole order that an action has just made or changed. The action is done by then, so when the
 * order cannot be read, the result is what is known of it, under the same keys, and not an error: after
 * an error people run the action again.
 *
 * @param known fields of the order under the API's names, for that case. An `email` is that of the
 * customer whose order it has to be: the number in an answer is not signed
 * @throws a `DoubtError` when the number is that of another customer's order: then the answer was not to
 * this action, and nobody may see that order
 */
export async function readBack(
  z: ZObject,
  bundle: Bundle,
  billId: string,
  known: PhpRecord & { email?: string },
): Promise<Order> {
  const { email } = known;
  const { brand } = accountOf(bundle.authData);
  try {
    const order = await fetchOrder(z, bundle, billId, { timeout: READ_BACK_TIMEOUT });
    if (order !== undefined && isOf(order, email, brand)) return order;
    log(z, billId, 'it is not found, or it does not say whose it is');
  } catch (error) {
    if (error instanceof DoubtError) throw error;
    log(z, billId, error);
  }
  return knownOrder(bundle, { ...known, id: billId });
}

/** No address is longer than this (RFC 5321): what is, tells nothing of a customer. */
const LONGEST_EMAIL = 254;

/** @throws a `DoubtError` when the order is another customer's; false when nobody knows whose it is */
function isOf(order: Order, email: string | undefined, brand: Account['brand']): boolean {
  if (email === undefined || sameEmail(order.email, email)) return true;
  if (order.email === null || order.email.length > LONGEST_EMAIL) return false;
  const reason = `The answer of ${brand} was about the order of another customer`;
  throw new DoubtError(brand, reason, true);
}

const log = (z: ZObject, billId: string, why: unknown) =>
  z.console.log(`The action is done, but order ${billId} could not be read back: ${why}`);

function knownOrder(bundle: Bundle, known: PhpRecord): Order {
  const details = { ...readDetails({ ...known, items: [] }), good_count: null };
  return { ...readListedOrder(known, accountOf(bundle.authData).host), details };
}
