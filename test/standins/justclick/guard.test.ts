import { request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { billLink } from './functions.ts';
import type { Sandbox } from './server.ts';
import { control, post, signed, useSandboxes } from './testing.ts';

const { start } = useSandboxes();

/** Sends headers that `fetch` does not let anybody choose. */
function send(
  { url }: Sandbox,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    // With the address in the options: where the platform ran before, it takes no other form.
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/** A sandbox with one unpaid order, and the address of its page. */
async function openShop() {
  const sandbox = await start();
  const order = { email: 'a@example.com', goods: [{ code: 'checklist' }] };
  return { sandbox, page: billLink(sandbox.store.insertOrder(order)) };
}

describe('pages of other sites', () => {
  test.each([
    ['another name for this computer', () => ({ host: 'evil.example' })],
    ['another name on the same port', (port: string) => ({ host: `evil.example:${port}` })],
    ['another port', () => ({ host: '127.0.0.1:1' })],
    ['a page of another site', () => ({ origin: 'https://evil.example' })],
    ['a page of another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['a page without an address', () => ({ origin: 'null' })],
  ])('cannot steer or pay: %s', async (_name, headersOf) => {
    const { sandbox, page } = await openShop();
    const headers = headersOf(new URL(sandbox.url).port);
    for (const [method, path] of [
      ['GET', '/_control/orders'],
      ['POST', '/_control/reset'],
      ['GET', page],
      ['POST', page],
    ] as const) {
      expect([path, await send(sandbox, method, path, headers)]).toStrictEqual([path, 403]);
    }
    expect(sandbox.store.getOrders()).toMatchObject([{ pay_status: 'waiting' }]);
  });

  test('do not hinder its own pages, under both of its names', async () => {
    const { sandbox, page } = await openShop();
    const { port } = new URL(sandbox.url);
    const name = `localhost:${port}`;
    expect(await send(sandbox, 'GET', page, { host: name })).toBe(200);
    const own = { host: name, origin: `http://${name}` };
    expect(await send(sandbox, 'POST', page, own)).toBe(200);
    expect(sandbox.store.getOrders()).toMatchObject([{ pay_status: 'paid' }]);
    expect((await control(sandbox, 'orders')).status).toBe(200);
  });

  test('cannot show a payment page in a frame, or run anything on it', async () => {
    const { sandbox, page } = await openShop();
    const { headers } = await fetch(sandbox.url + page);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    );
  });

  test('cannot call the API either, whose wrong keys they could try', async () => {
    const { sandbox } = await openShop();
    const { port } = new URL(sandbox.url);
    for (const headers of [
      { host: 'demo.justclick.io' },
      { host: `127.0.0.1:${port}`, origin: 'https://evil.example' },
    ]) {
      expect(await send(sandbox, 'POST', '/api/GetOrders', headers)).toBe(403);
    }
    expect(sandbox.requests).toStrictEqual([]);
    expect((await post(sandbox, 'GetOrders', signed(sandbox, ''))).status).toBe(200);
  });
});
