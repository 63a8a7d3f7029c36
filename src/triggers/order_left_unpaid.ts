import type { Trigger } from 'zapier-platform-core';
import { orderRow } from '../hydrators/order_details.ts';
import { goods, readGoods } from '../orders/input_fields.ts';
import {
  IncompleteOrderError,
  type OrderHead,
  orderOutputFields,
  unpaidOrderSample,
} from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { poll } from '../polling/poll.ts';
import { ordersOf, unpaidLookBack } from '../polling/sources.ts';
import { isHoursAgo, lookOf, waitingSpanOf } from '../polling/spans.ts';
import { definitionsOf } from '../values/field.ts';
import { spanField } from '../values/number.ts';

/** Three weeks: who has not paid by then has other reasons than having forgotten. */
const MOST_HOURS = 504;

const hoursField = spanField(
  {
    key: 'hours',
    label: 'Hours Without Payment',
    // As an integer, Zapier would turn "2 days" into 2.
    type: 'string',
    default: '24',
    helpText: `Hours to wait before an unpaid order triggers this Zap, from 1 to ${MOST_HOURS} (three weeks).`,
  },
  'hours',
  { min: 1, max: MOST_HOURS, missing: 24 },
);

/**
 * An order comes here when it has become old enough, if it is still unpaid then. When a Zap is turned
 * on, younger orders are not among the keys, so that they can still come.
 */
const perform = withShop('poll', async (shop, input) => {
  const hours = hoursField.read(input);
  const days = unpaidLookBack.read(input);
  const filter = await readGoods(shop, input);
  return poll(shop, {
    sources: filter ? [ordersOf(waitingSpanOf(hours, days, lookOf(shop)), filter)] : [],
    rowsOf: (order, raw) =>
      isWaiting(order) && isOld(order, hours) ? [orderRow(shop, raw, { id: order.id })] : [],
    // All have waited for the same time, so the last to be made is the last to come.
    dateOf: ({ created }) => created,
  });
});

/**
 * Whether an order is waiting for its payment. A status that we do not know may mean anything, so such an
 * order is not waiting.
 *
 * @throws when it has neither a status nor a date of payment. A reminder to a customer who has paid is
 * worse than one that comes late, so it is left out; it comes if a later poll finds it waiting.
 */
function isWaiting({ pay_status, paid }: OrderHead): boolean {
  if (pay_status === null && paid === null) throw new IncompleteOrderError('status');
  return pay_status === 'waiting' && paid === null;
}

/** @throws when the order does not say when it was made, and so for how long it has been waiting */
function isOld({ created }: OrderHead, hours: number): boolean {
  if (created === null) throw new IncompleteOrderError('date of creation');
  return isHoursAgo(created, hours);
}

export default {
  key: 'order_left_unpaid',
  noun: 'Order',
  display: {
    label: 'Order Left Unpaid',
    description: 'Triggers when an order is still unpaid after the hours you choose.',
  },
  operation: {
    type: 'polling',
    inputFields: definitionsOf([hoursField, goods, unpaidLookBack]),
    perform,
    sample: unpaidOrderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
