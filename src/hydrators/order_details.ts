import type { Bundle, ZObject } from 'zapier-platform-core';
import { callJustClick, recordOf } from '../justclick/index.ts';
import {
  detailsOf,
  type ListedOrder,
  type Order,
  type OrderDetails,
  readDetails,
} from '../orders/order.ts';
import { requireOrderNumber } from '../values/input.ts';

/** Fetches the details of one order: Zapier calls this once, when a Zap uses the order. */
export async function orderDetails(z: ZObject, bundle: Bundle): Promise<OrderDetails> {
  const billId = requireOrderNumber(bundle.inputData.bill_id, 'Order Number');
  const answer = await callJustClick(z, bundle, 'getOrderDetails', detailsOf(billId), {
    isStep: true,
  });
  return readDetails(recordOf(answer, billId));
}

/** Promises the details of an order from a list, so that a poll makes one request and no more. */
export const withDetails =
  (z: ZObject) =>
  (order: ListedOrder): Order => ({
    ...order,
    details: z.dehydrate(orderDetails, { bill_id: order.id }),
  });
