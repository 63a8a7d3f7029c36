import { describe, expect, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const digital = (id: number, code: string, title: string) => ({
  id,
  code,
  title,
  type: 'digital' as const,
  sum: 290,
});

const shop = useShop({
  login: 'myshop',
  products: [
    digital(1, 'checklist', 'Checklist: 12 steps'),
    digital(2, 'vip', 'Тариф &laquo;VIP&raquo; &amp; куратор'),
    digital(3, 'book,2nd', 'Book'),
    digital(4, 'mug-a', 'Mug'),
    digital(5, 'mug-b', 'mug'),
    digital(6, '12', 'Twelve'),
    digital(12, 'dozen', 'Dozen'),
  ],
});

const create = (goods: object[]) =>
  shop.create('create_order', { bill_email: 'anna@example.com', goods });
const asked = () => shop.sandbox.requests.map((request) => request.function);
const codesOf = (order: Record<string, unknown>) => {
  const { items } = order.details as { items: { id: string }[] };
  return items.map(({ id }) => id);
};

describe('the product of a new order', () => {
  test('is sent by its code, and nothing is asked then', async () => {
    expect(
      codesOf(await create([{ good_name: 'checklist' }, { good_name: 'book,2nd' }])),
    ).toStrictEqual(['checklist', 'book,2nd']);
    expect(asked()).toStrictEqual(['CreateOrder', 'GetOrderDetails']);
  });

  test.each([
    ['Checklist: 12 steps', 'checklist'],
    ['CHECKLIST – 12 steps', 'checklist'],
    ['Checklist', 'checklist'],
    [' checklist\u200b', 'checklist'],
    ['Тариф «VIP» & куратор', 'vip'],
    ['Тариф &quot;VIP&quot; &amp; куратор', 'vip'],
    ['Book', 'book,2nd'],
    ['book', 'book,2nd'],
    ['1', 'checklist'],
    // The code comes before the number, also as a spreadsheet writes it.
    ['12', '12'],
    ['12.0', '12'],
  ])('may be named as %j: it is %s', async (good_name, code) => {
    const order = await create([{ good_name, good_sum: '5', quantity: '2' }]);
    expect(codesOf(order)).toStrictEqual([code]);
    expect(order).toMatchObject({ price: 10, comment: `2 × ${code}`, already_existed: false });
    expect(shop.sandbox.store.getOrders()).toHaveLength(1);
  });

  test('is looked up after a refusal that is signed: there is no order by then', async () => {
    await create([{ good_name: 'dozen' }, { good_name: 'Book' }]);
    expect(asked()).toStrictEqual(['CreateOrder', 'GetAllGoods', 'CreateOrder', 'GetOrderDetails']);
    expect(shop.sandbox.requests[0]?.error_code).toBe(604);
    expect(shop.sandbox.requests[2]?.params.goods).toStrictEqual([
      { good_name: 'dozen' },
      { good_name: 'book,2nd' },
    ]);
  });

  test.each([
    ['Mug', /Mug.{0,3} is the name of several products\. Map the code/],
    ['Cup', /Cup.{0,3} is not a product of your shop/],
    ['Checklist: 12 steps, Book', /not a product/],
    ['99', /not a product/],
  ])('%j is refused when it is not one of the shop', async (good_name, problem) => {
    await expect(create([{ good_name: 'checklist' }, { good_name }])).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(problem),
    });
    expect(asked()).toStrictEqual(['CreateOrder', 'GetAllGoods']);
    expect(shop.sandbox.store.getOrders()).toStrictEqual([]);
  });

  test('is not sent a second time after a refusal that is not signed', async () => {
    shop.sandbox.fault('forged-refusal', { function: 'CreateOrder' });
    expect(await create([{ good_name: 'checklist' }])).toMatchObject({ already_existed: false });
    expect(shop.sandbox.store.getOrders()).toHaveLength(1);
    expect(asked().filter((name) => name === 'CreateOrder')).toHaveLength(1);
    expect(asked()).not.toContain('GetAllGoods');
  });
});
