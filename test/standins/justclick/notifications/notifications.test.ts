import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Personality } from '../personality.ts';
import type { Sandbox, SandboxOptions } from '../server.ts';
import { ORDER_EVENTS, type OrderEvent } from '../store.ts';
import { control, DAY, md5, NOW, post, signed, useSandboxes } from '../testing.ts';

const { call, start } = useSandboxes();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An address on loopback that takes what is posted to it. */
async function listen(status = 200, headers = {}) {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(`${request.method} ${request.url} ${request.headers['content-type']} ${body}`);
    response.writeHead(status, headers).end('ok');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, bodies };
}

const BUYER = {
  bill_email: 'Анна+x@example.com',
  bill_first_name: "Анна ~!*'()",
  bill_surname: 'O’Neill',
  bill_country: 'RU',
  bill_city: 'Москва',
  bill_address: 'ул. 1',
  bill_comment: 'a&b=c',
  bill_kupon: 'SPRING20',
  utm: { utm_medium: 'affiliate', utm_source: 'olga' },
};

/** A shop that tells of everything about the book, of which Anna has made an order. */
async function shopWithOrder(options: SandboxOptions = {}) {
  const hook = await listen();
  const sandbox = await start(options);
  const addresses = Object.fromEntries(
    ORDER_EVENTS.map((event) => [event, `${hook.url}/${event}`]),
  );
  const set = await control(sandbox, 'notifications', { product: 'printed-book', addresses });
  expect(set.status).toBe(200);
  await make(sandbox);
  return { sandbox, hook };
}

const make = (sandbox: Sandbox, goods = ['printed-book', 'photo-course']) =>
  call(sandbox, 'CreateOrder', { ...BUYER, goods: goods.map((good_name) => ({ good_name })) });

const ID = 100_001;
const paidAt = NOW + DAY;

/** Does what each event tells of, in the order in which they can happen. */
async function doAll(sandbox: Sandbox): Promise<void> {
  await control(sandbox, 'prepay', { id: ID, sum: 500 });
  const status = (status: string, more = {}) =>
    call(sandbox, 'UpdateOrderStatus', { bill_id: ID, status, ...more });
  await status('paid', { date: paidAt });
  await status('sent', { date: paidAt, rpo: 'R' });
  await status('return');
  await status('cancel');
  await sandbox.posted();
}

function formOf(sandbox: Sandbox, event: OrderEvent): Record<string, string> {
  const posts = sandbox.posts.filter((one) => one.event === event);
  expect([event, posts.length]).toStrictEqual([event, 1]);
  return Object.fromEntries(new URLSearchParams(posts[0]?.body));
}

const PERSON =
  'id first_name last_name middle_name email phone city country region postalcode created';
const ITEM = ['id', 'title', 'sum', 'price'];
const PARTNER = ['partner_lvl', 'partner_id', 'partner_name', 'partner_fee'];

/** The fields of each event but for those that all have. */
const FIELDS: Readonly<Record<OrderEvent, string>> = {
  created: 'status address comment tag kupon domain link',
  prepaid: 'prepayment_sum tag coupon domain link is_recurrent',
  paid: 'address paid last_payment_sum comment tag coupon type payway domain is_recurrent',
  refunded: 'status comment is_recurrent',
  canceled: 'status comment',
};

function keysOf(event: OrderEvent): string[] {
  const isWhole = event === 'paid' || event === 'prepaid';
  const items = [0, 1].flatMap((at) => {
    const partners = PARTNER.map((name) => `items[${at}][partners][0][${name}]`);
    const names = isWhole ? [...ITEM, 'pincode'] : ITEM;
    return [...names.map((name) => `items[${at}][${name}]`), ...(isWhole ? partners : [])];
  });
  const marks = ['medium', 'source', 'campaign', 'content', 'term'].map((name) => `utm[${name}]`);
  return [...PERSON.split(' '), ...FIELDS[event].split(' '), ...marks, ...items, 'hash'];
}

