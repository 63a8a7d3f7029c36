import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import {
  type Answer,
  codes,
  DoubtError,
  isRecord,
  orderNumberIn,
  type Shop,
} from '../justclick/index.ts';
import { resolveDoubt } from '../orders/doubt.ts';
import { readBack } from '../orders/fetch.ts';
import { alreadyExistedField } from '../orders/input_fields.ts';
import { findJustMade, findRecent } from '../orders/just_made.ts';
import { type Order, orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { noProduct } from '../products/filter.ts';
import { productsNamed } from '../products/names.ts';
import { listProducts } from '../products/product.ts';
import { fieldError, shorten } from '../values/field.ts';
import {
  type CreateParams,
  groups,
  inputFields,
  paramsOf,
  readOrder,
  sentFields,
} from './create_order_fields.ts';
import type { Line } from './create_order_lines.ts';

/** Codes of CreateOrder: the order exists already, and the result has its number; there is no such product. */
const ORDER_EXISTS = 601;
const NO_PRODUCT = 604;

const perform = withShop('step', async (shop, input): Promise<CreatedOrder> => {
  const order = readOrder(input, shop.account.middleName);
  let params = paramsOf(order);
  const recent = async () => {
    // The search before this step saw no order; another run may have made one since.
    if (input.withSearch === undefined) return undefined;
    const { bill_email: email, goods, bill_created: created } = params;
    const found = await findRecent(shop, { email, goods, created });
    return found && { ...found, already_existed: true };
  };
  try {
    const found = await recent();
    if (found !== undefined) return found;
    let answer = await send(shop, params, codes(ORDER_EXISTS, NO_PRODUCT));
    if (answer.code === NO_PRODUCT) {
      // Refused with a signature, so nothing was made: a product may have been given by its name.
      params = paramsOf({ ...order, lines: await withCodes(shop, order.lines) });
      const made = await recent();
      if (made !== undefined) return made;
      answer = await send(shop, params, codes(ORDER_EXISTS));
    }
    return await readCreated(shop, params, answer);
  } catch (error) {
    if (!(error instanceof DoubtError)) throw error;
    const doubt = error.about(describe(params));
    // If the person chose the date, a new order looks like an older one with the same products.
    if (params.bill_created !== undefined) throw doubt;
    const missing = { ...sentFields(params), email: params.bill_email, goods: params.goods };
    const made = await resolveDoubt(shop, doubt, () => findJustMade(shop, missing));
    return { ...made, already_existed: false };
  }
});

const send = (shop: Shop, params: CreateParams, accepts: (answer: Answer) => boolean) =>
  shop.call('CreateOrder', params, { seconds: shop.bounds.writeSeconds, accepts });

/** The same lines by the codes of their products, which may have been given by name or number. */
async function withCodes(shop: Shop, lines: readonly Line[]): Promise<Line[]> {
  const products = await listProducts(shop);
  return lines.map(({ good_name: entry, ...rest }) => {
    const named = productsNamed(products, entry, 'good_name');
    const [good_name, other] = new Set(named.flatMap((product) => product.good_name ?? []));
    if (good_name === undefined) throw noProduct('Products', entry);
    if (other === undefined) return { good_name, ...rest };
    throw fieldError(
      'Products',
      `"${shorten(entry)}" is the name of several products. Map the code of the right one, such as ${shorten(good_name)}.`,
    );
  });
}

async function readCreated(
  shop: Shop,
  params: CreateParams,
  { code, result }: Answer,
): Promise<CreatedOrder> {
  const already_existed = code === ORDER_EXISTS;
  const made = isRecord(result) ? result : {};
  const number = orderNumberIn(made.bill_id);
  if (number === undefined) {
    const { brand } = shop.account;
    throw new DoubtError(
      brand,
      already_existed
        ? `The customer already has an order like this one, but ${brand} didn't tell us its number`
        : `The order was created, but ${brand} didn't tell us its number`,
    );
  }
  const order = await readBack(shop, number, {
    link: made.link,
    email: params.bill_email,
    // An order that existed before is sure to have the same customer, and nothing else.
    ...(already_existed ? {} : sentFields(params)),
  });
  return { ...order, already_existed };
}

/** `an order of anna@example.com with photo-course, checklist`: what a person can look for. */
function describe({ bill_email, goods }: CreateParams): string {
  const codes = [...new Set(goods.map(({ good_name }) => shorten(good_name)))];
  const most = codes.length > 4 ? [...codes.slice(0, 3), `and ${codes.length - 3} more`] : codes;
  return `an order of ${shorten(bill_email)} with ${most.join(', ')}`;
}

/** An order, and whether it was there before this step. */
type CreatedOrder = Order & { already_existed: boolean };

export default {
  key: 'create_order',
  noun: 'Order',
  display: {
    label: 'Create Order',
    description: 'Creates an order (an invoice) for a customer and gives you its payment link.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [...groups],
    perform,
    // Two runs at once for one customer would both find no order, and each make one.
    lock: { key: 'create_order-{{bundle.inputData.bill_email}}', scope: ['auth'], timeout: 60 },
    throttle: THROTTLE,
    sample: { ...unpaidOrderSample, already_existed: false },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Create;
