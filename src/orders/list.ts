import type { Bundle, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, type PhpParams, rowsOf } from '../justclick/index.ts';
import { readWhole, type Span } from '../polling/read_whole.ts';
import { HOUR } from '../polling/window.ts';
import { type ListedOrder, readListedOrder } from './order.ts';

/**
 * The orders that GetOrders gives for a span of time, normalised, each once, in no order that means
 * anything. A shop without orders has an empty list.
 *
 * @param filter more parameters of GetOrders: `paid`, `goods`
 * @throws the Zapier error that fits, and never leaves an order out
 */
export function listOrders(
  z: ZObject,
  bundle: Bundle,
  span: Span,
  filter: PhpParams = {},
): Promise<ListedOrder[]> {
  const { host } = accountOf(bundle.authData);
  return readWhole(span, HOUR, async ({ from, to }, timeout) => {
    const params = { date_s: from, date_e: to, ...filter };
    const answer = await callJustClick(z, bundle, 'GetOrders', params, {
      acceptsNothingFound: true,
      timeout,
    });
    return rowsOf(answer).map((row) => readListedOrder(row, host));
  });
}
