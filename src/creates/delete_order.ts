import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { requireOrderNumber } from '../input.ts';
import { callJustClick } from '../justclick/index.ts';
import { orderSample } from '../order.ts';
import { orderField } from '../order_fields.ts';
import { ACTION_TIMEOUT } from '../read_back.ts';

async function perform(z: ZObject, bundle: Bundle): Promise<{ id: string; deleted: boolean }> {
  const id = requireOrderNumber(bundle.inputData[orderField.key], orderField.label);
  await callJustClick(z, bundle, 'DeleteOrder', { bill_id: id }, { timeout: ACTION_TIMEOUT });
  return { id, deleted: true };
}

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
          '**Deleting an order cannot be undone.** To keep it in your records, use Update Order Status and choose Cancelled instead.',
      },
      orderField,
    ],
    perform,
    sample: { id: orderSample.id, deleted: true },
    outputFields: [
      { key: 'id', label: 'Order Number', type: 'string' },
      { key: 'deleted', label: 'Deleted', type: 'boolean' },
    ],
  },
} satisfies Create;
