import type { Bundle, ZObject } from 'zapier-platform-core';
import { type Account, isRecord, type PhpParams, type PhpValue } from '../justclick/index.ts';
import type { Goods } from '../orders/just_made.ts';
import { amountField } from '../values/amount.ts';
import { choiceField, chosenOrMapped } from '../values/choice.ts';
import { DATE_HELP, futureDateField, pastDateField } from '../values/date.ts';
import { emailField } from '../values/email.ts';
import { definitionsOf, fieldError, type Input, readAll, required } from '../values/field.ts';
import { quantityField } from '../values/number.ts';
import { codeField, digitsField, textField } from '../values/text.ts';
import { readTraffic, trafficFields, trafficGroup } from '../values/traffic.ts';
import { domainField } from '../values/web_address.ts';

/** The input fields of Create Order; the key of each is the service's own. */
export const groups = [
  { key: 'customer', label: 'Customer' },
  { key: 'products', label: 'Products' },
  { key: 'delivery', label: 'Delivery' },
  { key: 'settings', label: 'Order Settings' },
  trafficGroup,
] as const;

const email = required(
  emailField({ key: 'bill_email', label: 'Customer Email', type: 'string', group: 'customer' }),
);

const goodName = codeField({
  key: 'good_name',
  label: 'Product',
  type: 'string',
  required: true,
  dynamic: 'product_by_code.id.title',
  search: 'find_product.good_name',
  helpText:
    'To take it from a form that says its name, add a Find Product step before this one and map the Product Code here.',
});

const goodSum = amountField({
  key: 'good_sum',
  label: 'Price',
  // As a number, Zapier would turn 1,500.00 into 1 and an empty value into 0.
  type: 'string',
  helpText:
    "Such as `1500`, `1,500.00` or `99.90`. Leave this empty for the product's own price; 0 makes the product free.",
});

const MOST_PIECES = 999;

const quantity = quantityField(
  {
    key: 'quantity',
    label: 'Quantity',
    type: 'string',
    helpText: `How many pieces, 1 to ${MOST_PIECES}; empty means 1. Above 1, Price is required and is the price of one piece. The order gets the product once, for price × quantity, and "3 × code" at the end of its comment.`,
  },
  MOST_PIECES,
);

const goods = {
  field: {
    key: 'goods',
    label: 'Products',
    group: 'products',
    children: definitionsOf([goodName, goodSum, quantity]),
  },
  read: readLines,
};

/** One line of the order: what is sent of it, and how many pieces it stands for. */
type Line = Goods[number] & { pieces: number };

/** The products as line items; a row in which nothing is filled in is no product. */
function readLines(input: Input): Line[] {
  const { key, label } = goods.field;
  const given = input.data[key] ?? [];
  const rows = Array.isArray(given) ? given : [given];
  const lines = rows.flatMap((row: unknown, index) => {
    const within = rows.length > 1 ? `${label}, line ${index + 1}` : label;
    if (!isRecord(row)) throw fieldError(within, 'Map a product and, if you like, its price.');
    return readLine({ ...input, data: row, within }, within);
  });
  if (lines.length === 0) throw fieldError(label, 'Add at least one product.');
  return lines;
}

function readLine(input: Input, within: string): Line[] {
  const good_name = goodName.read(input);
  const price = goodSum.read(input);
  if (good_name === undefined) {
    // A form gives a quantity for each of its lines, also for those that nothing was chosen in.
    if (price === undefined) return [];
    throw fieldError(within, 'There is a price but no product. Map a product into this line.');
  }
  const pieces = quantity.read(input);
  if (pieces > 1 && price === undefined) {
    throw fieldError(
      `${within}, ${goodSum.field.label}`,
      `This is empty, and the quantity is ${pieces}. Map the price of one piece.`,
    );
  }
  // In whole cents: 3 × 17.17 is 51.510000000000005 to a computer.
  const good_sum = price === undefined ? undefined : Math.round(price * 100 * pieces) / 100;
  if (good_sum !== undefined && good_sum >= 1e9) {
    throw fieldError(within, 'Price × quantity is too much for one product. Write smaller ones.');
  }
  return [{ good_name, good_sum, pieces }];
}

/**
 * How many pieces of each product the order stands for, for whoever ships it: the service is not known to
 * take the same product twice, so it gets the product once.
 */
const piecesOf = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ good_name, pieces }) => (pieces > 1 ? `${pieces} × ${good_name}` : []));

