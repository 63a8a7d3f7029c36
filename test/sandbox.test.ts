import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULT_NAMES } from './sandbox/faults.ts';
import {
  billLink,
  callFunction,
  findFunction,
  type Outcome,
  type Params,
} from './sandbox/functions.ts';
import { inventOrders } from './sandbox/invented.ts';
import { loadPhp, type Php } from './sandbox/php.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox/server.ts';
import { Refusal, Store } from './sandbox/store.ts';

const NOW = 1_750_000_000;
const DAY = 86_400;
const VENDOR_CLIENT = readFileSync(new URL('./sandbox/vendor-client.php', import.meta.url), 'utf8');
const MAIN = new URL('./sandbox/main.ts', import.meta.url).pathname;

let servicePhp: Php;
let clientPhp: Php;
const running: Sandbox[] = [];

beforeAll(async () => {
  [servicePhp, clientPhp] = await Promise.all([loadPhp(), loadPhp()]);
}, 30_000);
afterEach(() => Promise.all(running.splice(0).map((sandbox) => sandbox.close())));
afterAll(() => Promise.all([servicePhp.close(), clientPhp.close()]));

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ php: servicePhp, now: () => NOW, ...options });
  running.push(sandbox);
  return sandbox;
}

interface ClientAnswer {
  answer: Outcome;
  genuine: boolean;
  sent: string;
}

/** Calls a function from real PHP that knows nothing of the sandbox. */
async function call(
  sandbox: Pick<Sandbox, 'url' | 'login' | 'rpsKey'>,
  name: string,
  params: object = {},
): Promise<ClientAnswer> {
  const { url, login, rpsKey: key } = sandbox;
  const printed = await clientPhp.run(VENDOR_CLIENT, {
    input: { url, login, key, function: name, params },
    onMessage: async (message) => {
      const { url, body } = JSON.parse(message);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
        redirect: 'manual',
      });
      return response.text();
    },
  });
  return JSON.parse(printed);
}

