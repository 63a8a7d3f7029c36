import type { Bundle, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, type PhpRecord, recordOf } from '../justclick/index.ts';
import { detailsOf, type Order, readDetails, readListedOrder, readOrder } from './order.ts';

/** Seconds: what the action itself may take, and what is left of a run's 30 to read the order back. */
export const ACTION_TIMEOUT = 18;
const READ_BACK_TIMEOUT = 8;

/**
 * The whole order that an action has just made or changed. The action is done by then, so when the
 * order cannot be read, the result is what is known of it, under the same keys, and never an error:
 * after an error people run the action again.
 *
 * @param known fields of the order under the API's names, for that case
 */
export async function readBack(
  z: ZObject,
  bundle: Bundle,
  billId: string,
  known: PhpRecord,
): Promise<Order> {
  const { host } = accountOf(bundle.authData);
  try {
    const answer = await callJustClick(z, bundle, 'getOrderDetails', detailsOf(billId), {
      timeout: READ_BACK_TIMEOUT,
    });
    return readOrder(recordOf(answer, billId), host);
  } catch (error) {
    z.console.log(`The action is done, but order ${billId} could not be read back: ${error}`);
    const order = { ...known, id: billId };
    const details = { ...readDetails({ ...order, items: [] }), good_count: null };
    return { ...readListedOrder(order, host), details };
  }
}
