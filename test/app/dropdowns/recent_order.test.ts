import { expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();

async function labelsOf(orders: object[]) {
  used.service.answer = () => signed(0, 'ok', orders);
  return (await used.shop.trigger('recent_order')).map(({ label }) => label);
}

test.each([
  [{}, '#7'],
  [{ first_name: 'Anna', last_name: 'Petrova', email: 'a@b.co' }, '#7 · Anna Petrova'],
  [{ first_name: 'Anna', email: 'a@b.co' }, '#7 · Anna'],
  [{ last_name: 'Petrova' }, '#7 · Petrova'],
  [{ email: 'a@b.co', price: '1490.5' }, '#7 · a@b.co · 1,490.50'],
  [{ price: 0, pay_status: 'waiting' }, '#7 · 0.00 · Awaiting Payment'],
  [{ pay_status: 'Complete' }, '#7 · Complete'],
])('the dropdown of orders names %j as %j', async (order, label) => {
  expect(await labelsOf([{ id: 7, ...order }])).toStrictEqual([label]);
});

test('it has pages of 100, the last to be made first, and an empty one at the end', async () => {
  const orders = Array.from({ length: 201 }, (_, index) => ({ id: index + 1, created: 1e9 }));
  used.service.answer = () => signed(0, 'ok', [...orders, { id: 999, created: 1e9 - 1 }]);
  const page = async (number: number) =>
    (await used.shop.trigger('recent_order', {}, { page: number })).map(({ id }) => id);
  const newest = [...orders.toReversed().map(({ id }) => `${id}`), '999'];
  expect(await page(0)).toStrictEqual(newest.slice(0, 100));
  expect(await page(1)).toStrictEqual(newest.slice(100, 200));
  expect(await page(2)).toStrictEqual(newest.slice(200));
  expect(await page(3)).toStrictEqual([]);
});