function post(sandbox: Sandbox, name: string, body: string | Uint8Array): Promise<Response> {
  return fetch(`${sandbox.url}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: typeof body === 'string' ? body : new Uint8Array(body),
    redirect: 'manual',
  });
}

/** Asks a shop directly, without HTTP or PHP. */
function ask(store: Store, name: string, params: Params): Outcome {
  const known = findFunction(name);
  if (!known) throw new Error(`No function ${name}`);
  return callFunction(store, known, params);
}

function md5(text: string | Buffer): string {
  return createHash('md5').update(text).digest('hex');
}

function signed(sandbox: Sandbox, query: string): string {
  const hash = md5(`${query}::${sandbox.login}::${sandbox.rpsKey}`);
  return query ? `${query}&hash=${hash}` : `hash=${hash}`;
}

function control(sandbox: Sandbox, path: string, body?: unknown): Promise<Response> {
  return fetch(`${sandbox.url}/_control/${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
}

describe('a shop that signs the way the vendor does', () => {
  test('creates, pays, ships, finds and deletes an order', async () => {
    const sandbox = await start();
    const created = await call(sandbox, 'CreateOrder', {
      bill_email: 'анна+test@example.com',
      bill_first_name: "Анна ~!*'()",
      bill_comment: 'a b&c=d%\u0000\n😀',
      goods: [{ good_name: 'checklist', good_sum: '100.50' }, { good_name: 'photo-course' }],
      bill_kupon: 'SPRING20',
      utm: { utm_medium: 'affiliate', utm_source: 'partner-olga', aff_term: 'весна' },
      bill_timer_kill: false,
      bill_tag: null,
    });
    expect(created).toMatchObject({
      genuine: true,
      answer: { error_code: 0, error_text: 'order created' },
    });
    expect(created.sent).toContain('%D0%90%D0%BD%D0%BD%D0%B0+%7E%21%2A%27%28%29');
    const bill_id = '100001';
    expect(created.answer.result).toMatchObject({ bill_id });

    const paid = await call(sandbox, 'UpdateOrderStatus', { bill_id, status: 'paid', date: NOW });
    expect(paid).toMatchObject({
      genuine: true,
      answer: { error_code: 0, error_text: 'order status changed' },
    });
    const shipped = { bill_id, status: 'sent', date: NOW + 5, rpo: 'RA1' };
    expect((await call(sandbox, 'UpdateOrderStatus', shipped)).answer.error_code).toBe(0);
    expect(sandbox.store.getOrder(100_001)).toMatchObject({ pay_status: 'sent', rpo: 'RA1' });

    const listed = await call(sandbox, 'GetOrders', { date_s: NOW - 10, date_e: NOW, paid: true });
    expect(listed.genuine).toBe(true);
    expect(listed.answer.result).toEqual([
      {
        id: bill_id,
        first_name: "Анна ~!*'()",
        last_name: '',
        middle_name: '',
        email: 'анна+test@example.com',
        phone: '',
        city: '',
        country: '',
        address: '',
        region: '',
        postalcode: '',
        created: String(NOW),
        pay_status: 'sent',
        paid: String(NOW),
        type: 'api',
        payway: '',
        comment: 'a b&c=d%\u0000\n😀',
        domain: '',
        link: expect.stringMatching(/^\/bill\/100001\/\w+$/),
        utm: { medium: 'affiliate', source: 'partner-olga', campaign: '', content: '', term: '' },
        price: '4020.50',
      },
    ]);

    const details = await call(sandbox, 'GetOrderDetails', { bill_id, good_info: true });
    expect(details.answer.result).toMatchObject({
      id: bill_id,
      good_ids: ['1202', '1201'],
      good_count: 2,
      prepayment_enabled: '0',
      prepayment_minsum: '0.00',
      items: [
        {
          id: 'checklist',
          sum: '100.50',
          price: '290.00',
          pincode: '',
          partners: [{ partner_lvl: '1', partner_name: 'partner-olga', partner_fee: '10.05' }],
        },
        { id: 'photo-course', sum: '3920.00', price: '4900.00' },
      ],
    });
    const info = await call(sandbox, 'GetOrderInfo', { bill_id });
    expect([info.answer.result]).toEqual(listed.answer.result);

    expect((await call(sandbox, 'DeleteOrder', { bill_id })).answer.error_code).toBe(303);
    await call(sandbox, 'UpdateOrderStatus', { bill_id, status: 'return' });
    expect(await call(sandbox, 'DeleteOrder', { bill_id })).toMatchObject({
      genuine: true,
      answer: { error_code: 0, error_text: 'order deleted' },
    });
    expect((await call(sandbox, 'GetOrders')).answer.result).toEqual([]);
  });

  test('writes a function name in any case', async () => {
    const sandbox = await start();
    const course = {
      good_id: '1201',
      good_name: 'photo-course',
      good_title: 'Курс «Фотография с нуля»',
      good_type: 'digital',
      good_sum: '4900.00',
    };
    for (const name of ['getallgoods', 'GETALLGOODS', 'getAllGoods']) {
      const { answer } = await call(sandbox, name);
      expect(answer.result).toEqual(expect.arrayContaining([course]));
    }
    expect(sandbox.requests).toHaveLength(3);
    expect(sandbox.requests[0]).toEqual({ function: 'GetAllGoods', params: {}, error_code: 0 });
  });

  test('is refused with a key or login that is not its own, unverifiably', async () => {
    const sandbox = await start();
    for (const wrong of [{ rpsKey: 'other' }, { login: 'other' }]) {
      const { answer, genuine } = await call({ ...sandbox, ...wrong }, 'GetOrders');
      expect(answer).toMatchObject({ error_code: 4, error_text: 'incorrect hash' });
      expect(genuine).toBe(false);
    }
  });

  test.each([
    ['unknown_login', 5, 'invalid user name'],
    ['ip_denied', 6, 'permission denied for ip 127.0.0.1'],
    ['disabled', 7, 'account disabled'],
    ['throttled', 8, 'request limit for this address used up, try later'],
  ])('is refused by an account that is %s', async (state, error_code, error_text) => {
    const sandbox = await start();
    expect((await control(sandbox, 'account', { state })).status).toBe(200);
    const { answer, genuine } = await call(sandbox, 'GetOrders');
    expect(answer).toMatchObject({ error_code, error_text });
    expect(genuine).toBe(false);
    await control(sandbox, 'account', { state: 'ok' });
    expect((await call(sandbox, 'GetOrders')).answer.error_code).toBe(0);
  });
});

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
    expect(sandbox.requests[0]?.params).toEqual({ comment: '\ufffd\ufffd' });
  });

  test('is not there without a hash or as JSON', async () => {
    const sandbox = await start();
    expect(await (await post(sandbox, 'GetOrders', 'paid=1')).json()).toEqual({
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
  }, 30_000);
});

