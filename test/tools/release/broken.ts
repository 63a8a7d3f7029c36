/** One change to the small app: what is said of it, the change, and the fields for the choice "date". */
export type Case = readonly [
  says: string,
  change: { readonly [path: string]: unknown },
  forDate?: readonly object[],
];

const TRIGGER = 'triggers/new_order/operation';
const DAYS = `${TRIGGER}/inputFields/0`;
const CREATE = 'creates/create_order/operation';
const [EMAIL, COMMENT, GOODS, TAGS, DOMAIN, PRODUCT, CANCEL] = [0, 1, 2, 3, 4, 5, 6].map(
  (index) => `${CREATE}/inputFields/${index}`,
);

const must = { key: 'new', type: 'string', required: true };

/** For each rule, changes that it finds and no other rule does. */
export const BROKEN: { readonly [rule: string]: readonly Case[] } = {
  'operation-removed': [
    ['triggers.new_order is gone', { triggers: {} }],
    ['creates.create_order is gone', { creates: {} }],
    ['searches.find_order is gone', { searches: {} }],
  ],
  'search-or-create-removed': [['searchOrCreates.find_order is gone', { searchOrCreates: {} }]],
  'connection-type': [
    [
      'the connection was of type custom and is of type oauth2',
      { 'authentication/type': 'oauth2' },
    ],
  ],
  'trigger-type': [
    ['triggers.new_order was of type polling and is hook', { [`${TRIGGER}/type`]: 'hook' }],
  ],
  'input-removed': [
    ['triggers.new_order: the input field "days" is gone', { [`${TRIGGER}/inputFields`]: [] }],
    [
      'creates.create_order: the input field "goods[]code" is gone',
      { [`${GOODS}/children`]: [{ key: 'note', type: 'copy' }] },
    ],
    ['creates.create_order: the input field "reason" (shown for cancel=date) is gone', {}, []],
  ],
  'input-required': [
    [
      'creates.create_order: the input field "comment" has become required',
      { [`${COMMENT}/required`]: true },
    ],
  ],
  'required-input-added': [
    [
      'triggers.new_order: the input field "new" is new and required',
      { [`${TRIGGER}/inputFields`]: [{ key: 'days', type: 'integer', default: '30' }, must] },
    ],
    [
      'the connection: the input field "new" is new and required',
      { 'authentication/fields': [{ key: 'login', type: 'string', required: true }, must] },
    ],
    [
      'creates.create_order: the input field "new" (shown for cancel=date) is new and required',
      {},
      [{ key: 'reason', type: 'string' }, must],
    ],
  ],
  'default-removed': [
    [
      'creates.create_order: the input field "domain" is required and has lost its default',
      { [`${DOMAIN}/default`]: undefined },
    ],
  ],
  'input-type': [
    [
      'creates.create_order: the input field "email" was of type string and is number',
      { [`${EMAIL}/type`]: 'number' },
    ],
    [
      'triggers.new_order: the input field "days" was of type integer and is datetime',
      { [`${DAYS}/type`]: 'datetime' },
    ],
  ],
  'input-list': [
    [
      'creates.create_order: the input field "tags" took a list and takes one value',
      { [`${TAGS}/list`]: false },
    ],
    [
      'creates.create_order: the input field "comment" took one value and takes a list',
      { [`${COMMENT}/list`]: true },
    ],
  ],
  'choice-removed': [
    [
      'creates.create_order: the input field "cancel": the choice "date" is gone',
      { [`${CANCEL}/choices`]: { never: 'Never' } },
    ],
    [
      'creates.create_order: the input field "cancel": the choice "never" is gone',
      { [`${CANCEL}/choices`]: { date: 'At a time' } },
    ],
  ],
  'dropdown-source': [
    [
      'creates.create_order: the input field "product" was filled from product_by_id.id and is filled from product_by_code.id',
      { [`${PRODUCT}/dynamic`]: 'product_by_code.id.title' },
    ],
  ],
  'output-removed': [
    [
      'triggers.new_order: the output field "utm__source" is gone',
      { [`${TRIGGER}/sample/utm`]: {} },
    ],
    [
      'triggers.new_order: the output field "items[]sum" is gone',
      { [`${TRIGGER}/sample/items`]: [{}] },
    ],
  ],
  'output-type': [
    [
      'triggers.new_order: the output field "price" was of type number and is string',
      { [`${TRIGGER}/outputFields/1/type`]: 'string' },
    ],
  ],
  'primary-keys': [
    [
      'triggers.new_order had the primary keys id and has price',
      { [`${TRIGGER}/outputFields/1/primary`]: true },
    ],
  ],
  'id-form': [
    [
      'triggers.new_order: the sample\'s "id" was like 102937 and is like order-102937',
      { [`${TRIGGER}/sample/id`]: 'order-102937' },
    ],
  ],
  'search-or-create-parts': [
    [
      'searchOrCreates.find_order was find_order or create_order and is find_order or make_order',
      { 'searchOrCreates/find_order/create': 'make_order' },
    ],
  ],
  'hydrator-removed': [['hydrators.details is gone', { hydrators: {} }]],
  'operation-added': [
    [
      'searches.find_product is new',
      { 'searches/find_product': { operation: { inputFields: [{ key: 'name' }] } } },
    ],
    [
      'searchOrCreates.find_product is new',
      { searchAndCreates: { find_product: { search: 'find_product', create: 'x' } } },
    ],
    [
      'searchOrCreates.find_product is new',
      { 'searchOrCreates/find_product': { search: 'find_product', create: 'x' } },
    ],
  ],
  'input-added': [
    [
      'creates.create_order: the input field "goods[]sum" is new',
      { [`${GOODS}/children`]: [{ key: 'code', required: true }, { key: 'sum' }] },
    ],
    [
      'the connection: the input field "new" is new',
      { 'authentication/fields/1': { ...must, default: 'io' } },
    ],
  ],
  'input-widened': [
    [
      'triggers.new_order: the input field "days" was of type integer and takes any number',
      { [`${DAYS}/type`]: 'number' },
    ],
    [
      'triggers.new_order: the input field "days" was of type integer and takes any string',
      { [`${DAYS}/type`]: 'string' },
    ],
    [
      'creates.create_order: the input field "comment" was of type text and takes any string',
      { [`${COMMENT}/type`]: 'string' },
    ],
  ],
  'input-eased': [
    [
      'creates.create_order: the input field "email" may be left empty',
      { [`${EMAIL}/required`]: false },
    ],
  ],
  'choices-freed': [
    [
      'creates.create_order: the input field "domain" has no choices any more',
      { [`${DOMAIN}/choices`]: undefined },
    ],
    [
      'creates.create_order: the input field "email" has choices now',
      { [`${EMAIL}/choices`]: { a: 'A' } },
    ],
  ],
  'choice-added': [
    [
      'creates.create_order: the input field "domain": the choice "ru" is new',
      { [`${DOMAIN}/choices`]: ['io', 'com', 'ru'] },
    ],
  ],
  'default-changed': [
    [
      'triggers.new_order: the input field "days" had the default 30 and has 7',
      { [`${DAYS}/default`]: '7' },
    ],
    [
      'triggers.new_order: the input field "days" had the default 30 and has (none)',
      { [`${DAYS}/default`]: undefined },
    ],
  ],
  'output-added': [
    [
      'triggers.new_order: the output field "items[]title" is new',
      { [`${TRIGGER}/outputFields/2`]: { key: 'items[]title', type: 'string' } },
    ],
  ],
};
