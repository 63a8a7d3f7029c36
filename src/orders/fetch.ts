import {
  DoubtError,
  nothingFound,
  type PhpRecord,
  recordOf,
  type Shop,
} from '../justclick/index.ts';
import { LONGEST_EMAIL, sameEmail } from '../values/email.ts';
import {
  type Order,
  type OrderDetails,
  type OrderWithDetails,
  readDetails,
  readListedOrder,
  readOrder,
} from './order.ts';

/** The parameters with which GetOrderDetails tells all that an order has. */
const detailsOf = (number: string) => ({ bill_id: number, good_info: true });

/**
 * The whole order with this number; undefined when the service says that there is none.
 *
 * @param seconds that this may take, of those that the run has left
 * @throws the Zapier error that fits, also when the service sends another order than that one
 */
export async function fetchOrder(
  shop: Shop,
  number: string,
  seconds: number,
): Promise<OrderWithDetails | undefined> {
  const answer = await shop.call('getOrderDetails', detailsOf(number), {
    seconds,
    accepts: nothingFound,
  });
  return answer.code === 0 ? readOrder(recordOf(answer, number), shop.account.host) : undefined;
}

/** An order as the service tells its details. @throws the Zapier error that fits, also when there is none */
export async function fetchRecord(shop: Shop, number: string): Promise<PhpRecord> {
  return recordOf(await shop.call('getOrderDetails', detailsOf(number)), number);
}

/** The details of the order with this number. @throws the Zapier error that fits, also when there is none */
export const fetchDetails = async (shop: Shop, number: string): Promise<OrderDetails> =>
  readDetails(await fetchRecord(shop, number));

/**
 * The whole order that an action has just made or changed. The action is done by then, so when the
 * order cannot be read, the result is what is known of it, under the same keys, and not an error: after
 * an error people run the action again.
 *
 * @param known fields of the order under the API's names, for that case. An `email` is that of the
 * customer whose order it has to be: the number in an answer is not signed
 * @throws a `DoubtError` when the number is that of another customer's order: then the answer was not to
 * this action, and that order must not be shown
 */
export async function readBack(
  shop: Shop,
  number: string,
  known: PhpRecord & { email?: string },
): Promise<Order> {
  const log = (why: unknown) =>
    shop.log(`The action is done, but order ${number} could not be read back: ${why}`);
  try {
    const order = await fetchOrder(shop, number, shop.bounds.lookSeconds);
    if (order !== undefined && isOf(order, known.email, shop)) return order;
    log('it is not found, or it does not say whose it is');
  } catch (error) {
    if (error instanceof DoubtError) throw error;
    log(error);
  }
  const record = { ...known, id: number };
  const details = { ...readDetails({ ...record, items: [] }), good_count: null };
  return { ...readListedOrder(record, shop.account.host), details };
}

/** @throws a `DoubtError` when the order is another customer's; false when it does not say whose it is */
function isOf(order: Order, email: string | undefined, { account: { brand } }: Shop): boolean {
  if (email === undefined || sameEmail(order.email, email)) return true;
  if (order.email === null || order.email.length > LONGEST_EMAIL) return false;
  const reason = `${brand} answered with another customer's order`;
  throw new DoubtError(brand, reason);
}
