import { describe, expect, test } from '@jest/globals';
import type { Outcome, Params } from './functions.ts';
import { Store } from './store.ts';
import { ask, DAY, NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

describe('lists', () => {
  const goods = [{ code: 'checklist' }];
  const ids = (outcome: Outcome) =>
    (outcome.result as { id: string }[]).map(({ id }) => Number(id)).sort();

  test.each([
    ['created', [2, 3, 6]],
    ['paid', [1, 2, 6]],
  ] as const)('GetOrders of paid ones in a window of the date %s', (dateFilter, expected) => {
    const store = new Store({ now: () => NOW, dateFilter });
    store.insertOrders([
      { id: 1, email: 'a@example.com', goods, created: 100, pay_status: 'paid', paid: 1_000 },
      { id: 2, email: 'b@example.com', goods, created: 900, pay_status: 'sent', paid: 1_100 },
      { id: 3, email: 'c@example.com', goods, created: 1_000, pay_status: 'paid', paid: 5_000 },
      { id: 4, email: 'd@example.com', goods, created: 1_000 },
      { id: 5, email: 'e@example.com', goods, created: 1_000, pay_status: 'sent' },
      { id: 6, email: 'f@example.com', goods, created: 1_000, pay_status: 'return', paid: 1_000 },
    ]);
    const window = { date_s: '900', date_e: '1100' };
    expect(ids(ask(store, 'GetOrders', { ...window, paid: '1' }))).toStrictEqual(expected);
    expect(ids(ask(store, 'GetOrders', window))).toStrictEqual([2, 3, 4, 5, 6]);
    store.close();
  });

  test('GetOrders of some products', () => {
    const store = new Store({ now: () => NOW });
    for (const code of ['checklist', 'photo-course', 'webinar_2024']) {
      store.insertOrder({
        email: `${code}@example.com`,
        goods: [{ code }, { code: 'printed-book' }],
      });
    }
    const filtered = (ids_: Params['goods']) => ids(ask(store, 'GetOrders', { goods: ids_ ?? '' }));
    expect(filtered('1202')).toStrictEqual([100_001]);
    expect(filtered(['1202', '1203'])).toStrictEqual([100_001, 100_003]);
    expect(filtered({ 5: '1307' })).toStrictEqual([100_001, 100_002, 100_003]);
    expect(filtered('9')).toStrictEqual([]);
    store.close();
  });

  test('GetOrdersWithGoods counts days in Moscow and cuts a long span at its start', () => {
    const midnight = Date.UTC(2025, 2, 30, 21) / 1000; // 31.03.2025 00:00 in Moscow
    const store = new Store({ now: () => midnight + 100 });
    store.insertOrders([
      { id: 1, email: 'a@example.com', goods, created: midnight },
      { id: 2, email: 'a@example.com', goods, created: midnight - 1 },
      { id: 3, email: 'a@example.com', goods, created: midnight + DAY - 1 },
      { id: 4, email: 'a@example.com', goods, created: midnight + DAY },
      // 28.02.2025 is a month before 31.03.2025.
      { id: 5, email: 'a@example.com', goods, created: midnight - 31 * DAY },
      {
        id: 6,
        email: 'a@example.com',
        goods,
        created: midnight - 31 * DAY - 1,
        pay_status: 'paid',
        paid: midnight,
      },
    ]);
    expect(ids(ask(store, 'GetOrdersWithGoods', {}))).toStrictEqual([1, 3]);
    expect(
      ids(ask(store, 'GetOrdersWithGoods', { begin_date: '01.01.2024', end_date: '31.03.2025' })),
    ).toStrictEqual([1, 2, 3, 5]);
    expect(
      ids(ask(store, 'GetOrdersWithGoods', { begin_date: '30.03.2025', end_date: '30.03.2025' })),
    ).toStrictEqual([2]);
    expect(ask(store, 'GetOrdersWithGoods', { paid: 'true' }).result).toStrictEqual([
      expect.objectContaining({
        id: '6',
        good_count: 1,
        is_recurrent: '0',
        bill_sum_topay: '0.00',
        tag: '',
        kupon: '',
        items: [
          {
            id: 'checklist',
            title: expect.any(String),
            sum: '290.00',
            price: '290.00',
            partners: [],
          },
        ],
      }),
    ]);
    store.close();
  });

  test('GetBills is keyed by order and product, and [] when there are none', async () => {
    const sandbox = await start();
    sandbox.store.insertOrder({ email: 'a@example.com', goods, pay_status: 'paid' });
    sandbox.store.insertOrder({ email: 'a@example.com', goods: [{ code: 'webinar_2024' }] });
    const { answer } = await call(sandbox, 'GetBills', { email: 'A@example.com' });
    expect(answer.result).toStrictEqual({
      100001: { 1202: { good_name: 'checklist', good_title: expect.any(String) } },
      100002: { 1203: { good_name: 'webinar_2024', good_title: 'Вебинар «Свет & тень»' } },
    });
    const paid = await call(sandbox, 'GetBills', { email: 'a@example.com', pay_status: 'paid' });
    expect(paid.answer.result).toStrictEqual({ 100001: expect.anything() });
    expect(
      (await call(sandbox, 'GetBills', { email: 'x@example.com' })).answer.result,
    ).toStrictEqual([]);
  });

  test('unpaid orders have every kind of no date, and rows no order', () => {
    const store = new Store({ now: () => NOW });
    for (let i = 0; i < 12; i++) store.insertOrder({ email: `${i}@example.com`, goods });
    const rows = ask(store, 'GetOrders', {}).result as { id: string; paid: unknown }[];
    expect(new Set(rows.map(({ paid }) => paid))).toStrictEqual(new Set(['', '0', 0, null]));
    const numbers = rows.map(({ id }) => Number(id));
    expect(numbers).not.toStrictEqual(numbers.toSorted());
    expect(numbers).not.toStrictEqual(numbers.toSorted().reverse());
    store.close();
  });
});
