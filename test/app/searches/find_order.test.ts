import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { orderSample } from '../../../src/orders/order.ts';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { useShop } from '../support/shop.ts';

describe.each(['list', 'code'] as const)('where nothing is told as %s', (empty) => {
  const shop = useShop({ empty });
  beforeEach(() => {
    const insert = (id: number, email: string, more: object = {}) =>
      shop.sandbox.store.insertOrder({ id, email, goods: [{ code: 'checklist' }], ...more });
    insert(9, 'anna@example.com', { pay_status: 'paid' });
    insert(10, 'anna@example.com');
    insert(11, 'anna@example.com', { pay_status: 'cancel' });
    insert(12, 'other@example.com', { goods: [{ code: 'photo-course' }, { code: 'checklist' }] });
  });

  const find = async (input: object) =>
    (await shop.search('find_order', input)).map(({ id }) => id);

  test.each<[object, string[]]>([
    [{ email: 'anna@example.com' }, ['11']],
    [{ email: ' Anna@Example.com ' }, ['11']],
    [{ email: 'anna@example.com', pay_status: 'paid' }, ['9']],
    [{ email: 'anna@example.com', pay_status: 'waiting' }, ['10']],
    [{ email: 'anna@example.com', pay_status: 'cancel' }, ['11']],
    [{ email: 'other@example.com', pay_status: 'paid' }, []],
    [{ email: 'anna@example.com', good_name: 'checklist', pay_status: 'paid' }, ['9']],
    [{ email: 'anna@example.com', good_name: 'photo-course' }, []],
    [{ email: 'other@example.com', good_name: 'photo-course' }, ['12']],
    [{ email: 'nobody@example.com' }, []],
    [{ bill_id: '9' }, ['9']],
    [{ bill_id: '#12' }, ['12']],
    [{ bill_id: '999' }, []],
    [{ bill_id: 9, email: 'ANNA@example.com' }, ['9']],
    [{ bill_id: '9', email: 'other@example.com' }, []],
    [{ bill_id: 'Order #9', pay_status: 'paid' }, ['9']],
    [{ bill_id: '9', pay_status: 'waiting' }, []],
    [{ bill_id: '12', good_name: 'photo-course' }, ['12']],
    [{ bill_id: '9', good_name: 'photo-course' }, []],
    [{ email: 'anna@example.com', limit: '10' }, ['11', '10', '9']],
    [{ email: 'anna@example.com', limit: '2' }, ['11', '10']],
    [{ email: 'anna@example.com', limit: '10', pay_status: 'Canceled' }, ['11']],
    [{ email: 'anna@example.com', limit: '10', good_name: 'photo-course' }, []],
    [{ bill_id: '9', limit: '10' }, ['9']],
  ])('%j finds %j', async (input, ids) => {
    expect(await find(input)).toStrictEqual(ids);
  });

  test('finds by a status that the service does not filter by', async () => {
    shop.sandbox.store.insertOrder({
      id: 8,
      email: 'anna@example.com',
      goods: [{ code: 'checklist' }],
      pay_status: 'sent',
    });
    expect(await find({ email: 'anna@example.com', pay_status: 'sent' })).toStrictEqual(['8']);
    expect(await find({ email: 'anna@example.com', pay_status: 'return' })).toStrictEqual([]);
  });

  test('finds the only order that fits, though it is one of the oldest of many', async () => {
    for (let id = 101; id <= 140; id++) {
      const order = { id, email: 'many@example.com', goods: [{ code: 'checklist' }] };
      shop.sandbox.store.insertOrder({ ...order, pay_status: id < 103 ? 'sent' : 'paid' });
    }
    expect(await find({ email: 'many@example.com', pay_status: 'sent' })).toStrictEqual(['102']);
    expect(await find({ email: 'many@example.com', limit: '10' })).toStrictEqual(
      Array.from({ length: 10 }, (_, index) => String(140 - index)),
    );
  });

  test('gives the order with all its details, in two requests', async () => {
    const [order] = await shop.search('find_order', { email: 'other@example.com' });
    expect(Object.keys(order ?? {})).toStrictEqual([
      ...Object.keys(orderSample),
      'already_existed',
    ]);
    expect(order).toMatchObject({
      id: '12',
      email: 'other@example.com',
      already_existed: true,
      details: { good_count: 2, items: [{ id: 'photo-course' }, { id: 'checklist' }] },
    });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetBills',
      'GetOrderDetails',
    ]);
  });

  test.each<[object, RegExp]>([
    [{}, /Customer Email or Order Number.*at least one/],
    [{ email: '  ', bill_id: '' }, /at least one/],
    [{ bill_id: 'nine' }, /not an order number/],
    [{ bill_id: ['9'] }, /one text/],
    [{ bill_id: '9', limit: '11' }, /Number of Orders.*from 1 to 10/],
    [{ bill_id: '9', limit: '0' }, /Number of Orders.*from 1 to 10/],
    [{ email: { a: 1 } }, /one text/],
    [
      { email: 'anna@example.com', pay_status: 'lost' },
      /Choose one of Awaiting Payment, Paid, Shipped/,
    ],
  ])('%j is refused before any request', async (input, message) => {
    await expect(find(input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('find or create: an order is created once and found after that', async () => {
    const input = { email: 'new@example.com', pay_status: 'waiting' };
    expect(await find(input)).toStrictEqual([]);
    const created = await shop.create('create_order', {
      bill_email: input.email,
      goods: [{ good_name: 'checklist' }],
    });
    const [found] = await shop.search('find_order', input);
    expect(found).toStrictEqual({ ...created, already_existed: true });
  });
});

describe('what the service may get wrong', () => {
  restoreBaseUrl();
  let service: Awaited<ReturnType<typeof startService>>;
  let shop: ReturnType<typeof connect>;
  beforeAll(async () => {
    service = await startService();
    shop = connect(service);
  });
  afterAll(() => service.close());

  const bill = { 1201: { good_name: 'checklist' } };
  const find = (bills: unknown, details: unknown) => {
    service.answer = ({ url }) => signed(0, 'ok', url.endsWith('GetBills') ? bills : details);
    return shop.search('find_order', { email: 'anna@example.com' });
  };

  test.each(['1e5', '7.5', 'new', '', '-7'])(
    'an order with the number %j is no reason to make a second one',
    async (number) => {
      await expect(find({ 7: bill, [number]: bill }, { id: 7 })).rejects.toThrow(/couldn't read/);
    },
  );

  test("another customer's order is neither shown nor taken for none", async () => {
    const other = { id: 7, email: 'olga@example.com', items: [] };
    await expect(find({ 7: bill }, other)).rejects.toThrow(/couldn't read/);
    await expect(
      find({ 7: bill }, { ...other, email: ' Anna@example.com ' }),
    ).resolves.toHaveLength(1);
  });

  test('a status in words of its own counts if the service was asked for it', async () => {
    const input = { email: 'anna@example.com', pay_status: 'paid' };
    const order = { id: 7, email: 'anna@example.com', pay_status: 'Complete', items: [] };
    service.answer = ({ url }) => signed(0, 'ok', url.endsWith('GetBills') ? { 7: bill } : order);
    expect(await shop.search('find_order', input)).toMatchObject([{ pay_status: 'Complete' }]);
    expect(await shop.search('find_order', { ...input, pay_status: 'sent' })).toStrictEqual([]);
  });
});
