/** A question about the service that its articles leave open. */
export type Question = {
  /** What the app does about it today. */
  relies: string;
  /** The file that would change with the answer. */
  file: string;
  /** What it takes when the probe could not tell. */
  settledBy: string;
};

const ORDERS = 'orders of the last year';

/** The questions that reading can settle. */
const READING = {
  'window-meaning': {
    relies: 'With paid, the dates of GetOrders mean creation or payment.',
    file: 'src/polling/sources.ts',
    settledBy: 'an order that was paid some minutes after it was made, or --write',
  },
  'window-ends': {
    relies: 'A window of GetOrders may leave out its first and its last second.',
    file: 'src/polling/read.ts',
    settledBy: 'an order whose date has seconds, or --write',
  },
  'goods-days-meaning': {
    relies: 'With paid, the days of GetOrdersWithGoods are days of payment.',
    file: 'src/triggers/new_paid_order_item.ts',
    settledBy: 'an order that was paid days after it was made, or --write',
  },
  'goods-days-zone': {
    relies: 'The days of GetOrdersWithGoods may be those of any time zone.',
    file: 'src/polling/sources.ts',
    settledBy: 'more orders that were made around midnight',
  },
  'date-form': {
    relies: 'A date is unix seconds, or a text with day and time.',
    file: 'src/values/output.ts',
    settledBy: ORDERS,
  },
  'date-zone': {
    relies: 'A date that comes as text is Moscow time.',
    file: 'src/values/output.ts',
    settledBy: ORDERS,
  },
  'status-words': {
    relies: 'Each word of pay_status is one of those that the app knows.',
    file: 'src/orders/status.ts',
    settledBy: ORDERS,
  },
  'sent-in-pay-status': {
    relies: 'The pay_status of a shipped order says that it was shipped.',
    file: 'src/orders/status.ts',
    settledBy: 'an order that reads as shipped, or --write',
  },
  'unpaid-date': {
    relies: 'An unpaid order has no date of payment, however that is written.',
    file: 'src/values/output.ts',
    settledBy: 'an unpaid order of the last year',
  },
  'value-types': {
    relies: 'A number may come as a number or as a text.',
    file: 'src/values/output.ts',
    settledBy: 'a product and an order',
  },
  'empty-list': {
    relies: 'An empty list is a list, or a refusal that says that there is nothing.',
    file: 'src/justclick/refusal.ts',
    settledBy: 'an answer to a question about no orders',
  },
  'empty-record': {
    relies: 'The details of an order that does not exist are a refusal.',
    file: 'src/orders/find.ts',
    settledBy: 'an answer about an order that does not exist',
  },
  'unknown-order-code': {
    relies: 'The refusal of an unknown order has code 200, 302 or 400.',
    file: 'src/justclick/refusal.ts',
    settledBy: 'an answer about an order that does not exist',
  },
  'link-form': {
    relies: 'A payment link is a path or a whole address.',
    file: 'src/orders/order.ts',
    settledBy: 'an order without a domain of its own',
  },
  'coupon-key': {
    relies: 'The coupon of an order is called kupon or coupon.',
    file: 'src/orders/order.ts',
    settledBy: 'an order of the last month',
  },
  'item-codes': {
    relies: 'An order keeps the codes of its products as they were.',
    file: 'src/triggers/new_paid_order_item.ts',
    settledBy:
      'a product whose code was changed after it was sold; no old code in its orders means that they follow',
  },
  'recurrent-flag': {
    relies: 'GetOrdersWithGoods says whether a payment is a repeated one.',
    file: 'src/orders/order.ts',
    settledBy: 'an order of the last month',
  },
  groups: {
    relies: 'GetAllGroups gives a list, or nothing when there are no groups.',
    file: 'src/contacts/group.ts',
    settledBy: 'an answer of GetAllGroups',
  },
  'http-status': {
    relies: 'The body of an answer decides, whatever its HTTP status is.',
    file: 'src/justclick/middleware.ts',
    settledBy: 'signed answers',
  },
  compression: {
    relies: 'An answer may come packed: the limits of a run count its bytes unpacked.',
    file: 'src/justclick/received.ts',
    settledBy: 'signed answers',
  },
  'content-length': {
    relies: 'An answer may say how long it is, or not.',
    file: 'src/justclick/received.ts',
    settledBy: 'signed answers',
  },
  'answer-time': {
    relies: 'The orders of 34 days come within 20 seconds.',
    file: 'src/bounds.ts',
    settledBy: 'a list of at least 100 orders',
  },
  'key-proof': {
    relies: 'API 2.0 takes the key in the field rpsKey, without a hash.',
    file: 'src/justclick/middleware.ts',
    settledBy: 'an account on the plan Expert or Guru',
  },
  'hash-for-key': {
    relies: 'API 2.0 need not take a hash in place of the key.',
    file: 'src/justclick/functions.ts',
    settledBy: 'an account on the plan Expert or Guru',
  },
  'api2-names': {
    relies: 'The functions of API 2.0 answer to their names in lower case.',
    file: 'src/justclick/functions.ts',
    settledBy: 'an answer of API 2.0',
  },
  'coupon-rows': {
    relies: 'Each row of getcoupons has the code of a coupon in coupon.',
    file: 'src/dropdowns/coupon.ts',
    settledBy: 'an account on the plan Expert or Guru that has a coupon',
  },
  'manager-rows': {
    relies: 'Each row of getpersonalmanagers has an ID in manager_id or id.',
    file: 'src/dropdowns/personal_manager.ts',
    settledBy: 'an account on the plan Expert or Guru that has a personal manager',
  },
  'name-case': {
    relies: 'The names of functions are taken as the articles write them.',
    file: 'src/justclick/functions.ts',
    settledBy: 'an answer to a function in another spelling',
  },
  'login-case': {
    relies: 'The login in a signature is in lower case.',
    file: 'src/justclick/account.ts',
    settledBy: 'a login with letters',
  },
  'wrong-hash': {
    relies: 'A wrong key is refused with code 4.',
    file: 'src/justclick/refusal.ts',
    settledBy: 'an answer to a request with a wrong signature',
  },
} as const satisfies Record<string, Question>;

