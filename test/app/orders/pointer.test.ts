import { expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { runApp } from '../../standins/zapier/built/app.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
const NOW = Math.floor(Date.now() / 1000);

const ORDER = {
  ...{ id: 7, email: 'anna@example.com', price: '290.00', items: [] },
  ...{ created: NOW - 7200, pay_status: 'waiting', paid: '' },
};

/** The pointer to an order's details, as a poll gives it, and what Zapier knows its result by. */
async function pointerTo(more: object = {}) {
  used.service.answer = () => signed(0, 'ok', [{ ...ORDER, ...more }]);
  const [row] = await used.shop.trigger('new_order');
  const pointer = String(row?.details);
  const [, payload = ''] = /^hydrate\|\|\|([^:|]+):/.exec(pointer) ?? [];
  const { bundle } = JSON.parse(Buffer.from(payload, 'base64').toString());
  return { pointer, input: bundle as Record<string, unknown> };
}

test('a pointer carries what the list told of the order, and nothing of its customer', async () => {
  const { input } = await pointerTo();
  expect(input).toStrictEqual({
    bill_id: '7',
    pay_status: 'waiting',
    created: new Date(ORDER.created * 1000).toISOString().replace('.000Z', 'Z'),
    paid: null,
    price: 290,
  });
});

test('the same order has the same pointer in every trigger and poll', async () => {
  expect((await pointerTo()).input).toStrictEqual((await pointerTo({ city: 'Kazan' })).input);
});

test.each<[string, object]>([
  ['status', { pay_status: 'cancel' }],
  ['date of payment', { paid: NOW - 60 }],
  ['date of creation', { created: NOW - 7100 }],
  ['price', { price: '145.00' }],
])('an order with another %s has another pointer', async (_name, more) => {
  expect((await pointerTo(more)).input).not.toStrictEqual((await pointerTo()).input);
});

test.each([
  ['<'.repeat(100_000)],
  ['ﷺ'.repeat(30_000)],
  ['😀'.repeat(30_000)],
  ['\u0000'.repeat(30_000)],
])('a status of any length makes no pointer that is too long', async (pay_status) => {
  const { pointer } = await pointerTo({ pay_status });
  expect(pointer.length).toBeLessThan(12_000);
});

test('both kinds of pointer give the details of the order: those of 1.1.0 have its number alone', async () => {
  const { input } = await pointerTo();
  used.service.answer = () => signed(0, 'ok', { ...ORDER, tag: 'vip', items: [{ id: 'a' }] });
  const { authData } = used.shop;
  for (const inputData of [{ bill_id: '7' }, { bill_id: 7 }, input]) {
    expect(await runApp('hydrators.orderDetails', { authData, inputData })).toMatchObject({
      tag: 'vip',
      items: [{ id: 'a' }],
    });
  }
  const sent = used.service.received.map(({ body }) => new URLSearchParams(body).get('bill_id'));
  expect(sent.slice(-3)).toStrictEqual(['7', '7', '7']);
});