describe('refusals of the functions', () => {
  const buyer = { bill_email: 'a@example.com' };
  const book = { goods: [{ good_name: 'printed-book' }] };

  test.each<[string, Params, number, string]>([
    ['CreateOrder', {}, 2, 'no transmitted data'],
    ['CreateOrder', { bill_phone: '1' }, 600, 'wrong email'],
    ['CreateOrder', { bill_email: 'a@b', ...book }, 600, 'wrong email'],
    ['CreateOrder', buyer, 603, 'missing products'],
    ['CreateOrder', { ...buyer, goods: [{ good_name: 'nope' }] }, 604, 'product not exist: nope'],
    ['CreateOrder', { ...buyer, ...book }, 605, 'not having any data for delivery products'],
    [
      'CreateOrder',
      { ...buyer, goods: [{ good_name: 'checklist', good_sum: 'x' }] },
      3,
      'wrong posted data',
    ],
    ['UpdateOrderStatus', {}, 2, 'no transmitted data'],
    ['UpdateOrderStatus', { status: 'paid' }, 203, 'order number is empty'],
    ['UpdateOrderStatus', { bill_id: '7', status: 'paid', date: '1' }, 200, 'nonexistent order'],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'waiting' }, 201, 'wrong status'],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'paid' }, 3, 'wrong posted data'],
    [
      'UpdateOrderStatus',
      { bill_id: '100001', status: 'paid', date: 'now' },
      3,
      'wrong posted data',
    ],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'sent', date: '1' }, 3, 'wrong posted data'],
    ['UpdateOrderStatus', { bill_id: '100001', status: 'sent', rpo: 'R' }, 3, 'wrong posted data'],
    ['DeleteOrder', { bill_id: '7' }, 302, 'order not found'],
    ['DeleteOrder', { bill_id: '' }, 203, 'order number is empty'],
    ['GetOrderDetails', {}, 2, 'no transmitted data'],
    ['GetOrderDetails', { bill_id: '7' }, 400, 'order not found'],
    ['GetOrderInfo', { bill_id: 'x' }, 400, 'order not found'],
    ['GetBills', {}, 2, 'no transmitted data'],
    ['GetOrders', { date_s: 'yesterday' }, 3, 'wrong posted data'],
    ['GetOrdersWithGoods', { begin_date: '31.02.2025' }, 3, 'wrong posted data'],
  ])('%s %j', (name, params, error_code, error_text) => {
    const store = new Store({ now: () => NOW });
    store.insertOrder({ email: 'b@example.com', goods: [{ code: 'checklist' }] });
    expect(ask(store, name, params)).toEqual({ error_code, error_text });
    store.close();
  });

  test('an order that is there already, unpaid, is told by its number', () => {
    const store = new Store({ now: () => NOW });
    const goods = [{ good_name: 'checklist' }, { good_name: 'photo-course' }];
    const first = ask(store, 'CreateOrder', { ...buyer, goods });
    const again = { bill_email: 'A@example.com', goods: goods.toReversed() };
    expect(first).toMatchObject({ error_code: 0, result: { bill_id: '100001' } });
    expect(ask(store, 'CreateOrder', again)).toEqual({
      error_code: 601,
      error_text: 'order already exist, bill_id: 100001',
      result: { bill_id: 100_001 },
    });
    store.updateStatus(100_001, { status: 'paid', date: NOW });
    expect(ask(store, 'CreateOrder', again)).toMatchObject({ result: { bill_id: '100002' } });
    expect(() => store.createOrder({ email: 'a@example.com', goods: [] })).toThrow(Refusal);
    store.close();
  });

  test('an empty shop and, if so set, an empty list have codes', () => {
    const store = new Store({ products: [] });
    expect(ask(store, 'GetAllGoods', {})).toEqual({ error_code: 700, error_text: 'no products' });
    for (const [name, params] of [
      ['GetOrders', {}],
      ['GetOrdersWithGoods', {}],
      ['GetBills', { email: 'a@example.com' }],
    ] as const) {
      expect(callFunction(store, name, params, { empty: 'code' })).toEqual({
        error_code: 400,
        error_text: 'order not found',
      });
      expect(callFunction(store, name, params)).toMatchObject({ error_code: 0 });
    }
    store.close();
  });
});

