import type { Shop } from '../justclick/index.ts';
import { sameEmail } from '../values/email.ts';
import { billsOf } from './bills.ts';
import { fetchOrder } from './fetch.ts';
import type { OrderWithDetails } from './order.ts';

/** Seconds for the list of a customer's orders, and then for the two newest that fit, at once. */
const LIST_SECONDS = 4;
const ORDER_SECONDS = 3;

/** The products of a new order, by their codes; a price where one is asked for. */
export type Goods = readonly { good_name: string; good_sum?: number | undefined }[];

/** An order that may have been made. */
export type MissingOrder = { email: string; goods: Goods };

/**
 * Finds the order that a step has made without being told: of that customer, with exactly those
 * products, not paid, made since the step began, and the only one like that. Only for orders that the
 * service dates itself.
 *
 * An older order may be the same in everything but its date, so the date decides. Our clock and the
 * service's may differ by an hour, so an order is compared with the clock of the service, which its
 * answer tells in whole seconds: what is older than the step by three seconds was there before. When the
 * service does not tell its clock, or dates orders by another one, or two orders fit, nothing is found.
 * Then a person has to look; a wrong order is never taken.
 *
 * @throws the Zapier error that fits when the service cannot be asked
 */
export async function findJustMade(
  shop: Shop,
  missing: MissingOrder,
): Promise<OrderWithDetails | undefined> {
  if (shop.secondsLeft < 1) return undefined;
  const age = shop.secondsGone;
  const { bills, servedAt } = await billsOf(shop, { email: missing.email }, LIST_SECONDS);
  if (servedAt === undefined || shop.secondsLeft < 1) return undefined;
  // Counted from when the list was asked for, so that a slow answer lets no older order in; one second
  // more, because making an order may take less time than listing them.
  const time = { from: Math.floor(servedAt - age) - 1, to: servedAt + 1 };
  const codes = codesOf(missing.goods);
  const alike = bills.filter(({ products }) => codesOf(products) === codes).slice(0, 2);
  const orders = await Promise.all(
    alike.map(({ number }) => fetchOrder(shop, number, ORDER_SECONDS)),
  );
  const found = orders.filter((order) => order !== undefined && isMissing(order, missing, time));
  return found.length === 1 ? found[0] : undefined;
}

function isMissing(
  order: OrderWithDetails,
  { email, goods }: MissingOrder,
  time: { from: number; to: number },
) {
  const { created, details, pay_status, price } = order;
  const seconds = Date.parse(String(created)) / 1000;
  const isNew = time.from <= seconds && seconds <= time.to;
  // No customer pays within seconds, but there is nothing to pay for what is free.
  const isUnpaid = pay_status === 'waiting' || price === 0;
  return isNew && isUnpaid && sameEmail(order.email, email) && hasExactly(details.items, goods);
}

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
      ({ id, sum }) => id === good_name && (good_sum === undefined || sum === good_sum),
    );
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** The codes of products, each once, in one order. */
const codesOf = (products: readonly { good_name: string | null }[]) =>
  JSON.stringify([...new Set(products.flatMap(({ good_name }) => good_name ?? []))].sort());
