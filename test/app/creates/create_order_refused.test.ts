import { describe, expect, jest, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const FORM = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };

describe('an order that cannot be created', () => {
  const shop = useShop({ login: 'myshop' });

  const create = (more: object = {}) => shop.create('create_order', { ...FORM, ...more });
  /** Also what Zapier's conversion would turn into something else. */
  const createRaw = (more: object) => shop.raw.create('create_order', { ...FORM, ...more });

  test.each([
    ['utm_medium', /replaces UTM Medium/],
    ['utm_source', /replaces UTM Source/],
  ])('an affiliate and %s at once are refused before any request', async (key, message) => {
    await expect(create({ affiliate: 'olga', [key]: 'email' })).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['no email', { bill_email: ' ' }, /Customer Email.*empty/],
    ['an email that is a list', { bill_email: ['a@b.co'] }, /Customer Email.*one text/],
    ['no products', { goods: [] }, /Products.*at least one/],
    ['products missing', { goods: undefined }, /Products.*at least one/],
    ['empty products', { goods: [{ good_name: '' }, {}] }, /Products.*at least one/],
    ['products as text', { goods: 'checklist' }, /Products: Map a product into/],
    ['a product as text', { goods: [{}, 'checklist'] }, /Products, line 2: Map a product into/],
    ['no product at all', { goods: [null] }, /Products: Map a product into/],
    ['a price without a product', { goods: [{ good_sum: 5 }] }, /price but no product/],
    ['a price in words', { goods: [{ good_name: 'x', good_sum: 'ten' }] }, /Price.*not an amount/],
    ['a negative price', { goods: [{ good_name: 'x', good_sum: -5 }] }, /Price.*less than zero/],
    [
      'a price that is no number',
      { goods: [{ good_name: 'x', good_sum: 'NaN' }] },
      /not an amount/,
    ],
    [
      'a price that may be 1500 or 1.5',
      { goods: [{ good_name: 'x', good_sum: '1,500' }] },
      /Products, Price: .*can mean 1500.00 or 1.50/,
    ],
    [
      'a price of a thousandth',
      { goods: [{ good_name: 'x', good_sum: 0.001 }] },
      /fraction of a cent/,
    ],
    ['a price without end', { goods: [{ good_name: 'x', good_sum: '9'.repeat(26) }] }, /too much/],
    ['a day that is none', { bill_created: '2026-02-30T00:00:00Z' }, /Created At.*does not exist/],
    ['a day that may be another', { bill_created: '03/04/2026' }, /Created At.*March 4.*April 3/],
    [
      'a time that means something else',
      { bill_timer_kill: 'date', bill_timer_kill_date: '1970-01-01T00:00:01Z' },
      /Cancel At/,
    ],
    ['a date that is none', { bill_created: 'soon' }, /Created At.*not a date/],
    ['a 13th month', { bill_created: '2026-13-02T00:00:00Z' }, /Created At.*does not exist/],
    ['a time to come', { bill_created: '9999-12-31T00:00:00Z' }, /Created At.*2000 and 2100/],
    ['a time to come', { bill_created: '+2d' }, /Created At.*more than a day from now/],
    [
      'a time that is over',
      { bill_timer_kill: 'date', bill_timer_kill_date: '2026-01-01T00:00:00Z' },
      /Cancel At.*in the past/,
    ],
    [
      'an unknown timer',
      { bill_timer_kill: 'later' },
      /Choose one of As set in the products, Never/,
    ],
    [
      'a bad price in the second line',
      { goods: [{ good_name: 'x' }, { good_name: 'y', good_sum: 'free' }] },
      /Products, line 2, Price: .*not an amount/,
    ],
    ['a timer without its date', { bill_timer_kill: 'date' }, /Cancel At: .*Enter when/],
    ['a record for a text', { bill_comment: { a: 1 } }, /Comment.*one text/],
  ])('%s is refused before any request', async (_name, input, message) => {
    await expect(createRaw(input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('a time to cancel at that is now is over, a second later it is to come', async () => {
    const now = Date.parse('2036-03-05T00:00:00Z');
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const at = (seconds: number) =>
      createRaw({
        bill_timer_kill: 'date',
        bill_timer_kill_date: new Date(now + seconds * 1000).toISOString(),
      });
    try {
      await expect(at(0)).rejects.toThrow(/Cancel At.*in the past/);
      expect(await at(1)).toMatchObject({ pay_status: 'waiting' });
    } finally {
      jest.restoreAllMocks();
    }
  });

  test('a row that is empty keeps its place, so that the line with the mistake is named', async () => {
    const goods = [
      { good_name: '', good_sum: '' },
      { good_name: 'x', good_sum: 'free' },
    ];
    await expect(create({ goods })).rejects.toThrow(/Products, line 2, Price: .*not an amount/);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test.each<[string, object, string, RegExp]>([
    ['a bad email', { bill_email: 'nobody' }, 'HaltedError', /didn't accept the customer email/],
    [
      'an unknown product',
      { goods: [{ good_name: 'nope' }] },
      'AppError',
      /Products: .*nope.* is not a product of your shop/,
    ],
    [
      'a parcel without an address',
      { goods: [{ good_name: 'printed-book' }] },
      'HaltedError',
      /address into this step/,
    ],
  ])('%s is refused by the service', async (_name, input, name, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(shop.sandbox.store.getOrders()).toStrictEqual([]);
  });
});
