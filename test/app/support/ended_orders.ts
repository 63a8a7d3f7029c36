import { describe, expect, test } from '@jest/globals';
import { testTrigger } from '../../standins/zapier/trigger.ts';
import { Zap } from '../../standins/zapier/zap.ts';
import { useShop } from './shop.ts';

const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;

type Status = 'return' | 'cancel';

/**
 * What is true of orders that were canceled and of those that were refunded, as tests of their trigger.
 *
 * @param key of the trigger
 * @param other the status that is none of its own
 */
export function testEndedOrders(key: string, status: Status, other: Status) {
  const shop = useShop();
  const insert = (id: number, more: object = {}) =>
    shop.sandbox.store.insertOrder({
      id,
      email: 'anna@example.com',
      goods: [{ code: 'checklist' }],
      created: NOW - DAY,
      ...more,
    });
  const change = (id: number, to: Status) =>
    shop.sandbox.store.updateStatus(id, { status: to, date: NOW });

  describe(`${key}: such orders`, () => {
    const poll = async (more = {}) => (await shop.trigger(key, more)).map(({ id }) => id);

    test('are the only ones, with one request', async () => {
      expect(await poll()).toStrictEqual([]);
      for (const [at, pay_status] of ['waiting', 'paid', 'sent', 'return', 'cancel'].entries()) {
        insert(at + 1, { pay_status });
      }
      shop.sandbox.requests.length = 0;
      const rows = await shop.trigger(key);
      expect(rows.map(({ pay_status }) => pay_status)).toStrictEqual([status]);
      expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual(['GetOrders']);
    });

    test('trigger once, whenever it happens', async () => {
      insert(1, { pay_status: 'paid', paid: NOW - DAY });
      insert(2, { pay_status: status });
      const zap = new Zap(shop.connection, { trigger: { id: '1', key } });
      await zap.turnOn();
      expect((await zap.poll()).runs).toStrictEqual([]);
      change(1, status);
      const { runs } = await zap.poll();
      expect(runs.map(({ record }) => record)).toMatchObject([{ id: '1', pay_status: status }]);
      change(1, other);
      expect((await zap.poll()).runs).toStrictEqual([]);
      change(1, status);
      expect((await zap.poll()).runs).toStrictEqual([]);
    });

    test('say whether they were paid', async () => {
      insert(1, { pay_status: status });
      insert(2, { pay_status: status, paid: NOW - 60 });
      const rows = await shop.trigger(key);
      const paid = Object.fromEntries(rows.map((row) => [row.id, row.paid !== null]));
      expect(paid).toStrictEqual({ 1: false, 2: true });
    });

    test('can be those of some products', async () => {
      insert(1, { pay_status: status });
      insert(2, { pay_status: status, goods: [{ code: 'photo-course' }] });
      expect(await poll({ goods: ['1202'] })).toStrictEqual(['1']);
      const fields = (await shop.fields(`triggers.${key}`)).map(({ key }) => key);
      expect(fields).toContain('goods');
      expect(fields).not.toContain('pay_status');
    });

    test('in the editor come with their details', async () => {
      insert(1, { pay_status: status });
      const { rows } = await testTrigger(shop.connection, key);
      expect(rows).toMatchObject([{ id: '1', details: { items: [{ id: 'checklist' }] } }]);
    });

    test('have the status in the sample, and are told apart by number and status', async () => {
      const { triggers } = await shop.connection.app.definition();
      const operation = triggers?.[key]?.operation;
      expect(operation?.sample).toMatchObject({ pay_status: status });
      const primary = operation?.outputFields?.flatMap((field) =>
        'primary' in field && field.primary ? [field.key] : [],
      );
      expect(primary).toStrictEqual(['id', 'pay_status']);
    });

    test('a failure is thrown, and no row is made of it', async () => {
      shop.sandbox.fault('http-502');
      await expect(poll()).rejects.toMatchObject({ name: 'ThrottledError' });
    });
  });

  return { shop, insert, change };
}
