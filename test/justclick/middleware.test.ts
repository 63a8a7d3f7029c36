import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import app from '../../index.ts';
import { buildQuery } from '../../src/justclick/query.ts';
import { requestHash } from '../../src/justclick/signature.ts';
import { connect } from '../support/app.ts';
import { RPS_KEY, signed, startService } from '../support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let shop: ReturnType<typeof connect>;
beforeAll(async () => {
  service = await startService();
  shop = connect(service);
});
afterAll(() => service.close());
beforeEach(() => {
  service.received.length = 0;
  service.answer = () => signed(0, 'ok', []);
});

const poll = () => shop.trigger('new_paid_order');
const create = (input = {}) =>
  shop.create('create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }], ...input });

const orderMade = ({ url }: { url: string }) =>
  url.endsWith('CreateOrder')
    ? signed(0, 'order created', { bill_id: 1 })
    : signed(0, 'ok', { id: 1, items: [] });

describe('a request', () => {
  /** Runs code of ours that asks for a request in any way, as a careless perform might. */
  const asking = (options: object) =>
    zapier.createAppTester(app)(
      (z: ZObject, _bundle: Bundle) =>
        z.request({ url: `${service.url}/api/GetOrders`, method: 'POST', ...options }),
      { authData: shop.authData },
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
    const [request] = service.received;
    const query = 'body' in options ? String(options.body) : '';
    const hash = `hash=${requestHash(query, service.login, RPS_KEY)}`;
    expect(request).toMatchObject({
      url: '/api/GetOrders',
      method: 'POST',
      body: query ? `${query}&${hash}` : hash,
    });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  test.each<[string, object]>([
    ['another host', { url: 'http://127.0.0.1:1/api/GetOrders' }],
    ['a host that begins like ours', { url: () => `${service.url}.evil.com/api/GetOrders` }],
    ['another path', { url: () => `${service.url}/api/../GetOrders` }],
    ['GET', { method: 'GET', body: 'a=1' }],
    ['a body that is no text', { body: Buffer.from('a=1') }],
  ])('to or with %s is not signed and not sent', async (_name, options) => {
    const url = 'url' in options && typeof options.url === 'function' ? { url: options.url() } : {};
    await expect(asking({ ...options, ...url })).rejects.toThrow(/can be signed/);
    expect(service.received).toEqual([]);
  });

  test('with 999 values goes out, with more it is refused before sending', async () => {
    const goods = (count: number) => Array.from({ length: count }, () => ({ good_name: 'x' }));
    service.answer = orderMade;
    await create({ goods: goods(998) });
    expect(service.received[0]?.body.split('&')).toHaveLength(1000);
    service.received.length = 0;
    await expect(create({ goods: goods(999) })).rejects.toThrow(
      /1000 values, and JustClick takes at most 999/,
    );
    expect(service.received).toEqual([]);
  });

  test("carries a customer's curly braces as they are", async () => {
    service.answer = orderMade;
    const bill_comment = '{{bundle.authData.rps_key}} {{process.env.PATH}}';
    await create({ bill_comment });
    expect(new URLSearchParams(service.received[0]?.body).get('bill_comment')).toBe(bill_comment);
  });
});

describe('a success is used only when it is signed and whole', () => {
  const list = (extra: object) => ({
    ...signed(0, 'ok', [{ id: 1, pay_status: 'paid' }]),
    ...extra,
  });

  test.each([
    ['with the code as text', () => list({ error_code: '0' })],
    ['with its hash in capitals', () => list({ hash: signed(0, 'ok').hash.toUpperCase() })],
  ])('signed, %s: used', async (_name, answer) => {
    service.answer = answer;
    expect(await poll()).toMatchObject([{ id: '1' }]);
  });

  test.each([
    [200, 'application/json', ''],
    [302, 'application/json', ''],
    [302, 'text/html; charset=UTF-8', ''],
    [200, 'application/x-www-form-urlencoded', ''],
    [200, 'text/html', '\uFEFF'],
    [500, 'application/json', ''],
  ])(
    'signed, with HTTP %d, %s and %j before it: the body decides',
    async (status, type, before) => {
      service.answer = (_request, response) => {
        response.writeHead(status, { 'content-type': type, location: '/elsewhere' });
        response.end(before + JSON.stringify(list({})));
      };
      expect(await poll()).toMatchObject([{ id: '1' }]);
      expect(service.received).toHaveLength(1);
    },
  );

  test.each<[string, unknown]>([
    ['signed with another key', signed(0, 'ok', [], 'another key')],
    ['without a hash', list({ hash: undefined })],
    ['with an empty hash', list({ hash: '' })],
    ['with a hash that is no text', list({ hash: [] })],
    ['with a changed text', list({ error_text: 'OK!' })],
    ['with a changed code', { ...signed(4, 'incorrect hash'), error_code: 0 }],
    ['with a code that is no number', list({ error_code: null })],
    ['with a negative code', list({ error_code: -1 })],
    ['a list', []],
    ['a text', 'ok'],
    ['an empty object', {}],
  ])('%s: never used', async (_name, answer) => {
    service.answer = () => answer;
    await expect(poll()).rejects.toThrow(/is not signed|not in its format/);
  });

  test.each([
    [
      'JSON that is cut off',
      200,
      JSON.stringify(signed(0, 'ok', [])).slice(0, -3),
      /not in its format/,
    ],
    [
      'a PHP notice before JSON',
      200,
      `<b>Notice</b>: x${JSON.stringify(signed(0, 'ok', []))}`,
      /not in its format/,
    ],
    ['JSON null', 200, 'null', /not in its format/],
    ['an empty body', 200, '', /not in its format/],
    ['an HTML page', 502, '<html>Bad gateway</html>', /problem of its own \(HTTP 502\)/],
    ['a redirect without JSON', 302, '', /no order API at this address \(HTTP 302\)/],
    ['a page for people', 403, '<html>', /no order API at this address \(HTTP 403\)/],
    ['a page that is not there', 404, '<html>', /no order API at this address \(HTTP 404\)/],
  ])('%s is not an answer', async (_name, status, body, message) => {
    service.answer = (_request, response) => {
      response.writeHead(status, { location: `${service.url}/elsewhere` }).end(body);
    };
    await expect(poll()).rejects.toThrow(message);
    expect(service.received).toHaveLength(1);
  });

  test.each([
    ['nothing', {}],
    ['null', { result: null }],
    ['a text', { result: 'ok' }],
    ['a list of texts', { result: ['1'] }],
  ])('a list that is %s is an error, not an empty list', async (_name, answer) => {
    service.answer = () => ({ ...signed(0, 'ok'), ...answer });
    await expect(poll()).rejects.toThrow(/result that cannot be read/);
  });

  test('a list that PHP made an object of is a list', async () => {
    service.answer = () => signed(0, 'ok', { 3: { id: 5, pay_status: 'paid' } });
    expect(await poll()).toMatchObject([{ id: '5' }]);
  });
});

describe('a refusal', () => {
  const refused = async (code: number, text: string, key?: string) => {
    service.answer = () => signed(code, text, undefined, key);
    return create().then(
      () => undefined,
      (error: Error) => error,
    );
  };

  test.each([
    [1, 'AppError', /incomplete request/],
    [2, 'AppError', /incomplete request/],
    [3, 'AppError', /did not accept a value/],
    [4, 'ExpiredAuthError', /API key is not the key of the account \\?"myshop\\?"/],
    [5, 'ExpiredAuthError', /no account with the login \\?"myshop\\?"/],
    [6, 'AppError', /certain IP addresses only/],
    [7, 'AppError', /is disabled/],
    [8, 'ThrottledError', /asks to wait/],
  ])('with code %d is reported as %s, though it cannot verify', async (code, name, message) => {
    const error = await refused(code, 'as the service says', 'another key');
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
  });

  test.each([
    [200, 'HaltedError', /no order with this number/],
    [303, 'HaltedError', /does not allow this for the order in its present status/],
    [202, 'HaltedError', /could not mark the order as paid/],
    [203, 'AppError', /order number is empty/],
    [600, 'HaltedError', /customer email/],
    [602, 'HaltedError', /could not create the order/],
    [603, 'AppError', /no products/],
    [604, 'AppError', /not in your shop/],
    [605, 'HaltedError', /city and address are needed/],
    [700, 'AppError', /no products yet/],
    [999, 'AppError', /JustClick refused this step/],
  ])('with code %d is reported as %s', async (code, name, message) => {
    const error = await refused(code, 'as the service says');
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
    expect(error?.message).toContain('as the service says');
  });

  test.each([3, 8])(
    'with code %d that is not signed is no empty list, whatever it says',
    async (code) => {
      service.answer = () => signed(code, 'orders not found', undefined, 'another key');
      await expect(poll()).rejects.toThrow(/JustClick/);
      await expect(shop.testConnection()).rejects.toThrow(/JustClick/);
    },
  );

  test.each([
    'orders not found',
    'no products',
    'Order not exist',
    'invoice not found',
    'nonexistent order',
  ])('that says "%s" is an empty list, whatever its code', async (text) => {
    service.answer = () => signed(777, text);
    expect(await poll()).toEqual([]);
    expect(await shop.testConnection()).toEqual({ host: 'myshop.justclick.io' });
  });

  test('that says something else is an error of the poll', async () => {
    service.answer = () => signed(777, 'the database is not found of notes');
    await expect(poll()).rejects.toThrow(/refused this step/);
  });

  test('shows no key, even if the service sends it back', async () => {
    const error = await refused(604, `product not exist: ${RPS_KEY}`);
    expect(error?.message).toContain('product not exist: …');
    expect(error?.message).not.toContain(RPS_KEY);
  });

  test('that should be signed and is not is not believed', async () => {
    const error = await refused(604, 'product not exist', 'another key');
    expect(error).toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/not signed/),
    });
  });

  test('shows the words of the service as plain text, cut to a length a person reads', async () => {
    const error = await refused(
      604,
      `<script>alert(1)</script>\n<b>product</b> ${'x'.repeat(5000)}`,
    );
    expect(error?.message).not.toMatch(/[<>\n]/);
    expect(error?.message.length).toBeLessThan(500);
  });
});

