import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { callJustClick } from '../justclick/index.ts';
import { settle, type Verdict } from '../orders/doubt.ts';
import { orderField } from '../orders/input_fields.ts';
import { orderSample } from '../orders/order.ts';
import { ACTION_TIMEOUT } from '../orders/read_back.ts';
import { requireOrderNumber } from '../values/input.ts';

type Deleted = { id: string; deleted: boolean };

async function perform(z: ZObject, bundle: Bundle): Promise<Deleted> {
  const id = requireOrderNumber(bundle.inputData[orderField.key], orderField.label);
  const done = { id, deleted: true };
  try {
    await callJustClick(z, bundle, 'DeleteOrder', { bill_id: id }, { timeout: ACTION_TIMEOUT });
    return done;
  } catch (error) {
    return settle(
      z,
      bundle,
      id,
      error,
      (order): Verdict<Deleted> => (order === undefined ? { done } : 'not done'),
    );
  }
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
          '**Deleting an order cannot be undone.** To keep it in your records, use Update Order Status and choose Canceled instead.',
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
