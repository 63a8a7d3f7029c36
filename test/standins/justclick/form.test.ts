import { describe, expect, test } from '@jest/globals';
import { md5, post, signed, useSandboxes } from './testing.ts';

const { start } = useSandboxes();

describe('the form as PHP reads it', () => {
  /** `count` numbered fields; they are of no use to GetOrders and do not disturb it. */
  const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=1`).join('&');

  // PHP counts after it has taken a field, so one more than max_input_vars (1000) gets in.
  test('keeps 1,001 fields, the hash among them', async () => {
    const sandbox = await start();
    for (const count of [999, 1_000]) {
      const response = await post(sandbox, 'GetOrders', signed(sandbox, fields(count)));
      expect(await response.json()).toMatchObject({ error_code: 0 });
    }
  });

  test('loses a hash that comes last of 1,002 fields, and misses a field when it comes first', async () => {
    const sandbox = await start();
    const query = fields(1_001);
    const last = await post(sandbox, 'GetOrders', signed(sandbox, query));
    expect(await last.json()).toMatchObject({ error_code: 1, error_text: 'not transferred hash' });
    const hash = md5(`${query}::${sandbox.login}::${sandbox.rpsKey}`);
    const first = await post(sandbox, 'GetOrders', `hash=${hash}&${query}`);
    expect(await first.json()).toMatchObject({ error_code: 4 });
  });

  test('is refused when building it again gives another text', async () => {
    const sandbox = await start();
    for (const query of ['a~b=1', 'a.b=1', 'a=%7e', 'a=%20', 'goods[]=1', 'a=1&a=2']) {
      const response = await post(sandbox, 'GetOrders', signed(sandbox, query));
      expect(await response.json()).toMatchObject({ error_code: 4 });
    }
  });

  test('may hold bytes that are not UTF-8', async () => {
    const sandbox = await start();
    const response = await post(sandbox, 'GetOrders', signed(sandbox, 'comment=%FF%D0'));
    expect(await response.json()).toMatchObject({ error_code: 0 });
    expect(sandbox.requests[0]?.params).toStrictEqual({ comment: '\ufffd\ufffd' });
  });

  test('is not there without a hash or as JSON', async () => {
    const sandbox = await start();
    expect(await (await post(sandbox, 'GetOrders', 'paid=1')).json()).toStrictEqual({
      error_code: 1,
      error_text: 'not transferred hash',
      hash: md5(`1::not transferred hash::${sandbox.rpsKey}`),
    });
    const response = await fetch(`${sandbox.url}/api/GetOrders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"hash":"x"}',
    });
    expect(await response.json()).toMatchObject({ error_code: 1 });
  });

  test('is answered the way json_encode writes', async () => {
    const sandbox = await start();
    sandbox.store.insertOrder({
      email: 'a@example.com',
      first_name: 'Я',
      goods: [{ code: 'checklist' }],
    });
    const response = await post(sandbox, 'GetOrders', signed(sandbox, ''));
    expect(response.headers.get('content-type')).toBe('application/json');
    const body = await response.text();
    expect(body).toContain('"first_name":"\\u042f"');
    expect(body).toContain('"link":"\\/bill\\/100001\\/');
    expect(body).toContain('"utm":[]');
  });

  test('is nothing to other methods, functions and paths', async () => {
    const sandbox = await start();
    const answers = await Promise.all([
      fetch(`${sandbox.url}/api/GetOrders`),
      post(sandbox, 'DropTables', signed(sandbox, '')),
      fetch(`${sandbox.url}/`),
    ]);
    for (const response of answers) {
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error_code: 404, hash: '' });
    }
  });

  test('comes from many clients at once', async () => {
    const sandbox = await start({ orders: 20 });
    const bodies = Array.from({ length: 40 }, (_, i) => signed(sandbox, `date_s=${i}`));
    const answers = await Promise.all(
      bodies.map(async (body) => (await post(sandbox, 'GetOrders', body)).json()),
    );
    for (const answer of answers) expect(answer).toMatchObject({ error_code: 0 });
    expect(sandbox.requests).toHaveLength(40);
  });

  test('gets a list of thousands of orders', async () => {
    const sandbox = await start({ orders: 5_000 });
    const response = await post(sandbox, 'GetOrdersWithGoods', signed(sandbox, ''));
    expect(await response.json()).toMatchObject({ error_code: 0 });
    const all = await (await post(sandbox, 'GetOrders', signed(sandbox, ''))).json();
    expect(all).toHaveProperty('result.length', 5_000);
  });
});
