import { errors } from 'zapier-platform-core';
import { retryAfter, type Shop, unreadable } from '../justclick/index.ts';
import { isSame, type ProductEntries, productsOf } from '../products/filter.ts';
import type { Named } from '../products/names.ts';
import { sameEmail } from '../values/email.ts';
import { billsOf } from './bills.ts';
import { fetchOrder } from './fetch.ts';
import type { OrderWithDetails } from './order.ts';
import { PAY_STATUSES, type PayStatus } from './status.ts';

/** Seconds for one request. */
const SECONDS = 9;

/** Orders of one customer that a search looks at, newest first, and how many of them at a time. */
const MOST_LOOKED_AT = 150;
const AT_A_TIME = 5;

/** What an order has to match. Undefined matches any, but there has to be a number or an email. */
export type Wanted = {
  number: string | undefined;
  email: string | undefined;
  status: PayStatus | undefined;
  /** Names of products, of which it has to have one. */
  products: ProductEntries;
  /** How many orders are enough. */
  most: number;
};

/**
 * Finds the order with a number, or the newest orders of a customer, each with its details. It skips
 * orders that are deleted in the meantime.
 *
 * @throws the Zapier error that fits, a `ThrottledError` when a run's time is over before they are
 * found, a `HaltedError` when the customer has more orders than a search looks at; never an empty list in
 * its place, because then an order would be created a second time
 */
export async function findOrders(shop: Shop, wanted: Wanted): Promise<OrderWithDetails[]> {
  if (wanted.number !== undefined) return findByNumber(shop, wanted.number, wanted);
  const numbers = await numbersOf(shop, wanted);
  const left = numbers.slice(0, MOST_LOOKED_AT);
  const found: OrderWithDetails[] = [];
  let looked = 0;
  while (found.length < wanted.most && left.length > 0) {
    if (shop.secondsLeft <= 0) throw tooSlow();
    // The newest are most often those that are wanted. Where they are not, many may have to be looked at.
    const enough = found.length === looked ? wanted.most - found.length : AT_A_TIME;
    const some = left.splice(0, Math.min(AT_A_TIME, enough));
    looked += some.length;
    const read = some.map((number) => fetchOrder(shop, number, SECONDS));
    const orders = (await Promise.all(read)).filter((order) => order !== undefined);
    found.push(...orders.filter((order) => fits(order, wanted)));
  }
  if (found.length === 0 && numbers.length > MOST_LOOKED_AT) throw tooMany();
  return found.slice(0, wanted.most);
}

/** The order with a number, if it is of that customer, status and product. */
async function findByNumber(
  shop: Shop,
  number: string,
  wanted: Wanted,
): Promise<OrderWithDetails[]> {
  const order = await fetchOrder(shop, number, SECONDS);
  const seen = (order?.details.items ?? []).map(({ id, title }) => ({
    good_name: id,
    good_title: title,
  }));
  const isOfProduct = await wantedIn(shop, wanted, seen);
  return order !== undefined && fits(order, wanted) && isOfProduct(seen) ? [order] : [];
}

/** Tells whether some of the products of an order are wanted, given all those that were read. */
async function wantedIn(shop: Shop, { products }: Wanted, seen: readonly Named[]) {
  if (products.entries.length === 0) return () => true;
  const wanted = await productsOf(shop, products, seen, () => true);
  return (own: readonly Named[]) => own.some((one) => wanted.some((other) => isSame(one, other)));
}

/** The statuses that GetBills can be asked for, and all that we have a key for. */
const ASKABLE: readonly unknown[] = ['waiting', 'paid', 'cancel'];
const KNOWN: readonly unknown[] = Object.keys(PAY_STATUSES);

/** The numbers of a customer's newest orders, newest first. */
async function numbersOf(shop: Shop, wanted: Wanted): Promise<string[]> {
  const { email, status } = wanted;
  const pay_status = ASKABLE.includes(status) ? status : undefined;
  const { bills } = await billsOf(shop, { email, pay_status }, SECONDS);
  const isOfProduct = await wantedIn(
    shop,
    wanted,
    bills.flatMap(({ products }) => products),
  );
  return bills.filter(({ products }) => isOfProduct(products)).map(({ number }) => number);
}

/**
 * @throws a plain error when an order of this customer turns out to be another one's: it must not be shown
 * it, and "not found" would make a second order
 */
function fits(order: OrderWithDetails, { number, email, status }: Wanted): boolean {
  const isTheirs = email === undefined || sameEmail(order.email, email);
  if (!isTheirs && number === undefined) throw unreadable();
  // If the service has a word of its own for the status, we trust what it was asked for.
  const isKnown = KNOWN.includes(order.pay_status);
  const wasAskedFor = number === undefined && ASKABLE.includes(status);
  const hasStatus = status === undefined || (isKnown ? order.pay_status === status : wasAskedFor);
  return isTheirs && hasStatus;
}

const tooMany = () =>
  new errors.HaltedError(
    `This customer has more than ${MOST_LOOKED_AT} orders, and none of the newest ${MOST_LOOKED_AT} matches. Choose a status or a product, or map the order number.`,
  );

const tooSlow = () =>
  new errors.ThrottledError(
    'Your shop took too long to answer. Nothing was changed. Zapier will try again.',
    retryAfter(),
  );
