import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import {
  type Account,
  accountOf,
  callJustClick,
  DoubtError,
  isRecord,
  numberIn,
} from '../justclick/index.ts';
import { letItFinish } from '../orders/doubt.ts';
import { alreadyExistedField } from '../orders/input_fields.ts';
import { findJustMade } from '../orders/just_made.ts';
import { type Order, orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { ACTION_TIMEOUT, readBack } from '../orders/read_back.ts';
import { shorten } from '../values/input.ts';
import { trafficFields, trafficGroup } from '../values/traffic.ts';
import {
  created,
  domain,
  email,
  goods,
  groups,
  textFields,
  timerKill,
  timerKillDateWhenChosen,
} from './create_order_fields.ts';
import { type CreateParams, paramsOf, sentFields } from './create_order_params.ts';

/** The code of CreateOrder for an order that is there already; its number is in the result. */
const ORDER_EXISTS = 601;

async function perform(z: ZObject, bundle: Bundle): Promise<CreatedOrder> {
  const { brand, middleName } = accountOf(bundle.authData);
  const params = paramsOf(bundle.inputData, middleName);
  const begun = performance.now();
  try {
    return await createOrder(z, bundle, params, brand);
  } catch (error) {
    if (!(error instanceof DoubtError)) throw error;
    const order = await lookForIt(z, bundle, { ...params, begun }, error);
    if (order !== undefined) return { ...order, already_existed: false };
    throw error.about(describe(params));
  }
}

async function createOrder(
  z: ZObject,
  bundle: Bundle,
  params: CreateParams,
  brand: Account['brand'],
): Promise<CreatedOrder> {
  const answer = await callJustClick(z, bundle, 'CreateOrder', params, {
    timeout: ACTION_TIMEOUT,
    accepts: [ORDER_EXISTS],
  });
  const alreadyExisted = answer.code === ORDER_EXISTS;
  const result = isRecord(answer.result) ? answer.result : {};
  const billId = numberIn(result.bill_id);
  if (billId === undefined) {
    throw new DoubtError(
      brand,
      alreadyExisted
        ? `The customer already has an order like this one, but ${brand} does not say its number`
        : `The order was created, but ${brand} does not say its number`,
      true,
    );
  }
  const order = await readBack(z, bundle, billId, {
    link: result.link,
    email: params.bill_email,
    // Of an order that was there before, only the customer is sure to be the same.
    ...(alreadyExisted ? {} : sentFields(params)),
  });
  return { ...order, already_existed: alreadyExisted };
}

/** The order that was made by a request that brought no answer to it; undefined when nobody can say. */
async function lookForIt(
  z: ZObject,
  bundle: Bundle,
  params: CreateParams & { begun: number },
  doubt: DoubtError,
): Promise<Order | undefined> {
  const { bill_email: email, goods, begun, bill_created } = params;
  // With a date of the person's own, nothing tells a new order from an older one like it.
  if (bill_created !== undefined) return undefined;
  await letItFinish(doubt);
  return findJustMade(z, bundle, { email, goods, begun }).catch((failure: unknown) => {
    z.console.log(`Nobody could look whether the order was created: ${failure}`);
    return undefined;
  });
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
    description: 'Creates a new order and gives its payment link.',
  },
  operation: {
    inputFields: [
      email,
      goods,
      ...textFields,
      domain,
      created,
      timerKill,
      timerKillDateWhenChosen,
      ...trafficFields,
    ],
    inputFieldGroups: [...groups, trafficGroup],
    perform,
    sample: { ...unpaidOrderSample, already_existed: false },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Create;
