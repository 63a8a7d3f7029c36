import type { Mistake } from './mistake.ts';

const SOURCES = 'src/polling/sources.ts';
const PAID = 'src/triggers/new_paid_order.ts';
const SORTS = 'test/app/triggers/every_sort.test.ts';
const LIMITS = 'test/app/whole/limits.test.ts';
const NEWEST = 'test/app/triggers/newest_event.test.ts';
const ASKED = 'test/app/triggers/asked.test.ts';

/** What triggers ask for, take and hand over. */
export const POLLS: readonly Mistake[] = [
  {
    name: 'New Paid Order drops recurring payments',
    file: PAID,
    from: 'ifPaid(order).map(',
    to: 'ifPaid(order).filter(({ is_recurrent }) => !is_recurrent).map(',
    tests: [SORTS],
  },
  {
    name: 'New Paid Order Item drops recurring payments',
    file: 'src/triggers/new_paid_order_item.ts',
    from: 'return ifPaid(order)\n',
    to: 'return ifPaid(order).filter(({ is_recurrent }) => !is_recurrent)\n',
    tests: [SORTS],
  },
  {
    name: 'New Order drops orders that are free',
    file: 'src/triggers/new_order.ts',
    from: 'rowsOf: (order) => [orderRow(shop, order)],',
    to: 'rowsOf: (order) => (order.price === 0 ? [] : [orderRow(shop, order)]),',
    tests: [SORTS],
  },
  {
    name: 'Order Left Unpaid drops orders without a name',
    file: 'src/triggers/order_left_unpaid.ts',
    from: '(isWaiting(order) && isOld(order, hours) ?',
    to: '(isWaiting(order) && isOld(order, hours) && order.first_name ?',
    tests: [SORTS],
  },
  {
    name: 'Order Status Changed drops orders of other domains',
    file: 'src/triggers/order_status_changed.ts',
    from: 'const isWanted = wanted === ANY',
    to: 'if (order.domain) return [];\n      const isWanted = wanted === ANY',
    tests: [SORTS],
  },
  {
    name: 'the Look Back of items goes to 25 days, and the service cuts the span',
    file: SOURCES,
    from: '  max: 24,',
    to: '  max: 25,',
    tests: [LIMITS],
  },
  {
    name: 'the Look Back of New Order goes to 3,660 days',
    file: SOURCES,
    from: "  default: '7',\n  max: 366,",
    to: "  default: '7',\n  max: 3660,",
    tests: [LIMITS],
  },
  {
    name: 'the Look Back of New Paid Order ends at 30 days',
    file: SOURCES,
    from: '  max: 366,\n  helpText: `Payments of',
    to: '  max: 30,\n  helpText: `Payments of',
    tests: [LIMITS],
  },
  {
    name: 'the Look Back of statuses goes to 3,660 days',
    file: SOURCES,
    from: "  max: 366,\n  helpText:\n    'How many days after",
    to: "  max: 3660,\n  helpText:\n    'How many days after",
    tests: [LIMITS],
  },
  {
    name: 'the Look Back of Order Left Unpaid ends at 36 days',
    file: SOURCES,
    from: '{ min: 1, max: 366, missing: 0 }',
    to: '{ min: 1, max: 36, missing: 0 }',
    tests: [LIMITS],
  },
  {
    name: 'an old Zap of Order Left Unpaid reminds of a week of orders',
    file: SOURCES,
    from: '{ min: 1, max: 366, missing: 0 }',
    to: '{ min: 1, max: 366, missing: 7 }',
    tests: ['test/app/triggers/order_left_unpaid.test.ts'],
  },
  {
    name: 'Hours Without Payment go to 5,040',
    file: 'src/triggers/order_left_unpaid.ts',
    from: 'MOST_HOURS = 504;',
    to: 'MOST_HOURS = 5040;',
    tests: [LIMITS],
  },
  {
    name: 'payments are asked for of three days only',
    file: SOURCES,
    from: 'RECENT_PAYMENT_DAYS = 4;',
    to: 'RECENT_PAYMENT_DAYS = 3;',
    tests: [ASKED],
  },
  {
    name: 'a window of days ends where UTC has today',
    file: SOURCES,
    from: 'const east = 14 * HOUR;',
    to: 'const east = 0;',
    tests: [ASKED],
  },
  {
    name: 'a Zap is turned on with the window of a usual poll',
    file: SOURCES,
    from: "run === 'turning on' ? 4 : 2;",
    to: "run === 'turning on' ? 2 : 2;",
    tests: [ASKED],
  },
  {
    name: 'the product filter is left out of the second source',
    file: PAID,
    from: 'ordersPaidOn(recent, filter)',
    to: 'ordersPaidOn(recent)',
    tests: [ASKED],
  },
  {
    name: 'only the first product of a filter counts',
    file: 'src/orders/input_fields.ts',
    from: '{ goods: [...new Set(known)] }',
    to: '{ goods: [...new Set(known)].slice(0, 1) }',
    tests: [ASKED],
  },
  {
    name: 'the first source may be refused, and its payments are lost',
    file: PAID,
    from: 'ordersOf(span, { paid: true, ...filter }),',
    to: '{ ...ordersOf(span, { paid: true, ...filter }), mayBeRefused: true },',
    tests: ['test/app/triggers/second_source.test.ts'],
  },
  {
    name: 'payments are handed over by the dates of their orders',
    file: PAID,
    from: 'dateOf: ({ paid }) => paid,',
    to: 'dateOf: ({ created }) => created,',
    tests: [NEWEST],
  },
  {
    name: 'items are handed over by the dates of their orders',
    file: 'src/triggers/new_paid_order_item.ts',
    from: 'dateOf: ({ paid }) => paid,',
    to: 'dateOf: ({ created }) => created,',
    tests: [NEWEST],
  },
  {
    name: 'a poll hands over 40 MB',
    file: 'src/bounds.ts',
    from: 'pollBytes: 4_000_000,',
    to: 'pollBytes: 40_000_000,',
    tests: ['test/app/triggers/bounds.test.ts'],
  },
  {
    name: 'a poll leaves out large rows from the eleventh on',
    file: 'src/bounds.ts',
    from: 'rowsPerPoll: 1000,',
    to: 'rowsPerPoll: 10,',
    tests: [LIMITS],
  },
  {
    name: 'turning on a Zap asks for twenty orders at a time',
    file: 'src/polling/poll.ts',
    from: 'const AT_A_TIME = 5;',
    to: 'const AT_A_TIME = 20;',
    tests: ['test/app/orders/poll.test.ts'],
  },
  {
    name: 'a pointer to details does not say that the order was paid since',
    file: 'src/hydrators/order_details.ts',
    from: '  paid,\n  price,\n});',
    to: '  price,\n});',
    tests: ['test/app/orders/pointer.test.ts'],
  },
];
