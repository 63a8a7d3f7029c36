import { HOSTILE_VALUES } from './connection.ts';

/** The rows of a dropdown. */
const itemSample = { id: '7', title: 'Course' };

const orderSample = {
  id: '1',
  link: 'http://shop.example/1',
  created: '2026-03-02T09:15:00Z',
  shipped: null,
  utm: { medium: 'email' },
  details: { items: [{ title: 'Course', sum: 10 }] },
};

/** Every way of naming what is inside a result: `__`, `[]`, both, and children. */
const orderFields = [
  { key: 'id', label: 'Order Number', type: 'string', required: true },
  { key: 'link', label: 'Payment Link', type: 'string' },
  { key: 'created', label: 'Created At', type: 'datetime' },
  { key: 'shipped', label: 'Shipped At', type: 'datetime' },
  { key: 'utm__medium', label: 'UTM Medium', type: 'string' },
  { key: 'details__items[]title', label: 'Product', type: 'string', required: true },
  {
    key: 'details__items',
    label: 'Products',
    children: [{ key: 'sum', label: 'Price', type: 'number' }],
  },
];

const orderRow = { ...orderSample, id: '2', details: { items: [], note: 'more than the sample' } };
const item = { title: 'Book', sum: 5.5 };

const orderField = {
  key: 'order_id',
  label: 'Order',
  type: 'string',
  required: true,
  dynamic: 'order_list.id.title',
  search: 'find_order.id',
};

/** A small app that passes every check, with the evidence for it. */
export const GOOD: unknown = {
  definition: {
    authentication: {
      type: 'custom',
      fields: [
        {
          key: 'login',
          label: 'Login',
          type: 'string',
          helpText: '`myshop` when you work at `https://myshop.example.com`.',
        },
        {
          key: 'api_key',
          label: 'API Key',
          type: 'password',
          helpText: 'Copy it from [the settings](https://example.com/settings).',
        },
      ],
      test: '$func$2$f$',
      connectionLabel: '{{host}}',
    },
    triggers: {
      new_order: {
        key: 'new_order',
        noun: 'Order',
        display: { label: 'New Order', description: 'Triggers when an order is made.' },
        operation: {
          type: 'polling',
          perform: '$func$2$f$',
          inputFields: [{ key: 'days', label: 'Look Back', type: 'integer', default: '30' }],
          sample: orderSample,
          outputFields: orderFields,
        },
      },
      order_list: {
        key: 'order_list',
        noun: 'Order',
        display: { label: 'orders for dropdowns', description: 'Orders.', hidden: true },
        operation: { perform: '$func$2$f$', sample: itemSample },
      },
    },
    creates: {
      create_order: {
        key: 'create_order',
        noun: 'Order',
        display: { label: 'Create Order', description: 'Creates a new order.' },
        operation: {
          perform: '$func$2$f$',
          inputFieldGroups: [{ key: 'products', label: 'Products' }],
          inputFields: [
            { key: 'warning', type: 'copy', helpText: 'Read [this](https://example.com) first.' },
            { key: 'email', label: 'Email', type: 'string', helpText: 'Where the receipt goes.' },
            {
              key: 'goods',
              label: 'Products',
              children: [
                { key: 'name', label: 'Product', type: 'string', dynamic: 'order_list.id.title' },
              ],
            },
            '$func$2$f$',
          ],
          sample: itemSample,
          outputFields: [{ key: 'id', label: 'Order Number', type: 'string' }],
        },
      },
      delete_order: {
        key: 'delete_order',
        noun: 'Order',
        display: { label: 'Delete Order', description: 'Deletes an order.' },
        operation: { perform: '$func$2$f$', inputFields: [orderField], sample: itemSample },
      },
    },
    searches: {
      find_order: {
        key: 'find_order',
        noun: 'Order',
        display: { label: 'Find Order', description: 'Finds an order.' },
        operation: {
          perform: '$func$2$f$',
          inputFields: [{ key: 'email', label: 'Email', type: 'string' }],
          sample: orderSample,
          outputFields: orderFields,
        },
      },
    },
    searchOrCreates: {
      find_order: {
        key: 'find_order',
        display: { label: 'Find or Create Order', description: 'Finds or creates an order.' },
        search: 'find_order',
        create: 'create_order',
      },
    },
  },
  dynamicFields: {
    'creates.create_order': [{ key: 'cancel_at', label: 'Cancel At', type: 'datetime' }],
  },
  live: {
    rows: {
      'authentication.test': [{ host: 'a.example.com' }, { host: 'b.example.com' }],
      'triggers.new_order': [orderRow, { ...orderSample, details: { items: [item, item] } }],
      'creates.create_order': [itemSample],
      'creates.delete_order': [itemSample],
      'searches.find_order': [orderSample],
    },
    hostile: HOSTILE_VALUES.map((value) => ({
      field: 'login',
      value,
      requests: 0,
      error: 'The login cannot be used.',
    })),
  },
};
