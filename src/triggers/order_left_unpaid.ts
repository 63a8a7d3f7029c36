import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { orderWithout } from '../orders/incomplete.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { ordersOf } from '../orders/list.ts';
import { type ListedOrder, orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { listedOrders, pollOrders } from '../orders/poll.ts';
import { isHoursAgo, waitingSpanOf } from '../polling/window.ts';
import { readInteger } from '../values/input.ts';

/** Three weeks: who has not paid by then has other reasons than having forgotten. */
const MOST_HOURS = 504;

const hoursField = {
  key: 'hours',
  label: 'Hours Without Payment',
  // As an integer, Zapier would turn "2 days" into 2.
  type: 'string',
  default: '24',
  helpText: `How many hours after it was made an order that is still unpaid triggers this Zap: 1 to ${MOST_HOURS}, which is three weeks.`,
} as const;

/**
 * An order comes here when it has become old enough, if it is still unpaid then. When a Zap is turned
 * on, younger orders are not among the keys, so that they can still come.
 */
async function perform(z: ZObject, bundle: Bundle) {
  const { inputData, meta } = bundle;
  const hours = readInteger(inputData[hoursField.key], hoursField.label, {
    min: 1,
    max: MOST_HOURS,
    missing: Number(hoursField.default),
  });
  return pollOrders(z, bundle, {
    ...listedOrders,
    sources: [ordersOf(waitingSpanOf(hours, meta), goodsFilter(inputData))],
    rowsOf: (order) => (isWaiting(order) && isOld(order, hours) ? [order] : []),
    // All have waited for the same time, so the last to be made is the last to come.
    dateOf: (order) => order.created,
    resultOf: withDetails(z),
  });
}

/**
 * Whether an order is waiting for its payment. A status that is none of ours may mean anything, so it is
 * not waiting.
 *
 * @throws when it has neither a status nor a date of payment. A reminder to a customer who has paid is
 * worse than one that comes late, so it is left out; it comes if a later poll finds it waiting.
 */
function isWaiting({ pay_status, paid }: ListedOrder): boolean {
  if (pay_status === null && paid === null) throw orderWithout('status');
  return pay_status === 'waiting' && paid === null;
}

/** @throws when nobody knows when the order was made, and so for how long it has been waiting */
function isOld({ created }: ListedOrder, hours: number): boolean {
  if (created === null) throw orderWithout('date of creation');
  return isHoursAgo(created, hours);
}

export default {
  key: 'order_left_unpaid',
  noun: 'Order',
  display: {
    label: 'Order Left Unpaid',
    description: 'Triggers when an order has been waiting for payment for the hours you choose.',
  },
  operation: {
    type: 'polling',
    inputFields: [hoursField, goodsFilterField],
    perform,
    sample: unpaidOrderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
