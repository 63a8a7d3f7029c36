import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ANY_FAULT_NAMES } from './faults.ts';
import type { Sandbox } from './server.ts';
import { control, post, signed, useSandboxes } from './testing.ts';

const { start } = useSandboxes();

describe('a fault', () => {
  const getOrders = (sandbox: Sandbox) => post(sandbox, 'GetOrders', signed(sandbox, 'paid=1'));
  const createOrder = (sandbox: Sandbox) =>
    post(
      sandbox,
      'CreateOrder',
      signed(sandbox, 'bill_email=a%40b.co&goods%5B0%5D%5Bgood_name%5D=checklist'),
    );

  test('spoils as many answers of a function as was asked for', async () => {
    const sandbox = await start();
    sandbox.fault('http-502', { function: 'GetOrders', times: 2 });
    expect((await post(sandbox, 'GetAllGoods', signed(sandbox, ''))).status).toBe(200);
    for (const status of [502, 502, 200]) {
      expect((await getOrders(sandbox)).status).toBe(status);
    }
    expect(sandbox.requests.map(({ fault }) => fault)).toStrictEqual([
      undefined,
      'http-502',
      'http-502',
      undefined,
    ]);
  });

  test('may or may not let the function be carried out', async () => {
    const sandbox = await start();
    for (const [name, carriedOut, orders] of [
      ['http-429', undefined, 0],
      ['reset', false, 0],
      ['bom', false, 0],
      ['reset', undefined, 1],
    ] as const) {
      sandbox.fault(name, { times: 1, ...(carriedOut !== undefined && { carriedOut }) });
      await createOrder(sandbox).catch(() => undefined);
      expect([name, sandbox.store.getOrders().length]).toStrictEqual([name, orders]);
    }
    expect(sandbox.store.getOrders()).toMatchObject([{ id: 100_001 }]);
  });

  test('can be there from the start, be taken back and come back with a reset', async () => {
    const sandbox = await start({ fault: 'http-503' });
    expect((await getOrders(sandbox)).status).toBe(503);
    sandbox.fault('none');
    expect((await getOrders(sandbox)).status).toBe(200);
    sandbox.reset();
    expect((await getOrders(sandbox)).headers.get('retry-after')).toBe('30');
  });

  test('is asked for by a control call', async () => {
    const sandbox = await start();
    const asked = { fault: 'empty', function: 'getorders', times: 1, carriedOut: false };
    expect((await control(sandbox, 'fault', asked)).status).toBe(200);
    expect(await (await getOrders(sandbox)).text()).toBe('');
    expect((await (await getOrders(sandbox)).text()).length).toBeGreaterThan(0);
    for (const wrong of [
      {},
      { fault: 'gremlins' },
      { fault: 'empty', function: 'GetNothing' },
      { fault: 'empty', times: 0 },
      { fault: 'empty', times: '1' },
    ]) {
      expect((await control(sandbox, 'fault', wrong)).status).toBe(400);
    }
    expect((await getOrders(sandbox)).status).toBe(200);
  });

  test.each(ANY_FAULT_NAMES)('%s leaves no answer as it was', async (name) => {
    const sandbox = await start({ orders: 5 });
    const usual = await (await getOrders(sandbox)).text();
    sandbox.fault(name);
    const spoilt = async () => {
      const response = await fetch(`${sandbox.url}/api/GetOrders`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: signed(sandbox, 'paid=1'),
        redirect: 'manual',
        signal: AbortSignal.timeout(300),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        text: bytes.toString(),
        encoding: response.headers.get('content-encoding'),
      };
    };
    // Node's client may open a second connection, but uses one of the two for the third request.
    const seen: unknown[] = [];
    for (let request = 0; request < (name === 'forgotten' ? 3 : 1); request++) {
      seen.push(await spoilt().catch(() => 'no answer'));
    }
    const asUsual = { status: 200, text: usual, encoding: null };
    expect(seen.filter((one) => !isDeepStrictEqual(one, asUsual))).not.toHaveLength(0);
  });
});
