import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Personality } from '../../standins/justclick/personality.ts';
import { ORDER_EVENTS, type OrderEvent } from '../../standins/justclick/store.ts';
import { failureOf } from '../../standins/zapier/errors.ts';
import type { LogEntry } from '../../standins/zapier/log.ts';
import { useShop } from '../support/shop.ts';

const KEY = 'find_order_from_notification';
const EMAIL = 'anna.o+1@example.com';
const ID = 100_001;
const NOW = Math.floor(Date.now() / 1000) - 3600;
const NOT_GENUINE = /isn't from JustClick, isn't for your account "demo", or was changed/;

const FIELDS = ['id', 'email', 'created', 'paid', 'status', 'hash'] as const;
type Form = Partial<Record<(typeof FIELDS)[number], string>>;

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

function useOrder(options: Partial<Personality> & { rpsKey?: string } = {}) {
  const shop = useShop(options);
  const { store } = { store: () => shop.sandbox.store };
  return {
    shop,
    find: (form: object) => shop.search(KEY, form),

    /** Makes an order, lets something become of it, and gives the form that the shop posts of that. */
    async posted(event: OrderEvent, more: object = {}): Promise<Form> {
      const url = 'http://127.0.0.1:9/told';
      const addresses = Object.fromEntries(ORDER_EVENTS.map((one) => [one, url]));
      store().directory.setAddresses('printed-book', addresses);
      store().insertOrder({
        id: ID,
        email: EMAIL,
        first_name: 'Anna',
        goods: [{ code: 'printed-book' }],
        created: NOW,
        ...more,
      });
      const change = (status: 'paid' | 'return' | 'cancel') =>
        store().updateStatus(ID, { status, ...(status === 'paid' && { date: NOW + 60 }) });
      if (event === 'prepaid') store().prepay(ID, 500);
      if (event === 'paid' || event === 'refunded') change('paid');
      if (event === 'refunded') change('return');
      if (event === 'canceled') change('cancel');
      if (event === 'created') shop.sandbox.notify(ID, 'created');
      await shop.sandbox.posted();
      const body = shop.sandbox.posts.findLast((post) => post.event === event)?.body;
      const all = new URLSearchParams(body);
      const mapped = FIELDS.flatMap((key) => (all.has(key) ? [[key, all.get(key)]] : []));
      return Object.fromEntries(mapped);
    },

    /** Anything of it to be seen: the result or the error, and the platform's log. */
    async seen(form: object) {
      const log: LogEntry[] = [];
      const { app, authData } = shop.connection;
      const run = { inputData: { ...form }, authData, log };
      const failure = await app
        .run(`searches.${KEY}.operation.perform`, run)
        .then(() => undefined, failureOf);
      return { failure, text: JSON.stringify([failure, log]) };
    },
  };
}

const EVENT_NAMES: Readonly<Record<OrderEvent, string>> = {
  created: 'Created',
  paid: 'Paid',
  prepaid: 'Prepaid',
  canceled: 'Canceled',
  refunded: 'Refunded',
};

const WAYS = (['paid', 'created', 'none'] as const).flatMap((time) =>
  [false, true].map((notificationsHavePaid) => [time, notificationsHavePaid] as const),
);

/** A time of payment can be verified only where the notification has it: refunds do not, as documented. */
const hasTime = (event: OrderEvent, time: string, hasPaid: boolean) =>
  !(time === 'paid' && event === 'refunded' && !hasPaid);

describe.each(WAYS)('a true notification, signed by %s, with every paid: %j', (time, hasPaid) => {
  const { shop, find, posted } = useOrder({
    notificationTime: Object.fromEntries(
      ORDER_EVENTS.map((event) => [event, time]),
    ) as Personality['notificationTime'],
    notificationsHavePaid: hasPaid,
  });

  test.each(ORDER_EVENTS)('of %s finds the order, in one request', async (event) => {
    const form = await posted(event);
    expect(form.hash).toMatch(/^[0-9a-f]{32}$/);
    if (!hasTime(event, time, hasPaid)) {
      await expect(find(form)).rejects.toThrow(NOT_GENUINE);
      return;
    }
    expect(await find(form)).toMatchObject([
      { id: String(ID), email: EMAIL, event, event_name: EVENT_NAMES[event], is_current: true },
    ]);
    expect(shop.sandbox.requests).toMatchObject([
      { function: 'GetOrderDetails', params: { bill_id: String(ID) } },
    ]);
  });
});

