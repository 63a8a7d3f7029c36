import { expect, test } from '@jest/globals';
import { formFields, readDefinition } from '../../standins/zapier/built/definition.ts';

/**
 * What people are told where money, an order or a contact's consent hangs on it, once more by hand: a text
 * that says the opposite changes nothing else.
 */
const FIELDS: readonly (readonly [path: string, key: string, says: string])[] = [
  // Money.
  [
    'creates.create_order',
    'goods[]good_sum',
    "For one piece, such as `1500`, `1,500.00` or `99.90`. Leave this empty to use the product's own price. 0 makes it free.",
  ],
  [
    'creates.create_order',
    'goods[]quantity',
    'Empty means 1. For 2 or more, also fill in Price, for one piece. The order then has the product once, at price × quantity',
  ],
  [
    'creates.create_order',
    'affiliate',
    'The login of the affiliate who brought this customer and earns a fee. It replaces UTM Medium and UTM Source, so leave those empty.',
  ],
  ['creates.create_order', 'bill_created', 'Leave this empty to use the current time.'],
  ['creates.create_order', 'bill_timer_kill_date', 'Must be in the future.'],
  ['creates.update_order_status', 'date', 'Leave this empty to use the current time.'],
  ['creates.update_order_status', 'rpo', 'With it, the customer can follow the parcel.'],
  [
    'searches.find_affiliate_statistics',
    'date_from',
    'The first day to count, such as `2026-12-02` or `-30d`. Leave this empty to count from the start.',
  ],
  [
    'searches.find_affiliate_statistics',
    'date_to',
    'The last day to count, such as `2026-12-31` or `today`. Leave this empty to count until now.',
  ],
  // Orders that are gone, made twice, or missed.
  [
    'creates.delete_order',
    'warning',
    "**You can't undo this.** To keep the order in your records, use Update Order Status and choose Canceled instead.",
  ],
  [
    'creates.delete_order',
    'only_if_unpaid',
    'Choose Yes to keep an order that is paid, even in part, shipped or returned: the step then stops and says so. Empty means No.',
  ],
  [
    'searches.find_order',
    'pay_status',
    'Finds orders with this status only. Leave this empty for any status.',
  ],
  [
    'searches.find_order',
    'good_name',
    'Finds orders with this product only. In Find or Create Order, choose it: otherwise an order for something else may be found.',
  ],
  [
    'searches.find_order',
    'bill_id',
    'Finds the order with this number. If you also fill in an email, status or product, the order must match them, too.',
  ],
  ['searches.find_order_from_notification', 'hash', 'It proves who sent it.'],
  [
    'searches.find_product',
    'part_of_name',
    'Choose Yes to also find a product by a part of its name or code. If several match, this step stops and names them. Empty means No.',
  ],
  ['triggers.new_order', 'goods', 'Leave this empty for all products.'],
  [
    'triggers.new_order',
    'look_back_days',
    'Days, from 1 to 366. If this Zap is interrupted for up to that long, it misses no order. It catches up on about 4,000 orders.',
  ],
  [
    'triggers.new_paid_order',
    'look_back_days',
    'Days, from 1 to 366. This Zap finds all payments of the last 4 days, however old the orders are. After a longer interruption, it finds only payments of orders made in these days. It catches up on about 4,000 orders.',
  ],
  ['triggers.new_paid_order_item', 'good_name', 'Leave this empty for all products.'],
  [
    'triggers.new_paid_order_item',
    'look_back_days',
    'Days, from 1 to 24. If this Zap is interrupted for up to that long, it misses no payment. It catches up on about 2,000 products.',
  ],
  [
    'triggers.order_status_changed',
    'pay_status',
    'Triggers once per order and status, even if the order gets this status again.',
  ],
  [
    'triggers.order_status_changed',
    'look_back_days',
    'How old an order may be, in days, to trigger this Zap: from 1 to 366, counted from Created At.',
  ],
  [
    'triggers.order_canceled',
    'note',
    'Orders that were never paid count, too. Their Paid At is empty.',
  ],
  [
    'triggers.order_left_unpaid',
    'hours',
    'Hours to wait before an unpaid order triggers this Zap, from 1 to 504 (three weeks).',
  ],
  [
    'triggers.order_left_unpaid',
    'look_back_days',
    'If this Zap is interrupted for up to that long, it misses no order. Empty means two days.',
  ],
  // Consent.
  [
    'creates.add_contact_to_group',
    'rid',
    'If a contact has unsubscribed from a group, this subscribes them again without asking them.',
  ],
  [
    'creates.add_contact_to_group',
    'activation',
    "Yes has the contact confirm by email first. Only one plan of your shop can change this. Leave this empty to keep the group's own setting.",
  ],
  ['creates.add_contact_to_group', 'doneurl2', 'The page that opens after the contact confirms'],
  [
    'creates.remove_contact_from_group',
    'warning',
    '**This unsubscribes the contact from the group.** They stay in your account but get no more mail from this group. If you add them again later, they are not asked to confirm.',
  ],
  [
    'creates.unsubscribe_contact',
    'warning',
    '**The contact gets no more mail from any group.** If you add them to a group again later, they are not asked to confirm.',
  ],
  [
    'creates.update_contact',
    'lead_email',
    "Finds the contact. This step can't change the email itself.",
  ],
  [
    'creates.update_contact',
    'lead_tags',
    "These may replace the contact's tags or add to them: try it with your own contact first.",
  ],
  [
    'searches.find_contact',
    'rass_name',
    'Finds the contact only if they are or were in this group. In Find or Create Contact, choose it: otherwise a contact of another group is found, and not added to this one.',
  ],
];