describe('a notification', () => {
  test('of each event has exactly the fields that are documented', async () => {
    const { sandbox, hook } = await shopWithOrder();
    await doAll(sandbox);
    expect(sandbox.posts.map(({ event }) => event)).toStrictEqual([
      'created',
      'prepaid',
      'paid',
      'refunded',
      'canceled',
    ]);
    for (const event of ORDER_EVENTS) {
      const form = formOf(sandbox, event);
      expect([event, Object.keys(form).toSorted()]).toStrictEqual([
        event,
        keysOf(event).toSorted(),
      ]);
      expect(form).toMatchObject({
        id: '100001',
        email: BUYER.bill_email,
        created: String(NOW),
        'items[1][id]': 'photo-course',
        'items[1][sum]': '3920.00',
        'items[1][price]': '4900.00',
        'utm[source]': 'olga',
        'utm[term]': '',
      });
    }
    expect(formOf(sandbox, 'created')).toMatchObject({ status: 'new_order', kupon: 'SPRING20' });
    expect(formOf(sandbox, 'prepaid')).toMatchObject({ prepayment_sum: '500.00' });
    expect(formOf(sandbox, 'paid')).toMatchObject({
      paid: String(paidAt),
      last_payment_sum: '5270.00',
      coupon: 'SPRING20',
      is_recurrent: '0',
      'items[0][partners][0][partner_name]': 'olga',
    });
    expect(formOf(sandbox, 'refunded')).toMatchObject({ status: 'moneyback', comment: 'a&b=c' });
    expect(formOf(sandbox, 'canceled')).toMatchObject({ status: 'cancel_order' });
    expect(hook.bodies).toStrictEqual(
      sandbox.posts.map(
        ({ event, body }) => `POST /${event} application/x-www-form-urlencoded ${body}`,
      ),
    );
    // As PHP writes a form, and not as JavaScript does.
    expect(sandbox.posts[0]?.body).toContain(
      'first_name=%D0%90%D0%BD%D0%BD%D0%B0+%7E%21%2A%27%28%29',
    );
    expect(sandbox.posts[0]?.body).toContain('&items%5B0%5D%5Bid%5D=printed-book&');
  });

  test('is signed with each of the times in question', async () => {
    const key = 'sandbox-rps-key';
    const times = { paid: paidAt, created: NOW, none: '' };
    for (const which of ['paid', 'created', 'none'] as const) {
      const notificationTime = Object.fromEntries(ORDER_EVENTS.map((event) => [event, which]));
      const { sandbox } = await shopWithOrder({
        notificationTime: notificationTime as Personality['notificationTime'],
      });
      await doAll(sandbox);
      for (const event of ORDER_EVENTS) {
        // Before it is paid there is no time of payment.
        const isUnpaid = event === 'created' || event === 'prepaid';
        const time = which === 'paid' && isUnpaid ? '' : times[which];
        const hash = md5(`100001${BUYER.bill_email}${time}${key}`);
        expect([event, which, formOf(sandbox, event).hash]).toStrictEqual([event, which, hash]);
      }
    }
  });

  test('is usually signed with the time that the article says', async () => {
    const { sandbox } = await shopWithOrder();
    await doAll(sandbox);
    for (const [event, time] of [
      ['created', NOW],
      ['canceled', NOW],
      ['paid', paidAt],
      ['prepaid', ''],
      ['refunded', paidAt],
    ] as const) {
      const hash = md5(`100001${BUYER.bill_email}${time}${sandbox.rpsKey}`);
      expect([event, formOf(sandbox, event).hash]).toStrictEqual([event, hash]);
    }
  });

  test('may have the time of payment always, and another word for a new order', async () => {
    const { sandbox } = await shopWithOrder({
      notificationsHavePaid: true,
      createdStatus: 'new order',
      dateForm: 'dd.mm.yyyy hh:mm',
    });
    await doAll(sandbox);
    expect(formOf(sandbox, 'created')).toMatchObject({ status: 'new order', paid: '' });
    const refunded = formOf(sandbox, 'refunded');
    expect(refunded).toMatchObject({ paid: '16.06.2025 18:06', created: '15.06.2025 18:06' });
    const hash = md5(`100001${BUYER.bill_email}16.06.2025 18:06${sandbox.rpsKey}`);
    expect(refunded.hash).toBe(hash);
  });
});

