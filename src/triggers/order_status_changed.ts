import type { Trigger } from 'zapier-platform-core';
import { orderRow } from '../hydrators/order_details.ts';
import type { Shop } from '../justclick/index.ts';
import { goods, readGoods } from '../orders/input_fields.ts';
import {
  IncompleteOrderError,
  type Order,
  orderOutputFields,
  orderSample,
} from '../orders/order.ts';
import { PAY_STATUSES, type PayStatus, statusField } from '../orders/status.ts';
import { withShop } from '../perform.ts';
import { poll } from '../polling/poll.ts';
import { ordersOf, statusLookBack } from '../polling/sources.ts';
import { spanOf } from '../polling/spans.ts';
import { definitionsOf, type Input, required } from '../values/field.ts';

/** Every status, also one that only the service has a word for. */
const ANY = 'any';

const payStatus = required(
  statusField({
    key: 'pay_status',
    label: 'Status',
    type: 'string',
    choices: { ...PAY_STATUSES, [ANY]: 'Any Status' },
    helpText:
      'Triggers once per order and status, even if the order gets this status again. In some shops, shipped orders stay "Paid". Then Shipped never triggers.',
  }),
);

/** Zapier remembers each order once per status by these, so a change back and forth fires once. */
const PRIMARY = ['id', 'pay_status'];

/**
 * A poll for the orders that have a status.
 *
 * The service tells no date of a change of status, so which changes are the newest is not known, and a
 * bound on their number could leave out any of them. This trigger hands over all of its span.
 *
 * An order without a status is left out: it cannot be said to have the one that is wanted. Zapier has
 * not been given it with that status, so it comes with the first poll that finds it there.
 */
export async function pollStatus(
  shop: Shop,
  input: Input,
  wanted: PayStatus | typeof ANY,
): ReturnType<typeof poll<Order>> {
  const span = spanOf(statusLookBack.read(input), shop.run);
  const filter = await readGoods(shop, input);
  return poll(shop, {
    sources: filter ? [ordersOf(span, filter)] : [],
    rowsOf: ({ id, pay_status }, raw) => {
      if (pay_status === null) throw new IncompleteOrderError('status');
      const isWanted = wanted === ANY || pay_status === wanted;
      return isWanted ? [orderRow(shop, raw, { id, pay_status })] : [];
    },
    dateOf: () => null,
  });
}

/** The output fields of an order by its status, the primary ones marked. */
export const statusOutputFields = orderOutputFields().map((field) =>
  PRIMARY.includes(field.key) ? { ...field, primary: true } : field,
);

export default {
  key: 'order_status_changed',
  noun: 'Order',
  display: {
    label: 'Order Status Changed',
    description: 'Triggers when an order gets the status you choose.',
  },
  operation: {
    type: 'polling',
    inputFields: definitionsOf([payStatus, goods, statusLookBack]),
    perform: withShop('poll', (shop, input) => pollStatus(shop, input, payStatus.read(input))),
    sample: orderSample,
    outputFields: statusOutputFields,
  },
} satisfies Trigger;
