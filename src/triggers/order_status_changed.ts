import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { goodsFilter, goodsFilterField } from '../orders/input_fields.ts';
import { listOrders } from '../orders/list.ts';
import { type Order, orderOutputFields, orderSample } from '../orders/order.ts';
import { PAY_STATUSES, requireStatus } from '../orders/status.ts';
import { newestFirst } from '../polling/newest_first.ts';
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

/**
 * The service tells no date of a change of status, so nobody knows which changes are the newest, and a
 * bound on their number could leave out any of them. This trigger hands over all of its span.
 */
const UNKNOWN = () => null;

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const { inputData, meta } = bundle;
  const wanted = requireStatus(inputData, payStatus);
  const span = spanOf(statusLookBack.daysIn(inputData), meta);
  const orders = await listOrders(z, bundle, span, goodsFilter(inputData));
  const withStatus = orders.filter((order) => order.pay_status === wanted);
  return newestFirst(withStatus, meta, UNKNOWN).map(withDetails(z));
}

/** Zapier remembers each order once per status by these, so a change back and forth fires once. */
const PRIMARY = ['id', 'pay_status'];

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
