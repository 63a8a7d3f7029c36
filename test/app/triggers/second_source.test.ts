import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Received, signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

const NOW = Math.floor(Date.now() / 1000);

const order = (id: string, more = {}) => ({
  id,
  created: String(NOW - 600),
  pay_status: 'paid',
  paid: String(NOW - 60),
  ...more,
});

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

const isSecond = ({ url }: Received) => url.endsWith('/getOrdersWithGoods');

/** Polls while GetOrders lists order 1 and GetOrdersWithGoods answers with something else. */
async function poll(second: unknown, meta = {}) {
  log.mockClear();
  service.answer = (request) => (isSecond(request) ? second : signed(0, 'ok', [order('1')]));
  return (await shop.trigger('new_paid_order', {}, meta)).map(({ id }) => id);
}

test('the orders of both lists come, each once and in the same form', async () => {
  const second = [order('1'), order('2', { items: [{ id: 'a' }], tag: 'x' })];
  expect(await poll(signed(0, 'ok', second))).toStrictEqual(['2', '1']);
  const rows = await shop.trigger('new_paid_order');
  expect(Object.keys(rows[0] ?? {})).toStrictEqual(Object.keys(rows[1] ?? {}));
  expect(rows[0]?.details).toMatch(/^hydrate/);
});

test.each([[3], [100], [604], [9999]])(
  'a signed refusal with code %d leaves the first list alone, and the log says so',
  async (code) => {
    for (const meta of [{}, { isPopulatingDedupe: true }]) {
      expect(await poll(signed(code, 'not for this account'), meta)).toStrictEqual(['1']);
      expect(log.mock.calls.join('\n')).toMatch(`Refused: getOrdersWithGoods (code ${code}).`);
    }
  },
);

test('an empty second list is no refusal', async () => {
  for (const empty of [signed(0, 'ok', []), signed(400, 'order not found')]) {
    expect(await poll(empty)).toStrictEqual(['1']);
    expect(log.mock.calls.join('\n')).not.toMatch('Refused');
  }
});

test.each([
  ['too many requests', signed(8, 'request limit used up'), 'ThrottledError'],
  ['not signed by us', signed(3, 'wrong posted data', undefined, 'another key'), 'AppError'],
  ['not signed, with a code of its own', signed(604, 'x', undefined, 'another key'), 'AppError'],
  ['no list', signed(0, 'ok', 'orders'), 'AppError'],
  ['no answer of the API', { error: 'down' }, 'AppError'],
])('any other failure fails the poll, so that nothing is lost: %s', async (_name, second, name) => {
  await expect(poll(second)).rejects.toMatchObject({ name });
});

test('a refusal of the first list is an error', async () => {
  service.answer = (request) =>
    isSecond(request) ? signed(0, 'ok', [order('2')]) : signed(3, 'wrong posted data');
  await expect(shop.trigger('new_paid_order')).rejects.toThrow(/didn't accept a value/);
});

test('products limit both lists', async () => {
  service.received.length = 0;
  service.answer = () => signed(0, 'ok', []);
  await shop.trigger('new_paid_order', { goods: ['1201', '1202'] });
  const goods = service.received.map(({ body }) => new URLSearchParams(body).getAll('goods[1]'));
  expect(goods).toStrictEqual([['1202'], ['1202']]);
});

test('an order that one list has in a form that cannot be read comes from the other', async () => {
  const odd = order('2', { pay_status: '', paid: '' });
  service.answer = (request) =>
    signed(0, 'ok', isSecond(request) ? [order('2')] : [odd, order('1')]);
  const rows = await shop.trigger('new_paid_order');
  expect(rows.map(({ id }) => id)).toStrictEqual(['2', '1']);
});
