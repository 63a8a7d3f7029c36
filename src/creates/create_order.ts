import { type Bundle, type Create, errors, type ZObject } from 'zapier-platform-core';
import {
  accountOf,
  callJustClick,
  isRecord,
  type PhpParams,
  type PhpValue,
} from '../justclick/index.ts';
import { alreadyExistedField } from '../orders/input_fields.ts';
import { type Order, orderOutputFields, unpaidOrderSample } from '../orders/order.ts';
import { ACTION_TIMEOUT, readBack } from '../orders/read_back.ts';
import {
  fieldError,
  type InputData,
  readChoice,
  readInstant,
  readText,
  readTexts,
  requireText,
} from '../values/input.ts';
import { readAmount } from '../values/money.ts';
import { readTraffic, trafficFields, trafficGroup } from '../values/traffic.ts';
import {
  created,
  domain,
  email,
  goodName,
  goodSum,
  goods,
  groups,
  textFields,
  timerKill,
  timerKillDate,
  timerKillDateWhenChosen,
} from './create_order_fields.ts';

/** The code of CreateOrder for an order that is there already; its number is in the result. */
const ORDER_EXISTS = 601;

async function perform(z: ZObject, bundle: Bundle): Promise<CreatedOrder> {
  const { brand, middleName } = accountOf(bundle.authData);
  const params = paramsOf(bundle.inputData, middleName);
  const answer = await callJustClick(z, bundle, 'CreateOrder', params, {
    timeout: ACTION_TIMEOUT,
    accepts: [ORDER_EXISTS],
  });
  const alreadyExisted = answer.code === ORDER_EXISTS;
  const result = isRecord(answer.result) ? answer.result : {};
  const billId = String(result.bill_id ?? '');
  if (!/^\d+$/.test(billId)) {
    throw new errors.HaltedError(
      `${alreadyExisted ? 'The customer already has an order like this one' : 'The order was created'}, but ${brand} did not tell its number. Look for it in ${brand} before you run this step again.`,
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

/** What was sent of a new order, under the names that it is read by. */
const sentFields = (params: PhpParams) => ({
  first_name: params.bill_first_name,
  last_name: params.bill_surname,
  middle_name: params.bill_middle_name ?? params.bill_otchestvo,
  phone: params.bill_phone,
  country: params.bill_country,
  region: params.bill_region,
  city: params.bill_city,
  address: params.bill_address,
  postalcode: params.bill_postal_code,
  comment: params.bill_comment,
  domain: params.bill_domain,
  tag: params.bill_tag,
  kupon: params.bill_kupon,
});

/** CreateOrder's parameters; fields that are empty are left out. */
function paramsOf(input: InputData, middleName: string): PhpParams {
  const { bill_middle_name, ...texts } = readTexts(input, textFields);
  return {
    bill_email: requireText(input[email.key], email.label),
    goods: goodsOf(input),
    ...texts,
    [middleName]: bill_middle_name,
    bill_domain:
      readText(input[domain.key], domain.label)?.replace(/^https?:\/\/|\/.*$/gi, '') || undefined,
    bill_created: readInstant(input[created.key], created.label),
    bill_timer_kill: timerKillOf(input),
    utm: readTraffic(input),
  };
}

/** The products as line items; a row in which nothing is filled in is no product. */
function goodsOf(input: InputData): PhpValue {
  const given = input[goods.key] ?? [];
  const rows = Array.isArray(given) ? given : [given];
  const products = rows.map((row: unknown, index) => {
    const label = rows.length > 1 ? `${goods.label}, line ${index + 1}` : goods.label;
    if (!isRecord(row)) throw fieldError(label, 'Map a product and, if you like, its price.');
    const name = readText(row[goodName.key], `${label}, ${goodName.label}`);
    const sum = readAmount(row[goodSum.key], `${label}, ${goodSum.label}`);
    if (name === undefined && sum !== undefined) {
      throw fieldError(label, 'There is a price but no product. Map a product into this line.');
    }
    return { good_name: name, good_sum: sum };
  });
  const filled = products.filter((product) => product.good_name !== undefined);
  if (filled.length === 0) throw fieldError(goods.label, 'Add at least one product.');
  return filled;
}

/** `bill_timer_kill`: true = as the products say, false = never, unix seconds = then. */
function timerKillOf(input: InputData): number | boolean | undefined {
  switch (readChoice(input[timerKill.key], timerKill.label, timerKill.choices)) {
    case 'product':
      return true;
    case 'never':
      return false;
    case 'date': {
      const instant = readInstant(input[timerKillDate.key], timerKillDate.label);
      if (instant === undefined) {
        throw fieldError(timerKillDate.label, 'Say when the order is to be cancelled.');
      }
      if (instant * 1000 < Date.now()) {
        throw fieldError(
          timerKillDate.label,
          'This time is over. Choose one that is still to come.',
        );
      }
      return instant;
    }
    case undefined:
      return undefined;
  }
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
