import type { PhpRecord, Shop } from '../justclick/index.ts';
import { fetchDetails } from '../orders/fetch.ts';
import { type ListedOrder, type Order, readListedOrder } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import type { Key, Row } from '../polling/poll.ts';
import { required } from '../values/field.ts';
import { orderNumberField } from '../values/number.ts';

const billId = required(orderNumberField({ key: 'bill_id', label: 'Order Number' }));

/**
 * Fetches the details of one order: Zapier calls this once, when a Zap uses the order. It keeps what this
 * gave for five minutes, by its input, so a pointer also carries what the list told of the order: of one
 * that has changed since, the details are asked for anew. Pointers of earlier versions have the number only.
 */
export const orderDetails = withShop('step', (shop, input) =>
  fetchDetails(shop, billId.read(input)),
);

const pointerOf = ({ id, pay_status, created, paid, price }: ListedOrder) => ({
  bill_id: id,
  pay_status: pay_status?.slice(0, MOST_OF_STATUS) ?? null,
  created,
  paid,
  price,
});

/** A pointer may have 12,000 characters, and a status that only the service knows any number of them. */
const MOST_OF_STATUS = 100;

/**
 * An order of a list as a row of a trigger, with its details promised, so that a poll makes one request
 * and no more.
 *
 * @param key the fields by which the trigger tells orders apart
 */
export const orderRow = (shop: Shop, raw: PhpRecord, key: Key): Row<Order> => ({
  key,
  result: () => {
    const order = readListedOrder(raw, shop.account.host);
    return { ...order, details: shop.dehydrate(orderDetails, pointerOf(order)) };
  },
});
