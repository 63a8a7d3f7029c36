import { describe, expect, test } from '@jest/globals';
import { BRANDS } from './functions.ts';
import { NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();
const GOODS = [{ good_name: 'checklist' }, { good_name: 'photo-course' }];

describe('a brand', () => {
  test.each([
    ['justclick.io', 'Middle', 'kupon'],
    ['influencersoft.com', 'Middle', 'coupon'],
    ['justclick.ru', 'Отчество', 'kupon'],
    ['expertam.ru', 'Отчество', 'kupon'],
  ] as const)('%s has names of its own', async (brand, middle_name, key) => {
    const sandbox = await start({ brand });
    await call(sandbox, 'CreateOrder', {
      bill_email: 'a@example.com',
      bill_middle_name: 'Middle',
      bill_otchestvo: 'Отчество',
      bill_kupon: 'SPRING20',
      goods: GOODS,
    });
    const { answer } = await call(sandbox, 'GetOrderDetails', { bill_id: '100001' });
    const { kupon, coupon } = answer.result as Record<string, unknown>;
    expect(answer.result).toMatchObject({ middle_name });
    expect({ kupon, coupon }).toStrictEqual({
      kupon: undefined,
      coupon: undefined,
      [key]: 'SPRING20',
    });
    expect(BRANDS).toContain(brand);
  });
});

describe('an order tells', () => {
  test('the ids of its products as a list or with commas', async () => {
    for (const [goodIds, good_ids] of [
      ['list', ['1202', '1201']],
      ['text', '1202,1201'],
    ] as const) {
      const sandbox = await start({ goodIds });
      await call(sandbox, 'CreateOrder', { bill_email: 'a@example.com', goods: GOODS });
      const asked = { bill_id: '100001', good_info: true };
      const { answer } = await call(sandbox, 'GetOrderDetails', asked);
      expect(answer.result).toMatchObject({ good_ids, good_count: 2 });
    }
  });

  test('whether it repeats, and all levels of partners', async () => {
    const sandbox = await start();
    const partners = [
      { level: 1, id: 7, name: 'olga', fee: 29 },
      { level: 2, id: 8, name: 'игорь', fee: 2.5 },
    ];
    const goods = [{ code: 'checklist', partners }];
    const body = JSON.stringify({
      orders: [{ email: 'a@example.com', goods, is_recurrent: true }],
    });
    const url = `${sandbox.url}/_control/orders`;
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
    const { answer } = await call(sandbox, 'GetOrdersWithGoods');
    expect(answer.result).toMatchObject([
      {
        is_recurrent: '1',
        items: [
          {
            partners: [
              { partner_lvl: '1', partner_id: '7', partner_name: 'olga', partner_fee: '29.00' },
              { partner_lvl: '2', partner_id: '8', partner_name: 'игорь', partner_fee: '2.50' },
            ],
          },
        ],
      },
    ]);
    const half = JSON.stringify({
      orders: [
        { email: 'a@example.com', goods: [{ code: 'checklist', partners: [{ level: 1 }] }] },
      ],
    });
    expect((await fetch(url, { method: 'POST', body: half })).status).toBe(400);
  });

  test('among invented ones there are sales with one partner and with two', async () => {
    const sandbox = await start({ orders: 40 });
    const orders = sandbox.store.getOrders({ to: NOW });
    const levels = orders.flatMap(({ goods }) => goods.map(({ partners }) => partners.length));
    expect(new Set(levels)).toStrictEqual(new Set([0, 1, 2]));
  });
});