describe('when no answer comes', () => {
  const breaks = () => {
    service.answer = (_request, response) => {
      response.destroy();
      return undefined;
    };
  };

  test('a poll fails plainly, to be tried again', async () => {
    breaks();
    await expect(poll()).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/connection to JustClick broke.*Nothing was changed/),
    });
  });

  test.each<[string, object]>([
    ['create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] }],
    ['update_order_status', { bill_id: '7', status: 'cancel' }],
    ['delete_order', { bill_id: '7' }],
  ])('%s halts and says that it may have been carried out', async (key, input) => {
    const halted = {
      name: 'HaltedError',
      message: expect.stringMatching(/may or may not have carried out/),
    };
    breaks();
    await expect(shop.create(key, input)).rejects.toMatchObject(halted);
    service.answer = (_request, response) => {
      response.writeHead(503, { 'retry-after': '5' }).end('<html>');
    };
    await expect(shop.create(key, input)).rejects.toMatchObject(halted);
    expect(service.received).toHaveLength(2);
  });

  test('an action whose connection was encrypted wrongly may have been carried out', async () => {
    process.env.JUSTCLICK_BASE_URL = service.url.replace('http:', 'https:');
    try {
      await expect(create()).rejects.toMatchObject({
        name: 'HaltedError',
        message: expect.stringMatching(/may or may not have carried out/),
      });
    } finally {
      process.env.JUSTCLICK_BASE_URL = service.url;
    }
  });

  test('an action that was never sent is a plain error, safe to run again', async () => {
    process.env.JUSTCLICK_BASE_URL = 'http://127.0.0.1:1';
    try {
      await expect(create()).rejects.toMatchObject({
        name: 'AppError',
        message: expect.stringMatching(/cannot be reached/),
      });
    } finally {
      process.env.JUSTCLICK_BASE_URL = service.url;
    }
  });

  test.each([
    [429, '17', 17],
    [429, '', 60],
    [429, '-5', 60],
    [429, '1000000000', 60],
    [429, 'Sun, 22 Nov 2026 00:00:00 GMT', 60],
    [503, '17', 17],
  ])(
    'HTTP %d with Retry-After %j: Zapier is told to wait %d seconds',
    async (status, after, delay) => {
      service.answer = (_request, response) => {
        response.writeHead(status, { 'retry-after': after }).end('<html>');
      };
      const error = await poll().catch((reason: Error) => reason);
      expect(error).toMatchObject({ name: 'ThrottledError' });
      expect(String(error)).toContain(`too busy to answer (HTTP ${status})`);
      expect(String(error)).toContain(`"delay":${delay}}`);
    },
  );
});

test('no error of any kind shows the rps key', async () => {
  const answers = [
    signed(4, `incorrect hash`),
    signed(604, 'product not exist'),
    signed(0, 'ok', [], 'other'),
    'nonsense',
  ];
  for (const answer of answers) {
    service.answer = () => answer;
    const error = await create().catch((reason: Error) => reason);
    expect(JSON.stringify([String(error), error])).not.toContain(RPS_KEY);
  }
});
