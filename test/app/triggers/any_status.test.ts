import { expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { Zap } from '../../standins/zapier/zap.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const KEY = 'order_status_changed';
const NOW = Math.floor(Date.now() / 1000);

const shop = useShop();
const used = useService();

test('any status triggers once per order and status', async () => {
  process.env.JUSTCLICK_BASE_URL = shop.sandbox.url;
  const { store } = shop.sandbox;
  const insert = (id: number) =>
    store.insertOrder({ id, email: 'a@b.co', goods: [{ code: 'checklist' }], created: NOW - 60 });
  insert(1);
  const trigger = { id: '1', key: KEY, input: { pay_status: 'any' } };
  const zap = new Zap(shop.connection, { trigger });
  await zap.turnOn();
  const fired = async () =>
    (await zap.poll()).runs.map(({ record }) => `${record.id} ${record.pay_status}`);
  expect(await fired()).toStrictEqual([]);
  insert(2);
  expect(await fired()).toStrictEqual(['2 waiting']);
  for (const status of ['paid', 'sent', 'return', 'cancel'] as const) {
    store.updateStatus(1, { status, date: NOW, rpo: 'R' });
    expect(await fired()).toStrictEqual([`1 ${status}`]);
    expect(await fired()).toStrictEqual([]);
  }
  store.updateStatus(1, { status: 'paid', date: NOW });
  expect(await fired()).toStrictEqual([]);
});

test('any status is among the choices, and is asked for like the others', async () => {
  process.env.JUSTCLICK_BASE_URL = shop.sandbox.url;
  const fields = await shop.fields(`triggers.${KEY}`);
  const choices = JSON.stringify(fields.find(({ key }) => key === 'pay_status')?.choices);
  expect(choices).toContain('Any Status');
  expect(await shop.trigger(KEY, { pay_status: 'Any Status' })).toStrictEqual([]);
  expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual(['GetOrders']);
});

test('a status that only the service has a word for is one of them', async () => {
  process.env.JUSTCLICK_BASE_URL = used.service.url;
  const order = { id: 1, email: 'a@b.co', created: NOW - 60, pay_status: 'on_hold' };
  used.service.answer = () => signed(0, 'ok', [order, { ...order, id: 2, pay_status: 'paid' }]);
  const rows = await used.shop.trigger(KEY, { pay_status: 'any' });
  expect(rows.map(({ pay_status }) => pay_status).toSorted()).toStrictEqual(['on_hold', 'paid']);
});
