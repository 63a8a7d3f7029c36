import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { FaultName } from '../../standins/justclick/faults.ts';
import type { FunctionName } from '../../standins/justclick/functions.ts';
import type { RawOrder } from '../../standins/justclick/store.ts';
import { runOn } from '../../standins/zapier/connection.ts';
import { noPause } from '../support/no_pause.ts';
import { useShop } from '../support/shop.ts';

noPause();
afterEach(() => {
  jest.restoreAllMocks();
});
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

const EMAIL = 'anna@example.com';
const FORM = {
  bill_email: EMAIL,
  goods: [{ good_name: 'checklist' }, { good_name: 'photo-course', good_sum: '99.50' }],
};
const ALIKE = { email: EMAIL, goods: [{ code: 'photo-course', sum: 1500 }, { code: 'checklist' }] };

/** The service's clock, which is not ours. */
const shop = useShop({ now: () => Math.floor(Date.now() / 1000) - 3600 });

const insert = ({ age = 60, ...order }: Partial<RawOrder> & { age?: number } = {}) =>
  shop.sandbox.store.insertOrder({
    ...{ ...ALIKE, created: shop.sandbox.store.now() - age },
    ...order,
  });
/** Of an order that is not paid, the service says by itself that it exists. */
const PAID = { pay_status: 'paid' } as const;
const asked = () => shop.sandbox.requests.map((request) => request.function);
const countOrders = () => shop.sandbox.store.getOrders().length;

type Created = { id: string; already_existed: boolean };
/** Creates an order, as the second part of Find or Create Order or by itself. */
async function create(more: object = {}, withSearch: string | undefined = 'find_order') {
  const { results } = await runOn(shop.connection, 'creates.create_order.operation.perform', {
    inputData: { ...FORM, ...more },
    meta: { ...(withSearch !== undefined && { withSearch }) },
  });
  return results as Created;
}

describe('behind Find or Create Order', () => {
  test('an order that another run has just made is the result, whatever its price', async () => {
    insert();
    expect(await create()).toMatchObject({ id: '100001', already_existed: true });
    expect(asked()).toStrictEqual(['GetBills', 'GetOrderDetails']);
    expect(countOrders()).toBe(1);
  });

  test.each<[string, Partial<RawOrder> & { age?: number }]>([
    ['almost ten minutes ago', { age: 590 }],
    ['that is paid already', { pay_status: 'paid' }],
    ['that is shipped already', { pay_status: 'sent' }],
    ['of an email in capitals', { email: 'ANNA@example.com' }],
  ])('so is one %s', async (_name, more) => {
    insert(more);
    expect(await create()).toMatchObject({ id: '100001', already_existed: true });
  });

  test('of several it is the newest', async () => {
    for (let order = 0; order < 3; order++) insert();
    expect(await create()).toMatchObject({ id: '100003', already_existed: true });
  });

  test('one that was canceled since does not hide an older one', async () => {
    insert();
    insert({ pay_status: 'cancel' });
    expect(await create()).toMatchObject({ id: '100001', already_existed: true });
  });

  test.each<[string, Partial<RawOrder> & { age?: number }]>([
    ['made more than ten minutes ago', { age: 620, ...PAID }],
    ['made an hour before now, which is ten minutes ago by our clock', { age: 4100, ...PAID }],
    ['of a time to come', { age: -60, ...PAID }],
    ['that was canceled', { pay_status: 'cancel' }],
    ['that was returned', { pay_status: 'return' }],
    ['of one product less', { goods: [{ code: 'checklist' }] }],
    ['with a product twice', { goods: [...ALIKE.goods, { code: 'checklist' }] }],
    ['of another product', { goods: [{ code: 'printed-book' }, { code: 'checklist' }] }],
    ['of another customer', { email: 'boris@example.com' }],
  ])('beside an order %s a new one is made', async (_name, more) => {
    insert(more);
    expect(await create()).toMatchObject({ id: '100002', already_existed: false });
    expect(countOrders()).toBe(2);
  });

  test('without a search before it a second equal order is made', async () => {
    insert(PAID);
    const { results } = await runOn(shop.connection, 'creates.create_order.operation.perform', {
      inputData: FORM,
    });
    expect(results).toMatchObject({ id: '100002', already_existed: false });
    expect(asked()).toStrictEqual(['CreateOrder', 'GetOrderDetails']);
  });

  test.each<[FunctionName, FaultName]>([
    ['GetBills', 'reset'],
    ['GetBills', 'http-500'],
    ['GetBills', 'http-429'],
    ['GetBills', 'code-8'],
    ['GetOrderDetails', 'reset'],
    ['GetOrderDetails', 'http-502'],
  ])(
    'when the look fails (%s: %s), it is tried again, and nothing is sent',
    async (name, fault) => {
      insert();
      shop.sandbox.fault(fault, { function: name });
      await expect(create()).rejects.toMatchObject({ name: 'ThrottledError' });
      expect(asked()).not.toContain('CreateOrder');
      expect(countOrders()).toBe(1);
    },
  );

  test.each<FaultName>(['wrong-signature', 'result-missing'])(
    'a look that cannot be read (%s) sends nothing either',
    async (fault) => {
      insert();
      shop.sandbox.fault(fault, { function: 'GetBills' });
      await expect(create()).rejects.toMatchObject({ name: 'AppError' });
      expect(countOrders()).toBe(1);
    },
  );

  const NAMED = {
    goods: [
      { good_name: 'Checklist: 12 steps to a first sale' },
      { good_name: 'Курс «Фотография с нуля»', good_sum: '99.50' },
    ],
  };

  test('products by their names are looked for once their codes are known', async () => {
    insert();
    expect(await create(NAMED)).toMatchObject({ id: '100001', already_existed: true });
    expect(asked()).toStrictEqual([
      ...['GetBills', 'CreateOrder', 'GetAllGoods'],
      ...['GetBills', 'GetOrderDetails'],
    ]);
    expect(countOrders()).toBe(1);
  });

  test('and are ordered when there is no such order', async () => {
    insert({ age: 700, ...PAID });
    expect(await create(NAMED)).toMatchObject({ id: '100002', already_existed: false });
    expect(asked().filter((name) => name === 'CreateOrder')).toHaveLength(2);
  });

  test('an order with a date of its own is the same as one with that date only', async () => {
    const bill_created = '2026-03-02T09:15:00Z';
    insert(PAID);
    expect(await create({ bill_created })).toMatchObject({ id: '100002', already_existed: false });
    shop.sandbox.store.updateStatus(100_002, { status: 'paid', date: 1_772_500_000 });
    expect(await create({ bill_created })).toMatchObject({ id: '100002', already_existed: true });
    expect(countOrders()).toBe(2);
  });

  test('two runs, one after the other as the lock has them, make one order', async () => {
    expect(await create()).toMatchObject({ already_existed: false });
    const goods = [{ good_name: 'photo-course', good_sum: '5' }, { good_name: 'checklist' }];
    expect(await create({ goods })).toMatchObject({ id: '100001', already_existed: true });
    expect(countOrders()).toBe(1);
  });
});
