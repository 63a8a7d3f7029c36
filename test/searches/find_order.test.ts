import { beforeEach, describe, expect, test } from '@jest/globals';
import { orderSample } from '../../src/orders/order.ts';
import { useShop } from '../support/shop.ts';

describe.each(['list', 'code'] as const)('where nothing is told as %s', (empty) => {
  const shop = useShop({ empty });
  beforeEach(() => {
    const insert = (id: number, email: string, more: object = {}) =>
      shop.sandbox.store.insertOrder({ id, email, goods: [{ code: 'checklist' }], ...more });
    insert(9, 'anna@example.com', { pay_status: 'paid' });
    insert(10, 'anna@example.com');
    insert(11, 'anna@example.com', { pay_status: 'cancel' });
    insert(12, 'other@example.com', { goods: [{ code: 'photo-course' }, { code: 'checklist' }] });
  });

  const find = async (input: object) =>
    (await shop.search('find_order', input)).map(({ id }) => id);

  test.each<[object, string[]]>([
    [{ email: 'anna@example.com' }, ['11']],
    [{ email: ' Anna@Example.com ' }, ['11']],
    [{ email: 'anna@example.com', pay_status: 'paid' }, ['9']],
    [{ email: 'anna@example.com', pay_status: 'waiting' }, ['10']],
    [{ email: 'anna@example.com', pay_status: 'cancel' }, ['11']],
    [{ email: 'other@example.com', pay_status: 'paid' }, []],
    [{ email: 'anna@example.com', good_name: 'checklist', pay_status: 'paid' }, ['9']],
    [{ email: 'anna@example.com', good_name: 'photo-course' }, []],
    [{ email: 'other@example.com', good_name: 'photo-course' }, ['12']],
    [{ email: 'nobody@example.com' }, []],
    [{ bill_id: '9' }, ['9']],
    [{ bill_id: '#12' }, ['12']],
    [{ bill_id: '999' }, []],
    [{ bill_id: 9, email: 'ANNA@example.com' }, ['9']],
    [{ bill_id: '9', email: 'other@example.com' }, []],
  ])('%j finds %j', async (input, ids) => {
    expect(await find(input)).toEqual(ids);
  });

  test('gives the order with all its details, in two requests', async () => {
    const [order] = await shop.search('find_order', { email: 'other@example.com' });
    expect(Object.keys(order ?? {})).toEqual([...Object.keys(orderSample), 'already_existed']);
    expect(order).toMatchObject({
      id: '12',
      email: 'other@example.com',
      already_existed: true,
      details: { good_count: 2, items: [{ id: 'photo-course' }, { id: 'checklist' }] },
    });
    expect(shop.sandbox.requests.map((request) => request.function)).toEqual([
      'GetBills',
      'GetOrderDetails',
    ]);
  });

  test.each<[object, RegExp]>([
    [{}, /Customer Email or Order Number.*at least one/],
    [{ email: '  ', bill_id: '' }, /at least one/],
    [{ bill_id: 'nine' }, /not an order number/],
    [{ bill_id: ['9'] }, /one text/],
    [{ email: { a: 1 } }, /one text/],
    [
      { email: 'anna@example.com', pay_status: 'lost' },
      /Choose one of Awaiting payment, Paid, Cancelled/,
    ],
  ])('%j is refused before any request', async (input, message) => {
    await expect(find(input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toEqual([]);
  });

  test('find or create: an order is created once and found after that', async () => {
    const input = { email: 'new@example.com', pay_status: 'waiting' };
    expect(await find(input)).toEqual([]);
    const created = await shop.create('create_order', {
      bill_email: input.email,
      goods: [{ good_name: 'checklist' }],
    });
    const [found] = await shop.search('find_order', input);
    expect(found).toEqual({ ...created, already_existed: true });
  });
});
