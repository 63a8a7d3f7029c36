import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const NOW = Math.floor(Date.now() / 1000);

describe('deleting an order only if it is unpaid', () => {
  const shop = useShop();
  const insert = (more: object = {}) =>
    shop.sandbox.store.insertOrder({
      id: 7,
      email: 'a@b.co',
      goods: [{ code: 'printed-book' }],
      created: NOW - 60,
      ...more,
    });
  const remove = (only_if_unpaid: unknown = 'yes') =>
    shop.create('delete_order', { bill_id: '7', only_if_unpaid });
  const left = () => shop.sandbox.store.getOrders().length;

  test.each(['waiting', 'cancel'])('%s: looks at it first, and deletes it', async (pay_status) => {
    insert({ pay_status });
    expect(await remove()).toStrictEqual({ id: '7', deleted: true });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetOrderDetails',
      'DeleteOrder',
    ]);
    expect(left()).toBe(0);
  });

  test.each<[string, object, RegExp]>([
    ['paid', { pay_status: 'paid', paid: NOW }, /it is Paid, paid at 20/],
    ['shipped, and paid', { pay_status: 'sent', paid: NOW }, /it is Shipped, paid at 20/],
    ['shipped, to be paid on delivery', { pay_status: 'sent' }, /it is Shipped\./],
    ['returned', { pay_status: 'return', paid: NOW }, /it is Returned, paid at 20/],
    ['returned, never paid', { pay_status: 'return' }, /it is Returned\./],
    ['canceled after it was paid', { pay_status: 'cancel', paid: NOW }, /Canceled, paid at 20/],
  ])('%s: halts and says what it is', async (_name, more, message) => {
    insert(more);
    await expect(remove()).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(message),
    });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetOrderDetails',
    ]);
    expect(left()).toBe(1);
  });

  test('paid in part: halts and says how much is left to pay', async () => {
    insert();
    shop.sandbox.store.prepay(7, 500);
    const { price } = shop.sandbox.store.getOrder(7) ?? { price: 0 };
    await expect(remove()).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringContaining(
        `it is Awaiting Payment, and ${price - 500} of ${price} is left to pay.`,
      ),
    });
    expect(left()).toBe(1);
  });

  test('gone: halts as it does without looking', async () => {
    await expect(remove()).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/no order with this number/),
    });
  });

  test.each(['no', '', null, false])('%j deletes what is paid, without looking', async (value) => {
    insert({ pay_status: 'paid', paid: NOW });
    expect(await remove(value)).toMatchObject({ deleted: true });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual(['DeleteOrder']);
  });

  test('a word that is neither yes nor no is refused before any request', async () => {
    await expect(remove('perhaps')).rejects.toThrow(/Only if Unpaid.*Choose one of Yes, No/);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('what cannot be looked at is not deleted', async () => {
    insert();
    shop.sandbox.fault('http-502', { function: 'GetOrderDetails' });
    await expect(remove()).rejects.toMatchObject({ name: 'ThrottledError' });
    expect(left()).toBe(1);
  });
});

describe('an order as the service may tell it', () => {
  const used = useService();
  const remove = (order: object) => {
    used.service.answer = ({ url }) =>
      url.endsWith('DeleteOrder')
        ? signed(0, 'ok')
        : signed(0, 'ok', { id: 7, email: 'a@b.co', items: [], ...order });
    return used.shop.create('delete_order', { bill_id: '7', only_if_unpaid: 'yes' });
  };

  test.each<[string, object]>([
    ['without a status', {}],
    ['with a status of the service only', { pay_status: 'on_hold' }],
    [
      'with less to pay than it costs',
      { pay_status: 'waiting', price: '10.00', bill_sum_topay: '9.99' },
    ],
    ['with nothing to pay', { pay_status: 'waiting', price: '10.00', bill_sum_topay: '0.00' }],
  ])('%s may be paid, and is kept', async (_name, order) => {
    await expect(remove(order)).rejects.toMatchObject({ name: 'HaltedError' });
    expect(used.service.received.map(({ url }) => url)).toStrictEqual(['/api/getOrderDetails']);
  });

  test.each<[string, object]>([
    ['all of it to pay', { pay_status: 'waiting', price: '10.00', bill_sum_topay: '10.00' }],
    ['nothing said of that', { pay_status: 'waiting', price: '10.00' }],
    ['no price', { pay_status: 'expected', bill_sum_topay: '10.00' }],
    ['a price of nothing', { pay_status: 'waiting', price: '0.00', bill_sum_topay: '0.00' }],
  ])('that waits, with %s, is deleted', async (_name, order) => {
    expect(await remove(order)).toStrictEqual({ id: '7', deleted: true });
  });

  test('that is another order than asked for is not deleted', async () => {
    await expect(remove({ id: 8, pay_status: 'waiting' })).rejects.toThrow(/couldn't read/);
    expect(used.service.received).toHaveLength(1);
  });
});
