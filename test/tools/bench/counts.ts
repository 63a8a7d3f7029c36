import type { Call } from './sample.ts';

/** What a call may send. */
export type Count = {
  name: string;
  /** Where it stands in the definition, if that is not the method that is called. */
  of?: string;
  call: Call;
  /** The method that Zapier calls next. */
  next?: Call;
  /** The function that finds nothing. */
  emptyHanded?: string;
  expected: readonly string[];
  /** Why it is not less. */
  because: string;
};

const read = (method: string, name: string, expected: string, inputData = {}): Count => ({
  name,
  call: { method, inputData },
  expected: [expected],
  because: 'one list, one request',
});

const CONTACT = { lead_email: 'anna@example.com' };

const ADD_CONTACT = {
  method: 'creates.add_contact_to_group.operation.perform',
  inputData: { ...CONTACT, rid: ['super'] },
};

const FIND_CONTACT = { method: 'searches.find_contact.operation.perform', inputData: CONTACT };

const CREATE_ORDER = {
  method: 'creates.create_order.operation.perform',
  inputData: { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] },
};

const FIND_ORDER_BY_EMAIL = {
  method: 'searches.find_order.operation.perform',
  inputData: { email: 'anna@example.com' },
};

const READ_BACK = 'its answer is not the order, so that is read back';
const FOUND_NOTHING = 'a search that finds nothing, and then the action';

/** All that the app sends: `checkCounts` compares this with its definition. */
export const COUNTS: readonly Count[] = [
  {
    name: 'New Paid Order',
    call: { method: 'triggers.new_paid_order.operation.perform' },
    expected: ['getOrdersWithGoods', 'GetOrders'],
    because: 'neither list is known to have every payment',
  },
  read('triggers.new_order.operation.perform', 'New Order', 'GetOrders'),
  read('triggers.order_status_changed.operation.perform', 'Order Status Changed', 'GetOrders', {
    pay_status: 'paid',
  }),
  read('triggers.order_left_unpaid.operation.perform', 'Order Left Unpaid', 'GetOrders'),
  read(
    'triggers.new_paid_order_item.operation.perform',
    'New Paid Order Item',
    'getOrdersWithGoods',
  ),
  read('triggers.recent_order.operation.perform', 'dropdown of orders', 'GetOrders'),
  read('triggers.product_by_id.operation.perform', 'dropdown of products by id', 'GetAllGoods'),
  read('triggers.product_by_code.operation.perform', 'dropdown of products by code', 'GetAllGoods'),
  read('triggers.group.operation.perform', 'dropdown of groups', 'GetAllGroups'),
  read('searches.find_product.operation.perform', 'Find Product', 'GetAllGoods', { product: 'x' }),
  read(FIND_CONTACT.method, 'Find Contact', 'GetLeadGroupStatuses', CONTACT),
  {
    name: 'Add Contact to Group',
    call: ADD_CONTACT,
    expected: ['AddLeadToGroup', 'GetLeadGroupStatuses'],
    because: 'its answer does not tell the groups, so those are read back',
  },
  {
    name: 'Update Contact',
    call: {
      method: 'creates.update_contact.operation.perform',
      inputData: { ...CONTACT, lead_name: 'Anna' },
    },
    expected: ['UpdateSubscriberData'],
    because: 'no function reads what was changed',
  },
  {
    name: 'Remove Contact from Group',
    call: {
      method: 'creates.remove_contact_from_group.operation.perform',
      inputData: { ...CONTACT, rass_name: 'super' },
    },
    expected: ['DeleteSubscribe'],
    because: 'the answer says that it is done',
  },
  {
    name: 'details of an order',
    call: { method: 'hydrators.orderDetails', inputData: { bill_id: '7' } },
    expected: ['getOrderDetails'],
    because: 'only when a Zap uses the order',
  },
  {
    name: 'test of the connection',
    call: { method: 'authentication.test' },
    expected: ['GetOrders'],
    because: 'a key can only be proved by a call',
  },
  {
    name: 'Create Order',
    call: CREATE_ORDER,
    expected: ['CreateOrder', 'getOrderDetails'],
    because: READ_BACK,
  },
  {
    name: 'Update Order Status',
    call: {
      method: 'creates.update_order_status.operation.perform',
      inputData: { bill_id: '7', status: 'paid' },
    },
    expected: ['UpdateOrderStatus', 'getOrderDetails'],
    because: READ_BACK,
  },
  {
    name: 'Delete Order',
    call: { method: 'creates.delete_order.operation.perform', inputData: { bill_id: '7' } },
    expected: ['DeleteOrder'],
    because: 'nothing is left to read',
  },
  {
    name: 'Find Order by its number',
    call: { method: 'searches.find_order.operation.perform', inputData: { bill_id: '7' } },
    expected: ['getOrderDetails'],
    because: 'one order, one request',
  },
  {
    name: 'Find Order by email',
    call: FIND_ORDER_BY_EMAIL,
    expected: ['GetBills', 'getOrderDetails'],
    because: 'GetBills finds only the number',
  },
  {
    name: 'Find or Create Order, when there is none',
    of: 'searchOrCreates.find_order',
    call: FIND_ORDER_BY_EMAIL,
    emptyHanded: 'GetBills',
    next: CREATE_ORDER,
    expected: ['GetBills', 'CreateOrder', 'getOrderDetails'],
    because: FOUND_NOTHING,
  },
  {
    name: 'Find or Create Contact, when there is none',
    of: 'searchOrCreates.find_contact',
    call: FIND_CONTACT,
    emptyHanded: 'GetLeadGroupStatuses',
    next: ADD_CONTACT,
    expected: ['GetLeadGroupStatuses', 'AddLeadToGroup', 'GetLeadGroupStatuses'],
    because: FOUND_NOTHING,
  },
];
