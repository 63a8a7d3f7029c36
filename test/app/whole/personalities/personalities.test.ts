import { expect, test } from '@jest/globals';
import { FUNCTION_NAMES } from '../../../standins/justclick/functions.ts';
import { readPersonality, USUAL } from '../../../standins/justclick/personality.ts';
import { useShop } from '../../support/shop.ts';
import { ORDERS, tell } from './story.ts';

const shop = useShop();

type Told = Record<string, unknown>;

/** The story on a service with some settings. */
async function tellOf(settings: object): Promise<Told> {
  shop.sandbox.reset();
  shop.sandbox.store.personality = { ...USUAL, ...readPersonality(settings) };
  shop.sandbox.store.insertOrders(ORDERS);
  return tell(shop);
}

let usual: Promise<Told> | undefined;
const tellUsual = () => {
  usual ??= tellOf({});
  return usual;
};

const idsIn = (rows: unknown) => (rows as { id: string }[]).map(({ id }) => id).toSorted();

test('on the usual service people see what happened', async () => {
  const told = await tellUsual();
  const lists = Object.entries(told).filter(([, rows]) => Array.isArray(rows));
  expect(Object.fromEntries(lists.map(([name, rows]) => [name, idsIn(rows)]))).toMatchObject({
    'new paid orders': ['102', '103', '104', '105'],
    'new orders': ['101', '102', '104', '105', '106', '107'],
    'orders left unpaid': ['101'],
    'orders that became paid': ['102', '104'],
    'orders that became sent': ['105'],
    'find by number': ['104'],
    'find by number that no order has': [],
    'find by email': ['101', '102'],
  });
  const failed = Object.entries(told).filter(([, result]) => 'kind' in Object(result));
  expect(failed.map(([name]) => name)).toStrictEqual([
    'delete again',
    'update what is deleted',
    'add to no group',
  ]);
});

/** Numbers as text where they usually are numbers, and the other way round. */
const OTHER_NUMBERS = Object.fromEntries(
  Object.entries(USUAL.numbers).map(([name, type]) => [name, type === 'text' ? 'number' : 'text']),
);

/** Services that differ as much as they can, each with everything that the app makes the same again. */
const SERVICES: Readonly<Record<string, object>> = {
  'says everything in another way': {
    dateFilter: 'paid',
    windowStart: 'out',
    windowEnd: 'out',
    timeZone: 'America/New_York',
    empty: 'code',
    emptyCode: 404,
    emptyText: 'Заказы не найдены',
    unknownOrder: { UpdateOrderStatus: 400, DeleteOrder: 200, GetOrderDetails: 302 },
    statusWords: {
      waiting: 'EXPECTED',
      paid: 'PAID',
      sent: 'SENT',
      return: 'MoneyBack',
      cancel: 'Cancelled',
    },
    unpaidDate: 'null',
    dateForm: 'number',
    numbers: OTHER_NUMBERS,
    link: 'absolute',
    listCoupon: 'coupon',
    detailsCoupon: 'coupon',
    goodIds: 'text',
    nameCase: 'exact',
    loginCase: 'any',
    wrongHash: 5,
    wrongHashKey: 'own',
    textCase: 'upper',
    redirects: FUNCTION_NAMES,
    createLink: false,
    automaticGroups: true,
    subscriptionTime: 'number',
  },
  'writes dates out': {
    dateForm: 'yyyy-mm-dd hh:mm:ss',
    subscriptionTime: 'yyyy-mm-dd hh:mm:ss',
    unpaidDate: 'empty',
    emptyBills: 'code',
    emptyText: 'products not found',
    nameCase: 'exact',
    textCase: 'sentence',
  },
  'writes dates out without seconds': {
    dateForm: 'dd.mm.yyyy hh:mm',
    subscriptionTime: 'dd.mm.yyyy hh:mm',
    timeZone: 'Europe/Moscow',
    dateFilter: 'paid',
    unpaidDate: 'zero',
    numbers: OTHER_NUMBERS,
  },
};

test.each(Object.entries(SERVICES))(
  'on a service that %s people see the same',
  async (_name, settings) => {
    const expected = await tellUsual();
    expect(await tellOf(settings)).toStrictEqual(expected);
  },
);

test('on a service that keeps delivery out of the status, orders are shipped and stay paid', async () => {
  const told = await tellOf({
    sentReadsAs: 'payment',
    returnReadsAs: 'payment',
    cancelReadsAs: 'return',
    nameCase: 'exact',
  });
  expect(told.ship).toMatchObject({ id: '100001', pay_status: 'paid', pay_status_name: 'Paid' });
  expect(told.return).toMatchObject({ pay_status: 'paid' });
  expect(told.cancel).toMatchObject({ pay_status: 'return', pay_status_name: 'Returned' });
  expect(told['orders that became sent']).toStrictEqual([]);
  // A returned order that reads as paid is one: nothing tells them apart.
  expect(idsIn(told['new paid orders'])).toStrictEqual(['102', '103', '104', '105', '106']);
});

test('on a service that does other things, people are told what it did', async () => {
  const told = await tellOf({
    sameOrder: 'none',
    deleteTwice: 0,
    createLink: false,
    activation: 'always',
    leadTags: 'beside',
    emptyField: 'as it was',
    automaticStatuses: false,
    someGroupsBad: 'taken',
  });
  expect(told.create).toMatchObject({ id: '100001', already_existed: false });
  expect(told['create the same']).toMatchObject({ id: '100002', already_existed: false });
  expect(told['delete again']).toStrictEqual({ id: '100001', deleted: true });
  expect(told.add).toMatchObject({ result: 'waiting', result_name: 'Waiting for Confirmation' });
});

test.each(['list', 'null'])(
  'a success with %s for an order that does not exist is an error',
  async (emptyRecord) => {
    const told = await tellOf({ emptyRecord });
    const message = expect.stringMatching(/^Your shop sent an answer we couldn't read/);
    expect(told['find by number that no order has']).toStrictEqual({ kind: 'error', message });
    expect(told['find by email']).toStrictEqual((await tellUsual())['find by email']);
  },
);
