import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import { readPersonality } from './personality.ts';
import { type RawOrder, Store } from './store.ts';
import { ask, NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

const ORDER: RawOrder = {
  id: 8,
  email: 'a@example.com',
  created: NOW,
  pay_status: 'sent',
  paid: NOW + 61,
  kupon: 'SPRING20',
  goods: [{ code: 'checklist' }, { code: 'printed-book' }],
  utm: { utm_medium: 'affiliate', utm_source: 'olga' },
};
const ASKED = { bill_id: '8', good_info: '1' };

/** What real PHP makes of that order under these settings. */
async function details(settings: object, order: Partial<RawOrder> = {}) {
  const sandbox = await start(readPersonality(settings));
  sandbox.store.insertOrder({ ...ORDER, ...order });
  return (await call(sandbox, 'getOrderDetails', ASKED)).answer.result;
}

describe('a personality decides how an order looks', () => {
  test.each<[object, Partial<RawOrder>, object]>([
    [{ statusWords: { sent: 'Отправлен' } }, {}, { pay_status: 'Отправлен' }],
    [{ sentReadsAs: 'payment', statusWords: { paid: 'Paid' } }, {}, { pay_status: 'Paid' }],
    [{ sentReadsAs: 'payment' }, { paid: null }, { pay_status: 'waiting' }],
    [{ returnReadsAs: 'cancel' }, { pay_status: 'return' }, { pay_status: 'cancel' }],
    [{ returnReadsAs: 'payment' }, { pay_status: 'return' }, { pay_status: 'paid' }],
    [{ cancelReadsAs: 'return' }, { pay_status: 'cancel' }, { pay_status: 'return' }],
    [{}, { goods: [{ code: 'photo-basics' }] }, { items: [{ id: 'photo-basics' }] }],
    [
      { itemCodes: 'as it is now' },
      { goods: [{ code: 'photo-basics' }] },
      { items: [{ id: 'photo-course' }], good_ids: ['1201'] },
    ],
    [{ unpaidDate: 'empty' }, { paid: null }, { paid: '' }],
    [{ unpaidDate: 'zero' }, { paid: null }, { paid: 0 }],
    [{ unpaidDate: 'zero text' }, { paid: null }, { paid: '0' }],
    [{ unpaidDate: 'null' }, { paid: null }, { paid: null }],
    [{ dateForm: 'number' }, {}, { created: NOW, paid: NOW + 61 }],
    [
      { dateForm: 'yyyy-mm-dd hh:mm:ss' },
      {},
      { created: '2025-06-15 18:06:40', paid: '2025-06-15 18:07:41' },
    ],
    [{ dateForm: 'dd.mm.yyyy hh:mm', timeZone: 'UTC' }, {}, { created: '15.06.2025 15:06' }],
    [
      { numbers: { id: 'number', price: 'number', good_count: 'text', 'items.sum': 'number' } },
      {},
      { id: 8, price: 2140, good_count: '2', items: [{ sum: 290, price: '290.00' }, {}] },
    ],
    [
      { numbers: { partner_fee: 'number', 'items.price': 'number', good_ids: 'number' } },
      {},
      { items: [{ price: 290, partners: [{ partner_fee: 29 }] }, {}], good_ids: [1202, 1307] },
    ],
    [
      { numbers: { prepayment_enabled: 'number', prepayment_minsum: 'number' } },
      {},
      { prepayment_enabled: 1, prepayment_minsum: 500 },
    ],
    [
      { link: 'absolute' },
      {},
      { link: expect.stringMatching(/^https:\/\/demo\.justclick\.io\/bill\/8\/\w+$/) },
    ],
    [
      { link: 'absolute' },
      { domain: 'own.example' },
      { link: expect.stringMatching(/^https:\/\/own\.example\/bill\/8\//) },
    ],
    [{ detailsCoupon: 'coupon' }, {}, { coupon: 'SPRING20' }],
    [{ goodIds: 'text' }, {}, { good_ids: '1202,1307' }],
  ])('%j of %j', async (settings, order, expected) => {
    expect(await details(settings, order)).toMatchObject(expected);
  });

  test('and what else a list, the older details and products have', async () => {
    const sandbox = await start({
      listCoupon: 'coupon',
      recurrentFlag: false,
      info: 'list',
      goodType: 'number',
    });
    sandbox.store.insertOrder(ORDER);
    const { answer } = await call(sandbox, 'getOrdersWithGoods');
    const [row = {}] = answer.result as object[];
    expect(row).toMatchObject({ coupon: 'SPRING20' });
    expect(Object.keys(row)).not.toContain('kupon');
    expect(Object.keys(row)).not.toContain('is_recurrent');
    const info = await call(sandbox, 'GetOrderInfo', ASKED);
    expect(info.answer.result).toMatchObject([{ id: '8' }]);
    const goods = (await call(sandbox, 'GetAllGoods')).answer.result as { good_type: unknown }[];
    expect(goods.map(({ good_type }) => good_type)).toStrictEqual([1, 1, 1, 2]);
  });
});

describe('a personality decides what is done to orders', () => {
  const CREATED = { bill_email: 'a@example.com', goods: [{ good_name: 'checklist' }] };

  /** The codes of requests to a shop with one unpaid order, one paid and one shipped: 1, 2, 3. */
  function codes(settings: object, ...requests: [string, Params][]): number[] {
    const store = new Store({ now: () => NOW, ...readPersonality(settings) });
    for (const [id, pay_status] of [
      [1, 'waiting'],
      [2, 'paid'],
      [3, 'sent'],
    ] as const) {
      const goods = [{ code: id === 2 ? 'photo-course' : 'checklist' }];
      store.insertOrder({ id, email: 'a@example.com', pay_status, goods });
    }
    const outcomes = requests.map(([name, params]) => ask(store, name, params));
    store.close();
    return outcomes.map(({ error_code }) => error_code);
  }

  const course = { ...CREATED, goods: [{ good_name: 'photo-course' }] };
  const remove = (bill_id: string): [string, Params] => ['DeleteOrder', { bill_id }];

  test.each<[object, [string, Params][], number[]]>([
    [
      {},
      [
        ['CreateOrder', CREATED],
        ['CreateOrder', course],
      ],
      [601, 0],
    ],
    [
      { sameOrder: 'any' },
      [
        ['CreateOrder', CREATED],
        ['CreateOrder', course],
      ],
      [601, 601],
    ],
    [
      { sameOrder: 'none' },
      [
        ['CreateOrder', CREATED],
        ['CreateOrder', course],
      ],
      [0, 0],
    ],
    [{}, [remove('1'), remove('1'), remove('2'), remove('3')], [0, 302, 0, 303]],
    [{ deleteTwice: 0 }, [remove('1'), remove('1'), remove('9')], [0, 0, 302]],
    [{ deletePaid: 201 }, [remove('1'), remove('2')], [0, 201]],
    [{ deletePaid: 303 }, [remove('2'), remove('2')], [303, 303]],
    [{ deleteSent: 0 }, [remove('3'), remove('3')], [0, 302]],
  ])('%j %j', (settings, requests, expected) => {
    expect(codes(settings, ...requests)).toStrictEqual(expected);
  });

  test('and what CreateOrder brings', async () => {
    const settings = {
      numbers: { bill_id: 'number', existing_bill_id: 'text' },
      createLink: false,
    };
    const sandbox = await start(readPersonality(settings));
    const created = await call(sandbox, 'CreateOrder', CREATED);
    expect(created.answer.result).toStrictEqual({ bill_id: 100_001 });
    const again = await call(sandbox, 'CreateOrder', CREATED);
    expect(again.answer).toMatchObject({ error_code: 601, result: { bill_id: '100001' } });
  });

  test.each([
    ['bill_middle_name', 'justclick.ru', 'Middle'],
    ['bill_otchestvo', 'justclick.io', 'Отчество'],
    ['both', 'justclick.io', 'Middle'],
  ] as const)(
    'and which middle name it takes: %s at %s',
    async (middleName, brand, middle_name) => {
      const sandbox = await start({ middleName, brand });
      const names = { bill_middle_name: 'Middle', bill_otchestvo: 'Отчество' };
      await call(sandbox, 'CreateOrder', { ...CREATED, ...names });
      expect(sandbox.store.getOrder(100_001)).toMatchObject({ middle_name });
    },
  );
});
