import {
  isRecord,
  nothingFound,
  orderNumberIn,
  recordOf,
  type Shop,
  textIn,
  unreadable,
} from '../justclick/index.ts';
import type { Named } from '../products/names.ts';
import { compareNumbersDesc } from './compare.ts';

/** What GetBills tells of an order. */
export type Bill = {
  number: string;
  products: Named[];
};

/** @param servedAt when the service said so, by its own clock: unix seconds */
type Bills = { bills: Bill[]; servedAt: number | undefined };

/**
 * The orders of a customer, newest first: GetBills gives no dates, but the service counts its orders
 * up. Its result is keyed by order number; PHP writes an empty one as a list.
 *
 * @param asked a status is one that GetBills can be asked for
 * @param seconds that this may take, of those that the run has left
 * @throws the Zapier error that fits, also when a key is not an order number: without that order a search
 * would find too little, and a second one would be made
 */
export async function billsOf(
  shop: Shop,
  asked: { email: string | undefined; pay_status?: string | undefined },
  seconds: number,
): Promise<Bills> {
  const params = { email: asked.email, pay_status: asked.pay_status };
  const answer = await shop.call('GetBills', params, { seconds, accepts: nothingFound });
  const { servedAt } = answer;
  const isEmpty = Array.isArray(answer.result) && answer.result.length === 0;
  if (answer.code !== 0 || isEmpty) return { bills: [], servedAt };
  const bills = Object.entries(recordOf(answer)).map(([key, goods]) => {
    const number = orderNumberIn(key);
    if (number === undefined) throw unreadable();
    return { number, products: productsIn(goods) };
  });
  return { bills: bills.sort((a, b) => compareNumbersDesc(a.number, b.number)), servedAt };
}

/** They are keyed by their numeric ids. */
const productsIn = (goods: unknown): Named[] =>
  Object.entries(isRecord(goods) ? goods : {}).flatMap(([good_id, product]) =>
    isRecord(product)
      ? {
          good_id,
          good_name: textIn(product.good_name) ?? null,
          good_title: textIn(product.good_title) ?? null,
        }
      : [],
  );
