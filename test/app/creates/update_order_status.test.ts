import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { orderSample } from '../../../src/orders/order.ts';
import { useShop } from '../support/shop.ts';

const shop = useShop();
beforeEach(() => {
  shop.sandbox.store.insertOrder({ id: 7, email: 'a@b.co', goods: [{ code: 'checklist' }] });
});

const update = (input: object) => shop.create('update_order_status', input);
/** Also what Zapier's conversion would turn into something else. */
const updateRaw = (input: object) => shop.raw.create('update_order_status', input);
const sent = () => shop.sandbox.requests[0]?.params;

describe('updating the status of an order', () => {
  test('paid: with a date, gives the whole order', async () => {
    const order = await update({ bill_id: '7', status: 'paid', date: '2026-03-02T12:15:00+03:00' });
    expect(Object.keys(order)).toStrictEqual(Object.keys(orderSample));
    expect(order).toMatchObject({ id: '7', pay_status: 'paid', paid: '2026-03-02T09:15:00Z' });
    expect(sent()).toStrictEqual({ bill_id: '7', status: 'paid', date: '1772442900' });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'UpdateOrderStatus',
      'GetOrderDetails',
    ]);
  });

  test.each([
    ['paid', {}],
    ['sent', { rpo: 'RA123456789RU' }],
  ])('%s without a date means now', async (status, more) => {
    const before = Math.floor(Date.now() / 1000);
    await update({ bill_id: '#7', status, ...more });
    expect(sent()).toStrictEqual({
      bill_id: '7',
      status,
      date: expect.stringMatching(/^\d+$/),
      ...more,
    });
    expect(Number(sent()?.date)).toBeGreaterThanOrEqual(before);
    expect(Number(sent()?.date)).toBeLessThanOrEqual(Date.now() / 1000);
  });

  test.each(['return', 'cancel'])('%s sends nothing that it does not need', async (status) => {
    const leftOver = { date: '2026-03-02T12:15:00+03:00', rpo: 'left over from another choice' };
    const order = await update({ bill_id: 7, status, ...leftOver });
    expect(order.pay_status).toBe(status);
    expect(sent()).toStrictEqual({ bill_id: '7', status });
  });

  test.each([
    [undefined, []],
    ['paid', ['date']],
    ['sent', ['date', 'rpo']],
    ['return', []],
    ['cancel', []],
    ['Shipped', ['date', 'rpo']],
    ['{{123__status}}', ['date', 'rpo']],
    ['constructor', ['date', 'rpo']],
  ])('the status %j asks for %j', async (status, more) => {
    const fields = await shop.fields('creates.update_order_status', { status });
    expect(fields.map(({ key }) => key)).toStrictEqual(['bill_id', 'status', ...more]);
  });

  test('a status that is mapped asks for nothing that only one status needs', async () => {
    const mapped = await shop.fields('creates.update_order_status', { status: '{{123__status}}' });
    expect(mapped.find(({ key }) => key === 'rpo')?.required).toBeFalsy();
    const sent = await shop.fields('creates.update_order_status', { status: 'sent' });
    expect(sent.find(({ key }) => key === 'rpo')?.required).toBe(true);
  });

  test.each([
    ['Paid', 'paid'],
    ['cancelled', 'cancel'],
    ['Refunded', 'return'],
    ['Оплачен', 'paid'],
    ['Возврат', 'return'],
    ['Отменён', 'cancel'],
  ])('a status mapped as %j is %s', async (status, key) => {
    await update({ bill_id: 7, status });
    expect(sent()).toMatchObject({ status: key });
  });

  test.each<[string, object, RegExp]>([
    ['no order', { bill_id: '', status: 'paid' }, /Order.*empty/],
    ['an order that is no number', { bill_id: 'seven', status: 'paid' }, /not an order number/],
    ['a list of orders', { bill_id: ['7'], status: 'paid' }, /Order.*one text/],
    ['no status', { bill_id: '7' }, /New Status.*empty/],
    ['an unknown status', { bill_id: '7', status: 'lost' }, /Choose one of Paid, Shipped/],
    ['a status named like a method', { bill_id: '7', status: 'toString' }, /Choose one of/],
    ['a shipment without its number', { bill_id: '7', status: 'sent' }, /Tracking Number.*empty/],
    ['a date that is none', { bill_id: '7', status: 'paid', date: 'soon' }, /Paid At/],
    ['a date to come', { bill_id: '7', status: 'paid', date: '2031-03-02' }, /Paid At/],
    [
      'a shipping date that is none',
      { bill_id: '7', status: 'sent', rpo: 'x', date: 'z' },
      /Shipped At/,
    ],
  ])('%s is refused before any request', async (_name, input, message) => {
    await expect(updateRaw(input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test.each([
    ['paid', { pay_status_name: 'Paid', paid: '2026-03-02T09:15:00Z' }],
    ['sent', { pay_status_name: 'Shipped', paid: null }],
    ['cancel', { pay_status_name: 'Canceled', paid: null }],
  ])(
    '%s: what is known of the order comes even when it cannot be read back',
    async (status, known) => {
      const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
      shop.sandbox.fault('http-500', { function: 'GetOrderDetails' });
      const more = { date: '2026-03-02T12:15:00+03:00', rpo: 'RA1' };
      const order = await update({ bill_id: '7', status, ...more });
      expect(Object.keys(order)).toStrictEqual(Object.keys(orderSample));
      expect(order).toMatchObject({ id: '7', pay_status: status, ...known });
      expect(log).toHaveBeenCalledWith(expect.stringContaining('order 7 could not be read back'));
      log.mockRestore();
    },
  );

  test('an order that is not there halts this run only', async () => {
    await expect(update({ bill_id: '999', status: 'cancel' })).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/no order with this number/),
    });
  });
});
