import type { Mistake } from './mistake.ts';

const TEXTS = 'test/app/whole/texts.test.ts';
const LABELS = 'test/app/whole/labels.test.ts';
const ORDER = 'src/orders/order.ts';

const CATCH_UP = 'test/app/triggers/catch_up.test.ts';

/** Labels, and what people read where money or consent hangs on it. */
export const TEXTS_FOR_PEOPLE: readonly Mistake[] = [
  {
    name: 'the labels of Price Paid and List Price are swapped',
    file: ORDER,
    from: "sum: { label: 'Price Paid', type: 'number', sample: 1500 },\n  price: { label: 'List Price',",
    to: "sum: { label: 'List Price', type: 'number', sample: 1500 },\n  price: { label: 'Price Paid',",
    tests: [LABELS],
  },
  {
    name: 'the labels of Created At and Paid At are swapped',
    file: ORDER,
    from: "created: { label: 'Created At', type: 'datetime', sample: '2026-03-02T09:15:00Z' },\n  paid: { label: 'Paid At',",
    to: "created: { label: 'Paid At', type: 'datetime', sample: '2026-03-02T09:15:00Z' },\n  paid: { label: 'Created At',",
    tests: [LABELS],
  },
  {
    name: 'the labels of UTM Medium and UTM Source are swapped',
    file: 'src/values/traffic.ts',
    from: "inGroup('utm_medium', 'UTM Medium');\nconst utmSource = inGroup('utm_source', 'UTM Source');",
    to: "inGroup('utm_medium', 'UTM Source');\nconst utmSource = inGroup('utm_source', 'UTM Medium');",
    tests: [LABELS],
  },
  {
    name: 'the labels of Returned and Canceled are swapped',
    file: 'src/orders/status.ts',
    from: "  return: 'Returned',\n  cancel: 'Canceled',",
    to: "  return: 'Canceled',\n  cancel: 'Returned',",
    tests: [TEXTS],
  },
  {
    name: 'the labels of Add Tags and Remove Tags are swapped',
    file: 'src/creates/add_or_update_contact_fields.ts',
    from: "tagsField('add_tags', 'Add Tags');\nconst removeTags = tagsField('remove_tags', 'Remove Tags');",
    to: "tagsField('add_tags', 'Remove Tags');\nconst removeTags = tagsField('remove_tags', 'Add Tags');",
    tests: [LABELS],
  },
  {
    name: 'the choices of when an unpaid order is canceled are swapped',
    file: 'src/creates/create_order_fields.ts',
    from: "product: 'As set in the products', never: 'Never',",
    to: "product: 'Never', never: 'As set in the products',",
    tests: [TEXTS],
  },
  {
    name: 'the help of Only if Unpaid says that empty means Yes',
    file: 'src/creates/delete_order.ts',
    from: 'the step then stops and says so. Empty means No.',
    to: 'the step then stops and says so. Empty means Yes.',
    tests: [TEXTS],
  },
  {
    name: 'the help of Delete Order says that it can be undone',
    file: 'src/creates/delete_order.ts',
    from: "**You can't undo this.**",
    to: '**You can undo this.**',
    tests: [TEXTS],
  },
  {
    name: 'the help of Groups says that who has unsubscribed stays so',
    file: 'src/contacts/group.ts',
    from: 'this subscribes them again without asking them.',
    to: 'this does not subscribe them again without asking them.',
    tests: [TEXTS],
  },
  {
    name: 'the help of Price says that an empty one makes the product free',
    file: 'src/creates/create_order_lines.ts',
    from: "Leave this empty to use the product's own price. 0 makes it free.",
    to: "Leave this empty to make it free. 0 uses the product's own price.",
    tests: [TEXTS],
  },
  {
    name: 'the help of Quantity says that the price is for all pieces',
    file: 'src/creates/create_order_lines.ts',
    from: 'also fill in Price, for one piece. The order',
    to: 'also fill in Price, for all pieces. The order',
    tests: [TEXTS],
  },
  {
    name: 'the help of Look Back promises a third more products than a poll hands over',
    file: 'src/polling/sources.ts',
    from: 'It catches up on about 2,000 products.',
    to: 'It catches up on about 3,000 products.',
    tests: [CATCH_UP],
  },
  {
    name: 'the help of Remove Contact from Group says that one who is added again is asked',
    file: 'src/creates/remove_contact_from_group.ts',
    from: 'again later, they are not asked to confirm.',
    to: 'again later, they are asked to confirm.',
    tests: [TEXTS],
  },
];
