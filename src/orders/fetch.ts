import type { Bundle, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, recordOf } from '../justclick/index.ts';
import { detailsOf, type OrderWithDetails, readOrder } from './order.ts';

/**
 * The whole order with this number; undefined when the service says that there is none.
 *
 * @param options seconds, and whether Zapier has to be told to try again: see `CallData`
 * @throws the Zapier error that fits, also when the service sends another order than that one
 */
export async function fetchOrder(
  z: ZObject,
  bundle: Bundle,
  number: string,
  options: { timeout: number; isStep?: boolean },
): Promise<OrderWithDetails | undefined> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(z, bundle, 'getOrderDetails', detailsOf(number), {
    acceptsNothingFound: true,
    ...options,
  });
  return answer.code === 0 ? readOrder(recordOf(answer, number), host) : undefined;
}

/** Whether an order's address is the one of a field: the service writes addresses in a case of its own. */
export const sameEmail = (ofOrder: string | null, ofField: string): boolean =>
  ofOrder?.trim().toLowerCase() === ofField.toLowerCase();
