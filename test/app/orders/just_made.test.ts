import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BOUNDS } from '../../../src/bounds.ts';
import { signed } from '../../standins/justclick/service.ts';
import { useRunClock } from '../../support/run_clock.ts';
import { bounds, noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const used = useService();
const clock = useRunClock();
const { billsSeconds, ordersSeconds } = bounds;
beforeAll(() => {
  Object.assign(bounds, {
    billsSeconds: BOUNDS.billsSeconds,
    ordersSeconds: BOUNDS.ordersSeconds,
  });
});
afterAll(() => {
  Object.assign(bounds, { billsSeconds, ordersSeconds });
});
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

/** What the service's clock says when it lists orders: unix seconds. */
const SERVED_AT = 1_772_442_900;
const GOODS = [{ good_name: 'checklist' }];

type Shop = {
  /** The codes of each of the customer's orders. */
  bills: Record<number, string[]>;
  /** What an order is beside a new one of a checklist; null when it is gone by then. */
  order: (id: number) => object | null;
  /** Seconds that the service takes to make the order, and to list the orders. */
  making: number;
  listing: number;
};

/** Creates an order whose number the service does not tell; gives the number that it found. */
async function create(shop: Partial<Shop> = {}, goods: object[] = GOODS): Promise<unknown> {
  const { bills = { 7: ['checklist'] }, order = () => ({}), making = 0, listing = 0 } = shop;
  used.service.answer = ({ url, body }, response) => {
    response.setHeader('date', new Date(SERVED_AT * 1000).toUTCString());
    if (url.endsWith('CreateOrder')) {
      clock.seconds += making;
      return signed(0, 'order created', []);
    }
    if (url.endsWith('GetBills')) {
      clock.seconds += listing;
      const goodsOf = (codes: string[]) => ({ ...codes.map((code) => ({ good_name: code })) });
      return signed(
        0,
        'ok',
        Object.fromEntries(Object.entries(bills).map(([id, codes]) => [id, goodsOf(codes)])),
      );
    }
    const id = Number(new URLSearchParams(body).get('bill_id'));
    const more = order(id);
    const usual = { email: 'a@b.co', created: SERVED_AT, pay_status: 'waiting' };
    return more === null
      ? signed(400, 'order not found')
      : signed(0, 'ok', { id, ...usual, items: [{ id: 'checklist', sum: '290.00' }], ...more });
  };
  const made = used.shop.create('create_order', { bill_email: 'a@b.co', goods });
  return made.then(
    ({ id }) => id,
    ({ name }: Error) => name,
  );
}
const IN_DOUBT = 'HaltedError';
const asked = () => used.service.received.map(({ url }) => url.replace('/api/', ''));

describe('the time of a look for an order that was just made', () => {
  test.each([
    [10, 0, [18, 4, 3], '7'],
    [23, 3, [18, 4, 1], '7'],
    [24, 1, [18, 3, 2], '7'],
    [26, 0, [18, 1, 1], '7'],
    [26.001, 0, [18], IN_DOUBT],
    [27, 0, [18], IN_DOUBT],
    [25, 1, [18, 2, 1], '7'],
    [25, 1.001, [18, 2], IN_DOUBT],
    [25, 2, [18, 2], IN_DOUBT],
  ])(
    'after %d seconds of making and %d of listing the requests get %j',
    async (making, listing, given, result) => {
      expect(await create({ making, listing })).toBe(result);
      expect(clock.given).toStrictEqual(given);
    },
  );
});

describe('when an order was made', () => {
  test.each([
    ['as long before as the step has lasted, and a second', -11, '7'],
    ['a second before that', -12, IN_DOUBT],
    ['a second after the list', 1, '7'],
    ['two seconds after the list', 2, IN_DOUBT],
  ])('%s: %d', async (_name, seconds, result) => {
    const order = () => ({ created: SERVED_AT + seconds });
    expect(await create({ making: 10, listing: 3, order })).toBe(result);
  });

  test.each([
    ['', IN_DOUBT],
    [null, IN_DOUBT],
  ])('%j: it is left open', async (created, result) => {
    expect(await create({ order: () => ({ created }) })).toBe(result);
  });

  test('no order is looked at when the service does not tell its clock', async () => {
    const made = create();
    const { answer } = used.service;
    used.service.answer = (request, response) => {
      const answered = answer(request, response);
      response.removeHeader('date');
      response.sendDate = false;
      return answered;
    };
    expect(await made).toBe(IN_DOUBT);
    expect(asked()).toStrictEqual(['CreateOrder', 'GetBills']);
  });
});

describe('which orders are looked at', () => {
  test('the two newest with just these products', async () => {
    const bills = {
      ...{ 9: ['photo-course'], 8: ['checklist', 'photo-course'], 6: [] },
      ...{ 5: ['checklist'], 4: ['checklist'], 3: ['checklist'] },
    };
    const order = (id: number) => ({ created: SERVED_AT - (id === 5 ? 0 : 900) });
    expect(await create({ bills, order })).toBe('5');
    expect(asked()).toStrictEqual(['CreateOrder', 'GetBills', ...Array(2).fill('getOrderDetails')]);
  });

  test('a product that cannot be read makes an order no other one', async () => {
    const bills = { 7: { 0: null, 1: {}, 2: { good_name: 'checklist' } } };
    const made = create();
    const { answer } = used.service;
    used.service.answer = (request, response) =>
      request.url.endsWith('GetBills')
        ? { ...(answer(request, response) as object), result: bills }
        : answer(request, response);
    expect(await made).toBe('7');
  });

  const two = { 8: ['checklist'], 7: ['checklist'] };

  test('of two that fit none is taken', async () => {
    expect(await create({ bills: two })).toBe(IN_DOUBT);
  });

  test('one that is gone by then is none', async () => {
    expect(await create({ bills: two, order: (id) => (id === 8 ? null : {}) })).toBe('7');
  });
});

describe('which order fits', () => {
  test('a free one, though it counts as paid at once', async () => {
    const paid = { pay_status: 'paid', paid: SERVED_AT };
    expect(await create({ order: () => ({ ...paid, price: '0.00' }) })).toBe('7');
    expect(await create({ order: () => ({ ...paid, price: '290.00' }) })).toBe(IN_DOUBT);
  });

  const [a, b] = ['checklist', 'photo-course'];
  test.each<[string, [string, number?][], [string, number][], string]>([
    [
      'a price for the second only',
      [[a], [a, 99]],
      [
        [a, 99],
        [a, 290],
      ],
      '7',
    ],
    [
      'a price for the first only',
      [[a, 99], [a]],
      [
        [a, 290],
        [a, 99],
      ],
      '7',
    ],
    [
      'a price that it does not have',
      [[a], [a, 99]],
      [
        [a, 98],
        [a, 290],
      ],
      IN_DOUBT,
    ],
    [
      'the same products, other numbers of them',
      [[a], [b], [b]],
      [
        [a, 1],
        [a, 1],
        [b, 1],
      ],
      IN_DOUBT,
    ],
    [
      'the same products in another order',
      [[b], [a], [b]],
      [
        [a, 1],
        [b, 1],
        [b, 1],
      ],
      '7',
    ],
  ])('%s', async (_name, wanted, has, result) => {
    const goods = wanted.map(([good_name, good_sum]) => ({ good_name, good_sum }));
    const items = has.map(([id, sum]) => ({ id, sum }));
    const bills = { 7: [...new Set(has.map(([id]) => id))] };
    expect(await create({ bills, order: () => ({ items }) }, goods)).toBe(result);
  });
});
