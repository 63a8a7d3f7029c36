import type { Search } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { findOrders, type Wanted } from '../orders/find.ts';
import { alreadyExistedField, recentOrder } from '../orders/input_fields.ts';
import { type Order, orderOutputFields, orderSample } from '../orders/order.ts';
import { PAY_STATUSES, statusField } from '../orders/status.ts';
import { withShop } from '../perform.ts';
import { emailField } from '../values/email.ts';
import { definitionsOf, fieldError, type Input } from '../values/field.ts';
import { orderNumberField, wholeNumberField } from '../values/number.ts';
import { codeField } from '../values/text.ts';

const email = emailField({
  key: 'email',
  label: 'Customer Email',
  type: 'string',
  resource: 'contact.email',
  helpText: 'Finds the newest orders of this customer.',
});

const status = statusField({
  key: 'pay_status',
  label: 'Status',
  type: 'string',
  choices: PAY_STATUSES,
  helpText: 'Finds orders with this status only. Leave this empty for any status.',
});

const product = codeField({
  key: 'good_name',
  label: 'Product',
  type: 'string',
  dynamic: 'product_by_code.id.title',
  resource: 'product.code',
  helpText:
    'Finds orders with this product only. In Find or Create Order, choose it: otherwise an order for something else may be found.',
});

const number = orderNumberField({
  ...recentOrder,
  label: 'Order Number',
  helpText:
    'Finds the order with this number. If you also fill in an email, status or product, the order must match them, too.',
});

const MOST_RESULTS = 10;

const most = wholeNumberField(
  {
    key: 'limit',
    label: 'Number of Orders',
    type: 'string',
    default: '1',
    helpText: `The most orders to find, from 1 to ${MOST_RESULTS}, newest first.`,
  },
  { min: 1, max: MOST_RESULTS, missing: 1 },
);

type FoundOrder = Order & { already_existed: true };

const perform = withShop('step', async (shop, input): Promise<FoundOrder[]> => {
  const orders = await findOrders(shop, readWanted(input));
  return orders.map((order) => ({ ...order, already_existed: true }));
});

function readWanted(input: Input): Wanted {
  const productName = product.read(input);
  const wanted = {
    email: email.read(input),
    status: status.read(input),
    products: {
      label: product.field.label,
      entries: productName === undefined ? [] : [productName],
      kind: 'good_name' as const,
      isList: false,
    },
    number: number.read(input),
    most: most.read(input),
  };
  if (wanted.email === undefined && wanted.number === undefined) {
    throw fieldError(
      `${email.field.label} or ${number.field.label}`,
      'Both are empty. Fill in at least one.',
    );
  }
  return wanted;
}

export default {
  key: 'find_order',
  noun: 'Order',
  display: {
    label: 'Find Order',
    description:
      "Finds an order by its number, or a customer's newest orders by email. Finds nothing if there is none.",
  },
  operation: {
    inputFields: definitionsOf([email, status, product, number, most]),
    perform,
    throttle: THROTTLE,
    sample: { ...orderSample, already_existed: true },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Search;
