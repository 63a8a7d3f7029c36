import type { Trigger } from 'zapier-platform-core';
import { orderRow } from '../hydrators/order_details.ts';
import { goods, readGoods } from '../orders/input_fields.ts';
import { IncompleteOrderError, orderOutputFields, orderSample } from '../orders/order.ts';
import { PAY_STATUSES, statusField } from '../orders/status.ts';
import { withShop } from '../perform.ts';
import { poll } from '../polling/poll.ts';
import { ordersOf, spanOf, statusLookBack } from '../polling/sources.ts';
import { definitionsOf, required } from '../values/field.ts';

const payStatus = required(
  statusField({
    key: 'pay_status',
    label: 'Status',
    type: 'string',
    choices: PAY_STATUSES,
    helpText:
      'Triggers once per order and status: an order that comes back to a status does not trigger again. Some shops keep a shipped order as Paid here; if yours does, Shipped never triggers.',
  }),
);

/** Zapier remembers each order once per status by these, so a change back and forth fires once. */
const PRIMARY = ['id', 'pay_status'];

/**
 * The service tells no date of a change of status, so which changes are the newest is not known, and a
 * bound on their number could leave out any of them. This trigger hands over all of its span.
 *
 * An order without a status is left out: it cannot be said to have the one that is wanted. Zapier has
 * not been given it with that status, so it comes with the first poll that finds it there.
 */
const perform = withShop('poll', async (shop, input) => {
  const wanted = payStatus.read(input);
  const span = spanOf(statusLookBack.read(input), shop.run);
  const filter = await readGoods(shop, input);
  return poll(shop, {
    sources: filter ? [ordersOf(span, filter)] : [],
    rowsOf: (order) => {
      const { id, pay_status } = order;
      if (pay_status === null) throw new IncompleteOrderError('status');
      return pay_status === wanted ? [orderRow(shop, order, { id, pay_status })] : [];
    },
    dateOf: () => null,
  });
});

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
    perform,
    sample: orderSample,
    outputFields: orderOutputFields().map((field) =>
      PRIMARY.includes(field.key) ? { ...field, primary: true } : field,
    ),
  },
} satisfies Trigger;
