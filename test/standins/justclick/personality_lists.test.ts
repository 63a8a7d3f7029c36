import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import { type Personality, readPersonality } from './personality.ts';
import { type RawOrder, Store } from './store.ts';
import { ask, DAY, NOW } from './testing.ts';

const GOODS = [{ code: 'checklist' }];
/** The first second of a day in Moscow, where it is three hours later than in UTC. */
const MIDNIGHT = Date.UTC(2025, 5, 14, 21) / 1_000;

const orders: readonly RawOrder[] = [
  { id: 1, email: 'start@example.com', created: NOW - DAY, goods: GOODS, pay_status: 'paid' },
  { id: 2, email: 'end@example.com', created: NOW, goods: GOODS, pay_status: 'paid' },
  { id: 3, email: 'old@example.com', created: 5, goods: GOODS, pay_status: 'paid', paid: NOW - 60 },
  {
    id: 4,
    email: 'shipped@example.com',
    created: NOW - 90,
    goods: GOODS,
    pay_status: 'sent',
    paid: 9,
  },
  { id: 5, email: 'back@example.com', created: NOW - 90, goods: GOODS, pay_status: 'return' },
  { id: 6, email: 'midnight@example.com', created: MIDNIGHT, goods: GOODS },
];

function answer(settings: object, name: string, params: Params) {
  const store = new Store({ now: () => NOW, ...readPersonality(settings) });
  store.insertOrders(orders);
  const outcome = ask(store, name, params);
  store.close();
  return outcome;
}

function ids(settings: object, name: string, params: Params): number[] {
  const rows = answer(settings, name, params).result as { id: string }[];
  return rows.map(({ id }) => Number(id)).sort();
}

const WINDOW = { date_s: String(NOW - DAY), date_e: String(NOW), paid: '1' };

describe('a personality decides which orders are listed', () => {
  test.each<[Partial<Personality>, number[]]>([
    [{}, [1, 2, 4]],
    [{ dateFilter: 'paid' }, [1, 2, 3]],
    [{ windowStart: 'out' }, [2, 4]],
    [{ windowEnd: 'out' }, [1, 4]],
  ])('by GetOrders, with %j', (settings, expected) => {
    expect(ids(settings, 'GetOrders', WINDOW)).toStrictEqual(expected);
  });

  test('by the days of GetOrdersWithGoods', () => {
    const days = { begin_date: '15.06.2025', end_date: '15.06.2025' };
    const paid = { ...days, paid: 'true' };
    expect(ids({}, 'GetOrdersWithGoods', paid)).toStrictEqual([2, 3]);
    expect(ids({ goodsDays: 'created' }, 'GetOrdersWithGoods', paid)).toStrictEqual([2, 4]);
    expect(ids({}, 'GetOrdersWithGoods', days)).toStrictEqual([2, 4, 5, 6]);
    expect(ids({ timeZone: 'UTC' }, 'GetOrdersWithGoods', days)).toStrictEqual([2, 4, 5]);
  });

  test.each<[object, string, Params, object]>([
    [{}, 'GetOrders', { date_e: '1' }, { error_code: 0, result: [] }],
    [
      { empty: 'code', emptyCode: 302, emptyText: 'Заказы не найдены' },
      'GetOrders',
      { date_e: '1' },
      { error_code: 302, error_text: 'Заказы не найдены' },
    ],
    [{ emptyBills: 'code' }, 'GetOrders', { date_e: '1' }, { error_code: 0, result: [] }],
    [
      { emptyBills: 'code' },
      'GetBills',
      { email: 'x@example.com' },
      { error_code: 400, error_text: 'order not found' },
    ],
    [
      { empty: 'code', emptyBills: 'list' },
      'GetBills',
      { email: 'x@example.com' },
      { error_code: 0, result: {} },
    ],
    [{ emptyRecord: 'list' }, 'GetOrderDetails', { bill_id: '9' }, { error_code: 0, result: [] }],
    [{ emptyRecord: 'null' }, 'GetOrderInfo', { bill_id: '9' }, { error_code: 0, result: null }],
    [
      { unknownOrder: { GetOrderDetails: 200 } },
      'GetOrderDetails',
      { bill_id: '9' },
      { error_code: 200, error_text: 'nonexistent order' },
    ],
    [{ unknownOrder: { DeleteOrder: 400 } }, 'DeleteOrder', { bill_id: '9' }, { error_code: 400 }],
    [
      { unknownOrder: { UpdateOrderStatus: 302 } },
      'UpdateOrderStatus',
      { bill_id: '9', status: 'cancel' },
      { error_code: 302, error_text: 'order not found' },
    ],
  ])('and what is said of none: %j %s %j', (settings, name, params, expected) => {
    expect(answer(settings, name, params)).toMatchObject(expected);
  });

  test('and whether GetAllGroups has a result without groups', () => {
    for (const [groupsWhenNone, expected] of [
      ['list', { error_code: 0, error_text: 'ok', result: [] }],
      ['null', { error_code: 0, error_text: 'ok', result: null }],
      ['missing', { error_code: 0, error_text: 'ok' }],
    ] as const) {
      const store = new Store({ groupsWhenNone, groups: [] });
      expect(ask(store, 'GetAllGroups', {})).toStrictEqual(expected);
      store.close();
    }
  });

  test('by their status in GetBills', () => {
    const bills = (settings: object, email: string) =>
      Object.keys(answer(settings, 'GetBills', { email, pay_status: 'paid' }).result ?? {});
    expect(bills({}, 'shipped@example.com')).toStrictEqual([]);
    expect(bills({ sentReadsAs: 'payment' }, 'shipped@example.com')).toStrictEqual(['4']);
    expect(bills({ returnReadsAs: 'payment' }, 'back@example.com')).toStrictEqual([]);
  });
});
