import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Account, PhpParams, PhpValue } from '../justclick/index.ts';
import type { Goods } from '../orders/just_made.ts';
import { choiceField, chosenOrMapped } from '../values/choice.ts';
import {
  FUTURE_DATE_HELP,
  futureDateField,
  PAST_DATE_HELP,
  pastDateField,
} from '../values/date.ts';
import { emailField } from '../values/email.ts';
import { definitionsOf, fieldError, type Input, readAll, required } from '../values/field.ts';
import { codeField, digitsField, textField } from '../values/text.ts';
import { readTraffic, trafficFields, trafficGroup } from '../values/traffic.ts';
import { domainField } from '../values/web_address.ts';
import { goods, type Line, piecesOf } from './create_order_lines.ts';

/** The input fields of Create Order; the key of each is the service's own. */
export const groups = [
  { key: 'customer', label: 'Customer', emphasize: true },
  { key: 'products', label: 'Products', emphasize: true },
  { key: 'delivery', label: 'Delivery' },
  { key: 'settings', label: 'Order Settings' },
  trafficGroup,
] as const;

const email = required(
  emailField({
    ...{ key: 'bill_email', label: 'Customer Email', type: 'string', group: 'customer' },
    resource: 'contact.email',
  }),
);

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
      'The code of a coupon of your shop. You can always type or map it. The list works with API 2.0 only.',
  }),
  codeField({
    key: 'bill_tag',
    label: 'Tag',
    group: 'settings',
    helpText: 'Your own label, so you can find the order later.',
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
    'Only if your shop has its own domain. Enter it, such as `shop.example.com`, and the payment link will use it.',
});

const created = pastDateField({
  key: 'bill_created',
  label: 'Created At',
  group: 'settings',
  type: 'string',
  helpText: `Leave this empty to use the current time. ${PAST_DATE_HELP}`,
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
  helpText: `Must be in the future. ${FUTURE_DATE_HELP}`,
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
export type CreateParams = OtherParams & { goods: Goods };
type OtherParams = PhpParams & { bill_email: string; bill_created: number | undefined };

/** What people typed and mapped: the lines of the order, whose products may have to be looked up, and the rest. */
type OrderInput = {
  lines: readonly Line[];
  comment: string | undefined;
  rest: OtherParams;
};

/**
 * @param middleName what the brand calls a middle name
 * @throws a plain error that names the field, for what is missing or cannot be read
 */
export function readOrder(input: Input, middleName: Account['middleName']): OrderInput {
  const { bill_middle_name, bill_comment, ...texts } = readAll(textFields, input);
  return {
    lines: goods.read(input),
    comment: bill_comment,
    rest: {
      bill_email: email.read(input),
      ...texts,
      [middleName]: bill_middle_name,
      bill_domain: domain.read(input),
      bill_created: created.read(input),
      bill_timer_kill: readTimerKill(input),
      utm: readTraffic(input),
    },
  };
}

/** CreateOrder's parameters; fields that are empty are left out. */
export const paramsOf = ({ lines, comment, rest }: OrderInput): CreateParams => ({
  ...rest,
  goods: lines.map(({ good_name, good_sum }) => ({ good_name, good_sum })),
  bill_comment: [comment, ...piecesOf(lines)].filter(Boolean).join('\n') || undefined,
});

/** `bill_timer_kill`: true = as the products say, false = never, unix seconds = then. */
function readTimerKill(input: Input): number | boolean | undefined {
  const choice = timerKill.read(input);
  if (choice !== 'date') return choice && choice === 'product';
  const { label } = timerKillDate.field;
  const instant = timerKillDate.read(input);
  if (instant === undefined)
    throw fieldError(label, 'This is empty. Enter when to cancel the order.');
  return instant;
}

/** What was sent of a new order, under the names that an order's details have. */
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
