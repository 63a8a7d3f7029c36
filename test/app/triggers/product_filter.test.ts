import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const NOW = Math.floor(Date.now() / 1000);

const digital = (id: number, code: string, title: string) => ({
  id,
  code,
  title,
  type: 'digital' as const,
  sum: 290,
});

const shop = useShop({
  products: [
    digital(1, 'checklist', 'Checklist: 12 steps'),
    digital(2, 'book', 'The Other Book'),
    digital(3, 'book,2nd', 'Book'),
    digital(4, 'a;b', 'A and B'),
    digital(5, 'a', 'A'),
    digital(6, 'b', 'B'),
    digital(12, 'dozen', 'Dozen'),
    digital(13, '12', 'Twelve'),
  ],
});

let log: jest.SpiedFunction<typeof console.log>;
beforeEach(() => {
  log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});
const logged = () => log.mock.calls.flat().join('\n');
const asked = () => shop.sandbox.requests.map((request) => request.function);
const askedFor = () => asked().filter((name) => name === 'GetAllGoods').length;

/** One paid order for each product, with its number, and one of two products. */
function sell() {
  for (const { id, code } of shop.sandbox.store.products) {
    shop.sandbox.store.insertOrder({
      id,
      email: 'anna@example.com',
      goods: [{ code }],
      created: NOW - 90_000 - id,
      pay_status: 'paid',
      paid: NOW - 100 - id,
    });
  }
  shop.sandbox.requests.length = 0;
}

const WAYS: [string, object][] = [
  ['new_order', {}],
  ['new_paid_order', {}],
  ['order_status_changed', { pay_status: 'paid' }],
];

const TURNING_ON = { isPopulatingDedupe: true };
const EDITOR = { isLoadingSample: true };

describe.each(WAYS)('the products of %s', (key, more) => {
  beforeEach(sell);
  const poll = async (goods: unknown, meta = {}) =>
    (await shop.trigger(key, { ...more, goods }, meta)).map(({ id }) => Number(id)).sort();

  test.each<[unknown, number[], number]>([
    [['1'], [1], 0],
    ['1, 12', [1, 12], 0],
    ['1.0', [1], 0],
    // A number that was chosen is never a product that has it for its code.
    ['12', [12], 0],
    ['checklist', [1], 1],
    [' CHECKLIST\u200b', [1], 1],
    ['Checklist – 12 steps', [1], 1],
    ['Checklist: 12 steps, Dozen', [1, 12], 1],
    ['book', [2], 1],
    ['Book', [2], 1],
    ['book,2nd', [3], 1],
    ['a;b', [4], 1],
    ['a,b', [5, 6], 1],
    [['A and B', '5', 'dozen'], [4, 5, 12], 1],
  ])('%j are those of orders %j', async (goods, ids, requests) => {
    expect(await poll(goods)).toStrictEqual(ids.sort());
    expect(askedFor()).toBe(requests);
    expect((await poll(goods, TURNING_ON)).sort()).toStrictEqual(ids.sort());
  });

  test('that the shop has no more give no rows, and a line in the log', async () => {
    expect(await poll('Gone')).toStrictEqual([]);
    expect(logged()).toMatch(/A product of the field Products is not in the shop: Gone/);
    // Never all orders: nothing is asked but the products.
    expect(asked()).toStrictEqual(['GetAllGoods']);
    expect(await poll(['Gone', 'checklist'])).toStrictEqual([1]);
    expect(await poll(['Gone', '5'])).toStrictEqual([5]);
  });

  test('are an error when a Zap is set up or turned on, before any order is read', async () => {
    for (const meta of [TURNING_ON, EDITOR]) {
      await expect(poll(['checklist', 'Gone'], meta)).rejects.toThrow(
        /Products: .*Gone.* is not a product of your shop/,
      );
    }
    expect(asked()).toStrictEqual(['GetAllGoods', 'GetAllGoods']);
  });

  test('do not matter when the field is empty', async () => {
    for (const goods of [undefined, '', [], ['', ' ', '\u200b']]) {
      expect(await poll(goods)).toHaveLength(8);
    }
    expect(askedFor()).toBe(0);
  });
});

test('an order left unpaid is found by a name of its product', async () => {
  shop.sandbox.store.insertOrder({
    id: 7,
    email: 'anna@example.com',
    goods: [{ code: 'checklist' }],
    created: NOW - 90_000,
  });
  const ids = async (goods: string) =>
    (await shop.trigger('order_left_unpaid', { goods })).map(({ id }) => id);
  expect(await ids('checklist: 12 steps')).toStrictEqual(['7']);
  expect(await ids('dozen')).toStrictEqual([]);
  expect(await ids('gone')).toStrictEqual([]);
});

describe('the products of new_paid_order_item', () => {
  beforeEach(sell);
  const poll = async (good_name: unknown, meta = {}) =>
    (await shop.trigger('new_paid_order_item', { good_name }, meta)).map(({ id }) => id);

  test.each<[unknown, string[], number]>([
    ['checklist', ['1-checklist-1'], 0],
    [['book,2nd'], ['3-book,2nd-1'], 0],
    [['a;b'], ['4-a;b-1'], 0],
    ['a,b', ['5-a-1', '6-b-1'], 1],
    // A code that was chosen is never a product that has it for its name or number.
    ['book', ['2-book-1'], 0],
    ['12', ['13-12-1'], 0],
    ['Book', ['2-book-1'], 1],
    ['CHECKLIST', ['1-checklist-1'], 1],
    ['Checklist - 12 steps', ['1-checklist-1'], 1],
    ['1', ['1-checklist-1'], 1],
    [['dozen', 'A and B'], ['4-a;b-1', '12-dozen-1'], 1],
  ])('%j are in %j', async (good_name, ids, requests) => {
    expect((await poll(good_name)).sort()).toStrictEqual(ids.sort());
    expect(askedFor()).toBe(requests);
  });

  test('a code is not taken for the name of another product that was sold', async () => {
    const { store } = shop.sandbox;
    shop.sandbox.reset();
    store.insertOrder({
      id: 3,
      email: 'anna@example.com',
      goods: [{ code: 'book,2nd' }],
      created: NOW - 100,
      pay_status: 'paid',
      paid: NOW,
    });
    // The shop has a "book", which is not in these orders, and a "Book", which is.
    expect(await poll('book')).toStrictEqual([]);
    expect(await poll('book,2nd')).toStrictEqual(['3-book,2nd-1']);
  });

  test('one that the shop has no more gives no rows in a poll, and an error before', async () => {
    expect(await poll('Gone')).toStrictEqual([]);
    expect(await poll('Gone; checklist')).toStrictEqual(['1-checklist-1']);
    expect(logged()).toMatch(/A product of the field Products is not in the shop: Gone/);
    for (const meta of [TURNING_ON, EDITOR]) {
      await expect(poll('Gone', meta)).rejects.toThrow(/Gone.* is not a product of your shop/);
    }
  });

  test('keys of the products that are wanted fill the memory, and no others', async () => {
    const keys = await shop.trigger(
      'new_paid_order_item',
      { good_name: ['book,2nd', 'Dozen'] },
      TURNING_ON,
    );
    expect(keys.map((key) => JSON.stringify(key)).sort()).toStrictEqual([
      '{"id":"12-dozen-1"}',
      '{"id":"3-book,2nd-1"}',
    ]);
  });
});
