import { describe, expect, test } from '@jest/globals';
import { inventOrders } from '../../standins/justclick/invented.ts';
import { useShop } from '../support/shop.ts';

const DAY = 86_400;
const NOW = Math.floor(Date.now() / 1000);

describe.each(['created', 'paid'] as const)('with dates that mean %s', (dateFilter) => {
  const shop = useShop({ dateFilter });

  const insert = (id: number, more: object = {}) =>
    shop.sandbox.store.insertOrder({
      id,
      email: 'anna@example.com',
      goods: [{ code: 'checklist' }],
      created: NOW - 3600,
      ...more,
    });
  const paid = (id: number, seconds: number, more: object = {}) =>
    insert(id, { pay_status: 'paid', paid: seconds, ...more });
  const poll = async (inputData = {}) =>
    (await shop.trigger('new_paid_order', inputData)).map(({ id }) => id);

  test('an empty shop gives an empty list', async () => {
    expect(await poll()).toStrictEqual([]);
  });

  test('a shop with invented orders gives the paid ones, newest payment first', async () => {
    shop.sandbox.store.insertOrders(inventOrders(200, NOW));
    const orders = await shop.trigger('new_paid_order', { look_back_days: 90 });
    expect(orders.length).toBeGreaterThan(20);
    const dates = orders.map((order) => String(order.paid));
    expect(dates).toStrictEqual([...dates].sort().reverse());
    expect(new Set(orders.map((order) => order.pay_status))).toStrictEqual(
      new Set(['paid', 'sent']),
    );
  });

  test('only paid orders come, newest payment first, with two requests', async () => {
    insert(1);
    paid(2, NOW - 300);
    paid(3, NOW - 100);
    paid(4, NOW - 200);
    insert(5, { pay_status: 'cancel', paid: NOW - 50 });
    insert(6, { pay_status: 'return', paid: NOW - 50 });
    shop.sandbox.requests.length = 0;
    expect(await poll()).toStrictEqual(['3', '4', '2']);
    expect(shop.sandbox.requests.map((request) => request.function).sort()).toStrictEqual([
      'GetOrders',
      'GetOrdersWithGoods',
    ]);
  });

  test.each([7, 45, 366])('an order made %d days ago and paid now is there', async (days) => {
    paid(1, NOW, { created: NOW - days * DAY });
    paid(2, NOW - 3 * DAY, { created: NOW - days * DAY });
    expect(await poll({ look_back_days: 7 })).toStrictEqual(['1', '2']);
    expect(await poll({ look_back_days: 1 })).toStrictEqual(['1', '2']);
  });

  test('after a long interruption the payments of the look-back are there', async () => {
    paid(1, NOW - 9 * DAY, { created: NOW - 10 * DAY });
    paid(2, NOW - 9 * DAY, { created: NOW - 40 * DAY });
    expect(await poll({ look_back_days: 10 })).toStrictEqual(
      dateFilter === 'created' ? ['1'] : ['2', '1'],
    );
    expect(await poll({ look_back_days: 30 })).toStrictEqual(
      dateFilter === 'created' ? ['1'] : ['2', '1'],
    );
    expect(await poll({ look_back_days: 5 })).toStrictEqual([]);
  });

  test('switching on fills the memory with every order that a later poll can see', async () => {
    paid(1, NOW - 7 * DAY, { created: NOW - 300 * DAY });
    paid(2, NOW - DAY, { created: NOW - 300 * DAY });
    paid(3, NOW - DAY, { created: NOW - 10 * DAY });
    insert(4);
    const keys = await shop.trigger('new_paid_order', {}, { isPopulatingDedupe: true });
    expect(keys.map((row) => JSON.stringify(row)).sort()).toStrictEqual([
      '{"id":"1"}',
      '{"id":"2"}',
      '{"id":"3"}',
    ]);
  });

  test('all of 1,500 payments of three days in which Zapier did not poll are there', async () => {
    shop.sandbox.store.insertOrders(
      Array.from({ length: 1500 }, (_, index) => ({
        email: 'anna@example.com',
        goods: [{ code: 'checklist' }],
        created: NOW - index * 170 - 60,
        pay_status: 'paid' as const,
      })),
    );
    expect(await poll()).toHaveLength(1500);
  });

  test('a payment that the service dates an hour ahead of us is there', async () => {
    paid(1, NOW + 3600, { created: NOW + 3500 });
    expect(await poll()).toStrictEqual(['1']);
  });

  test('products limit it', async () => {
    paid(1, NOW - 300);
    paid(2, NOW - 200, { goods: [{ code: 'photo-course' }] });
    paid(3, NOW - 100, { goods: [{ code: 'photo-course' }, { code: 'checklist' }] });
    expect(await poll({ goods: ['1202'] })).toStrictEqual(['3', '1']);
    expect(await poll({ goods: ['1201', '', '1202'] })).toStrictEqual(['3', '2', '1']);
    expect(await poll({ goods: ['1201, 1202'] })).toStrictEqual(['3', '2', '1']);
    expect(await poll({ goods: [] })).toStrictEqual(['3', '2', '1']);
    // Two empty values, joined by Zapier.
    expect(await poll({ goods: [','] })).toStrictEqual(['3', '2', '1']);
    expect(await poll({ goods: ['; ,', '1202'] })).toStrictEqual(['3', '1']);
    expect(await poll({ goods: ['9999'] })).toStrictEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    ['new_paid_order', { look_back_days: '2 years' }, /Look Back: Write a whole number/],
    ['order_left_unpaid', { hours: '2 minutes' }, /Hours Without Payment: Write a whole number/],
  ])('of %s, %j is not cut to 2 on its way through Zapier', async (key, input, message) => {
    shop.sandbox.requests.length = 0;
    await expect(shop.trigger(key, input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  const shop = useShop({ empty: 'code' });

  test.each(['0', -1, 1.5, 367, 'a month', [1, 2], {}])(
    'a look-back of %j is refused before any request',
    async (look_back_days) => {
      shop.sandbox.requests.length = 0;
      await expect(shop.raw.trigger('new_paid_order', { look_back_days })).rejects.toThrow(
        /Look Back/,
      );
      expect(shop.sandbox.requests).toStrictEqual([]);
    },
  );

  test.each([[{}], [[['1201']]]])('products %j are refused before any request', async (goods) => {
    shop.sandbox.requests.length = 0;
    await expect(shop.raw.trigger('new_paid_order', { goods })).rejects.toThrow(/Products/);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('a refusal that says there are no orders is an empty list', async () => {
    expect(await shop.trigger('new_paid_order')).toStrictEqual([]);
    expect(shop.sandbox.requests.at(-1)?.error_code).toBe(400);
  });
});