describe('lists', () => {
  const goods = [{ code: 'checklist' }];
  const ids = (outcome: Outcome) =>
    (outcome.result as { id: string }[]).map(({ id }) => Number(id)).sort();

  test.each([
    ['created', [2, 3, 6]],
    ['paid', [1, 2, 6]],
  ] as const)('GetOrders of paid ones in a window of the date %s', (dateFilter, expected) => {
    const store = new Store({ now: () => NOW, dateFilter });
    store.insertOrders([
      { id: 1, email: 'a@example.com', goods, created: 100, pay_status: 'paid', paid: 1_000 },
      { id: 2, email: 'b@example.com', goods, created: 900, pay_status: 'sent', paid: 1_100 },
      { id: 3, email: 'c@example.com', goods, created: 1_000, pay_status: 'paid', paid: 5_000 },
      { id: 4, email: 'd@example.com', goods, created: 1_000 },
      { id: 5, email: 'e@example.com', goods, created: 1_000, pay_status: 'sent' },
      { id: 6, email: 'f@example.com', goods, created: 1_000, pay_status: 'return', paid: 1_000 },
    ]);
    const window = { date_s: '900', date_e: '1100' };
    expect(ids(ask(store, 'GetOrders', { ...window, paid: '1' }))).toEqual(expected);
    expect(ids(ask(store, 'GetOrders', window))).toEqual([2, 3, 4, 5, 6]);
    store.close();
  });

  test('GetOrders of some products', () => {
    const store = new Store({ now: () => NOW });
    for (const code of ['checklist', 'photo-course', 'webinar_2024']) {
      store.insertOrder({
        email: `${code}@example.com`,
        goods: [{ code }, { code: 'printed-book' }],
      });
    }
    const filtered = (ids_: Params['goods']) => ids(ask(store, 'GetOrders', { goods: ids_ ?? '' }));
    expect(filtered('1202')).toEqual([100_001]);
    expect(filtered(['1202', '1203'])).toEqual([100_001, 100_003]);
    expect(filtered({ 5: '1307' })).toEqual([100_001, 100_002, 100_003]);
    expect(filtered('9')).toEqual([]);
    store.close();
  });

  test('GetOrdersWithGoods counts days in Moscow and cuts a long span at its start', () => {
    const midnight = Date.UTC(2025, 2, 30, 21) / 1000; // 31.03.2025 00:00 in Moscow
    const store = new Store({ now: () => midnight + 100 });
    store.insertOrders([
      { id: 1, email: 'a@example.com', goods, created: midnight },
      { id: 2, email: 'a@example.com', goods, created: midnight - 1 },
      { id: 3, email: 'a@example.com', goods, created: midnight + DAY - 1 },
      { id: 4, email: 'a@example.com', goods, created: midnight + DAY },
      // 28.02.2025 is a month before 31.03.2025.
      { id: 5, email: 'a@example.com', goods, created: midnight - 31 * DAY },
      {
        id: 6,
        email: 'a@example.com',
        goods,
        created: midnight - 31 * DAY - 1,
        pay_status: 'paid',
        paid: midnight,
      },
    ]);
    expect(ids(ask(store, 'GetOrdersWithGoods', {}))).toEqual([1, 3]);
    expect(
      ids(ask(store, 'GetOrdersWithGoods', { begin_date: '01.01.2024', end_date: '31.03.2025' })),
    ).toEqual([1, 2, 3, 5]);
    expect(
      ids(ask(store, 'GetOrdersWithGoods', { begin_date: '30.03.2025', end_date: '30.03.2025' })),
    ).toEqual([2]);
    expect(ask(store, 'GetOrdersWithGoods', { paid: 'true' }).result).toEqual([
      expect.objectContaining({
        id: '6',
        good_count: 1,
        is_recurrent: '0',
        bill_sum_topay: '0.00',
        tag: '',
        kupon: '',
        items: [
          {
            id: 'checklist',
            title: expect.any(String),
            sum: '290.00',
            price: '290.00',
            partners: [],
          },
        ],
      }),
    ]);
    store.close();
  });

  test('GetBills is keyed by order and product, and [] when there are none', async () => {
    const sandbox = await start();
    sandbox.store.insertOrder({ email: 'a@example.com', goods, pay_status: 'paid' });
    sandbox.store.insertOrder({ email: 'a@example.com', goods: [{ code: 'webinar_2024' }] });
    const { answer } = await call(sandbox, 'GetBills', { email: 'A@example.com' });
    expect(answer.result).toEqual({
      100001: { 1202: { good_name: 'checklist', good_title: expect.any(String) } },
      100002: { 1203: { good_name: 'webinar_2024', good_title: 'Вебинар «Свет & тень»' } },
    });
    const paid = await call(sandbox, 'GetBills', { email: 'a@example.com', pay_status: 'paid' });
    expect(paid.answer.result).toEqual({ 100001: expect.anything() });
    expect((await call(sandbox, 'GetBills', { email: 'x@example.com' })).answer.result).toEqual([]);
  });

  test('unpaid orders have every kind of no date, and rows no order', () => {
    const store = new Store({ now: () => NOW });
    for (let i = 0; i < 12; i++) store.insertOrder({ email: `${i}@example.com`, goods });
    const rows = ask(store, 'GetOrders', {}).result as { id: string; paid: unknown }[];
    expect(new Set(rows.map(({ paid }) => paid))).toEqual(new Set(['', '0', 0, null]));
    const numbers = rows.map(({ id }) => Number(id));
    expect(numbers).not.toEqual(numbers.toSorted());
    expect(numbers).not.toEqual(numbers.toSorted().reverse());
    store.close();
  });
});

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
    expect(statuses()).toEqual(['waiting', 'waiting', 'waiting']);
    now += 60;
    expect(statuses()).toEqual(['waiting', 'waiting', 'cancel']);
    now += 3 * DAY;
    expect(statuses()).toEqual(['waiting', 'cancel', 'cancel']);
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
    expect([refused.status, refused.headers.get('location')]).toEqual([302, '/']);
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
    expect(first).toEqual(second);
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
    expect(await (await control(sandbox, 'requests')).json()).toEqual([
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
      expect(await response.json()).toEqual({ error: expect.any(String) });
    }
    expect((await control(sandbox, 'nothing')).status).toBe(404);
    await control(sandbox, 'account', { state: 'disabled' });
    await control(sandbox, 'reset', {});
    expect(sandbox).toMatchObject({ account: 'ok', requests: [] });
    expect(sandbox.store.getOrders()).toHaveLength(3);
  });
});

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
    expect(sandbox.requests.map(({ fault }) => fault)).toEqual([
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
      expect([name, sandbox.store.getOrders().length]).toEqual([name, orders]);
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

  test.each(FAULT_NAMES)('%s leaves no answer as it was', async (name) => {
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
    const seen = await spoilt().catch(() => undefined);
    expect(seen).not.toEqual({ status: 200, text: usual, encoding: null });
  });
});

