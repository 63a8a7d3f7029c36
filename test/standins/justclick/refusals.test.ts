import { describe, expect, test } from '@jest/globals';
import { callFunction, type Params } from './functions.ts';
import { Refusal, Store } from './store.ts';
import { ask, NOW } from './testing.ts';

describe('refusals of the functions', () => {
  const buyer = { bill_email: 'a@example.com' };
  const book = { goods: [{ good_name: 'printed-book' }] };

  test.each<[string, Params, number, string]>([
    ['CreateOrder', {}, 2, 'no transmitted data'],
    ['CreateOrder', { bill_phone: '1' }, 600, 'wrong email'],
    ['CreateOrder', { bill_email: 'a@b', ...book }, 600, 'wrong email'],
    ['CreateOrder', buyer, 603, 'missing products'],
    ['CreateOrder', { ...buyer, goods: [{ good_name: 'nope' }] }, 604, 'product not exist: nope'],
    [
      'CreateOrder',
      { ...buyer, goods: [{ good_name: 'photo-basics' }] },
      604,
      'product not exist: photo-basics',
    ],
    ['CreateOrder', { ...buyer, ...book }, 605, 'not having any data for delivery products'],
    [
      'CreateOrder',
      { ...buyer, goods: [{ good_name: 'checklist', good_sum: 'x' }] },
      3,
      'wrong posted data',
    ],
    ['UpdateOrderStatus', {}, 2, 'no transmitted data'],
    ['UpdateOrderStatus', { status: 'paid' }, 203, 'order number is empty'],
    ['UpdateOrderStatus', { bill_id: '7', status: 'paid', date: '1' }, 200, 'nonexistent order'],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'waiting' }, 201, 'wrong status'],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'paid' }, 3, 'wrong posted data'],
    [
      'UpdateOrderStatus',
      { bill_id: '100001', status: 'paid', date: 'now' },
      3,
      'wrong posted data',
    ],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'sent', date: '1' }, 3, 'wrong posted data'],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'sent', rpo: 'R' }, 3, 'wrong posted data'],
    ['DeleteOrder', { bill_id: '7' }, 302, 'order not found'],
    ['DeleteOrder', { bill_id: '' }, 203, 'order number is empty'],
    ['GetOrderDetails', {}, 2, 'no transmitted data'],
    ['GetOrderDetails', { bill_id: '7' }, 400, 'order not found'],
    ['GetOrderInfo', { bill_id: 'x' }, 400, 'order not found'],
    ['GetBills', {}, 2, 'no transmitted data'],
    ...['PAID', 'sent', 'return', 'refunded', ' paid'].map(
      (pay_status): [string, Params, number, string] => [
        'GetBills',
        { email: 'b@example.com', pay_status },
        3,
        'wrong posted data',
      ],
    ),
    ['GetOrders', { date_s: 'yesterday' }, 3, 'wrong posted data'],
    ['GetOrdersWithGoods', { begin_date: '31.02.2025' }, 3, 'wrong posted data'],
  ])('%s %j', (name, params, error_code, error_text) => {
    const store = new Store({ now: () => NOW });
    store.insertOrder({ email: 'b@example.com', goods: [{ code: 'checklist' }] });
    expect(ask(store, name, params)).toStrictEqual({ error_code, error_text });
    store.close();
  });

  test('a coupon under the name that one sample prints by mistake', () => {
    const store = new Store({ now: () => NOW });
    const goods = [{ good_name: 'photo-course' }];
    for (const [name, kupon, price] of [
      ['bill_coupon', '', 4900],
      ['coupon', '', 4900],
      ['kupon', '', 4900],
      ['bill_kupon', 'SPRING20', 3920],
    ] as const) {
      const asked = { bill_email: `${name}@example.com`, goods, [name]: 'SPRING20' };
      expect(ask(store, 'CreateOrder', asked)).toMatchObject({ error_code: 0 });
      expect(store.getOrdersOf(`${name}@example.com`)).toMatchObject([{ kupon, price }]);
    }
    store.close();
  });

  test('an order that is there already, unpaid, is told by its number', () => {
    const store = new Store({ now: () => NOW });
    const goods = [{ good_name: 'checklist' }, { good_name: 'photo-course' }];
    const first = ask(store, 'CreateOrder', { ...buyer, goods });
    const again = { bill_email: 'A@example.com', goods: goods.toReversed() };
    expect(first).toMatchObject({ error_code: 0, result: { bill_id: '100001' } });
    expect(ask(store, 'CreateOrder', again)).toStrictEqual({
      error_code: 601,
      error_text: 'order already exist, bill_id: 100001',
      result: { bill_id: 100_001 },
    });
    store.updateStatus(100_001, { status: 'paid', date: NOW });
    expect(ask(store, 'CreateOrder', again)).toMatchObject({ result: { bill_id: '100002' } });
    expect(() => store.createOrder({ email: 'a@example.com', goods: [] })).toThrow(Refusal);
    store.close();
  });

  test('an empty shop and, if so set, an empty list have codes', () => {
    const store = new Store({ products: [] });
    expect(ask(store, 'GetAllGoods', {})).toStrictEqual({
      error_code: 700,
      error_text: 'no products',
    });
    for (const [name, params] of [
      ['GetOrders', {}],
      ['GetOrdersWithGoods', {}],
      ['GetBills', { email: 'a@example.com' }],
    ] as const) {
      expect(callFunction(store, name, params, { empty: 'code' })).toStrictEqual({
        error_code: 400,
        error_text: 'order not found',
      });
      expect(callFunction(store, name, params)).toMatchObject({ error_code: 0 });
    }
    store.close();
  });
});
