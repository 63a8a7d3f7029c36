import type { Bundle, ZObject } from 'zapier-platform-core';
import {
  callJustClick,
  isRecord,
  numberIn,
  recordOf,
  textIn,
  unreadable,
} from '../justclick/index.ts';
import { compareNumbersDesc } from '../polling/newest_first.ts';

/** What GetBills tells of an order. */
export type Bill = {
  number: string;
  /** The codes of its products, each once. */
  codes: string[];
};

/** @param servedAt when the service said so, by its own clock: unix seconds */
type Bills = { bills: Bill[]; servedAt: number | undefined };

/**
 * The orders of a customer, newest first: GetBills gives no dates, but the service counts its orders
 * up. Its result is keyed by order number; PHP writes an empty one as a list.
 *
 * @param asked a status is one that GetBills can be asked for
 * @param options seconds, and whether Zapier has to be told to try again: see `CallData`
 * @throws the Zapier error that fits, also when a key is no order number: without that order a search
 * would find too little, and a second one would be made
 */
export async function billsOf(
  z: ZObject,
  bundle: Bundle,
  asked: { email: string | undefined; pay_status?: string | undefined },
  options: { timeout: number; isStep?: boolean },
): Promise<Bills> {
  const params = { email: asked.email, pay_status: asked.pay_status };
  const answer = await callJustClick(z, bundle, 'GetBills', params, {
    acceptsNothingFound: true,
    ...options,
  });
  const { servedAt } = answer;
  const isEmpty = Array.isArray(answer.result) && answer.result.length === 0;
  if (answer.code !== 0 || isEmpty) return { bills: [], servedAt };
  const bills = Object.entries(recordOf(answer)).map(([key, goods]) => {
    const number = numberIn(key);
    if (number === undefined) throw unreadable();
    return { number, codes: codesIn(goods) };
  });
  return { bills: bills.sort((a, b) => compareNumbersDesc(a.number, b.number)), servedAt };
}

const codesIn = (goods: unknown): string[] => {
  const records = Object.values(isRecord(goods) ? goods : {}).filter(isRecord);
  return [...new Set(records.flatMap(({ good_name }) => textIn(good_name) ?? []))];
};
