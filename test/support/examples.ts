/**
 * Every operation of the app once: what goes in, what it asks the service for, and what comes of it in
 * the example shop (test/standins/justclick/example_shop.ts). The tests of faults, of publishing and of
 * hostile input, the benchmark and docs/reference.md all read it here.
 */

import { createHash } from 'node:crypto';

/** What behaves alike when the service fails; a section of docs/faults.md each. */
export const KINDS = {
  connection: 'Connection test',
  orders: 'New Order',
  paid: 'New Paid Order',
  status: 'Order Status Changed',
  refunded: 'Order Refunded',
  unpaid: 'Order Left Unpaid',
  items: 'New Paid Order Item',
  recent: 'List of orders',
  products: 'Lists of products',
  groups: 'List of groups',
  coupons: 'List of coupons',
  managers: 'List of managers',
  details: 'Order details',
  findByNumber: 'Find Order by number',
  findByEmail: 'Find Order by email',
  findProduct: 'Find Product',
  findContact: 'Find Contact',
  notification: 'Find Order from Notification',
  statistics: 'Find Affiliate Statistics',
  create: 'Create Order',
  update: 'Update Order Status',
  delete: 'Delete Order',
  contact: 'Add, update, tag or remove a contact',
  unsubscribe: 'Unsubscribe Contact',
} as const;
export type Kind = keyof typeof KINDS;

export type Example = {
  /** What docs/benchmark.md calls it. */
  name: string;
  /** Where it stands in the app, e.g. `triggers.new_order`. */
  path: string;
  kind: Kind;
  /** Default: nothing is filled in. */
  input?: Readonly<Record<string, unknown>>;
  /** The functions that it calls, in the app's spelling. What is asked for at once has no order. */
  sends: readonly string[];
  /** Why they are not fewer. */
  because: string;
  /** The rows or the result that the example shop gives, as far as they tell that they are the right ones. */
  gives: readonly Readonly<Record<string, unknown>>[];
  /** Of a trigger that fills a dropdown: what people may pick from it, or map in place of it. */
  picks?: readonly string[];
  /** Of an action: doing it twice does harm, so it is never sent again by itself. */
  once?: true;
};

/** Whose order and contact the example shop has. */
export const EMAIL = 'anna.petrova@example.com';
/** Her order, which is paid, and one that waits for its payment. */
export const PAID = '100001';
export const WAITING = '100002';

/** A canceled order, and one that came back. */
export const CANCELED = '99998';
export const RETURNED = '99999';

/** The API key of the example shop, which its notifications are signed with. */
export const RPS_KEY = 'the-rps-key-of-the-tests';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const ONE_LIST = 'one list, one request';
const READ_BACK = 'its answer is not the order, so that is read back';

const TRIGGERS: readonly Example[] = [
  {
    name: 'New Order',
    path: 'triggers.new_order',
    kind: 'orders',
    sends: ['GetOrders'],
    because: ONE_LIST,
    gives: [
      { id: WAITING, pay_status: 'waiting' },
      { id: PAID },
      { id: RETURNED },
      { id: CANCELED },
    ],
  },
  {
    name: 'New Paid Order',
    path: 'triggers.new_paid_order',
    kind: 'paid',
    sends: ['getOrdersWithGoods', 'GetOrders'],
    because: 'neither list is known to have every payment',
    gives: [{ id: PAID, pay_status: 'paid' }],
  },
  {
    name: 'Order Status Changed',
    path: 'triggers.order_status_changed',
    kind: 'status',
    input: { pay_status: 'paid' },
    sends: ['GetOrders'],
    because: ONE_LIST,
    gives: [{ id: PAID, pay_status: 'paid' }],
  },
  {
    name: 'Order Refunded',
    path: 'triggers.order_refunded',
    kind: 'refunded',
    sends: ['GetOrders'],
    because: ONE_LIST,
    gives: [{ id: RETURNED, pay_status: 'return' }],
  },
  {
    name: 'Order Canceled',
    path: 'triggers.order_canceled',
    kind: 'status',
    sends: ['GetOrders'],
    because: ONE_LIST,
    gives: [{ id: CANCELED, pay_status: 'cancel' }],
  },
  {
    name: 'Order Left Unpaid',
    path: 'triggers.order_left_unpaid',
    kind: 'unpaid',
    input: { hours: 1 },
    sends: ['GetOrders'],
    because: ONE_LIST,
    gives: [{ id: WAITING, pay_status: 'waiting' }],
  },
  {
    name: 'New Paid Order Item',
    path: 'triggers.new_paid_order_item',
    kind: 'items',
    sends: ['getOrdersWithGoods'],
    because: ONE_LIST,
    gives: [{ item: { id: 'photo-course' } }, { item: { id: 'checklist' } }],
  },
];

