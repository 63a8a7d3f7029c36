import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { DoubtError } from '../justclick/index.ts';
import { resolveByOrder } from '../orders/doubt.ts';
import { orderField } from '../orders/input_fields.ts';
import { orderSample } from '../orders/order.ts';
import { withShop } from '../perform.ts';

type Deleted = { id: string; deleted: boolean };

const perform = withShop('step', async (shop, input): Promise<Deleted> => {
  const id = orderField.read(input);
  const done = { id, deleted: true };
  try {
    await shop.call('DeleteOrder', { bill_id: id }, { seconds: shop.bounds.writeSeconds });
    return done;
  } catch (error) {
    if (!(error instanceof DoubtError)) throw error;
    return resolveByOrder(shop, error, id, (order) => (order === undefined ? done : undefined));
  }
});

export default {
  key: 'delete_order',
  noun: 'Order',
  display: {
    label: 'Delete Order',
    description: 'Deletes an order for good.',
  },
  operation: {
    inputFields: [
      {
        key: 'warning',
        type: 'copy',
        helpText:
          '**Deleting an order cannot be undone.** To keep it in your records, use Update Order Status and choose Canceled instead.',
      },
      orderField.field,
    ],
    perform,
    throttle: THROTTLE,
    sample: { id: orderSample.id, deleted: true },
    outputFields: [
      { key: 'id', label: 'Order Number', type: 'string' },
      { key: 'deleted', label: 'Deleted', type: 'boolean' },
    ],
  },
} satisfies Create;
