import { describe, expect, test } from '@jest/globals';
import { inventOrders } from './invented.ts';
import { Store } from './store.ts';
import { control, DAY, NOW, post, signed, useSandboxes } from './testing.ts';

const { start } = useSandboxes();

describe('settings', () => {
  test('CreateOrder may answer with 302, and all with another content type', async () => {
    const sandbox = await start({ status302: true, contentType: 'text/html; charset=UTF-8' });
    const query = 'bill_email=a%40example.com&goods%5B0%5D%5Bgood_name%5D=checklist';
    const response = await post(sandbox, 'CreateOrder', signed(sandbox, query));
    const answer = await response.json();
    expect(response.status).toBe(302);
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(answer).toMatchObject({ error_code: 0, result: { bill_id: '100001' } });
    expect(response.headers.get('location')).toMatch(/^\/bill\/100001\//);
    expect((await post(sandbox, 'GetOrders', signed(sandbox, ''))).status).toBe(200);

    const refused = await post(sandbox, 'CreateOrder', signed(sandbox, 'bill_email=x'));
    expect([refused.status, refused.headers.get('location')]).toStrictEqual([302, '/']);
    const odd = `${query}&bill_domain=%D1%84%D0%BE%D1%82%D0%BE.%D1%80%D1%84%0A&bill_tag=x`.replace(
      'a%40',
      'b%40',
    );
    const elsewhere = await post(sandbox, 'CreateOrder', signed(sandbox, odd));
    expect(elsewhere.headers.get('location')).toMatch(/^https:\/\/%D1%84.*%0A\/bill\/100002\//);
  });

  test('invented orders are the same every time and of every kind', () => {
    const [first = [], second] = [1, 2].map(() => {
      const store = new Store({ now: () => NOW });
      const orders = store.insertOrders(inventOrders(80, NOW));
      store.close();
      return orders;
    });
    expect(first).toStrictEqual(second);
    expect(new Set(first.map(({ pay_status }) => pay_status)).size).toBe(5);
    expect(first.some(({ paid, created }) => paid !== null && paid > created + DAY)).toBe(true);
    for (const { created, paid } of first) {
      expect(created).toBeGreaterThan(NOW - 61 * DAY);
      expect(Math.max(created, paid ?? 0)).toBeLessThanOrEqual(NOW);
    }
  });

  test('control calls insert orders, show requests and reset', async () => {
    const sandbox = await start({ orders: 3 });
    const order = {
      email: 'raw@example.com',
      goods: ['checklist'],
      pay_status: 'paid',
      created: 5,
      paid: 9,
    };
    const inserted = await control(sandbox, 'orders', { orders: [order] });
    expect(await inserted.json()).toMatchObject([{ id: 100_004, created: 5, paid: 9, price: 290 }]);
    await post(sandbox, 'GetOrders', signed(sandbox, 'date_s=4&date_e=6'));
    expect(await (await control(sandbox, 'requests')).json()).toStrictEqual([
      { function: 'GetOrders', params: { date_s: '4', date_e: '6' }, error_code: 0 },
    ]);
    for (const [path, body] of [
      ['orders', { orders: [{ email: 1 }] }],
      ['orders', { orders: [{ email: 'a@example.com', goods: ['nope'] }] }],
      ['orders', { orders: [{ id: 100_001, email: 'a@example.com', goods: ['checklist'] }] }],
      ['orders', []],
      ['account', { state: 'gone' }],
    ] as const) {
      const response = await control(sandbox, path, body);
      expect(response.status).toBe(400);
      expect(await response.json()).toStrictEqual({ error: expect.any(String) });
    }
    expect((await control(sandbox, 'nothing')).status).toBe(404);
    await control(sandbox, 'account', { state: 'disabled' });
    await control(sandbox, 'reset', {});
    expect(sandbox).toMatchObject({ account: 'ok', requests: [] });
    expect(sandbox.store.getOrders()).toHaveLength(3);
  });
});