/** They only fill dropdowns. */
const DROPDOWNS: readonly Example[] = [
  {
    name: 'dropdown of orders',
    path: 'triggers.recent_order',
    kind: 'recent',
    sends: ['GetOrders', 'GetOrders', 'GetOrders', 'GetOrders', 'GetOrders'],
    because: 'a page has 100 orders: with fewer it looks further back each time',
    gives: [{ id: WAITING }, { id: PAID }, { id: RETURNED }, { id: CANCELED }],
    picks: [PAID, '#100003', '999'],
  },
  {
    name: 'dropdown of products by id',
    path: 'triggers.product_by_id',
    kind: 'products',
    sends: ['GetAllGoods'],
    because: ONE_LIST,
    gives: [{ id: '1202' }, { id: '1203' }, { id: '1307' }, { id: '1201' }],
    picks: ['1201', '1202'],
  },
  {
    name: 'dropdown of products by code',
    path: 'triggers.product_by_code',
    kind: 'products',
    sends: ['GetAllGoods'],
    because: ONE_LIST,
    gives: [
      { id: 'checklist' },
      { id: 'webinar_2024' },
      { id: 'printed-book' },
      { id: 'photo-course' },
    ],
    picks: ['checklist', 'photo-course'],
  },
  {
    name: 'dropdown of groups',
    path: 'triggers.group',
    kind: 'groups',
    sends: ['GetAllGroups'],
    because: ONE_LIST,
    gives: [{ id: '1605189997.0025174394' }, { id: 'double-opt-in' }, { id: 'super' }],
    picks: ['super', '1605189997.0025174394'],
  },
  {
    name: 'dropdown of coupons',
    path: 'triggers.coupon',
    kind: 'coupons',
    sends: ['getcoupons'],
    because: ONE_LIST,
    gives: [{ id: 'SPRING20' }, { id: 'ПЕРВЫЙ 10%' }],
    picks: ['SPRING20'],
  },
  {
    name: 'dropdown of personal managers',
    path: 'triggers.personal_manager',
    kind: 'managers',
    sends: ['getpersonalmanagers'],
    because: ONE_LIST,
    gives: [{ id: '57' }, { id: '41' }],
    picks: ['41', '57'],
  },
];

/** The last one of a search is one that can find nothing: find-or-create begins with it. */
const SEARCHES: readonly Example[] = [
  {
    name: 'Find Order by its number',
    path: 'searches.find_order',
    kind: 'findByNumber',
    input: { bill_id: PAID },
    sends: ['getOrderDetails'],
    because: 'one order, one request',
    gives: [{ id: PAID }],
  },
  {
    name: 'Find Order by email',
    path: 'searches.find_order',
    kind: 'findByEmail',
    input: { email: EMAIL },
    sends: ['GetBills', 'getOrderDetails'],
    because: 'GetBills finds only the number',
    gives: [{ id: PAID }],
  },
  {
    name: 'Find Product',
    path: 'searches.find_product',
    kind: 'findProduct',
    input: { product: 'checklist' },
    sends: ['GetAllGoods'],
    because: ONE_LIST,
    gives: [{ good_name: 'checklist' }],
  },
  {
    name: 'Find Contact',
    path: 'searches.find_contact',
    kind: 'findContact',
    input: { lead_email: EMAIL },
    sends: ['GetLeadGroupStatuses'],
    because: ONE_LIST,
    gives: [{ lead_email: EMAIL, result: 'found' }],
  },
  {
    name: 'Find Order from Notification',
    path: 'searches.find_order_from_notification',
    kind: 'notification',
    input: { id: PAID, email: EMAIL, hash: md5(`${PAID}${EMAIL}${RPS_KEY}`) },
    sends: ['getOrderDetails'],
    because: 'the notification only says which order to look at',
    gives: [{ id: PAID, pay_status: 'paid' }],
  },
  {
    name: 'Find Affiliate Statistics',
    path: 'searches.find_affiliate_statistics',
    kind: 'statistics',
    input: { partner: 'olga' },
    sends: ['GetPartnerStats'],
    because: 'one affiliate, one request',
    gives: [{ partner: 'olga' }],
  },
];

