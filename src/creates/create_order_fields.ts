import type { Bundle, ZObject } from 'zapier-platform-core';
import { chosenOrMapped, DATE_HELP } from '../values/input.ts';

/** The input fields of Create Order, in groups; the key of each is the service's own. */
export const groups = [
  { key: 'customer', label: 'Customer' },
  { key: 'products', label: 'Products' },
  { key: 'delivery', label: 'Delivery' },
  { key: 'settings', label: 'Order Settings' },
] as const;

export const email = {
  key: 'bill_email',
  label: 'Customer Email',
  type: 'string',
  required: true,
  group: 'customer',
} as const;

export const goodName = {
  key: 'good_name',
  label: 'Product',
  type: 'string',
  required: true,
  dynamic: 'product_by_code.id.title',
  search: 'find_product.good_name',
  helpText:
    'To take it from a form that says its name, add a Find Product step before this one and map the Product Code here.',
} as const;
export const goodSum = {
  key: 'good_sum',
  label: 'Price',
  // As a number, Zapier would turn 1,500.00 into 1 and an empty value into 0.
  type: 'string',
  helpText:
    "Such as `1500`, `1,500.00` or `99.90`. Leave this empty for the product's own price; 0 makes the product free.",
} as const;

export const goods = {
  key: 'goods',
  label: 'Products',
  group: 'products',
  children: [goodName, goodSum],
};

/** Fields whose text goes to the service as it is. */
export const textFields = [
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

export const domain = {
  key: 'bill_domain',
  label: 'Payment Page Domain',
  group: 'settings',
  type: 'string',
  helpText:
    'For a shop on a domain of its own: where the payment link leads, such as `shop.example.com`.',
} as const;

export const created = {
  key: 'bill_created',
  label: 'Created At',
  group: 'settings',
  type: 'datetime',
  helpText: `Leave this empty to use the current time. ${DATE_HELP}`,
} as const;

export const timerKill = {
  key: 'bill_timer_kill',
  label: 'Cancel if Unpaid',
  group: 'settings',
  type: 'string',
  choices: { product: 'As set in the products', never: 'Never', date: 'At a certain time' },
  altersDynamicFields: true,
} as const;

export const timerKillDate = {
  key: 'bill_timer_kill_date',
  label: 'Cancel At',
  group: 'settings',
  type: 'datetime',
  required: true,
  helpText: `A time that is still to come. ${DATE_HELP}`,
} as const;

/** While the choice is mapped from another step, nobody knows it yet: the field is there, if needed. */
export function timerKillDateWhenChosen(_z: ZObject, bundle: Bundle) {
  const choice = chosenOrMapped(
    bundle.inputData[timerKill.key],
    timerKill.label,
    timerKill.choices,
  );
  if (choice === 'date') return [timerKillDate];
  return choice === 'mapped' ? [{ ...timerKillDate, required: false }] : [];
}
