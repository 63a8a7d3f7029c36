import { FUNCTION_NAMES } from '../functions/names.ts';
import { API2 } from './api2.ts';
import { NOTIFICATIONS } from './notifications.ts';
import { choice, each, number, type Setting, some, text } from './setting.ts';

/** Whether PHP has a number as a text or as a number. */
const asText = () => choice<'text' | 'number'>('', 'text', 'number');
const asNumber = () => choice<'text' | 'number'>('', 'number', 'text');

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone }));
  } catch {
    return false;
  }
}

const dateForm = (says: string) =>
  choice(says, 'seconds', 'number', 'yyyy-mm-dd hh:mm:ss', 'dd.mm.yyyy hh:mm');

/** All that is not known of the service. The first value of each is what the sandbox usually does. */
export const SETTINGS = {
  // Which orders a list has.
  dateFilter: choice(
    'With `paid`, which date does the window of GetOrders filter by?',
    'created',
    'paid',
  ),
  windowStart: choice('Is the first second of GetOrders’ window in it?', 'in', 'out'),
  windowEnd: choice('Is the last second of GetOrders’ window in it?', 'in', 'out'),
  goodsDays: choice(
    'With `paid`, which date do the days of GetOrdersWithGoods filter by?',
    'paid',
    'created',
  ),
  timeZone: text(
    'In which zone are days, and dates that are written out?',
    ['Europe/Moscow', 'UTC', 'Asia/Novosibirsk', 'America/New_York'],
    isTimeZone,
  ),

  // How a list or record that is not there is told.
  empty: choice('How does a list without orders come?', 'list', 'code'),
  emptyCode: number('Which code does it have, if it comes as a code?', [400, 302, 200, 404], 1),
  emptyText: text('Which text does it have then?', [
    'order not found',
    'Orders not found',
    'products not found',
    'Заказы не найдены',
  ]),
  emptyBills: choice(
    'How does GetBills answer when there are no orders?',
    'like a list',
    'list',
    'code',
  ),
  emptyRecord: choice('How do details of an unknown order come?', 'code', 'list', 'null'),
  unknownOrder: each('Which code does an unknown order have?', {
    UpdateOrderStatus: choice('', 200, 302, 400),
    DeleteOrder: choice('', 302, 200, 400),
    GetOrderDetails: choice('', 400, 200, 302),
  }),
  groupsWhenNone: choice(
    'What is the result of GetAllGroups when there are no groups?',
    'list',
    'missing',
    'null',
  ),

  // How an order looks.
  statusWords: each('Which words does `pay_status` have in answers?', {
    waiting: text('', ['waiting', 'expected', 'Expected', 'Waiting', 'WAITING']),
    paid: text('', ['paid', 'Paid', 'PAID']),
    sent: text('', ['sent', 'Sent', 'SENT']),
    return: text('', ['return', 'moneyback', 'MoneyBack', 'returned', 'Return']),
    cancel: text('', ['cancel', 'Cancel', 'canceled', 'cancelled', 'Cancelled']),
  }),
  sentReadsAs: choice(
    'What does `pay_status` say of a shipped order? `payment`: what it said before.',
    'sent',
    'payment',
  ),
  returnReadsAs: choice('And of a returned order?', 'return', 'cancel', 'payment'),
  cancelReadsAs: choice('And of a canceled order?', 'cancel', 'return'),
  unpaidDate: choice(
    'How does an unpaid order’s date of payment look? `mixed`: it depends on the order.',
    'mixed',
    'empty',
    'zero',
    'zero text',
    'null',
  ),
  dateForm: dateForm(
    'How are dates of orders written? `seconds`: unix seconds as text; `number`: as a number.',
  ),
  numbers: each('Does a number come as text or as a number?', {
    id: asText(),
    price: asText(),
    good_count: asNumber(),
    bill_sum_topay: asText(),
    is_recurrent: asText(),
    'items.sum': asText(),
    'items.price': asText(),
    partner_lvl: asText(),
    partner_id: asText(),
    partner_fee: asText(),
    good_ids: asText(),
    prepayment_enabled: asText(),
    prepayment_minsum: asText(),
    good_id: asText(),
    good_sum: asText(),
    bill_id: asText(),
    existing_bill_id: asNumber(),
    count: asText(),
    earned_total: asText(),
    topay_total: asText(),
    clicks_total: asText(),
    leads_total: asText(),
    bills_total: asText(),
    partners_total: asText(),
    'lists.id': asText(),
    'goods.id': asText(),
    'coupons.id': asText(),
    manager_id: asText(),
  }),
  link: choice('How does the link of an order without a domain start?', 'path', 'absolute'),
  listCoupon: choice('What is the coupon called in lists?', 'kupon', 'coupon'),
  detailsCoupon: choice('What is the coupon called in details?', 'by brand', 'kupon', 'coupon'),
  goodIds: choice('How do details write `good_ids`?', 'list', 'text'),
  itemCodes: choice(
    'Which code does an order show of a product whose code was changed since?',
    'as it was',
    'as it is now',
  ),
  recurrentFlag: choice('Does GetOrdersWithGoods have `is_recurrent`?', true, false),
  info: choice('How does GetOrderInfo give its order?', 'record', 'list'),
  goodType: choice('How is the type of a product written?', 'word', 'number'),

  // How a request is taken.
  nameCase: choice(
    'Which case may the names of functions have? `exact`: that of the vendor’s articles.',
    'any',
    'exact',
  ),
  loginCase: choice('Which case may the login in a hash have?', 'exact', 'any'),
  wrongHash: choice('Which code does a wrong hash get?', 4, 5, 3),
  wrongHashKey: choice('Whose key signs that refusal: the account’s own?', 'other', 'own'),
  textCase: choice('In which case are the texts of answers?', 'usual', 'sentence', 'upper'),
  redirects: some('Which functions answer with HTTP 302?', FUNCTION_NAMES),
  msPerThousandOrders: number(
    'How many milliseconds does a list of 1,000 rows take?',
    [0, 100, 2000],
    0,
  ),
  saysLength: choice('Does an answer say how long it is (Content-Length)?', true, false),
  compresses: choice('Is it compressed for a client that takes gzip?', false, true),
  middleName: choice(
    'Under which name does CreateOrder take the middle name?',
    'by brand',
    'bill_middle_name',
    'bill_otchestvo',
    'both',
  ),

  // What is done to orders.
  missingProduct: choice(
    'Where does code 604 of CreateOrder say which product is not there?',
    'text',
    'result',
    'result list',
    'result.id',
    'result.good_name',
    'nowhere',
  ),
  createLink: choice('Does the result of CreateOrder have a link?', true, false),
  sameOrder: choice(
    'Which earlier order of the same customer and products makes CreateOrder answer 601?',
    'unpaid',
    'any',
    'none',
  ),
  deleteTwice: choice('Which code does deleting an order twice have?', 302, 0),
  deletePaid: choice('Which code does deleting a paid order have?', 0, 201, 303),
  deleteSent: choice('Which code does deleting a shipped order have?', 303, 201, 0),

  // What is done to contacts.
  activation: choice(
    'Does the plan demand a confirmation of new contacts? `asked`: if the request does.',
    'ignored',
    'asked',
    'always',
  ),
  someGroupsBad: choice(
    'What becomes of the good groups of a request that has a bad one?',
    'refused',
    'taken',
  ),
  existingContact: choice(
    'What becomes of the name, phone and city of a contact that is added again?',
    'changed',
    'as it was',
  ),
  leadTags: choice(
    'Where do the tags of an update go: in the place of the others, or beside them?',
    'instead',
    'beside',
  ),
  emptyField: choice('What becomes of a field that an update sends empty?', 'cleared', 'as it was'),
  automaticStatuses: choice('Does GetLeadGroupStatuses have the automatic groups?', true, false),
  automaticGroups: choice('Does GetAllGroups have the automatic groups?', false, true),
  subscriptionTime: dateForm('How is the time of a subscription written?'),

  ...API2,
  ...NOTIFICATIONS,
} as const satisfies Record<string, Setting<unknown>>;
