import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { orderSample } from '../../../src/orders/order.ts';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { mappableIn } from '../../standins/zapier/mapping.ts';
import { paidOrder, unix, useShopsAt } from '../support/clock.ts';

const KEY = 'new_paid_order_item';

const at = useShopsAt();

describe('the items of paid orders', () => {
  const NOW = unix('2026-03-15T12:00:00Z');

  test('an empty shop gives an empty list', () =>
    at(NOW, 'Europe/Moscow', async (sandbox) => {
      expect(await connect(sandbox).trigger(KEY)).toStrictEqual([]);
    }));

  test('one row for each product, with the order beside it, in one request', () =>
    at(NOW, 'Europe/Moscow', async (sandbox) => {
      const goods = [{ code: 'photo-course' }, { code: 'checklist', sum: 100 }];
      sandbox.store.insertOrder(paidOrder(1, NOW - 100, { goods, tag: 'vip' }));
      sandbox.store.insertOrder(paidOrder(2, NOW - 50));
      sandbox.store.insertOrder(paidOrder(3, NOW - 50, { pay_status: 'return' }));
      sandbox.store.insertOrder(paidOrder(4, NOW - 50, { pay_status: 'waiting', paid: null }));
      const rows = await connect(sandbox).trigger(KEY);
      expect(rows.map(({ id }) => id)).toStrictEqual([
        '2-checklist-1',
        '1-photo-course-1',
        '1-checklist-1',
      ]);
      expect(rows[2]).toMatchObject({
        item: { id: 'checklist', sum: 100, price: 290 },
        order: { id: '1', first_name: 'Anna', details: { tag: 'vip', good_count: 2 } },
      });
      expect(Object.keys(rows[0]?.order as object)).toStrictEqual(Object.keys(orderSample));
      expect(sandbox.requests).toHaveLength(1);
    }));

  test('each has its own partners of all levels, which a later step can map row by row', async () => {
    const service = await startService();
    try {
      const partner = (level: number, name: string) => ({
        partner_lvl: `${level}`,
        partner_id: `${level}00`,
        partner_name: name,
        partner_fee: '15.50',
      });
      const items = [
        { id: 'a', title: 'A', sum: '100.00', partners: [partner(2, 'ivan'), partner(1, 'olga')] },
        { id: 'a', title: 'A', sum: '200.00', partners: { 1: partner(1, 'vera') } },
        { id: 'b', title: 'B', sum: '300.00', partners: [] },
      ];
      service.answer = () =>
        signed(0, 'ok', [{ id: 7, pay_status: 'paid', is_recurrent: '1', items }]);
      const rows = await connect(service).trigger(KEY);
      const row = (level: number, name: string) => ({
        partner_lvl: level,
        partner_id: `${level}00`,
        partner_name: name,
        partner_fee: 15.5,
        good_name: 'a',
        good_title: 'A',
      });
      const [olga, ivan, vera] = [row(1, 'olga'), row(2, 'ivan'), row(1, 'vera')];
      expect(rows.map(({ id, item }) => ({ id, item }))).toStrictEqual([
        { id: '7-a-1', item: expect.objectContaining({ sum: 100, partners: [olga, ivan] }) },
        { id: '7-a-2', item: expect.objectContaining({ sum: 200, partners: [vera] }) },
        { id: '7-b-1', item: expect.objectContaining({ sum: 300, partners: [] }) },
      ]);
      expect(rows[0]?.order).toMatchObject({
        is_recurrent: true,
        details: { partners: [olga, ivan], items: [{ id: 'a', sum: 100, partner_name: 'olga' }] },
      });
      const mappable = mappableIn(rows[0]).filter(({ path }) => path.includes('partner'));
      expect(mappable.find(({ path }) => path === 'item__partners[]partner_name')).toMatchObject({
        value: ['olga', 'ivan'],
        isLineItem: true,
      });
      // A list in a row of a list is one text to Zapier.
      expect(
        mappable.filter(({ value }) => Array.isArray(value) && value.some(Array.isArray)),
      ).toStrictEqual([]);
    } finally {
      await service.close();
    }
  });

  test('two of the same product are two rows', () =>
    at(NOW, 'Europe/Moscow', async (sandbox) => {
      const goods = [{ code: 'checklist' }, { code: 'photo-course' }, { code: 'checklist' }];
      sandbox.store.insertOrder(paidOrder(1, NOW, { goods }));
      const rows = await connect(sandbox).trigger(KEY);
      expect(rows.map(({ id }) => id)).toStrictEqual([
        '1-checklist-1',
        '1-photo-course-1',
        '1-checklist-2',
      ]);
    }));

  test('keep their ids when the service sends them in another order', async () => {
    const service = await startService();
    try {
      const shop = connect(service);
      const item = fc.record({
        id: fc.constantFrom('a', 'b', 'c-1', ''),
        title: fc.constantFrom('A', 'B', ''),
        sum: fc.integer({ min: 0, max: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(item, { maxLength: 6 }), fc.gen(), async (items, gen) => {
          const poll = async (sent: object[]) => {
            service.answer = () => signed(0, 'ok', [{ id: 7, pay_status: 'paid', items: sent }]);
            const rows = await shop.trigger(KEY);
            return rows.map(({ id }) => String(id)).toSorted();
          };
          const first = await poll(items);
          const shuffled = gen(fc.shuffledSubarray, items, {
            minLength: items.length,
            maxLength: items.length,
          });
          expect(await poll(shuffled)).toStrictEqual(first);
          expect(new Set(first).size).toBe(items.length);
        }),
        { numRuns: 100 },
      );
    } finally {
      await service.close();
    }
  });

  test('can be limited to products: the others of an order stay out', () =>
    at(NOW, 'Europe/Moscow', async (sandbox) => {
      const goods = [{ code: 'photo-course' }, { code: 'checklist' }, { code: 'photo-course' }];
      sandbox.store.insertOrder(paidOrder(1, NOW));
      sandbox.store.insertOrder(paidOrder(2, NOW, { goods }));
      const ids = async (good_name: string[]) =>
        (await connect(sandbox).trigger(KEY, { good_name })).map(({ id }) => id);
      expect(await ids(['photo-course'])).toStrictEqual(['2-photo-course-1', '2-photo-course-2']);
      expect(await ids(['checklist'])).toStrictEqual(['2-checklist-1', '1-checklist-1']);
      expect(await ids(['webinar_2024'])).toStrictEqual([]);
      expect(await ids([''])).toHaveLength(4);
    }));
});
