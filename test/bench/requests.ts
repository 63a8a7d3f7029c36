import { type Received, signed, startService } from '../support/service.ts';
import { type Call, takeSample } from './sample.ts';

type Count = { name: string; call: Call; expected: readonly string[]; because: string };

const read = (method: string, name: string, expected: string, inputData = {}): Count => ({
  name,
  call: { method, inputData },
  expected: [expected],
  because: 'one list, one request',
});

const CONTACT = { lead_email: 'anna@example.com' };

const READ_BACK = 'its answer is not the order, so that is read back';

/** What every call may send, and why it is not less. */
const COUNTS: readonly Count[] = [
  read('triggers.new_paid_order.operation.perform', 'New Paid Order', 'GetOrders'),
  read('triggers.new_order.operation.perform', 'New Order', 'GetOrders'),
  read('triggers.order_status_changed.operation.perform', 'Order Status Changed', 'GetOrders', {
    pay_status: 'paid',
  }),
  read(
    'triggers.new_paid_order_item.operation.perform',
    'New Paid Order Item',
    'getOrdersWithGoods',
  ),
  read('triggers.recent_order.operation.perform', 'dropdown of orders', 'GetOrders'),
  read('triggers.product_by_id.operation.perform', 'dropdown of products', 'GetAllGoods'),
  read('triggers.group.operation.perform', 'dropdown of groups', 'GetAllGroups'),
  read('searches.find_product.operation.perform', 'Find Product', 'GetAllGoods', { product: 'x' }),
  read('searches.find_contact.operation.perform', 'Find Contact', 'GetLeadGroupStatuses', CONTACT),
  {
    name: 'Add Contact to Group',
    call: {
      method: 'creates.add_contact_to_group.operation.perform',
      inputData: { ...CONTACT, rid: ['super'] },
    },
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
    call: {
      method: 'creates.create_order.operation.perform',
      inputData: { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] },
    },
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
    call: {
      method: 'searches.find_order.operation.perform',
      inputData: { email: 'anna@example.com' },
    },
    expected: ['GetBills', 'getOrderDetails'],
    because: 'GetBills finds only the number',
  },
];

const ORDER = { id: '7', email: 'anna@example.com', pay_status: 'paid', paid: '1767225600' };

const RESULTS: Record<string, unknown> = {
  GetOrders: [ORDER],
  getOrdersWithGoods: [{ ...ORDER, items: [] }],
  getOrderDetails: { ...ORDER, items: [] },
  GetAllGoods: [{ good_id: '1202', good_name: 'checklist' }],
  GetBills: { 7: {} },
  CreateOrder: { bill_id: '7' },
};

const functionOf = ({ url }: Received) => url.replace('/api/', '');

export type RequestFigure = Pick<Count, 'name' | 'expected' | 'because'> & { sent: string[] };

/** Counts what each trigger, action and search of an unpacked build sends. */
export async function countRequests(wrapper: string): Promise<RequestFigure[]> {
  const service = await startService();
  service.answer = (request) => signed(0, 'ok', RESULTS[functionOf(request)] ?? []);
  const figures: RequestFigure[] = [];
  try {
    for (const { name, call, expected, because } of COUNTS) {
      service.received.length = 0;
      await takeSample(wrapper, service.url, { call, times: 1 });
      figures.push({ name, expected, because, sent: service.received.map(functionOf) });
    }
    return figures;
  } finally {
    await service.close();
  }
}
