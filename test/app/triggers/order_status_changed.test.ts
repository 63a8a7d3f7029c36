import { describe, expect, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;

const shop = useShop();

const insert = (id: number, more: object = {}) =>
  shop.sandbox.store.insertOrder({
    id,
    email: 'anna@example.com',
    goods: [{ code: 'checklist' }],
    created: NOW - DAY,
    ...more,
  });
const poll = async (pay_status: string, more = {}) =>
  (await shop.trigger('order_status_changed', { pay_status, ...more })).map(({ id }) => id);

describe('an order with a new status', () => {
  test('an empty shop gives an empty list', async () => {
    expect(await poll('paid')).toStrictEqual([]);
  });

  test.each([
    ['waiting', '1'],
    ['paid', '2'],
    ['sent', '3'],
    ['return', '4'],
    ['cancel', '5'],
  ])('%s: only the orders that have it, with one request', async (status, id) => {
    insert(1);
    insert(2, { pay_status: 'paid', paid: NOW });
    insert(3, { pay_status: 'sent' });
    insert(4, { pay_status: 'return', paid: NOW });
    insert(5, { pay_status: 'cancel' });
    shop.sandbox.requests.length = 0;
    expect(await poll(status)).toStrictEqual([id]);
    expect(shop.sandbox.requests).toHaveLength(1);
  });

  test('follows an order from status to status', async () => {
    insert(1);
    for (const status of ['paid', 'sent', 'return', 'cancel'] as const) {
      expect(await poll(status)).toStrictEqual([]);
      shop.sandbox.store.updateStatus(1, { status, date: NOW, rpo: 'x' });
      expect(await poll(status)).toStrictEqual(['1']);
    }
  });

  test('comes as long after its creation as the look-back says', async () => {
    insert(1, { created: NOW - 30 * DAY, pay_status: 'cancel' });
    insert(2, { created: NOW - 80 * DAY, pay_status: 'cancel' });
    expect(await poll('cancel')).toStrictEqual(['1']);
    expect(await poll('cancel', { look_back_days: 90 })).toStrictEqual(['2', '1']);
  });

  test.each([undefined, '', 'lost', 'constructor', ['paid']])(
    'the status %j is refused before any request',
    async (pay_status) => {
      shop.sandbox.requests.length = 0;
      await expect(shop.trigger('order_status_changed', { pay_status })).rejects.toThrow(/Status/);
      expect(shop.sandbox.requests).toStrictEqual([]);
    },
  );
});