describe('nothing is posted', () => {
  const counts = (sandbox: Sandbox) => sandbox.posts.map(({ event }) => event);

  test('twice of what has happened, nor of what is no event', async () => {
    const { sandbox } = await shopWithOrder();
    const update = (params: object) =>
      call(sandbox, 'UpdateOrderStatus', { bill_id: ID, ...params });
    for (let time = 0; time < 2; time++) {
      await update({ status: 'paid', date: paidAt });
      await update({ status: 'sent', date: paidAt, rpo: 'R' });
    }
    await update({ status: 'wrong' });
    await make(sandbox, ['checklist']);
    await control(sandbox, 'orders', {
      orders: [{ email: 'a@example.com', goods: ['printed-book'] }],
    });
    await call(sandbox, 'DeleteOrder', { bill_id: ID });
    await sandbox.posted();
    expect(counts(sandbox)).toStrictEqual(['created', 'paid']);
  });

  test('of what a fault keeps from being done', async () => {
    const { sandbox } = await shopWithOrder();
    sandbox.fault('http-502', { carriedOut: false });
    const query = `bill_id=${ID}&status=cancel`;
    await post(sandbox, 'UpdateOrderStatus', signed(sandbox, query));
    await sandbox.posted();
    expect(counts(sandbox)).toStrictEqual(['created']);
    sandbox.fault('http-502');
    await post(sandbox, 'UpdateOrderStatus', signed(sandbox, query));
    await sandbox.posted();
    expect(counts(sandbox)).toStrictEqual(['created', 'canceled']);
  });

  test.each([
    'https://example.com/hook',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1@example.com/',
    'http://localhost.example.com/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://169.254.169.254/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::2]/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    '127.0.0.1:80',
    '/hook',
    '',
  ])('to %j: it is refused when it is set', async (address) => {
    const sandbox = await start();
    const ours = 'http://127.0.0.1:9/';
    for (const addresses of [{ paid: ours }, { paid: address, created: ours }]) {
      const response = await control(sandbox, 'notifications', { product: 'checklist', addresses });
      const isOurs = addresses.paid === ours;
      expect(response.status).toBe(isOurs ? 200 : 400);
      const error = /^(The sandbox posts to 127.0.0.1, |Notifications go to a web address)/;
      if (!isOurs)
        expect(await response.json()).toMatchObject({ error: expect.stringMatching(error) });
    }
    const now = await control(sandbox, 'notifications');
    expect(await now.json()).toStrictEqual({ checklist: { paid: ours } });
    expect(() => sandbox.store.directory.setAddresses('checklist', { paid: address })).toThrow();
  });

  test.each([
    'http://127.1:9/',
    'http://LOCALHOST:9/x?y=1',
    'http://[::1]:9/',
    'https://127.9.9.9/',
  ])('but to this computer: %s is taken', async (address) => {
    const sandbox = await start();
    const addresses = { paid: address };
    const response = await control(sandbox, 'notifications', { product: 'checklist', addresses });
    expect(response.status).toBe(200);
  });

  test('to where an address leads', async () => {
    const elsewhere = await listen();
    const hook = await listen(307, { location: elsewhere.url });
    const sandbox = await start();
    sandbox.store.directory.setAddresses('checklist', { created: hook.url });
    await make(sandbox, ['checklist']);
    await sandbox.posted();
    expect(sandbox.posts).toMatchObject([{ event: 'created', status: 307 }]);
    expect([hook.bodies.length, elsewhere.bodies.length]).toStrictEqual([1, 0]);
  });
});

