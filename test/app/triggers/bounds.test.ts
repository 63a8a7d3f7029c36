import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Received, signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { amount } from '../../support/amount.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { bounds, restoreBounds } from '../support/bounds.ts';

const NOW = Math.floor(Date.now() / 1000);
const MB = 1e6;
/** More than Zapier would take of whole rows; a part of it in mutants, for its keys are alike. */
const KEYS = amount(40_000, 4_000);
/** More than a usual poll hands over. */
const MANY = amount(30_000, 6_000);

restoreBaseUrl();
let service: Awaited<ReturnType<typeof startService>>;
let shop: ReturnType<typeof connect>;
beforeAll(async () => {
  service = await startService();
  shop = connect(service);
});
afterAll(() => service.close());
restoreBounds();

const bytesOf = (result: unknown) => Buffer.byteLength(JSON.stringify(result));
const isSecond = ({ url }: Received) => url.endsWith('/getOrdersWithGoods');

/** An order with most of its fields filled, newer than those with a greater number. */
const order = (number: number, more = {}) => ({
  id: String(200_000 - number),
  first_name: 'Анна',
  last_name: 'Петрова',
  email: `customer${number}@example.com`,
  phone: '+79161234567',
  country: 'RU',
  city: 'Казань',
  address: 'ул. Баумана, д. 5, кв. 12',
  created: String(NOW - 30 * number - 60),
  pay_status: 'paid',
  paid: String(NOW - 30 * number),
  link: `/bill/${number}/5f2a9c`,
  price: '1500.00',
  ...more,
});
/** Answers with so many orders, and nothing in the second list. */
function answerWith(count: number): void {
  service.answer = (request, response) => {
    // While this process makes so long an answer, the next test's request would find a dead connection.
    response.setHeader('connection', 'close');
    return signed(0, 'ok', isSecond(request) ? [] : ordersOf(count));
  };
}
const ordersOf = (count: number) => Array.from({ length: count }, (_, index) => order(index));

describe('switching on a Zap', () => {
  const meta = { isPopulatingDedupe: true };

  test.each([
    ['new_order', {}, ['id']],
    ['new_paid_order', {}, ['id']],
    ['order_status_changed', { pay_status: 'paid' }, ['id', 'pay_status']],
  ] as const)(`%s hands over the keys of ${KEYS} orders`, async (key, input, keys) => {
    answerWith(KEYS);
    const rows = await shop.trigger(key, input, meta);
    expect(rows).toHaveLength(KEYS);
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toStrictEqual(new Set(keys));
    expect(bytesOf(rows)).toBeLessThan(2 * MB);
  });

  test('new_paid_order_item hands over the keys of its items', async () => {
    const items = [{ id: 'a', title: 'A' }, { id: 'b' }];
    service.answer = () => signed(0, 'ok', [order(1, { items })]);
    const rows = await shop.trigger('new_paid_order_item', {}, meta);
    expect(rows).toStrictEqual([{ id: '199999-a-1' }, { id: '199999-b-1' }]);
  });

  test('order_left_unpaid hands over the keys of orders that are old enough', async () => {
    const waiting = { pay_status: 'waiting', paid: '' };
    const at = (hours: number) => ({ ...waiting, created: String(NOW - hours * 3600) });
    service.answer = () => signed(0, 'ok', [order(1, at(25)), order(2, at(23))]);
    const rows = await shop.trigger('order_left_unpaid', {}, meta);
    expect(rows).toStrictEqual([{ id: '199999' }]);
  });
});

describe('a usual poll', () => {
  test.each(['new_order', 'new_paid_order'])(
    '%s hands over the newest 4 MB: more than 4,000 orders',
    async (key) => {
      answerWith(MANY);
      const rows = await shop.trigger(key);
      expect(rows.length).toBeGreaterThan(4000);
      expect(rows.map(({ id }) => id)).toStrictEqual(ordersOf(rows.length).map(({ id }) => id));
      expect(bytesOf(rows)).toBeLessThan(4 * MB);
      expect(bytesOf(rows)).toBeGreaterThan(3.9 * MB);
    },
  );

  test('Order Status Changed hands over all its rows, however old', async () => {
    answerWith(10_000);
    const rows = await shop.trigger('order_status_changed', { pay_status: 'paid' });
    expect(rows).toHaveLength(10_000);
  });

  test('Order Status Changed says what to do when they are more than Zapier takes', async () => {
    bounds.zapierBytes = MB;
    answerWith(10_000);
    await expect(shop.trigger('order_status_changed', { pay_status: 'paid' })).rejects.toThrow(
      /more orders than Zapier takes at once. Choose fewer days in Look Back, or/,
    );
  });

  test('an order with 400 products is 400 rows that Zapier can take', async () => {
    const items = Array.from({ length: 400 }, (_, index) => ({
      id: `course-${index}`,
      title: `Курс «Фотография с нуля», урок ${index}`,
      sum: '290.00',
    }));
    service.answer = () => signed(0, 'ok', [order(1, { items })]);
    const rows = await shop.trigger('new_paid_order_item');
    expect(rows).toHaveLength(400);
    expect(bytesOf(rows)).toBeLessThan(2 * MB);
    const [row] = rows as { order: { details: Record<string, unknown> } }[];
    expect(row?.order.details).toMatchObject({
      items: [{ id: 'course-0' }],
      good_count: 400,
      good_names: expect.stringMatching(/^Курс.{990,}…$/),
    });
  });
});

describe('the test of a trigger', () => {
  const meta = { isLoadingSample: true };
  const ids = async (key: string, input = {}) =>
    (await shop.trigger(key, input, meta)).map(({ id }) => id);

  test('gives three rows', async () => {
    const items = [{ id: 'a' }, { id: 'b' }];
    service.answer = () =>
      signed(
        0,
        'ok',
        [1, 2, 3, 4].map((number) => order(number, { items })),
      );
    const newest = ['199999', '199998', '199997'];
    expect(await ids('new_order')).toStrictEqual(newest);
    expect(await ids('new_paid_order')).toStrictEqual(newest);
    expect(await ids('order_status_changed', { pay_status: 'paid' })).toStrictEqual(newest);
    expect(await ids('new_paid_order_item')).toStrictEqual([
      '199999-a-1',
      '199999-b-1',
      '199998-a-1',
    ]);
  });

  test('filters first and then takes three', async () => {
    const with1 = (number: number, id: string) => order(number, { items: [{ id }] });
    const rows = [...[1, 2, 3, 4].map((number) => with1(number, 'a')), with1(9, 'b')];
    service.answer = () => signed(0, 'ok', rows);
    expect(await ids('new_paid_order_item', { good_name: ['b'] })).toStrictEqual(['199991-b-1']);
  });
});
