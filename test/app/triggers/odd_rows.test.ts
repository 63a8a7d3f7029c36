import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

const NOW = Math.floor(Date.now() / 1000);
const HOUR = 3600;

/** An order as both lists have it. */
const paid = (id: unknown, more = {}) => ({
  id,
  email: 'anna@example.com',
  created: String(NOW - 2 * HOUR),
  pay_status: 'paid',
  paid: String(NOW - HOUR),
  items: [{ id: 'checklist', title: 'Checklist', sum: '290.00' }],
  ...more,
});
const waiting = (id: unknown, more = {}) =>
  paid(id, { created: String(NOW - 30 * HOUR), pay_status: 'waiting', paid: '', ...more });

/** Each trigger with the rows that it is about, and what its rows are called. */
const TRIGGERS = {
  new_order: { input: {}, sound: paid, idOf: (id: number) => String(id) },
  new_paid_order: { input: {}, sound: paid, idOf: (id: number) => String(id) },
  order_status_changed: {
    input: { pay_status: 'paid' },
    sound: paid,
    idOf: (id: number) => String(id),
  },
  order_left_unpaid: { input: {}, sound: waiting, idOf: (id: number) => String(id) },
  new_paid_order_item: { input: {}, sound: paid, idOf: (id: number) => `${id}-checklist-1` },
} as const;
const KEYS = Object.keys(TRIGGERS) as (keyof typeof TRIGGERS)[];

restoreBaseUrl();
let service: Awaited<ReturnType<typeof startService>>;
let shop: ReturnType<typeof connect>;
beforeAll(async () => {
  service = await startService();
  shop = connect(service);
});
afterAll(() => service.close());

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});
afterEach(() => {
  log.mockClear();
});

async function poll(key: keyof typeof TRIGGERS, rows: unknown, meta = {}) {
  service.answer = () => signed(0, 'ok', rows);
  return (await shop.trigger(key, TRIGGERS[key].input, meta)).map(({ id }) => id);
}
const logged = () => log.mock.calls.map(([line]) => String(line).trim());

/** Rows that no trigger can read, and what the log calls them. */
const ODD: readonly (readonly [string, unknown, string])[] = [
  ['null', null, 'one without a number'],
  ['a text', 'anna@example.com', 'one without a number'],
  ['a list', [], 'one without a number'],
  ['an order without a number', paid(null), 'one without a number'],
  ['an order with a list for a number', paid(['5']), 'one without a number'],
  ['an order with words for a number', paid('order 5'), 'one without a number'],
  ['an order with the number 0', paid('0'), '0 (without number)'],
  ['an order with a page for a number', paid('<'.repeat(30_000)), 'one without a number'],
];

/** Rows that only some triggers cannot read. */
const NO_STATUS = { pay_status: '', paid: '' };
const SOME: readonly (readonly [keyof typeof TRIGGERS, string, unknown, string])[] = [
  ['new_paid_order', 'no status and no date', paid(5, NO_STATUS), '5 (without status)'],
  ['new_paid_order_item', 'no status and no date', paid(5, NO_STATUS), '5 (without status)'],
  ['order_status_changed', 'no status', paid(5, { pay_status: null }), '5 (without status)'],
  ['order_left_unpaid', 'no status', waiting(5, { pay_status: '' }), '5 (without status)'],
  ['order_left_unpaid', 'no date', waiting(5, { created: '' }), '5 (without date of creation)'],
  ['new_paid_order_item', 'a text for items', paid(5, { items: 'x' }), '5 (cannot be read)'],
  ['new_paid_order_item', 'a text for an item', paid(5, { items: ['x'] }), '5 (cannot be read)'],
];

describe('a row that cannot be read', () => {
  const cases = [
    ...KEYS.flatMap((key) => ODD.map(([name, row, said]) => [key, name, row, said] as const)),
    ...SOME,
  ];

  test.each(cases)(
    '%s: %s stops no other, and is named in the log',
    async (key, _name, row, said) => {
      const { sound, idOf } = TRIGGERS[key];
      expect(await poll(key, [row, sound(7), row])).toStrictEqual([idOf(7)]);
      const [line] = logged();
      expect(line).toContain('left out for now: ');
      expect(line).toContain(said);
      expect(line).not.toMatch(/anna|checklist/i);
    },
  );

  test.each(cases)('%s: %s is an error when there is no other', async (key, _name, row) => {
    await expect(poll(key, [row])).rejects.toThrow(/sent orders without|couldn't read/);
  });

  test.each(SOME)('%s: %s comes with the first poll that can read it', async (key, _name, row) => {
    const { sound, idOf } = TRIGGERS[key];
    expect(await poll(key, [row, sound(7)], { isPopulatingDedupe: true })).toStrictEqual([idOf(7)]);
    expect((await poll(key, [sound(5), sound(7)])).sort()).toStrictEqual([idOf(5), idOf(7)]);
  });
});

describe('an order without a status', () => {
  test('is new all the same', async () => {
    expect(await poll('new_order', [paid(5, NO_STATUS)])).toStrictEqual(['5']);
  });

  test('is paid when the service lists it as paid and dates the payment', async () => {
    const row = paid(5, { pay_status: '' });
    expect(await poll('new_paid_order', [row])).toStrictEqual(['5']);
    expect(await poll('new_paid_order_item', [row])).toStrictEqual(['5-checklist-1']);
  });

  test('is not left unpaid when it has a date of payment', async () => {
    expect(await poll('order_left_unpaid', [paid(5, { pay_status: '' })])).toStrictEqual([]);
  });
});

test.each([[null], [undefined], [[]]])('an order whose items are %j has none', async (items) => {
  expect(await poll('new_paid_order_item', [paid(5, { items })])).toStrictEqual([]);
  expect(await poll('new_paid_order', [paid(5, { items })])).toStrictEqual(['5']);
});

test.each([[null], [[]]])('so is one that is asked for by its number: %j', async (items) => {
  service.answer = () => signed(0, 'ok', paid('5', { items }));
  const [order] = await shop.search('find_order', { bill_id: '5' });
  expect(order?.details).toMatchObject({ items: [], good_names: null, good_count: 0 });
});
