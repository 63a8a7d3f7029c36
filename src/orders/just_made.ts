import type { Bundle, ZObject } from 'zapier-platform-core';
import { billsOf } from './bills.ts';
import { fetchOrder, sameEmail } from './fetch.ts';
import type { OrderWithDetails } from './order.ts';

/** Seconds for the list of a customer's orders, and then for the two newest that fit, at once. */
const LIST_TIMEOUT = 4;
const ORDER_TIMEOUT = 3;

/** Seconds after which a run of 30 asks for nothing more. */
const LAST_SECOND = 27;

/** An order that may have been made. */
export type Sought = {
  email: string;
  /** By their codes; the price where one was asked for. */
  goods: readonly { good_name: string; good_sum?: number | undefined }[];
  /** What `performance.now()` said when the step was about to make it. */
  begun: number;
};

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
  z: ZObject,
  bundle: Bundle,
  sought: Sought,
): Promise<OrderWithDetails | undefined> {
  const seconds = () => (performance.now() - sought.begun) / 1000;
  const patience = (most: number) => ({ timeout: Math.min(most, LAST_SECOND - seconds()) });
  if (seconds() > LAST_SECOND - 1) return undefined;
  const age = seconds();
  const { bills, servedAt } = await billsOf(z, bundle, sought, patience(LIST_TIMEOUT));
  if (servedAt === undefined || seconds() > LAST_SECOND - 1) return undefined;
  // Counted from when the list was asked for, so that a slow answer lets no older order in; one second
  // more, because making an order may take less time than listing them.
  const time = { from: Math.floor(servedAt - age) - 1, to: servedAt + 1 };
  const codes = sorted(new Set(sought.goods.map(({ good_name }) => good_name)));
  const alike = bills.filter((bill) => sorted(bill.codes) === codes).slice(0, 2);
  const orders = await Promise.all(
    alike.map(({ number }) => fetchOrder(z, bundle, number, patience(ORDER_TIMEOUT))),
  );
  const found = orders.filter((order) => order !== undefined && isSought(order, sought, time));
  return found.length === 1 ? found[0] : undefined;
}

function isSought(
  order: OrderWithDetails,
  { email, goods }: Sought,
  time: { from: number; to: number },
) {
  const { created, details, pay_status, price } = order;
  const seconds = Date.parse(String(created)) / 1000;
  const isNew = time.from <= seconds && seconds <= time.to;
  // Nobody pays within seconds, but there is nothing to pay for what is free.
  const isUnpaid = pay_status === 'waiting' || price === 0;
  return isNew && isUnpaid && sameEmail(order.email, email) && hasExactly(details.items, goods);
}

/** Whether the items are the products that were asked for, at the prices that were asked for. */
function hasExactly(
  items: readonly { id: string | null; sum: number | null }[],
  goods: Sought['goods'],
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

const sorted = (codes: Iterable<string>) => JSON.stringify([...codes].sort());
