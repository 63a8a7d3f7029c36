import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { readList } from '../input.ts';
import { accountOf, callJustClick, rowsOf } from '../justclick/index.ts';
import {
  byPaymentDesc,
  isPaid,
  type Order,
  orderOutputFields,
  orderSample,
  readOrder,
} from '../order.ts';
import { lookBackField, windowOf } from '../window.ts';

const GOODS = 'Products';

async function perform(z: ZObject, bundle: Bundle): Promise<Order[]> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(
    z,
    bundle,
    'GetOrders',
    {
      ...windowOf(bundle.inputData),
      paid: true,
      goods: readList(bundle.inputData.goods, GOODS),
    },
    { acceptsNothingFound: true },
  );
  return rowsOf(answer)
    .map((row) => readOrder(row, host))
    .filter(isPaid)
    .sort(byPaymentDesc);
}

export default {
  key: 'new_paid_order',
  noun: 'Order',
  display: {
    label: 'New Paid Order',
    description: 'Triggers when an order is paid.',
  },
  operation: {
    type: 'polling',
    inputFields: [
      {
        key: 'goods',
        label: GOODS,
        type: 'string',
        list: true,
        helpText: 'Leave this empty for the orders of all products.',
      },
      lookBackField,
    ],
    perform,
    sample: orderSample,
    outputFields: orderOutputFields,
  },
} satisfies Trigger;
