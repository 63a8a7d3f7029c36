import { describe, expect, test } from '@jest/globals';
import { orderSample } from '../../../src/orders/order.ts';
import { useShop } from '../support/shop.ts';

const NOW = Math.floor(Date.now() / 1000);
const HOUR = 3600;

const shop = useShop();

const insert = (id: number, created: number, more: object = {}) =>
  shop.sandbox.store.insertOrder({
    id,
    email: 'anna@example.com',
    goods: [{ code: 'checklist' }],
    created,
    ...more,
  });
const poll = async (inputData = {}) =>
  (await shop.trigger('new_order', inputData)).map(({ id }) => id);

describe('a new order', () => {
  test('an empty shop gives an empty list', async () => {
    expect(await poll()).toStrictEqual([]);
  });

  test('comes whatever its status, newest first, with one request', async () => {
    insert(3, NOW - 3 * HOUR, { pay_status: 'paid', paid: NOW });
    insert(1, NOW - HOUR);
    insert(9, NOW - HOUR);
    insert(10, NOW - HOUR);
    insert(2, NOW - 2 * HOUR, { pay_status: 'cancel' });
    shop.sandbox.requests.length = 0;
    expect(await poll()).toStrictEqual(['10', '9', '1', '2', '3']);
    expect(shop.sandbox.requests).toHaveLength(1);
  });

  test('comes after a week in which nothing could be polled, and if the clocks differ', async () => {
    insert(1, NOW - 8 * 24 * HOUR);
    insert(2, NOW + HOUR);
    insert(3, NOW - 10 * 24 * HOUR);
    expect(await poll()).toStrictEqual(['2', '1']);
  });

  test('can be limited to products', async () => {
    insert(1, NOW - HOUR);
    insert(2, NOW - HOUR, { goods: [{ code: 'photo-course' }] });
    expect(await poll({ goods: [1201] })).toStrictEqual(['2']);
  });

  test('promises its details, and asks for them only when they are used', async () => {
    insert(1, NOW - HOUR, { goods: [{ code: 'photo-course' }, { code: 'checklist' }], tag: 'vip' });
    const [order] = await shop.trigger('new_order');
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual(['GetOrders']);
    const details = await shop.hydrate(order?.details);
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetOrders',
      'GetOrderDetails',
    ]);
    expect(Object.keys(details)).toStrictEqual(Object.keys(orderSample.details));
    expect(details).toMatchObject({
      good_names: 'Курс «Фотография с нуля», Checklist: 12 steps to a first sale',
      good_count: 2,
      bill_sum_topay: 5190,
      prepayment_enabled: false,
      tag: 'vip',
      items: [
        { id: 'photo-course', sum: 4900, price: 4900 },
        { id: 'checklist', sum: 290 },
      ],
    });
  });

  test('that is deleted before its details are used halts that run only', async () => {
    insert(1, NOW - HOUR);
    const [order] = await shop.trigger('new_order');
    shop.sandbox.store.deleteOrder(1);
    await expect(shop.hydrate(order?.details)).rejects.toMatchObject({ name: 'HaltedError' });
  });
});
