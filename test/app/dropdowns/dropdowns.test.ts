import { describe, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { useShop } from '../support/shop.ts';

const NOW = Math.floor(Date.now() / 1000);

const shop = useShop();

describe('the dropdowns of products', () => {
  test.each([
    ['product_by_id', '1202'],
    ['product_by_code', 'checklist'],
  ])('%s offers what its field takes, by name', async (key, id) => {
    const products = await shop.trigger(key);
    expect(products).toHaveLength(4);
    expect(products[0]).toStrictEqual({
      id,
      title: 'Checklist: 12 steps to a first sale',
      good_id: '1202',
      good_name: 'checklist',
      good_title: 'Checklist: 12 steps to a first sale',
      good_type: 'digital',
      good_sum: 290,
    });
  });

  test.each(['product_by_id', 'product_by_code'])('%s of an empty shop is empty', async (key) => {
    const service = await startService();
    try {
      const empty = connect(service);
      service.answer = () => signed(700, 'no products');
      expect(await empty.trigger(key)).toStrictEqual([]);
      service.answer = () => signed(0, 'ok', []);
      expect(await empty.trigger(key)).toStrictEqual([]);
      service.answer = () => signed(0, 'ok', [{ good_id: '5', good_name: 'x' }, {}]);
      expect(await empty.trigger(key)).toMatchObject([{ title: 'x' }]);
    } finally {
      await service.close();
    }
  });
});

describe('the dropdown of recent orders', () => {
  const insert = (id: number, more: object) =>
    shop.sandbox.store.insertOrder({
      id,
      email: 'anna@example.com',
      goods: [{ code: 'checklist' }],
      created: NOW - 10,
      ...more,
    });

  test('names orders so that a person knows them, newest first', async () => {
    const goods = [{ code: 'photo-course', sum: 1500 }];
    insert(102937, { first_name: 'Anna', last_name: 'Petrova', goods, pay_status: 'paid' });
    insert(102938, { created: NOW, goods: [{ code: 'webinar_2024' }] });
    insert(102000, { created: NOW - 40 * 86_400 });
    expect(await shop.trigger('recent_order')).toStrictEqual([
      { id: '102938', label: '#102938 · anna@example.com · 1,490.50 · Awaiting Payment' },
      { id: '102937', label: '#102937 · Anna Petrova · 1,500.00 · Paid' },
      { id: '102000', label: '#102000 · anna@example.com · 290.00 · Awaiting Payment' },
    ]);
  });

  test('of a shop without orders is empty, of a large one the newest', async () => {
    expect(await shop.trigger('recent_order')).toStrictEqual([]);
    shop.sandbox.store.insertOrders(
      Array.from({ length: 400 }, (_, index) => ({
        id: index + 1,
        email: 'a@b.co',
        goods: [{ code: 'checklist' }],
        created: NOW - 1000 + index,
      })),
    );
    const orders = await shop.trigger('recent_order');
    expect(orders).toHaveLength(100);
    expect(orders[0]?.id).toBe('400');
  });
});
