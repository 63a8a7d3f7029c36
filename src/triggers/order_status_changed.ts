import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { withDetails } from '../hydrators/order_details.ts';
import { fieldError, readList, requireText } from '../input.ts';
import { listOrders } from '../list_orders.ts';
import { byCreationDesc, type Order, orderOutputFields, orderSample } from '../order.ts';
import { goodsFilterField } from '../order_fields.ts';
import { lookBackField, windowOf } from '../window.ts';

/**
 * The values of `pay_status`: those that UpdateOrderStatus sets, and `waiting`, under which GetBills
 * knows the orders that nobody has paid, shipped, returned or cancelled.
 */
const payStatus = {
  key: 'pay_status',
  label: 'Status',
  type: 'string',
  required: true,
  choices: {
    waiting: 'Awaiting payment',
    paid: 'Paid',
    sent: 'Shipped',
    return: 'Returned',
    cancel: 'Cancelled',
  },
} as const;

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const wanted = requireText(bundle.inputData[payStatus.key], payStatus.label);
  if (!Object.hasOwn(payStatus.choices, wanted)) {
    throw fieldError(payStatus.label, 'Choose one of the statuses of this field.');
  }
  const orders = await listOrders(z, bundle, {
    ...windowOf(bundle.inputData),
    goods: readList(bundle.inputData.goods, goodsFilterField.label),
  });
  return orders
    .filter((order) => order.pay_status === wanted)
    .sort(byCreationDesc)
    .map(withDetails(z));
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
    inputFields: [
      payStatus,
      goodsFilterField,
      {
        ...lookBackField,
        helpText:
          'How many days after it was made an order may get this status and still trigger this Zap.',
      },
    ],
    perform,
    sample: orderSample,
    outputFields: orderOutputFields().map((field) =>
      PRIMARY.includes(field.key) ? { ...field, primary: true } : field,
    ),
  },
} satisfies Trigger;
