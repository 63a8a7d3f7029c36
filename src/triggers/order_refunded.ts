import type { Trigger } from 'zapier-platform-core';
import { goods } from '../orders/input_fields.ts';
import { orderSample } from '../orders/order.ts';
import { namedStatus } from '../orders/status.ts';
import { withShop } from '../perform.ts';
import { statusLookBack } from '../polling/sources.ts';
import { definitionsOf } from '../values/field.ts';
import { pollStatus, statusOutputFields } from './order_status_changed.ts';

export default {
  key: 'order_refunded',
  noun: 'Order',
  display: {
    label: 'Order Refunded',
    description: 'Triggers when an order is refunded or returned.',
  },
  operation: {
    type: 'polling',
    inputFields: [...definitionsOf([goods, statusLookBack])],
    perform: withShop('poll', (shop, input) => pollStatus(shop, input, 'return')),
    sample: { ...orderSample, ...namedStatus('return') },
    outputFields: statusOutputFields,
  },
} satisfies Trigger;
