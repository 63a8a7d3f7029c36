import { describe, expect, test } from '@jest/globals';
import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import app from '../../../index.ts';
import { buildQuery } from '../../../src/justclick/query.ts';
import { requestHash } from '../../../src/justclick/signature.ts';
import { RPS_KEY, signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();

const create = (input: object = {}) =>
  used.shop.create('create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }], ...input });

const orderMade = ({ url }: { url: string }) =>
  url.endsWith('CreateOrder')
    ? signed(0, 'order created', { bill_id: 1 })
    : signed(0, 'ok', { id: 1, email: 'a@b.co', items: [] });

describe('a request', () => {
  /** Runs code of ours that asks for a request in any way, as a careless change might. */
  const asking = (options: object) =>
    zapier.createAppTester(app)(
      (z: ZObject, _bundle: Bundle) =>
        z.request({
          url: `${used.service.url}/api/GetOrders`,
          method: 'POST',
          middlewareData: { brand: 'JustClick', writes: false, megabytes: 1 },
          ...options,
        }),
      { authData: used.shop.authData },
    );

  test.each<[string, object]>([
    ['a form', { body: buildQuery({ a: '~ é' }) }],
    ['a redirect to follow and a raw answer', { body: 'a=1', redirect: 'follow', raw: true }],
    [
      'a query string and other headers',
      { body: 'a=1', params: { b: 2 }, headers: { 'Content-Type': 'text/plain', x: 'y' } },
    ],
    ['nothing at all', {}],
  ])('goes out as a signed form, even if a perform asked for %s', async (_name, options) => {
    await asking(options);
    const [request] = used.service.received;
    const query = 'body' in options ? String(options.body) : '';
    const hash = `hash=${requestHash(query, used.service.login, RPS_KEY)}`;
    expect(request).toMatchObject({
      url: '/api/GetOrders',
      method: 'POST',
      body: query ? `${query}&${hash}` : hash,
    });
    const { 'content-type': type, accept, 'user-agent': agent, x } = request?.headers ?? {};
    expect({ type, accept, agent, x }).toStrictEqual({
      type: 'application/x-www-form-urlencoded',
      accept: 'application/json',
      agent: 'Zapier',
      x: undefined,
    });
  });

  test.each<[string, object]>([
    ['another host', { url: 'http://127.0.0.1:1/api/GetOrders' }],
    ['a host that begins like ours', { url: () => `${used.service.url}.evil.com/api/GetOrders` }],
    ['another path', { url: () => `${used.service.url}/api/../GetOrders` }],
    ['more than a name', { url: () => `${used.service.url}/api/GetOrders/x` }],
    ['GET', { method: 'GET', body: 'a=1' }],
    ['a body that is no text', { body: Buffer.from('a=1') }],
  ])('to or with %s is not signed and not sent', async (_name, options) => {
    const url = 'url' in options && typeof options.url === 'function' ? { url: options.url() } : {};
    await expect(asking({ ...options, ...url })).rejects.toThrow(/can be signed.*not_an_api_call/);
    expect(used.service.received).toStrictEqual([]);
  });

  test('with 999 values goes out, with more it is refused before sending', async () => {
    const goods = (count: number) => Array.from({ length: count }, () => ({ good_name: 'x' }));
    used.service.answer = orderMade;
    await create({ goods: goods(998) });
    expect(used.service.received[0]?.body.split('&')).toHaveLength(1000);
    used.service.received.length = 0;
    await expect(create({ goods: goods(999) })).rejects.toThrow(
      /1000 values, and JustClick takes at most 999.*too_many_values/,
    );
    expect(used.service.received).toStrictEqual([]);
  });

  test("carries a customer's curly braces as they are", async () => {
    used.service.answer = orderMade;
    const bill_comment = '{{bundle.authData.rps_key}} {{process.env.PATH}}';
    await create({ bill_comment });
    expect(new URLSearchParams(used.service.received[0]?.body).get('bill_comment')).toBe(
      bill_comment,
    );
  });
});
