import { describe, expect, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const NOW = Math.floor(Date.now() / 1000);
const HOUR = 3600;
const DAY = 24 * HOUR;

const shop = useShop();

const insert = (id: number, age: number, more: object = {}) =>
  shop.sandbox.store.insertOrder({
    id,
    email: 'anna@example.com',
    goods: [{ code: 'checklist' }],
    created: NOW - age,
    ...more,
  });
const poll = async (inputData = {}, meta = {}) =>
  (await shop.trigger('order_left_unpaid', inputData, meta)).map(({ id }) => id);

describe('an order left unpaid', () => {
  test('an empty shop gives an empty list, with one request', async () => {
    shop.sandbox.requests.length = 0;
    expect(await poll()).toStrictEqual([]);
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual(['GetOrders']);
  });

  test('comes when it has been waiting for a day, the newest first', async () => {
    insert(1, DAY - 60);
    insert(2, DAY + 60);
    insert(3, DAY + 120);
    insert(4, 2 * DAY);
    expect(await poll()).toStrictEqual(['2', '3', '4']);
  });

  test.each([
    [1, HOUR],
    ['2', 2 * HOUR],
    [504, 21 * DAY],
  ])('comes after %j hours if that is chosen', async (hours, age) => {
    insert(1, age - 60);
    insert(2, age + 60);
    expect(await poll({ hours })).toStrictEqual(['2']);
  });

  test('never comes once it is paid, shipped, returned or canceled', async () => {
    insert(1, DAY + 60, { pay_status: 'paid' });
    insert(2, DAY + 60, { pay_status: 'sent' });
    insert(3, DAY + 60, { pay_status: 'return', paid: NOW - 60 });
    insert(4, DAY + 60, { pay_status: 'cancel' });
    insert(5, DAY + 60, { pay_status: 'waiting', paid: NOW - 60 });
    insert(6, DAY + 60);
    shop.sandbox.store.deleteOrder(6);
    expect(await poll()).toStrictEqual([]);
  });

  test('comes after an interruption of as many days as the Zap looks back', async () => {
    insert(1, DAY + 3 * DAY + HOUR);
    insert(2, DAY + 9 * DAY - HOUR);
    insert(3, DAY + 9 * DAY + HOUR);
    expect(await poll()).toStrictEqual(['1', '2']);
    expect(await poll({ look_back_days: '7' })).toStrictEqual(['1', '2']);
    expect(await poll({ look_back_days: '30' })).toStrictEqual(['1', '2', '3']);
    expect(await poll({ look_back_days: '1' })).toStrictEqual([]);
  });

  test('is among the keys at switching on if it is old enough, and not if it is younger', async () => {
    insert(1, DAY - 60);
    insert(2, DAY + 60);
    insert(3, DAY + 11 * DAY - HOUR);
    insert(4, DAY + 11 * DAY + HOUR);
    expect((await poll({}, { isPopulatingDedupe: true })).sort()).toStrictEqual(['2', '3']);
  });

  test.each([{}, { look_back_days: '' }, { look_back_days: null }])(
    'of a Zap from before there was a Look Back (%j) comes to a poll that is two days late',
    async (more) => {
      const old = async (meta = {}) => {
        const rows = await shop.raw.trigger('order_left_unpaid', { hours: '24', ...more }, meta);
        return rows.map(({ id }) => String(id)).toSorted();
      };
      insert(1, DAY + 2 * DAY - HOUR);
      insert(2, DAY + 2 * DAY + HOUR);
      insert(3, DAY + 4 * DAY + HOUR);
      expect(await old()).toStrictEqual(['1']);
      expect(await old({ isPopulatingDedupe: true })).toStrictEqual(['1', '2']);
    },
  );

  test.each([0, -1, 367, '1.5', 'a day'])('a Look Back of %j days is refused', async (days) => {
    const input = { hours: '24', look_back_days: days };
    await expect(shop.raw.trigger('order_left_unpaid', input)).rejects.toThrow(/Look Back/);
  });

  test('can be limited to products', async () => {
    insert(1, DAY + 60);
    insert(2, DAY + 60, { goods: [{ code: 'photo-course' }] });
    expect(await poll({ goods: ['1201'] })).toStrictEqual(['2']);
  });

  test('is looked for further back when a person tests the trigger', async () => {
    insert(1, 20 * DAY);
    expect(await poll()).toStrictEqual([]);
    expect(await poll({}, { isLoadingSample: true })).toStrictEqual(['1']);
  });

  test.each([0, -1, 505, '1.5', 'a day', [1, 2], {}])(
    '%j hours are refused before any request',
    async (hours) => {
      shop.sandbox.requests.length = 0;
      await expect(shop.raw.trigger('order_left_unpaid', { hours })).rejects.toThrow(
        /Hours Without Payment/,
      );
      expect(shop.sandbox.requests).toStrictEqual([]);
    },
  );
});
