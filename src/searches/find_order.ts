import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { findOrders, type Wanted } from '../orders/find.ts';
import { alreadyExistedField, recentOrderField } from '../orders/input_fields.ts';
import { type Order, orderOutputFields, orderSample } from '../orders/order.ts';
import { PAY_STATUSES, readStatus } from '../orders/status.ts';
import {
  fieldError,
  type InputData,
  readInteger,
  readText,
  requireOrderNumber,
} from '../values/input.ts';

const email = {
  key: 'email',
  label: 'Customer Email',
  type: 'string',
  helpText: 'Finds the newest orders of this customer.',
} as const;

const payStatus = {
  key: 'pay_status',
  label: 'Status',
  type: 'string',
  choices: PAY_STATUSES,
  helpText: 'Finds orders with this status only. Leave this empty for orders of any status.',
} as const;

const product = {
  key: 'good_name',
  label: 'Product',
  type: 'string',
  dynamic: 'product_by_code.id.title',
  helpText:
    'Finds orders with this product only. Choose it in Find or Create Order, or an order for something else may be found.',
} as const;

const billId = {
  ...recentOrderField,
  label: 'Order Number',
  helpText:
    'Finds the order with this number. If you also fill in an email, status or product, the order has to match them too.',
} as const;

const MOST_RESULTS = 10;

const limit = {
  key: 'limit',
  label: 'Number of Orders',
  type: 'string',
  default: '1',
  helpText: `How many orders to find at most, 1 to ${MOST_RESULTS}, newest first.`,
} as const;

type FoundOrder = Order & { already_existed: true };

async function perform(z: ZObject, bundle: Bundle): Promise<FoundOrder[]> {
  const orders = await findOrders(z, bundle, readWanted(bundle.inputData));
  return orders.map((order) => ({ ...order, already_existed: true }));
}

function readWanted(input: InputData): Wanted {
  const wanted = {
    email: readText(input[email.key], email.label),
    status: readStatus(input, payStatus),
    product: readText(input[product.key], product.label),
    number:
      readText(input[billId.key], billId.label) === undefined
        ? undefined
        : requireOrderNumber(input[billId.key], billId.label),
    most: readInteger(input[limit.key], limit.label, { min: 1, max: MOST_RESULTS, missing: 1 }),
  };
  if (wanted.email === undefined && wanted.number === undefined) {
    throw fieldError(`${email.label} or ${billId.label}`, 'Fill in at least one of them.');
  }
  return wanted;
}

export default {
  key: 'find_order',
  noun: 'Order',
  display: {
    label: 'Find Order',
    description: 'Finds an order by its number, or the newest orders of a customer.',
  },
  operation: {
    inputFields: [email, payStatus, product, billId, limit],
    perform,
    sample: { ...orderSample, already_existed: true },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Search;