const WRITE = '--write';

/** The questions that only orders of its own can settle. */
const WRITING = {
  'create-result': {
    relies: 'CreateOrder answers with bill_id.',
    file: 'src/creates/create_order.ts',
    settledBy: WRITE,
  },
  'already-exists': {
    relies: 'A second order like an unpaid one gets code 601 and the number of the first.',
    file: 'src/creates/create_order.ts',
    settledBy: WRITE,
  },
  'repeated-products': {
    relies:
      'A product is sent once, whatever its quantity: twice, it may count once or be refused.',
    file: 'src/creates/create_order_lines.ts',
    settledBy: WRITE,
  },
  'middle-name': {
    relies: 'CreateOrder takes the middle name under the name that the brand’s articles list.',
    file: 'src/justclick/account.ts',
    settledBy: WRITE,
  },
  'status-after-paid': {
    relies: 'An order that is marked as paid reads as paid, with the date that was sent.',
    file: 'src/orders/status.ts',
    settledBy: WRITE,
  },
  'status-after-sent': {
    relies: 'An order that is marked as shipped reads as shipped, or as paid.',
    file: 'src/orders/status.ts',
    settledBy: WRITE,
  },
  'status-after-return': {
    relies: 'An order that is marked as returned reads as returned.',
    file: 'src/orders/status.ts',
    settledBy: WRITE,
  },
  'status-after-cancel': {
    relies: 'An order that is marked as canceled reads as canceled.',
    file: 'src/orders/status.ts',
    settledBy: WRITE,
  },
  'delete-twice': {
    relies: 'Deleting an order twice is a success, or the refusal of an unknown order.',
    file: 'src/creates/delete_order.ts',
    settledBy: WRITE,
  },
  'delete-of-paid': {
    relies: 'Deleting a paid order is a success, or a refusal because of its status.',
    file: 'src/justclick/refusal.ts',
    settledBy: WRITE,
  },
  'tag-twice': {
    relies: 'Adding a tag that is there is a success, or a refusal that says that it is there.',
    file: 'src/contacts/tags.ts',
    settledBy: '--write, on the plan Expert or Guru',
  },
  'tag-removed-twice': {
    relies: 'Removing a tag that is not there is a success, or a refusal that says so.',
    file: 'src/contacts/tags.ts',
    settledBy: '--write, on the plan Expert or Guru',
  },
  unsubscription: {
    relies: 'A contact who has unsubscribed from a group is subscribed again by adding it.',
    file: 'src/contacts/group.ts',
    settledBy: '--write with --group',
  },
} as const satisfies Record<string, Question>;

const CAUGHT = '--notification FILE, with a notification of each kind';

/** The questions that only notifications can settle, which the shop's owner has to catch. */
const NOTIFICATION = {
  'notification-time': {
    relies: 'A notification signs its number, its email, and paid, created or no time.',
    file: 'src/searches/find_order_from_notification.ts',
    settledBy: CAUGHT,
  },
  'notification-fields': {
    relies: 'A notification has id, email, created and hash; status and paid tell its event.',
    file: 'src/searches/find_order_from_notification.ts',
    settledBy: CAUGHT,
  },
} as const satisfies Record<string, Question>;

export const QUESTIONS = { ...READING, ...WRITING, ...NOTIFICATION };
export type QuestionId = keyof typeof QUESTIONS;

export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];
export const READING_IDS = Object.keys(READING) as (keyof typeof READING)[];
export const WRITING_IDS = Object.keys(WRITING) as (keyof typeof WRITING)[];
export const NOTIFICATION_IDS = Object.keys(NOTIFICATION) as (keyof typeof NOTIFICATION)[];
