import type { FunctionName } from '../../../standins/justclick/functions.ts';
import type { Sandbox } from '../../../standins/justclick/server.ts';
import type { RawOrder } from '../../../standins/justclick/store.ts';
import { runCommand } from '../../../standins/zapier/built/app.ts';

/** What behaves alike under a fault; a column of the table each. */
export const KINDS = {
  connection: 'Connection test',
  orders: 'New Order, list of orders',
  paid: 'New Paid Order',
  status: 'Order Status Changed',
  unpaid: 'Order Left Unpaid',
  items: 'New Paid Order Item',
  products: 'Lists of products',
  groups: 'List of groups',
  details: 'Order details',
  findByNumber: 'Find Order by number',
  findByEmail: 'Find Order by email',
  findProduct: 'Find Product',
  findContact: 'Find Contact',
  create: 'Create Order',
  update: 'Update Order Status',
  delete: 'Delete Order',
  readBack: 'Reading back after an action',
  contact: 'Add, update or remove a contact',
  alone: 'An action when nothing else is answered either',
} as const;
export type Kind = keyof typeof KINDS;

export type Operation = {
  kind: Kind;
  /** The method of the app, as the platform calls it. */
  method: string;
  input?: Record<string, unknown>;
  /** The only function whose answers are spoilt; without it all are. */
  spoils?: FunctionName;
  /** Which of the actions it is, when its kind does not say so. */
  action?: Kind;
};

/** Those that ask again, and again, until their time is over. */
export const POLLS: readonly Kind[] = ['orders', 'paid', 'status', 'unpaid', 'items'];

/** Those that are spoilt while they write. */
export const ACTIONS: readonly Kind[] = ['create', 'update', 'delete'];

const NUMBER = '100001';
const EMAIL = 'anna.petrova@example.com';
const NEW_ORDER = {
  bill_email: 'new@example.com',
  goods: [{ good_name: 'checklist' }, { good_name: 'photo-course', good_sum: '99.50' }],
};
const NEW_STATUS = { bill_id: '100002', status: 'paid', date: '2026-03-02T09:15:00Z' };

/** Every action, spoilt while it writes. */
const WRITES: readonly Operation[] = [
  {
    kind: 'create',
    method: 'creates.create_order.operation.perform',
    input: NEW_ORDER,
    spoils: 'CreateOrder',
  },
  {
    kind: 'update',
    method: 'creates.update_order_status.operation.perform',
    input: NEW_STATUS,
    spoils: 'UpdateOrderStatus',
  },
  {
    kind: 'delete',
    method: 'creates.delete_order.operation.perform',
    input: { bill_id: '100002' },
    spoils: 'DeleteOrder',
  },
];

/** Every way into the app that makes a request. */
export const OPERATIONS: readonly Operation[] = [
  { kind: 'connection', method: 'authentication.test' },
  { kind: 'orders', method: 'triggers.new_order.operation.perform' },
  { kind: 'orders', method: 'triggers.recent_order.operation.perform' },
  { kind: 'paid', method: 'triggers.new_paid_order.operation.perform' },
  {
    kind: 'status',
    method: 'triggers.order_status_changed.operation.perform',
    input: { pay_status: 'paid' },
  },
  {
    kind: 'unpaid',
    method: 'triggers.order_left_unpaid.operation.perform',
    input: { hours: 1 },
  },
  { kind: 'items', method: 'triggers.new_paid_order_item.operation.perform' },
  { kind: 'products', method: 'triggers.product_by_id.operation.perform' },
  { kind: 'products', method: 'triggers.product_by_code.operation.perform' },
  { kind: 'groups', method: 'triggers.group.operation.perform' },
  { kind: 'details', method: 'hydrators.orderDetails', input: { bill_id: NUMBER } },
  {
    kind: 'findByNumber',
    method: 'searches.find_order.operation.perform',
    input: { bill_id: NUMBER },
  },
  { kind: 'findByEmail', method: 'searches.find_order.operation.perform', input: { email: EMAIL } },
  {
    kind: 'findProduct',
    method: 'searches.find_product.operation.perform',
    input: { product: 'checklist' },
  },
  {
    kind: 'findContact',
    method: 'searches.find_contact.operation.perform',
    input: { lead_email: EMAIL },
  },
  ...WRITES,
  {
    kind: 'readBack',
    method: 'creates.create_order.operation.perform',
    input: NEW_ORDER,
    spoils: 'GetOrderDetails',
  },
  {
    kind: 'readBack',
    method: 'creates.update_order_status.operation.perform',
    input: NEW_STATUS,
    spoils: 'GetOrderDetails',
  },
  {
    kind: 'contact',
    method: 'creates.add_contact_to_group.operation.perform',
    input: { lead_email: 'new@example.com', rid: ['super'] },
    spoils: 'AddLeadToGroup',
  },
  {
    kind: 'contact',
    method: 'creates.update_contact.operation.perform',
    input: { lead_email: EMAIL, lead_name: 'Anna Petrova' },
    spoils: 'UpdateSubscriberData',
  },
  {
    kind: 'contact',
    method: 'creates.remove_contact_from_group.operation.perform',
    input: { lead_email: EMAIL, rass_name: 'super' },
    spoils: 'DeleteSubscribe',
  },
  ...WRITES.map(
    ({ kind: action, method, input = {} }): Operation => ({ kind: 'alone', action, method, input }),
  ),
];

/** The methods of the built app that `OPERATIONS` has to have. */
export async function methodsOfApp(): Promise<string[]> {
  const definition = (await runCommand('definition')) as Record<string, object | undefined>;
  const performs = ['triggers', 'creates', 'searches'].flatMap((type) =>
    Object.keys(definition[type] ?? {}).map((key) => `${type}.${key}.operation.perform`),
  );
  const hydrators = Object.keys(definition.hydrators ?? {}).map((key) => `hydrators.${key}`);
  return ['authentication.test', ...performs, ...hydrators];
}

/** The shop's clock stands still, so that an order is made at the same second in every run. */
export const NOW = Math.floor(Date.now() / 1000);

/** The shop in which every operation finds something: one order of each kind that matters. */
export function openShop(sandbox: Sandbox): void {
  sandbox.reset();
  const anna: RawOrder = {
    email: EMAIL,
    first_name: 'Anna',
    last_name: 'Petrova',
    created: NOW - 7200,
    pay_status: 'paid',
    paid: NOW - 3600,
    utm: { utm_medium: 'affiliate', utm_source: 'olga' },
    goods: [{ code: 'photo-course' }, { code: 'checklist' }],
  };
  const waiting: RawOrder = {
    email: 'boris@example.com',
    created: NOW - 5400,
    goods: [{ code: 'checklist' }],
  };
  sandbox.store.insertOrders([anna, waiting]);
  const time = NOW - 7200;
  sandbox.store.contacts.insert([{ email: EMAIL, groups: [{ name: 'super', time }] }]);
}
