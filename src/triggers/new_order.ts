import type { Trigger } from 'zapier-platform-core';
import { orderRow } from '../hydrators/order_details.ts';
import { goods, readGoods } from '../orders/input_fields.ts';
import { orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { poll } from '../polling/poll.ts';
import { creationLookBack, ordersOf } from '../polling/sources.ts';
import { lookOf, spanOf } from '../polling/spans.ts';
import { definitionsOf } from '../values/field.ts';

/**
 * Only an order without a number is left out. Its status does not matter here, so it may have none.
 */
const perform = withShop('poll', async (shop, input) => {
  const span = spanOf(creationLookBack.read(input), lookOf(shop));
  const filter = await readGoods(shop, input);
  return poll(shop, {
    sources: filter ? [ordersOf(span, filter)] : [],
    rowsOf: ({ id }, raw) => [orderRow(shop, raw, { id })],
    dateOf: ({ created }) => created,
  });
});

export default {
  key: 'new_order',
  noun: 'Order',
  display: {
    label: 'New Order',
    description: 'Triggers when an order is created, paid or not.',
  },
  operation: {
    type: 'polling',
    inputFields: definitionsOf([goods, creationLookBack]),
    perform,
    sample: unpaidOrderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Trigger;