describe('notifications are steered by control calls', () => {
  test('that show what was posted, post once more, and take addresses away', async () => {
    const lines: string[] = [];
    const { sandbox, hook } = await shopWithOrder({ log: (line) => lines.push(line) });
    await sandbox.posted();
    const again = await control(sandbox, 'notify', { id: ID, event: 'refunded' });
    expect(await again.json()).toStrictEqual({ posts: 1 });
    await sandbox.posted();
    const posts = await (await control(sandbox, 'posts')).text();
    expect(JSON.parse(posts)).toMatchObject([
      {
        event: 'created',
        order: ID,
        product: 'printed-book',
        url: `${hook.url}/created`,
        status: 200,
      },
      { event: 'refunded', status: 200 },
    ]);
    expect(lines).toContain(`Order ${ID} created, told to ${hook.url}/created: HTTP 200`);
    expect(posts + lines).not.toContain(sandbox.rpsKey);

    const addresses = { created: null };
    await control(sandbox, 'notifications', { product: 'printed-book', addresses });
    const none = await control(sandbox, 'notify', { id: ID, event: 'created' });
    expect(await none.json()).toStrictEqual({ posts: 0 });
    sandbox.reset();
    expect(sandbox).toMatchObject({ posts: [], store: { directory: { addresses: {} } } });
  });

  test('post to each product of an order that has an address, and say what went wrong', async () => {
    const hook = await listen(500);
    const sandbox = await start();
    sandbox.store.directory.setAddresses('checklist', { created: hook.url });
    sandbox.store.directory.setAddresses('photo-course', { created: 'http://127.0.0.1:1/' });
    await make(sandbox, ['checklist', 'photo-course', 'webinar_2024', 'checklist']);
    await sandbox.posted();
    expect(sandbox.posts).toHaveLength(2);
    expect(sandbox.posts).toContainEqual(
      expect.objectContaining({ product: 'checklist', status: 500 }),
    );
    const failed = sandbox.posts.find(({ product }) => product === 'photo-course');
    expect([failed?.status, failed?.error]).toStrictEqual([undefined, expect.any(String)]);
  });

  test.each([
    ['notifications', { product: 'nope', addresses: {} }],
    ['notifications', { product: 'checklist' }],
    ['notifications', { product: 'checklist', addresses: { shipped: 'http://127.0.0.1/' } }],
    ['notifications', { product: 'checklist', addresses: { paid: 5 } }],
    ['notify', { id: 5, event: 'paid' }],
    ['notify', { id: ID, event: 'shipped' }],
    ['prepay', { id: 5, sum: 500 }],
    ['prepay', { id: ID, sum: '500' }],
    ['prepay', { id: ID, sum: 499 }],
    ['prepay', { id: ID, sum: 5770 }],
    ['prepay', { id: ID + 1, sum: 100 }],
    ['prepay', { id: ID + 2, sum: 500 }],
  ])('cannot be %s %j', async (path, body) => {
    const sandbox = await start();
    await make(sandbox);
    await make(sandbox, ['checklist']);
    const [order] = [{ email: 'a@example.com', goods: ['printed-book'], pay_status: 'paid' }];
    await control(sandbox, 'orders', { orders: [order] });
    const before = sandbox.store.getOrders();
    expect((await control(sandbox, path, body)).status).toBe(400);
    expect(sandbox.store.getOrders()).toStrictEqual(before);
  });

  test('prepay an order, of which less is left to pay then', async () => {
    const sandbox = await start();
    await make(sandbox);
    const left = async () => {
      const { answer } = await call(sandbox, 'GetOrderDetails', { bill_id: ID });
      return (answer.result as { bill_sum_topay: string }).bill_sum_topay;
    };
    expect(await left()).toBe('5770.00');
    expect((await control(sandbox, 'prepay', { id: ID, sum: 500 })).status).toBe(200);
    expect(await left()).toBe('5270.00');
    expect(sandbox.store.getOrder(ID)).toMatchObject({ pay_status: 'waiting', prepaid: 500 });
    await call(sandbox, 'UpdateOrderStatus', { bill_id: ID, status: 'paid', date: paidAt });
    expect(await left()).toBe('0.00');
  });
});