test.each(FIELDS)('%s, %s says: %s', async (path, key, says) => {
  const [parent, child] = key.split('[]');
  const fields = (await formFields(path)).filter((field) => field.key === parent);
  const found = child ? fields.flatMap(({ children = [] }) => children) : fields;
  const helps = found.filter((field) => field.key === (child ?? parent));
  expect(helps.length).toBeGreaterThan(0);
  for (const { helpText } of helps) expect(helpText).toContain(says);
});

/** What each operation does, in the words of its description. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'triggers.new_order': 'Triggers when an order is created, paid or not.',
  'triggers.new_paid_order': 'Triggers when an order is paid.',
  'triggers.new_paid_order_item': 'Triggers when an order is paid, once for each product in it.',
  'triggers.order_status_changed': 'Triggers when an order gets the status you choose.',
  'triggers.order_refunded': 'Triggers when an order is refunded or returned.',
  'triggers.order_canceled': 'Triggers when an order is canceled, paid or not.',
  'triggers.order_left_unpaid':
    'Triggers when an order is still unpaid after the hours you choose.',
  'creates.create_order':
    'Creates an order (an invoice) for a customer and gives you its payment link.',
  'creates.update_order_status':
    'Marks an order as paid, shipped, returned or canceled. If you mark it as paid, the customer gets what they bought.',
  'creates.delete_order':
    "Deletes an order for good. You can't undo this, but you can limit it to unpaid orders.",
  'creates.add_contact_to_group':
    'Adds a contact to one or more groups. Creates the contact if needed. To set tags or addresses, use Add or Update Contact.',
  'creates.update_contact': 'Changes the name, phone, city or tags of a contact.',
  'creates.add_or_update_contact':
    'Adds a contact, or changes the one with this email: names, groups, tags, addresses. Fields that you leave empty stay as they are. Needs API 2.0 (plans Expert and Guru).',
  'creates.add_tags':
    'Adds tags to a contact. In your shop, tags can start mailings. Needs API 2.0 (plans Expert and Guru).',
  'creates.remove_tags': 'Removes tags from a contact.',
  'creates.remove_contact_from_group': 'Unsubscribes a contact from a group.',
  'creates.unsubscribe_contact':
    'Unsubscribes a contact from every group that sends them mail. They stay in your account.',
  'searches.find_order':
    "Finds an order by its number, or a customer's newest orders by email. Finds nothing if there is none.",
  'searches.find_order_from_notification':
    'Checks that a notification caught by "Webhooks by Zapier" is from your shop, and finds its order. Stops if it is not, and finds nothing if the order is gone.',
  'searches.find_product':
    'Finds a product by its name, code or number, and gives you the code for Create Order. Finds nothing if there is none.',
  'searches.find_contact':
    'Finds a contact by email, with the groups that they are in. Finds nothing if there is no such contact.',
  'searches.find_affiliate_statistics':
    'Finds what an affiliate has earned and brought, in total or between two days. Finds nothing if there is no such affiliate.',
};

const definition = await readDefinition();
const VISIBLE = (['triggers', 'creates', 'searches'] as const).flatMap((kind) =>
  Object.entries(definition[kind]).flatMap(([key, { display }]) =>
    display.hidden ? [] : [[`${kind}.${key}`, display.description] as const],
  ),
);

test.each(VISIBLE)('%s says what it does: %s', (path, description) => {
  const says = OPERATIONS[path] ?? `Add '${path}' to OPERATIONS in test/app/whole/texts.test.ts.`;
  expect(description).toContain(says);
});

/** Choices as people see them, by what they stand for. */
const STATUSES = { paid: 'Paid', sent: 'Shipped', return: 'Returned', cancel: 'Canceled' };
const CHOICES: readonly (readonly [path: string, key: string, choices: object])[] = [
  ['creates.update_order_status', 'status', STATUSES],
  ['searches.find_order', 'pay_status', { waiting: 'Awaiting Payment', ...STATUSES }],
  [
    'triggers.order_status_changed',
    'pay_status',
    { waiting: 'Awaiting Payment', ...STATUSES, any: 'Any Status' },
  ],
  [
    'creates.create_order',
    'bill_timer_kill',
    { product: 'As set in the products', never: 'Never', date: 'At a certain time' },
  ],
  ['creates.delete_order', 'only_if_unpaid', { yes: 'Yes', no: 'No' }],
  ['creates.add_contact_to_group', 'activation', { yes: 'Yes', no: 'No' }],
  ['searches.find_product', 'part_of_name', { yes: 'Yes', no: 'No' }],
];

test.each(CHOICES)('%s, %s can be chosen from: %j', async (path, key, choices) => {
  const field = (await formFields(path)).find((one) => one.key === key);
  expect(field?.choices).toStrictEqual(choices);
});
