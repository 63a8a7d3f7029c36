import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxOptions } from './server.ts';
import { control, post, signed, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();
const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
});
const startLogged = (options: SandboxOptions = {}) =>
  start({ ...options, log: (line) => lines.push(line) });

const GOODS = [{ good_name: 'checklist' }, { good_name: 'webinar_2024', good_sum: '5' }];

describe('the log', () => {
  test('has one line for each request: function, code, and what it was about', async () => {
    const sandbox = await startLogged();
    await call(sandbox, 'CreateOrder', { bill_email: 'a@example.com', goods: GOODS });
    await call(sandbox, 'createorder', { bill_email: 'a@example.com', goods: GOODS });
    await call(sandbox, 'UpdateOrderStatus', { bill_id: '100001', status: 'lost' });
    await call(sandbox, 'GetOrders', { date_s: 5, paid: false, goods: [1202, 1203] });
    await call({ ...sandbox, rpsKey: 'wrong' }, 'GetOrders');
    await call(sandbox, 'GetNothing').catch(() => undefined);
    const link = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/bill\/100001\/\w+$/);
    const [created = '', again = '', ...others] = lines;
    const [head, paid] = created.split(', pay at ');
    expect([head, paid]).toStrictEqual([
      'CreateOrder: 0 order created (bill_email=a@example.com, goods=checklist+webinar_2024)',
      link,
    ]);
    expect(again).toBe(
      `CreateOrder: 601 order already exist, bill_id: 100001 (bill_email=a@example.com, goods=checklist+webinar_2024), pay at ${paid}`,
    );
    expect(others).toStrictEqual([
      'UpdateOrderStatus: 201 wrong status (bill_id=100001, status=lost)',
      'GetOrders: 0 ok (1 row, goods=1202+1203, paid=0, date_s=5)',
      'GetOrders: 4 incorrect hash',
      'POST /api/GetNothing: 404 no such function',
    ]);
    expect((await fetch(paid ?? '', { method: 'POST' })).status).toBe(200);
    expect(sandbox.store.getOrder(100_001)).toMatchObject({ pay_status: 'paid' });
  });

  test('gives a local link to pay at, whatever domain the order has', async () => {
    const sandbox = await startLogged();
    const params = { bill_email: 'a@example.com', bill_domain: 'shop.example', goods: GOODS };
    await call(sandbox, 'CreateOrder', params);
    expect(lines[0]).toContain(`, pay at ${sandbox.url}/bill/100001/`);
  });

  test('says what was done to an answer, and gives no link to an order that is not there', async () => {
    const sandbox = await startLogged({ fault: 'reset' });
    sandbox.fault('http-429', { times: 1 });
    const query = 'bill_email=a%40example.com&goods%5B0%5D%5Bgood_name%5D=checklist';
    await post(sandbox, 'CreateOrder', signed(sandbox, query));
    expect(lines).toStrictEqual([
      'CreateOrder: 0 order created (bill_email=a@example.com, goods=checklist), spoiled: http-429',
    ]);
  });

  test('has links for unpaid orders that are put in, and lines for calls and pages', async () => {
    const sandbox = await startLogged();
    const order = { email: 'a@example.com', goods: ['printed-book'] };
    const paid = { ...order, pay_status: 'paid' };
    const orders = [order, paid, ...Array(6).fill(order)];
    await control(sandbox, 'orders', { orders });
    await control(sandbox, 'orders', []);
    await fetch(`${sandbox.url}/bill/1/x?y=1`);
    expect(lines.slice(0, 2)).toStrictEqual([
      expect.stringMatching(
        /^Order 100001 for 1,850\.00, pay at http:\/\/127\.0\.0\.1:\d+\/bill\/100001\/\w+$/,
      ),
      expect.stringMatching(/^Order 100003 /),
    ]);
    expect(lines.slice(5)).toStrictEqual([
      '2 more orders are unpaid.',
      'POST /_control/orders: 200',
      'POST /_control/orders: 400',
      'GET /bill/1/x: 404',
    ]);
  });

  test('stays one line without the key, whatever is sent', async () => {
    const rpsKey = 'not-for-everybody'.repeat(10);
    const sandbox = await startLogged({ rpsKey });
    const bill_email = `a\n\u001b[2J\u2028${'x'.repeat(500)}`;
    await call(sandbox, 'CreateOrder', { bill_email, goods: GOODS });
    await call(sandbox, 'GetBills', { email: rpsKey });
    expect(lines).toStrictEqual([
      expect.stringMatching(/^CreateOrder: 600 wrong email \(bill_email=a··\[2J·x+…, [^\p{C}]+$/u),
      'GetBills: 0 ok (email=(the key))',
    ]);
    expect(lines[0]?.length).toBeLessThan(200);
  });
});
