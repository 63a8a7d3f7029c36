import type { FunctionName } from './functions/names.ts';
import { BRANDS, type Brand, callFunction, type Outcome, type Params } from './functions.ts';
import type { Personality } from './personality.ts';
import { type RawOrder, Store } from './store.ts';

const NOW = 1_750_000_000;
const HOUR = 3_600;
const DAY = 24 * HOUR;
const GOODS = [{ code: 'photo-course' }, { code: 'printed-book' }];

/** The marks of a sale that a partner brought. */
const utm = { utm_medium: 'affiliate', utm_source: 'olga' };

/** One order of each kind that settings make a difference to. */
const ORDERS: readonly RawOrder[] = [
  { id: 1, email: 'start@example.com', created: NOW - DAY, pay_status: 'paid', goods: GOODS, utm },
  { id: 2, email: 'end@example.com', created: NOW, goods: GOODS, kupon: 'SPRING20' },
  {
    id: 3,
    email: 'late@example.com',
    created: NOW - 9 * DAY,
    paid: NOW - HOUR,
    pay_status: 'sent',
    goods: GOODS,
  },
  { id: 4, email: 'cash@example.com', created: NOW - HOUR, pay_status: 'sent', goods: GOODS },
  {
    id: 5,
    email: 'back@example.com',
    created: NOW - 2 * HOUR,
    paid: NOW - HOUR,
    pay_status: 'return',
    goods: GOODS,
    is_recurrent: true,
  },
  { id: 6, email: 'gone@example.com', created: NOW - HOUR, pay_status: 'cancel', goods: GOODS },
  { id: 7, email: 'open@example.com', created: NOW - HOUR, goods: [{ code: 'checklist' }] },
  { id: 8, email: 'old@example.com', created: NOW - HOUR, goods: [{ code: 'photo-basics' }] },
  // A day in one zone is the next one in another.
  ...Array.from({ length: 24 }, (_, hour): RawOrder => {
    return { id: 10 + hour, email: 'hour@example.com', created: NOW - hour * HOUR, goods: GOODS };
  }),
];

const CREATED = { bill_email: 'new@example.com', goods: [{ good_name: 'checklist' }] };
const LEAD = { lead_email: 'anna@example.com', rid: ['super'] };

const BORIS = { lead_email: 'boris@example.com' };

/** The same for API 2.0, and what becomes of it. */
const KEYED: readonly [FunctionName, Params][] = [
  ['getalllists', {}],
  ['getgoods', {}],
  ['getcoupons', {}],
  ['getpersonalmanagers', {}],
  ['addupdatelead', { ...BORIS, add_to_lists: 'super,double-opt-in', lead_description: 'old' }],
  ['GetLeadGroupStatuses', { email: 'boris@example.com' }],
  ['addupdatelead', { ...BORIS, lead_description: '', remove_from_lists: 'super' }],
  ['addupdatelead', { ...BORIS, add_to_lists: 'super' }],
  ['addtagtolead', { ...BORIS, add_tags: 'new' }],
  ['addtagtolead', { ...BORIS, add_tags: 'new' }],
  ['addtagtolead', { ...BORIS, add_tags: 'New' }],
  ['removetagfromlead', { ...BORIS, remove_tags: 'gone' }],
  ['removeleadfromlist', { ...BORIS, remove_from_lists: 'double-opt-in' }],
  ['removeleadfromlist', { ...BORIS, remove_from_lists: 'double-opt-in' }],
];

/** A request to every function, and to most of them what some settings are about. */
const REQUESTS: readonly [FunctionName, Params][] = [
  ['GetOrders', { date_s: String(NOW - DAY), date_e: String(NOW) }],
  ['GetOrders', { date_s: String(NOW - DAY), date_e: String(NOW), paid: '1' }],
  ['GetOrders', { date_s: '1', date_e: '2' }],
  ['GetOrdersWithGoods', {}],
  ['GetOrdersWithGoods', { paid: 'true' }],
  ['GetOrderDetails', { bill_id: '1', good_info: '1' }],
  ['GetOrderDetails', { bill_id: '2' }],
  ['GetOrderDetails', { bill_id: '99' }],
  ['GetOrderInfo', { bill_id: '1' }],
  ['GetBills', { email: 'late@example.com', pay_status: 'paid' }],
  ['GetBills', { email: 'nobody@example.com' }],
  ['GetAllGoods', {}],
  ['CreateOrder', { ...CREATED, bill_middle_name: 'Middle', bill_otchestvo: 'Отчество' }],
  ['GetOrderDetails', { bill_id: '100001' }],
  ['CreateOrder', { ...CREATED, bill_email: 'io@example.com', bill_middle_name: 'Middle' }],
  ['GetOrderDetails', { bill_id: '100002' }],
  ['CreateOrder', { ...CREATED, bill_email: 'ru@example.com', bill_otchestvo: 'Отчество' }],
  ['GetOrderDetails', { bill_id: '100003' }],
  ['CreateOrder', CREATED],
  ['UpdateOrderStatus', { bill_id: '100001', status: 'paid', date: String(NOW) }],
  ['CreateOrder', CREATED],
  ['UpdateOrderStatus', { bill_id: '99', status: 'paid', date: String(NOW) }],
  ['DeleteOrder', { bill_id: '100001' }],
  ['DeleteOrder', { bill_id: '3' }],
  ['DeleteOrder', { bill_id: '7' }],
  ['DeleteOrder', { bill_id: '7' }],
  ['DeleteOrder', { bill_id: '99' }],
  ['AddLeadToGroup', LEAD],
  ['AddLeadToGroup', { lead_email: 'olga@example.com', rid: ['super'], activation: '1' }],
  ['AddLeadToGroup', { ...LEAD, rid: ['double-opt-in', 'no such group'], lead_name: 'Ann' }],
  ['AddLeadToGroup', { ...LEAD, rid: ['1605189997.0025174394'], lead_name: 'Anna' }],
  ['UpdateSubscriberData', { lead_email: 'anna@example.com', lead_tags: 'a', lead_city: 'Köln' }],
  ['UpdateSubscriberData', { lead_email: 'anna@example.com', lead_tags: 'b', lead_city: '' }],
  ['GetLeadGroupStatuses', { email: 'anna@example.com' }],
  ['GetAllGroups', {}],
  ['GetCountSubscribe', { group_name: 'unique' }],
  ['GetPartnerStats', { partner: 'olga' }],
  ['GetPartnerStats', { partner: 'nobody' }],
  ['CreateOrder', { ...CREATED, goods: [{ good_name: 'no such product' }] }],
  ...KEYED,
  ['GetLeadGroupStatuses', { email: 'boris@example.com' }],
];

/**
 * What a shop of that personality answers to the same requests, without HTTP or PHP, and what becomes
 * of the contacts there.
 */
export function converse(personality: Partial<Personality>, brand: Brand = BRANDS[0]): unknown[] {
  const store = new Store({ ...personality, now: () => NOW });
  const bare = new Store({ ...personality, groups: [] });
  try {
    store.insertOrders(ORDERS);
    const answers = REQUESTS.map(([name, params]): [FunctionName, Params, Outcome] => [
      name,
      params,
      callFunction(store, name, params, { brand }),
    ]);
    return [...answers, store.contacts.all(), callFunction(bare, 'GetAllGroups', {})];
  } finally {
    store.close();
    bare.close();
  }
}
