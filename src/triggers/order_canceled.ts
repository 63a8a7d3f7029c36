import type { Trigger } from 'zapier-platform-core';
import { goods } from '../orders/input_fields.ts';
import { orderSample } from '../orders/order.ts';
import { namedStatus } from '../orders/status.ts';
import { withShop } from '../perform.ts';
import { statusLookBack } from '../polling/sources.ts';
import { definitionsOf } from '../values/field.ts';
import { pollStatus, statusOutputFields } from './order_status_changed.ts';

export default {
  key: 'order_canceled',
  noun: 'Order',
  display: {
    label: 'Order Canceled',
    description: 'Triggers when an order is canceled, paid or not.',
  },
  operation: {
    type: 'polling',
    inputFields: [
      {
        key: 'note',
        type: 'copy',
        helpText: 'Orders that were never paid count, too. Their Paid At is empty.',
      },
      ...definitionsOf([goods, statusLookBack]),
    ],
    perform: withShop('poll', (shop, input) => pollStatus(shop, input, 'cancel')),
    sample: { ...orderSample, ...namedStatus('cancel') },
    outputFields: statusOutputFields,
  },
} satisfies Trigger;