describe('npm run sandbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the command line; with `whenReady`, it is stopped once that is done with what it printed. */
  function run(
    args: string[],
    whenReady?: (line: string) => Promise<unknown>,
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        MAIN,
        ...args,
      ]);
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (data) => {
        stdout += data;
        whenReady?.(stdout)
          .catch(reject)
          .finally(() => child.kill('SIGTERM'));
      });
      child.stderr.on('data', (data) => {
        stderr += data;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  test('prints one line, serves, keeps orders in a file and stops when told', async () => {
    const args = [
      '--port',
      '0',
      '--login',
      'shop',
      '--rps-key',
      'k',
      '--db',
      join(folder, 'orders.db'),
    ];
    for (const [more, expected] of [
      [['--orders', '2'], 2],
      [['--orders', '9'], 3],
    ] as const) {
      const { code, stdout, stderr } = await run([...args, ...more], async (line) => {
        const [, url = ''] =
          /^Sandbox ready: (http:\/\/127\.0\.0\.1:\d+) login=shop rps_key=k\n$/.exec(line) ?? [];
        const sandbox = { url, login: 'shop', rpsKey: 'k' };
        expect((await call(sandbox, 'GetOrders')).answer.result).toHaveLength(expected);
        const goods = [{ good_name: 'checklist' }];
        await call(sandbox, 'CreateOrder', { bill_email: 'a@example.com', goods });
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n')).toHaveLength(2);
    }
  }, 30_000);

  test('refuses what cannot be', async () => {
    const sandbox = await start();
    const { port } = new URL(sandbox.url);
    const notDatabase = join(folder, 'text.db');
    writeFileSync(notDatabase, 'just some text, long enough to be looked at '.repeat(40));
    const cases: [string[], number, RegExp][] = [
      [['--port', 'http'], 2, /--port/],
      [['--port', '70000'], 2, /--port/],
      [['--orders=-1'], 2, /--orders/],
      [['--login', ''], 2, /--login/],
      [['--date-filter', 'shipped'], 2, /created or paid/],
      [['--empty', 'null'], 2, /list or code/],
      [['--fault', 'gremlins'], 2, /--fault must be http-500 or/],
      [['--what'], 2, /--what/],
      [['extra'], 2, /extra/],
      [['--port', port], 1, /EADDRINUSE/],
      [['--port', '0', '--db', join(folder, 'no', 'such')], 1, /no\/such/],
      [['--port', '0', '--db', notDatabase], 1, /text\.db/],
    ];
    await Promise.all(
      cases.map(async ([args, expected, message]) => {
        const { code, stdout, stderr } = await run(args);
        expect({ args, code, stdout }).toEqual({ args, code: expected, stdout: '' });
        expect(stderr).toMatch(message);
        expect(stderr.trim().split('\n')).toHaveLength(1);
      }),
    );
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/--db FILE.*cut-chunked/s),
    });
  }, 30_000);
});