describe('a notification', () => {
  const { shop, find, posted, seen } = useOrder();

  test('as a catch hook hands it on: numbers, and a hash in upper case', async () => {
    const form = await posted('paid');
    const given = {
      ...form,
      id: Number(form.id),
      created: Number(form.created),
      paid: Number(form.paid),
      hash: form.hash?.toUpperCase(),
    };
    expect(await find(given)).toMatchObject([{ id: String(ID), event: 'paid' }]);
    expect(await shop.raw.search(KEY, given)).toMatchObject([{ id: String(ID), event: 'paid' }]);
  });

  test('of a new order is known by the other spelling of its status, too', async () => {
    const form = await posted('created');
    expect(form.status).toBe('new_order');
    expect(await find({ ...form, status: 'new order' })).toMatchObject([{ event: 'created' }]);
  });

  test.each<[string, (form: Form) => object]>([
    ['number', () => ({ id: String(ID + 1) })],
    ['email', () => ({ email: 'eve@example.com' })],
    ['email in another case', () => ({ email: EMAIL.toUpperCase() })],
    ['email with a space', () => ({ email: `${EMAIL} ` })],
    ['time of payment', ({ paid }) => ({ paid: String(Number(paid) + 1) })],
    ['hash', ({ hash = '' }) => ({ hash: hash.replace(/^./, (one) => (one === '0' ? '1' : '0')) })],
    ['hash, cut', ({ hash = '' }) => ({ hash: hash.slice(1) })],
    ['hash, longer', ({ hash = '' }) => ({ hash: `${hash}0` })],
    ['hash without the key', ({ id, email, paid }) => ({ hash: md5(`${id}${email}${paid}`) })],
    ['hash that is a list', ({ hash }) => ({ hash: [hash] })],
    ['number that is a record', () => ({ id: {} })],
  ])('with a forged %s is refused, costs no request and shows no key', async (_name, forge) => {
    const form = await posted('paid');
    const { failure, text } = await seen({ ...form, ...forge(form) });
    expect(failure).toMatchObject({ kind: 'halted', message: expect.stringMatching(NOT_GENUINE) });
    expect(shop.sandbox.requests).toStrictEqual([]);
    expect(text).not.toContain(shop.sandbox.rpsKey);
  });

  test.each(['id', 'email', 'hash'] as const)('without its %s is refused', async (key) => {
    const { [key]: _, ...form } = await posted('paid');
    await expect(shop.raw.search(KEY, form)).rejects.toThrow(NOT_GENUINE);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('with what is not signed changed gives the order as the shop tells it', async () => {
    const form = await posted('paid');
    const [order] = await find(form);
    const forged = { created: '1', price: '0', pay_status: 'cancel', 'items[]sum': '0' };
    expect(await find({ ...form, ...forged })).toStrictEqual([order]);
  });

  test('with another status is not current: it is not signed, and the shop is asked', async () => {
    const form = await posted('paid');
    for (const [status, event] of [
      ['moneyback', 'refunded'],
      ['cancel_order', 'canceled'],
      ['new_order', 'created'],
    ]) {
      expect(await find({ ...form, status })).toMatchObject([
        { pay_status: 'paid', event, is_current: false },
      ]);
    }
  });

  test.each<[OrderEvent, 'paid' | 'return' | 'cancel']>([
    ['created', 'paid'],
    ['prepaid', 'paid'],
    ['paid', 'return'],
    ['paid', 'cancel'],
  ])('of %s, posted again when it is %s, is not current', async (event, status) => {
    const form = await posted(event);
    expect(await find(form)).toMatchObject([{ event, is_current: true }]);
    shop.sandbox.store.updateStatus(ID, { status, ...(status === 'paid' && { date: NOW + 90 }) });
    expect(await find(form)).toMatchObject([{ event, is_current: false }]);
  });

  test('of an order that was deleted finds nothing', async () => {
    const form = await posted('paid');
    shop.sandbox.store.deleteOrder(ID);
    expect(await find(form)).toStrictEqual([]);
  });

  test('with a digit moved from the number to the email finds no other order', async () => {
    const form = await posted('paid');
    const moved = { ...form, id: '10000', email: `1${EMAIL}` };
    expect(await find(moved)).toStrictEqual([]);
    shop.sandbox.store.insertOrder({
      id: 10_000,
      email: EMAIL,
      goods: [{ code: 'checklist' }],
    });
    const { failure } = await seen(moved);
    expect(failure?.message).toMatch(NOT_GENUINE);
  });

  test('with a digit moved from the email to the number finds no other order', async () => {
    const email = '7anna@example.com';
    const form = await posted('paid', { email });
    const other = { id: ID * 10 + 7, email: 'eve@example.com', goods: [{ code: 'checklist' }] };
    shop.sandbox.store.insertOrder(other);
    await expect(find({ ...form, id: `${ID}7`, email: 'anna@example.com' })).rejects.toThrow(
      NOT_GENUINE,
    );
    expect(await find(form)).toMatchObject([{ email }]);
  });

  test('with the time moved into the email is refused', async () => {
    const form = await posted('paid');
    const { email = '', paid = '' } = form;
    const moved = { ...form, email: `${email}${paid.slice(0, 2)}`, paid: paid.slice(2) };
    await expect(find(moved)).rejects.toThrow(NOT_GENUINE);
  });

  test('no clear answer of the shop: Zapier runs it again', async () => {
    const form = await posted('paid');
    shop.sandbox.fault('reset');
    await expect(find(form)).rejects.toMatchObject({ name: 'ThrottledError' });
  });
});

describe('a notification of another shop', () => {
  const { posted } = useOrder({ rpsKey: 'the-key-of-another-shop' });
  const { shop, find } = useOrder();

  test('is refused, though an order has that number', async () => {
    const form = await posted('paid');
    process.env.JUSTCLICK_BASE_URL = shop.sandbox.url;
    const order = { id: ID, email: EMAIL, goods: [{ code: 'printed-book' }], created: NOW };
    shop.sandbox.store.insertOrder(order);
    await expect(find(form)).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(NOT_GENUINE),
    });
    expect(shop.sandbox.requests).toStrictEqual([]);
  });
});
