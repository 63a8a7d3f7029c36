import type { Bundle, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, type PhpParams, rowsOf } from './justclick/index.ts';
import { type ListedOrder, readListedOrder } from './order.ts';

/**
 * The orders that GetOrders gives for `params`, normalised, in the order of the service (which is
 * none). A shop without orders has an empty list.
 *
 * @throws the Zapier error that fits, and never leaves an order out
 */
export async function listOrders(
  z: ZObject,
  bundle: Bundle,
  params: PhpParams,
): Promise<ListedOrder[]> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(z, bundle, 'GetOrders', params, { acceptsNothingFound: true });
  return rowsOf(answer).map((row) => readListedOrder(row, host));
}
