import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { orderWithout } from '../orders/incomplete.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { ordersOf } from '../orders/list.ts';
import { orderOutputFields, orderSample } from '../orders/order.ts';
import { listedOrders, pollOrders } from '../orders/poll.ts';
import { PAY_STATUSES, requireStatus } from '../orders/status.ts';
import { spanOf, statusLookBack } from '../polling/window.ts';

const payStatus = {
  key: 'pay_status',
  label: 'Status',
  type: 'string',
  required: true,
  choices: PAY_STATUSES,
  helpText:
    'Triggers once per order and status: an order that comes back to a status does not trigger again. Some shops keep a shipped order as Paid here; if yours does, Shipped never triggers.',
} as const;

/** Zapier remembers each order once per status by these, so a change back and forth fires once. */
const PRIMARY = ['id', 'pay_status'];

/**
 * The service tells no date of a change of status, so nobody knows which changes are the newest, and a
 * bound on their number could leave out any of them. This trigger hands over all of its span.
 *
 * An order without a status is left out: it cannot be said to have the one that is wanted. Zapier has
 * not been given it with that status, so it comes with the first poll that finds it there.
 */
async function perform(z: ZObject, bundle: Bundle) {
  const { inputData, meta } = bundle;
  const wanted = requireStatus(inputData, payStatus);
  const span = spanOf(statusLookBack.daysIn(inputData), meta);
  return pollOrders(z, bundle, {
    ...listedOrders,
    sources: [ordersOf(span, goodsFilter(inputData))],
    rowsOf: (order) => {
      if (order.pay_status === null) throw orderWithout('status');
      return order.pay_status === wanted ? [order] : [];
    },
    dateOf: () => null,
    resultOf: withDetails(z),
    keyOf: ({ id, pay_status }) => ({ id, pay_status }),
  });
}

export default {
  key: 'order_status_changed',
  noun: 'Order',
  display: {
    label: 'Order Status Changed',
    description: 'Triggers when an order gets the status you choose.',
  },
  operation: {
    type: 'polling',
    inputFields: [payStatus, goodsFilterField, statusLookBack.field],
    perform,
    sample: orderSample,
    outputFields: orderOutputFields().map((field) =>
      PRIMARY.includes(field.key) ? { ...field, primary: true } : field,
    ),
  },
} satisfies Trigger;
