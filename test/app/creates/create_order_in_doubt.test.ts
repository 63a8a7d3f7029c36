import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { FaultName } from '../../standins/justclick/faults.ts';
import type { RawOrder } from '../../standins/justclick/store.ts';
import { noPause } from '../support/no_pause.ts';
import { useShop } from '../support/shop.ts';

noPause(5);

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const EMAIL = 'anna@example.com';
const FORM = {
  bill_email: EMAIL,
  goods: [{ good_name: 'checklist' }, { good_name: 'photo-course', good_sum: '99.50' }],
};
const ALIKE = { email: EMAIL, goods: [{ code: 'photo-course', sum: 99.5 }, { code: 'checklist' }] };

const unixNow = () => Math.floor(Date.now() / 1000);
const OFF = { 'no difference': 0, 'an hour ahead': 3600, 'an hour behind': -3600 };

describe.each(Object.entries(OFF))('with %s between the clocks', (_name, seconds) => {
  const shop = useShop({ now: () => unixNow() + seconds });
  const insert = (order: Partial<RawOrder> & { age: number }) => {
    const { age, ...more } = order;
    const created = shop.sandbox.store.now() - age;
    return shop.sandbox.store.insertOrder({ ...ALIKE, created, ...more });
  };
  const lose = (carriedOut: boolean, fault: FaultName = 'reset') =>
    shop.sandbox.fault(fault, { function: 'CreateOrder', carriedOut });
  const create = (more: object = {}) => shop.create('create_order', { ...FORM, ...more });
  const asked = () => shop.sandbox.requests.map((request) => request.function);
  const inDoubt = {
    name: 'HaltedError',
    message: expect.stringMatching(
      /We can't tell whether this step worked\. Look for an order of anna@example\.com with checklist, photo-course in JustClick before/,
    ),
  };

  test.each<FaultName>(['reset', 'http-500', 'empty', 'wrong-signature', 'result-missing'])(
    'an order that was made is found, though its answer was lost (%s)',
    async (fault) => {
      insert({ age: 60, pay_status: 'paid' });
      insert({ age: 60, email: 'boris@example.com' });
      insert({ age: 60, goods: [{ code: 'checklist' }] });
      lose(true, fault);
      const order = await create();
      expect(order).toMatchObject({ id: '100004', email: EMAIL, already_existed: false });
      expect(order).toMatchObject({ price: 389.5, details: { good_count: 2 } });
      expect(asked().filter((name) => name === 'CreateOrder')).toHaveLength(1);
    },
  );

  test.each([
    ['five seconds', 5],
    ['a minute', 60],
    ['an hour', 3600],
    ['almost an hour', 3590],
    ['two hours', 7200],
    ['a day', 86_400],
  ])('an order just like it, %s older, is not taken for it', async (_age, age) => {
    insert({ age, pay_status: 'paid', paid: shop.sandbox.store.now() });
    insert({ age });
    lose(false);
    await expect(create()).rejects.toMatchObject(inDoubt);
    expect(asked().filter((name) => name === 'CreateOrder')).toHaveLength(1);
  });

  test.each<[string, Partial<RawOrder>]>([
    ['one product less', { goods: [{ code: 'checklist' }] }],
    ['a product twice', { goods: [...ALIKE.goods, { code: 'checklist' }] }],
    ['another price', { goods: [{ code: 'photo-course', sum: 99 }, { code: 'checklist' }] }],
    ['another customer', { email: 'boris@example.com' }],
    ['a payment', { pay_status: 'paid' }],
    ['a cancellation', { pay_status: 'cancel' }],
  ])('an order of the same second with %s is not taken for it', async (_what, more) => {
    insert({ age: 0, ...more });
    lose(false);
    await expect(create()).rejects.toMatchObject(inDoubt);
  });

  test('of two that fit, none is taken', async () => {
    insert({ age: 0 });
    insert({ age: 0 });
    lose(false);
    await expect(create()).rejects.toMatchObject(inDoubt);
  });

  test('with a date of its own, an order cannot be told from an older one', async () => {
    lose(true);
    await expect(create({ bill_created: '2026-03-02T09:15:00Z' })).rejects.toMatchObject(inDoubt);
    expect(asked()).toStrictEqual(['CreateOrder']);
  });

  test('when nothing else is answered either, a person has to look', async () => {
    shop.sandbox.fault('http-500', { carriedOut: true });
    await expect(create()).rejects.toMatchObject(inDoubt);
  });

  test('in any shop, an order that was there before is never taken for the new one', async () => {
    const anyOrder = fc.record({
      age: fc.oneof(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 30, max: 8000 })),
      email: fc.constantFrom(EMAIL, 'boris@example.com'),
      pay_status: fc.constantFrom('waiting' as const, 'paid' as const, 'cancel' as const),
      goods: fc.constantFrom(ALIKE.goods, [{ code: 'checklist' }]),
    });
    const anyShop = fc.array(anyOrder, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyShop, fc.boolean(), async (orders, carriedOut) => {
        shop.sandbox.reset();
        const before = orders.map((order) => insert(order).id);
        lose(carriedOut);
        const made = await create().then(
          ({ id }) => Number(id),
          (error: Error) => error.name,
        );
        const [isNew] = shop.sandbox.store.getOrders().filter(({ id }) => !before.includes(id));
        expect(made).toBe(isNew?.id ?? 'HaltedError');
      }),
      { numRuns: 25 },
    );
  });
});