/** Fields whose text goes to the service as it is. */
const textFields = [
  textField({ key: 'bill_first_name', label: 'First Name', group: 'customer' }),
  textField({ key: 'bill_surname', label: 'Last Name', group: 'customer' }),
  textField({ key: 'bill_middle_name', label: 'Middle Name', group: 'customer' }),
  digitsField({ key: 'bill_phone', label: 'Phone', group: 'customer' }),
  textField({ key: 'bill_country', label: 'Country', group: 'delivery' }),
  textField({ key: 'bill_region', label: 'Region', group: 'delivery' }),
  textField({ key: 'bill_city', label: 'City', group: 'delivery' }),
  textField({ key: 'bill_address', label: 'Address', group: 'delivery' }),
  digitsField({ key: 'bill_postal_code', label: 'Postal Code', group: 'delivery' }),
  codeField({
    key: 'bill_kupon',
    label: 'Coupon',
    group: 'settings',
    dynamic: 'coupon.id.title',
    helpText:
      'The code of a discount coupon from the settings of your shop. The list needs API 2.0; a code can always be typed or mapped.',
  }),
  codeField({
    key: 'bill_tag',
    label: 'Tag',
    group: 'settings',
    helpText: 'A mark of your own, to find the order by.',
  }),
  textField({ key: 'bill_comment', label: 'Comment', type: 'text', group: 'settings' }),
  codeField({ key: 'bill_ip', label: 'Customer IP Address', group: 'settings' }),
] as const;

const domain = domainField({
  key: 'bill_domain',
  label: 'Payment Page Domain',
  group: 'settings',
  type: 'string',
  helpText:
    'For a shop on a domain of its own: where the payment link leads, such as `shop.example.com`.',
});

const created = pastDateField({
  key: 'bill_created',
  label: 'Created At',
  group: 'settings',
  type: 'string',
  helpText: `Leave this empty to use the current time. ${DATE_HELP}`,
});

const timerKill = choiceField({
  key: 'bill_timer_kill',
  label: 'Cancel if Unpaid',
  group: 'settings',
  type: 'string',
  choices: { product: 'As set in the products', never: 'Never', date: 'At a certain time' },
  altersDynamicFields: true,
});

const timerKillDate = futureDateField({
  key: 'bill_timer_kill_date',
  label: 'Cancel At',
  group: 'settings',
  type: 'string',
  helpText: `A time that is still to come. ${DATE_HELP}`,
});

/** While the choice is mapped from another step, the field is there in case it is needed. */
function timerKillDateWhenChosen(_z: ZObject, bundle: Bundle) {
  const choice = chosenOrMapped(timerKill, bundle.inputData);
  const { field } = timerKillDate;
  if (choice === 'date') return [{ ...field, required: true }];
  return choice === 'mapped' ? [{ ...field, required: false }] : [];
}

export const inputFields = [
  ...definitionsOf([email, goods, ...textFields, domain, created, timerKill]),
  timerKillDateWhenChosen,
  ...definitionsOf(trafficFields),
];

/** CreateOrder's parameters. */
export type CreateParams = PhpParams & {
  bill_email: string;
  goods: Goods;
  bill_created: number | undefined;
};

/**
 * CreateOrder's parameters, from what people typed and mapped; fields that are empty are left out.
 *
 * @param middleName what the brand calls a middle name
 * @throws a plain error that names the field, for what is missing or cannot be read
 */
export function readParams(input: Input, middleName: Account['middleName']): CreateParams {
  const { bill_middle_name, bill_comment, ...texts } = readAll(textFields, input);
  const lines = goods.read(input);
  return {
    bill_email: email.read(input),
    goods: lines.map(({ good_name, good_sum }) => ({ good_name, good_sum })),
    ...texts,
    bill_comment: [bill_comment, ...piecesOf(lines)].filter(Boolean).join('\n') || undefined,
    [middleName]: bill_middle_name,
    bill_domain: domain.read(input),
    bill_created: created.read(input),
    bill_timer_kill: readTimerKill(input),
    utm: readTraffic(input),
  };
}

/** `bill_timer_kill`: true = as the products say, false = never, unix seconds = then. */
function readTimerKill(input: Input): number | boolean | undefined {
  const choice = timerKill.read(input);
  if (choice !== 'date') return choice && choice === 'product';
  const { label } = timerKillDate.field;
  const instant = timerKillDate.read(input);
  if (instant === undefined) throw fieldError(label, 'Say when the order is to be canceled.');
  return instant;
}

/** What was sent of a new order, under the names that it is read by. */
export const sentFields = (params: CreateParams) => ({
  first_name: textOf(params.bill_first_name),
  last_name: textOf(params.bill_surname),
  middle_name: textOf(params.bill_middle_name ?? params.bill_otchestvo),
  phone: textOf(params.bill_phone),
  country: textOf(params.bill_country),
  region: textOf(params.bill_region),
  city: textOf(params.bill_city),
  address: textOf(params.bill_address),
  postalcode: textOf(params.bill_postal_code),
  comment: textOf(params.bill_comment),
  domain: textOf(params.bill_domain),
  tag: textOf(params.bill_tag),
  kupon: textOf(params.bill_kupon),
});

const textOf = (value: PhpValue): string | undefined =>
  typeof value === 'string' ? value : undefined;
