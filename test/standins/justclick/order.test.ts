import { describe, expect, test } from '@jest/globals';
import { billLink } from './functions.ts';
import { Store } from './store.ts';
import { ask, DAY, NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

describe('an order', () => {
  test('keeps its date of payment when shipped, and has none when shipped unpaid', () => {
    const store = new Store({ now: () => NOW });
    const goods = [{ code: 'checklist' }];
    const { id } = store.createOrder({ email: 'a@example.com', goods });
    const sent = { status: 'sent', date: NOW + 9, rpo: 'R' } as const;
    expect(store.updateStatus(id, sent)).toMatchObject({
      pay_status: 'sent',
      paid: null,
      rpo: 'R',
    });
    expect(store.updateStatus(id, { status: 'paid', date: NOW })).toMatchObject({ paid: NOW });
    expect(store.updateStatus(id, sent)).toMatchObject({ pay_status: 'sent', paid: NOW });
    expect(store.updateStatus(id, { status: 'return' })).toMatchObject({
      pay_status: 'return',
      paid: NOW,
    });
    store.close();
  });

  test('is cancelled by its timer unless paid', () => {
    let now = NOW;
    const store = new Store({ now: () => now });
    const create = (email: string, bill_timer_kill: string) =>
      ask(store, 'CreateOrder', {
        bill_email: email,
        bill_timer_kill,
        goods: [{ good_name: 'checklist' }],
      });
    create('never@example.com', '0');
    create('settings@example.com', '1');
    create('then@example.com', String(NOW + 60));
    const statuses = () => [100_001, 100_002, 100_003].map((id) => store.getOrder(id)?.pay_status);
    expect(statuses()).toStrictEqual(['waiting', 'waiting', 'waiting']);
    now += 60;
    expect(statuses()).toStrictEqual(['waiting', 'waiting', 'cancel']);
    now += 3 * DAY;
    expect(statuses()).toStrictEqual(['waiting', 'cancel', 'cancel']);
    store.close();
  });

  test('is paid by the customer on its page', async () => {
    const sandbox = await start();
    await call(sandbox, 'CreateOrder', {
      bill_email: 'a@example.com',
      bill_first_name: '<script>alert("1")</script>',
      goods: [{ good_name: 'webinar_2024' }],
    });
    const order = sandbox.store.getOrder(100_001);
    const page = `${sandbox.url}${order ? billLink(order) : ''}`;
    const html = await (await fetch(page)).text();
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)');
    expect(html).toContain('Свет &amp; тень');
    expect(html).toContain('Pay</button>');
    expect((await fetch(page, { method: 'POST' })).status).toBe(200);
    expect(sandbox.store.getOrder(100_001)).toMatchObject({ pay_status: 'paid', paid: NOW });
    expect((await fetch(page, { method: 'POST' })).status).toBe(409);
    expect((await fetch(`${sandbox.url}/bill/100001/wrong`)).status).toBe(404);
    const details = await call(sandbox, 'GetOrderDetails', { bill_id: '100001' });
    expect(details.answer.result).toMatchObject({ items: [{ pincode: 'PIN-100001' }] });
  });

  test('made with a domain has a whole address', () => {
    const store = new Store({ now: () => NOW });
    const params = {
      bill_email: 'a@example.com',
      bill_domain: 'shop.example',
      goods: [{ good_name: 'checklist' }],
    };
    expect(ask(store, 'CreateOrder', params).result).toMatchObject({
      link: expect.stringMatching(/^https:\/\/shop\.example\/bill\/100001\/\w+$/),
    });
    store.close();
  });
});
