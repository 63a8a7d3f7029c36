import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noPause } from '../support/no_pause.ts';
import { useShop } from '../support/shop.ts';

noPause();
const shop = useShop({ login: 'myshop' });

type Row = Record<string, unknown>;

const create = (goods: Row | Row[], more: object = {}) =>
  shop.create('create_order', { bill_email: 'anna@example.com', goods, ...more });
const sent = () => shop.sandbox.requests[0]?.params;
const line = (quantity: unknown, good_sum: unknown = '10') => ({
  good_name: 'checklist',
  good_sum,
  quantity,
});

/** What a product that is delivered needs. */
const PARCEL = {
  bill_first_name: 'Anna',
  bill_surname: 'Petrova',
  bill_country: 'RU',
  bill_city: 'Kazan',
  bill_address: 'Bauman St. 5',
};

describe('the quantity of a product', () => {
  test('is in the price of its line, to the cent, and in the comment', async () => {
    const order = await create([{ good_name: 'checklist', good_sum: '17.17', quantity: '3' }]);
    expect(sent()?.goods).toStrictEqual([{ good_name: 'checklist', good_sum: '51.51' }]);
    expect(sent()?.bill_comment).toBe('3 × checklist');
    expect(order).toMatchObject({ price: 51.51, comment: '3 × checklist' });
  });

  test('makes a price to the cent, by which the order is found where no answer came', async () => {
    shop.sandbox.fault('reset', { function: 'CreateOrder' });
    const goods = [{ good_name: 'checklist', good_sum: '17.17', quantity: '3' }];
    expect(await create(goods)).toMatchObject({ price: 51.51, comment: '3 × checklist' });
    expect(shop.sandbox.store.getOrders()).toHaveLength(1);
  });

  test('of several lines stands at the end of the comment that was given', async () => {
    await create(
      [
        { good_name: 'printed-book', good_sum: '2500', quantity: 2 },
        { good_name: 'photo-course', quantity: '1' },
        { good_name: 'checklist', good_sum: '0', quantity: '5' },
      ],
      { ...PARCEL, bill_comment: ' Call me 📞 ' },
    );
    expect(sent()?.goods).toStrictEqual([
      { good_name: 'printed-book', good_sum: '5000' },
      { good_name: 'photo-course' },
      { good_name: 'checklist', good_sum: '0' },
    ]);
    expect(sent()?.bill_comment).toBe('Call me 📞\n2 × printed-book\n5 × checklist');
  });

  test.each<[unknown, string]>([
    ['2', '20'],
    [2, '20'],
    [' 2 ', '20'],
    ['2.0', '20'],
    ['2,00', '20'],
    ['2.0000', '20'],
    ['x 2', '20'],
    ['×2', '20'],
    ['2x', '20'],
    ['3 шт', '30'],
    ['3 шт.', '30'],
    ['3 pcs', '30'],
    ['2\u200b', '20'],
    ['999', '9990'],
    ['1', '10'],
    ['1.0', '10'],
    ['', '10'],
    [undefined, '10'],
  ])('%j makes a price of %s', async (quantity, good_sum) => {
    await create([line(quantity)]);
    expect(sent()?.goods).toStrictEqual([{ good_name: 'checklist', good_sum }]);
    const isOne = good_sum === '10';
    expect('bill_comment' in (sent() ?? {})).toBe(!isOne);
  });

  test.each<[unknown]>([
    ['0'],
    ['1000'],
    ['1.5'],
    ['-2'],
    // Two thousand, or two with three decimals.
    ['2,000'],
    ['2.000'],
    ['2 000'],
    ['1,2'],
    ['two'],
    ['2-3'],
    ['1e1'],
    ['x'],
    ['2 kg'],
    ['9'.repeat(400)],
    [true],
    [[2]],
  ])('%j is refused before any request', async (quantity) => {
    await expect(
      shop.raw.create('create_order', { bill_email: 'a@b.co', goods: [line(quantity)] }),
    ).rejects.toThrow(/Products, Quantity: /);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('above 1 needs the price of one piece', async () => {
    const goods = [{ good_name: 'photo-course' }, { good_name: 'checklist', quantity: '2' }];
    await expect(create(goods)).rejects.toThrow(
      /Products, line 2, Price: This is empty, but the quantity is 2\. Map the price of one piece\./,
    );
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('and a price that make too much are refused', async () => {
    await expect(create([line('999', '1500000')])).rejects.toThrow(/quantity is too much/);
    await create([line('666', '1500000')]);
    expect(sent()?.goods).toStrictEqual([{ good_name: 'checklist', good_sum: '999000000' }]);
  });

  test('alone makes no line: a form gives one for each of its rows', async () => {
    await create([line('2'), { good_name: '', good_sum: '', quantity: '1' }, { quantity: '0' }]);
    expect(sent()?.goods).toHaveLength(1);
    await expect(create([{ quantity: '2' }])).rejects.toThrow(/Products.*at least one/);
  });

  test('of random prices is what adding up the cents gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 500_000 }),
        fc.integer({ min: 1, max: 999 }),
        async (cents, pieces) => {
          shop.sandbox.reset();
          await create([line(String(pieces), (cents / 100).toFixed(2))]);
          const [{ good_sum } = {}] = (sent()?.goods ?? []) as { good_sum?: string }[];
          expect(Math.round(Number(good_sum) * 100)).toBe(cents * pieces);
          expect(good_sum).toMatch(/^\d+(?:\.\d\d?)?$/);
        },
      ),
      { numRuns: 40 },
    );
  });
});