/** In this order each finds what it changes, even if they are run one after another. */
const ACTIONS: readonly Example[] = [
  {
    name: 'Create Order',
    path: 'creates.create_order',
    kind: 'create',
    input: {
      bill_email: 'new@example.com',
      goods: [{ good_name: 'checklist' }, { good_name: 'photo-course', good_sum: '99.50' }],
    },
    sends: ['CreateOrder', 'getOrderDetails'],
    because: READ_BACK,
    gives: [{ id: '100003', email: 'new@example.com', price: 389.5, already_existed: false }],
    once: true,
  },
  {
    name: 'Update Order Status',
    path: 'creates.update_order_status',
    kind: 'update',
    input: { bill_id: WAITING, status: 'paid', date: '2026-03-02T09:15:00Z' },
    sends: ['UpdateOrderStatus', 'getOrderDetails'],
    because: READ_BACK,
    gives: [{ id: WAITING, pay_status: 'paid' }],
    once: true,
  },
  {
    name: 'Delete Order',
    path: 'creates.delete_order',
    kind: 'delete',
    input: { bill_id: WAITING },
    sends: ['DeleteOrder'],
    because: 'nothing is left to read',
    gives: [{ id: WAITING, deleted: true }],
    once: true,
  },
  {
    name: 'Add Contact to Group',
    path: 'creates.add_contact_to_group',
    kind: 'contact',
    input: { lead_email: 'new@example.com', rid: ['super'] },
    sends: ['AddLeadToGroup', 'GetLeadGroupStatuses'],
    because: 'its answer does not tell the groups, so those are read back',
    gives: [{ lead_email: 'new@example.com', result: 'added' }],
  },
  {
    name: 'Update Contact',
    path: 'creates.update_contact',
    kind: 'contact',
    input: { lead_email: EMAIL, lead_name: 'Anna Petrova' },
    sends: ['UpdateSubscriberData'],
    because: 'no function reads what was changed',
    gives: [{ lead_email: EMAIL, lead_name: 'Anna Petrova' }],
  },
  {
    name: 'Add or Update Contact',
    path: 'creates.add_or_update_contact',
    kind: 'contact',
    input: {
      lead_email: 'new@example.com',
      lead_first_name: 'Anna',
      add_to_lists: ['super'],
      add_tags: ['course'],
    },
    sends: ['addupdatelead', 'GetLeadGroupStatuses'],
    because: 'its answer does not tell the groups, so those are read back',
    gives: [{ lead_email: 'new@example.com', result: 'saved' }],
  },
  {
    name: 'Add Tags to Contact',
    path: 'creates.add_tags',
    kind: 'contact',
    input: { lead_email: EMAIL, add_tags: ['new-tag'] },
    sends: ['addtagtolead'],
    because: 'no function reads tags',
    gives: [{ lead_email: EMAIL, tags: ['new-tag'] }],
  },
  {
    name: 'Remove Tags from Contact',
    path: 'creates.remove_tags',
    kind: 'contact',
    input: { lead_email: EMAIL, remove_tags: ['course'] },
    sends: ['removetagfromlead'],
    because: 'no function reads tags',
    gives: [{ lead_email: EMAIL, tags: ['course'] }],
  },
  {
    name: 'Unsubscribe Contact from All Groups',
    path: 'creates.unsubscribe_contact',
    kind: 'unsubscribe',
    input: { lead_email: EMAIL },
    sends: ['GetLeadGroupStatuses', 'DeleteSubscribe'],
    because: 'one request to know the groups, and one for each',
    gives: [{ lead_email: EMAIL, unsubscribed: true }],
  },
  {
    name: 'Remove Contact from Group',
    path: 'creates.remove_contact_from_group',
    kind: 'contact',
    input: { lead_email: EMAIL, rass_name: 'super' },
    sends: ['DeleteSubscribe'],
    because: 'the answer says that it is done',
    gives: [{ lead_email: EMAIL, unsubscribed: true }],
  },
];

export const EXAMPLES: readonly Example[] = [
  {
    name: 'test of the connection',
    path: 'authentication.test',
    kind: 'connection',
    sends: ['GetOrders'],
    because: 'a key can only be proved by a call',
    gives: [{ host: 'myshop.justclick.io' }],
  },
  ...TRIGGERS,
  ...DROPDOWNS,
  {
    name: 'details of an order',
    path: 'hydrators.orderDetails',
    kind: 'details',
    input: { bill_id: PAID },
    sends: ['getOrderDetails'],
    because: 'only when a Zap uses the order',
    gives: [{ items: [{ id: 'photo-course' }, { id: 'checklist' }] }],
  },
  ...SEARCHES,
  ...ACTIONS,
];

/** The method that Zapier calls for what stands at a path. */
export const methodAt = (path: string): string =>
  /^(?:triggers|creates|searches)\./.test(path) ? `${path}.operation.perform` : path;

const FILE = 'test/support/examples.ts';

/**
 * The examples of what stands at a path.
 *
 * @throws when there is none; the message says what to do
 */
export function examplesOf(path: string): readonly [Example, ...Example[]] {
  const [first, ...others] = EXAMPLES.filter((example) => example.path === path);
  if (first === undefined) throw new Error(`Add an example of '${path}' to ${FILE}.`);
  return [first, ...others];
}

/** What is to be added and taken out, so that there are examples of these methods and of no others. */
export function examplesToChange(
  methods: readonly string[],
  examples: readonly Example[] = EXAMPLES,
): string[] {
  const known = examples.map(({ path }) => methodAt(path));
  const pathOf = (method: string) => method.replace('.operation.perform', '');
  const added = methods.filter((method) => !known.includes(method));
  const gone = known.filter((method) => !methods.includes(method));
  return [
    ...added.map((method) => `Add an example of '${pathOf(method)}' to ${FILE}.`),
    ...gone.map((method) => `Take '${pathOf(method)}' out of ${FILE}: the app has no such thing.`),
  ];
}
