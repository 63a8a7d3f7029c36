import type { Shop } from '../justclick/index.ts';
import { codeOf } from '../products/names.ts';
import { sameEmail } from '../values/email.ts';
import { type Bill, billsOf } from './bills.ts';
import { fetchOrder } from './fetch.ts';
import type { OrderWithDetails } from './order.ts';

/** The products of a new order, by their codes; a price where one is asked for. */
export type Goods = readonly { good_name: string; good_sum?: number | undefined }[];

/** An order that may have been made: all that was sent of it and comes back. */
export type MissingOrder = {
  email: string;
  goods: Goods;
  first_name?: string | undefined;
  last_name?: string | undefined;
  comment?: string | undefined;
  tag?: string | undefined;
  kupon?: string | undefined;
};

/**
 * Finds the order that a step has made without being told: of that customer, with exactly those
 * products, with all else that was sent, not paid, made since the run began, and the only one like that.
 * Only for orders that the service dates itself.
 *
 * An older order may be the same in everything but its date, so the date decides. Our clock and the
 * service's may differ by an hour, so an order is compared with the clock of the service, which its
 * answer tells in whole seconds: what is older than the run by three seconds was there before. When the
 * service does not tell its clock, or dates orders by another one, or two orders fit, nothing is found.
 * Then a person has to look; a wrong order is never taken.
 *
 * @throws the Zapier error that fits when the service cannot be asked
 */
export async function findJustMade(
  shop: Shop,
  missing: MissingOrder,
): Promise<OrderWithDetails | undefined> {
  const age = shop.secondsGone;
  const { bills, servedAt } = await billsOf(
    shop,
    { email: missing.email },
    shop.bounds.billsSeconds,
  );
  if (servedAt === undefined || shop.secondsLeft < 1) return undefined;
  // Counted from when the list was asked for, so that a slow answer lets no older order in; one second
  // more, because making an order may take less time than listing them.
  const time = { from: Math.floor(servedAt - age) - 1, to: servedAt + 1 };
  const found = await ordersLike(shop, bills, missing, 2);
  const fitting = found.filter((order) => isMadeIn(order, time) && isMissing(order, missing));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Seconds for which an order is a recent one: longer than a run waits for its turn. */
const RECENT_SECONDS = 600;

/** Statuses of orders that a customer may well want once more. */
const OVER: readonly unknown[] = ['cancel', 'return'];

/**
 * The newest order of a customer with exactly these products, at whatever price, that was made in the
 * last ten minutes by the service's clock, and is neither canceled nor returned. Another run that looked
 * at the same time as this one may have made it.
 *
 * @param created the date that a person chose for the order, if any: it is compared instead
 * @throws the Zapier error that fits when the service cannot be asked
 */
export async function findRecent(
  shop: Shop,
  {
    email,
    goods,
    created,
  }: Pick<MissingOrder, 'email' | 'goods'> & { created: number | undefined },
): Promise<OrderWithDetails | undefined> {
  const { bills, servedAt = Date.now() / 1000 } = await billsOf(
    shop,
    { email },
    shop.bounds.billsSeconds,
  );
  const recent = { from: servedAt - RECENT_SECONDS, to: servedAt + 1 };
  const time = created === undefined ? recent : { from: created, to: created };
  const found = await ordersLike(shop, bills, { email, goods }, 3);
  return found.find(
    (order) =>
      !OVER.includes(order.pay_status) &&
      isMadeIn(order, time) &&
      sameEmail(order.email, email) &&
      hasExactly(order.details.items, goods.map(unpriced)),
  );
}

/** The newest orders with those products, at most so many. */
async function ordersLike(
  shop: Shop,
  bills: readonly Bill[],
  { goods }: MissingOrder,
  most: number,
): Promise<OrderWithDetails[]> {
  const codes = codesOf(goods);
  const alike = bills.filter(({ products }) => codesOf(products) === codes).slice(0, most);
  const orders = await Promise.all(
    alike.map(({ number }) => fetchOrder(shop, number, shop.bounds.ordersSeconds)),
  );
  return orders.filter((order) => order !== undefined);
}

function isMadeIn({ created }: OrderWithDetails, { from, to }: { from: number; to: number }) {
  const seconds = Date.parse(String(created)) / 1000;
  return from <= seconds && seconds <= to;
}

function isMissing(order: OrderWithDetails, missing: MissingOrder): boolean {
  const { details, pay_status, price } = order;
  // No customer pays within seconds, but a free order has nothing to pay.
  const isUnpaid = pay_status === 'waiting' || price === 0;
  // A coupon lowers the prices that were asked for.
  const goods = missing.kupon === undefined ? missing.goods : missing.goods.map(unpriced);
  return (
    isUnpaid &&
    sameEmail(order.email, missing.email) &&
    hasExactly(details.items, goods) &&
    isSameText(details.kupon, missing.kupon) &&
    isSameText(order.comment, missing.comment) &&
    // Without being told, the service may know the customer's name, and tag an order as its product says.
    (missing.tag === undefined || isSameText(details.tag, missing.tag)) &&
    (missing.first_name === undefined || isSameText(order.first_name, missing.first_name)) &&
    (missing.last_name === undefined || isSameText(order.last_name, missing.last_name))
  );
}

const unpriced = ({ good_name }: Goods[number]) => ({ good_name });

/** The service may trim a text, and write line ends its own way. */
const isSameText = (ofOrder: string | null, sent: string | undefined): boolean =>
  plain(ofOrder) === plain(sent);

const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Whether the items are the products that were asked for, at the prices that were asked for. */
function hasExactly(
  items: readonly { id: string | null; sum: number | null }[],
  goods: Goods,
): boolean {
  const left = [...items];
  const priced = goods.filter(({ good_sum }) => good_sum !== undefined);
  const others = goods.filter(({ good_sum }) => good_sum === undefined);
  // Those with a price first: they have less to choose from.
  for (const { good_name, good_sum } of [...priced, ...others]) {
    const at = left.findIndex(
      ({ id, sum }) =>
        codeOf(id) === codeOf(good_name) && (good_sum === undefined || sum === good_sum),
    );
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** The codes of products, each once, in one order. */
const codesOf = (products: readonly { good_name: string | null }[]) =>
  JSON.stringify(
    [...new Set(products.map(({ good_name }) => codeOf(good_name)))].filter(Boolean).sort(),
  );
