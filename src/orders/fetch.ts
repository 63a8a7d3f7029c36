import type { Bundle, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, recordOf } from '../justclick/index.ts';
import { detailsOf, type Order, readOrder } from './order.ts';

/**
 * The whole order with this number; undefined when the service says that there is none.
 *
 * @param timeout seconds
 * @param isStep whether Zapier has to be told to try again: see `CallData`
 * @throws the Zapier error that fits, also when the service sends another order than that one
 */
export async function fetchOrder(
  z: ZObject,
  bundle: Bundle,
  number: string,
  { timeout, isStep = false }: { timeout: number; isStep?: boolean },
): Promise<Order | undefined> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(z, bundle, 'getOrderDetails', detailsOf(number), {
    acceptsNothingFound: true,
    isStep,
    timeout,
  });
  return answer.code === 0 ? readOrder(recordOf(answer, number), host) : undefined;
}

/** The service writes an address in a case of its own. */
export const sameEmail = (a: string | null, b: string): boolean =>
  a?.trim().toLowerCase() === b.trim().toLowerCase();
