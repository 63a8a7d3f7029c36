import { type Bundle, type Create, errors, type ZObject } from 'zapier-platform-core';
import {
  fieldError,
  type InputData,
  readAmount,
  readInstant,
  readText,
  requireText,
} from '../input.ts';
import { callJustClick, isRecord, type PhpParams, type PhpValue } from '../justclick/index.ts';
import { type Order, orderOutputFields, orderSample } from '../order.ts';
import { alreadyExistedField } from '../order_fields.ts';
import { ACTION_TIMEOUT, readBack } from '../read_back.ts';

/** The code of CreateOrder for an order that is there already; its number is in the result. */
const ORDER_EXISTS = 601;

const groups = [
  { key: 'customer', label: 'Customer' },
  { key: 'products', label: 'Products' },
  { key: 'delivery', label: 'Delivery' },
  { key: 'settings', label: 'Order Settings' },
  { key: 'traffic', label: 'Traffic Source' },
] as const;

const email = {
  key: 'bill_email',
  label: 'Customer Email',
  type: 'string',
  required: true,
  group: 'customer',
} as const;

const goodName = {
  key: 'good_name',
  label: 'Product',
  type: 'string',
  required: true,
  dynamic: 'product_by_code.id.title',
} as const;
const goodSum = {
  key: 'good_sum',
  label: 'Price',
  type: 'number',
  helpText: "Leave this empty for the product's own price.",
} as const;

const goods = { key: 'goods', label: 'Products', group: 'products', children: [goodName, goodSum] };

/** Fields whose text goes to the service as it is. */
const textFields = [
  { key: 'bill_first_name', label: 'First Name', group: 'customer' },
  { key: 'bill_surname', label: 'Last Name', group: 'customer' },
  { key: 'bill_middle_name', label: 'Middle Name', group: 'customer' },
  { key: 'bill_phone', label: 'Phone', group: 'customer' },
  { key: 'bill_country', label: 'Country', group: 'delivery' },
  { key: 'bill_region', label: 'Region', group: 'delivery' },
  { key: 'bill_city', label: 'City', group: 'delivery' },
  { key: 'bill_address', label: 'Address', group: 'delivery' },
  { key: 'bill_postal_code', label: 'Postal Code', group: 'delivery' },
  {
    key: 'bill_kupon',
    label: 'Coupon',
    group: 'settings',
    helpText: 'The code of a discount coupon from the settings of your shop.',
  },
  {
    key: 'bill_tag',
    label: 'Tag',
    group: 'settings',
    helpText: 'A mark of your own, to find the order by.',
  },
  { key: 'bill_comment', label: 'Comment', type: 'text', group: 'settings' },
  { key: 'bill_ip', label: 'Customer IP Address', group: 'settings' },
] as const;

const domain = {
  key: 'bill_domain',
  label: 'Payment Page Domain',
  group: 'settings',
  type: 'string',
  helpText:
    'For a shop on a domain of its own: where the payment link leads, such as `shop.example.com`.',
} as const;

const created = {
  key: 'bill_created',
  label: 'Created At',
  group: 'settings',
  type: 'datetime',
  helpText: 'Leave this empty for the present moment.',
} as const;

const timerKill = {
  key: 'bill_timer_kill',
  label: 'Cancel if Unpaid',
  group: 'settings',
  type: 'string',
  choices: { product: 'As set in the products', never: 'Never', date: 'At a certain time' },
  altersDynamicFields: true,
} as const;

const timerKillDate = {
  key: 'bill_timer_kill_date',
  label: 'Cancel At',
  group: 'settings',
  type: 'datetime',
  required: true,
} as const;

const timerKillDateWhenChosen = (_z: ZObject, bundle: Bundle) =>
  bundle.inputData[timerKill.key] === 'date' ? [timerKillDate] : [];

const utmMedium = { key: 'utm_medium', label: 'UTM Medium', group: 'traffic' } as const;
const utmSource = { key: 'utm_source', label: 'UTM Source', group: 'traffic' } as const;

/** The service takes these inside `utm`, under the same keys. */
const utmFields = [
  utmMedium,
  utmSource,
  { key: 'utm_campaign', label: 'UTM Campaign', group: 'traffic' },
  { key: 'utm_content', label: 'UTM Content', group: 'traffic' },
  { key: 'utm_term', label: 'UTM Term', group: 'traffic' },
  {
    key: 'aff_medium',
    label: 'Affiliate Medium',
    group: 'traffic',
    helpText:
      "This and the next four are the tags of a partner's own link. The partner goes into Affiliate Login.",
  },
  { key: 'aff_source', label: 'Affiliate Source', group: 'traffic' },
  { key: 'aff_campaign', label: 'Affiliate Campaign', group: 'traffic' },
  { key: 'aff_content', label: 'Affiliate Content', group: 'traffic' },
  { key: 'aff_term', label: 'Affiliate Term', group: 'traffic' },
] as const;

/** A sale that a partner brought: the service is told by a medium and a source of its own. */
const affiliate = {
  key: 'affiliate',
  label: 'Affiliate Login',
  type: 'string',
  group: 'traffic',
  helpText:
    'The login of the partner who brought this sale and earns a fee. It takes the place of UTM Medium and UTM Source, so leave those empty.',
} as const;

async function perform(z: ZObject, bundle: Bundle): Promise<CreatedOrder> {
  const params = paramsOf(bundle.inputData);
  const answer = await callJustClick(z, bundle, 'CreateOrder', params, {
    timeout: ACTION_TIMEOUT,
    accepts: [ORDER_EXISTS],
  });
  const alreadyExisted = answer.code === ORDER_EXISTS;
  const result = isRecord(answer.result) ? answer.result : {};
  const billId = String(result.bill_id ?? '');
  if (!/^\d+$/.test(billId)) {
    throw new errors.HaltedError(
      `${alreadyExisted ? 'The customer already has an order like this one' : 'The order was created'}, but JustClick did not tell its number. Look for it in JustClick before you run this step again.`,
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
  middle_name: params.bill_middle_name,
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
function paramsOf(input: InputData): PhpParams {
  const texts = (fields: readonly { key: string; label: string }[]) =>
    Object.fromEntries(fields.map(({ key, label }) => [key, readText(input[key], label)]));
  return {
    bill_email: requireText(input[email.key], email.label),
    goods: goodsOf(input),
    ...texts(textFields),
    bill_domain:
      readText(input[domain.key], domain.label)?.replace(/^https?:\/\/|\/.*$/gi, '') || undefined,
    bill_created: readInstant(input[created.key], created.label),
    bill_timer_kill: timerKillOf(input),
    utm: { ...texts(utmFields), ...affiliateOf(input) },
  };
}

function affiliateOf(input: InputData): PhpParams {
  const login = readText(input[affiliate.key], affiliate.label);
  if (login === undefined) return {};
  const clash = [utmMedium, utmSource].find(({ key, label }) => readText(input[key], label));
  if (clash !== undefined) {
    throw fieldError(
      affiliate.label,
      `An order of a partner has no ${clash.label} of its own. Empty one of the two fields.`,
    );
  }
  return { [utmMedium.key]: 'affiliate', [utmSource.key]: login };
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
  const choice = readText(input[timerKill.key], timerKill.label);
  switch (choice) {
    case undefined:
      return undefined;
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
    default:
      throw fieldError(timerKill.label, 'Choose one of the options of this field.');
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
      affiliate,
      ...utmFields,
    ],
    inputFieldGroups: [...groups],
    perform,
    sample: { ...orderSample, pay_status: 'waiting', paid: null, already_existed: false },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Create;
