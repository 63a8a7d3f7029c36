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
    "Leave this empty for the product's own price; 0 makes the product free.",
  ],
  [
    'creates.create_order',
    'goods[]quantity',
    'empty means 1. Above 1, Price is required and is the price of one piece. The order gets the product once, for price × quantity',
  ],
  [
    'creates.create_order',
    'affiliate',
    'The login of the partner who brought this customer and earns a fee. It takes the place of UTM Medium and UTM Source, so leave those empty.',
  ],
  ['creates.create_order', 'bill_created', 'Leave this empty to use the current time.'],
  ['creates.create_order', 'bill_timer_kill_date', 'A time that is still to come.'],
  ['creates.update_order_status', 'date', 'Leave this empty to use the current time.'],
  [
    'creates.update_order_status',
    'rpo',
    'The number under which the customer can follow the parcel.',
  ],
  ['searches.find_affiliate_statistics', 'date_from', 'Empty means from the start.'],
  ['searches.find_affiliate_statistics', 'date_to', 'Empty means until now.'],
  // Orders that are gone, made twice, or missed.
  [
    'creates.delete_order',
    'warning',
    '**Deleting an order cannot be undone.** To keep it in your records, use Update Order Status and choose Canceled instead.',
  ],
  [
    'creates.delete_order',
    'only_if_unpaid',
    'Yes looks at the order first, and stops without deleting it when it is paid in whole or in part, shipped or returned. Empty means No.',
  ],
  ['searches.find_order', 'pay_status', 'Leave this empty for orders of any status.'],
  [
    'searches.find_order',
    'good_name',
    'Choose it in Find or Create Order, or an order for something else may be found.',
  ],
  [
    'searches.find_order',
    'bill_id',
    'If you also fill in an email, status or product, the order has to match them too.',
  ],
  ['searches.find_order_from_notification', 'hash', 'It proves who sent it.'],
  [
    'searches.find_product',
    'part_of_name',
    'If several fit equally well, this step stops and names them. Empty means No.',
  ],
  ['triggers.new_order', 'goods', 'Leave this empty for the orders of all products.'],
  [
    'triggers.new_order',
    'look_back_days',
    'How many days this Zap can be interrupted without missing an order.',
  ],
  [
    'triggers.new_paid_order',
    'look_back_days',
    'Payments of the last 4 days are found however old their orders are. After a longer interruption, only payments of orders made within this many days are found.',
  ],
  ['triggers.new_paid_order_item', 'good_name', 'Leave this empty for all products.'],
  [
    'triggers.new_paid_order_item',
    'look_back_days',
    'How many days this Zap can be interrupted without missing a payment: 24 at most.',
  ],
  [
    'triggers.order_status_changed',
    'pay_status',
    'Triggers once per order and status: an order that comes back to a status does not trigger again.',
  ],
  [
    'triggers.order_status_changed',
    'look_back_days',
    'How many days after it was made an order may get this status and still trigger this Zap.',
  ],
  [
    'triggers.order_canceled',
    'note',
    'An order that was never paid counts, too: its Paid At is empty.',
  ],
  [
    'triggers.order_left_unpaid',
    'hours',
    'How many hours after it was made an order that is still unpaid triggers this Zap: 1 to 504, which is three weeks.',
  ],
  ['triggers.order_left_unpaid', 'look_back_days', 'Empty means two days.'],
  // Consent.
  [
    'creates.add_contact_to_group',
    'rid',
    'A contact who has unsubscribed from a group is subscribed to it again, without being asked.',
  ],
  [
    'creates.add_contact_to_group',
    'activation',
    'Whether the contact has to confirm by email first. It has an effect on one plan only. Leave it empty for what the group is set to.',
  ],
  ['creates.add_contact_to_group', 'doneurl2', 'Where the contact lands after confirming'],
  [
    'creates.remove_contact_from_group',
    'warning',
    '**This unsubscribes the contact from the group.** The contact stays in your account, and gets no more mail from this group. A contact who is added again later is not asked to confirm.',
  ],
  [
    'creates.unsubscribe_contact',
    'warning',
    '**The contact gets no more mail from any group.** A contact who is added to a group again later is not asked to confirm.',
  ],
  [
    'creates.update_contact',
    'lead_email',
    'Finds the contact. The email itself cannot be changed.',
  ],
  [
    'creates.update_contact',
    'lead_tags',
    'the tags may replace those that the contact has, or be added to them.',
  ],
  [
    'searches.find_contact',
    'rass_name',
    'Finds the contact only if it is or was in this group. Choose it in Find or Create Contact, or a contact of another group is found and not added to this one.',
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
    'when an order has been waiting for payment for the hours you choose.',
  'creates.create_order': 'Creates a new order, which makes an invoice for the customer',
  'creates.update_order_status': 'Marking it as paid gives the customer what was bought.',
  'creates.delete_order': 'Deletes an order for good, which cannot be undone.',
  'creates.add_contact_to_group':
    'Adds a contact to one or more groups, and makes the contact if there is none.',
  'creates.update_contact': 'Changes the name, phone, city or tags of a contact.',
  'creates.add_or_update_contact': 'Only what is filled in is changed.',
  'creates.add_tags':
    'Adds tags to a contact. Tags start the mailings of your shop that wait for them.',
  'creates.remove_tags': 'Removes tags from a contact.',
  'creates.remove_contact_from_group': 'Unsubscribes a contact from a group.',
  'creates.unsubscribe_contact':
    'Unsubscribes a contact from every group that sends mail to it. The contact stays in your account.',
  'searches.find_order': 'Gives nothing when there is none.',
  'searches.find_order_from_notification':
    'Stops when the notification is not genuine; gives nothing when the order was deleted.',
  'searches.find_product': 'gives the code that Create Order needs.',
  'searches.find_contact': 'Gives nothing when there is none.',
  'searches.find_affiliate_statistics': 'Gives nothing when there is no such affiliate.',
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
