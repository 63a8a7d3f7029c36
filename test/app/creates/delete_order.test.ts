import { beforeEach, expect, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const shop = useShop();
beforeEach(() => {
  shop.sandbox.store.insertOrder({ id: 7, email: 'a@b.co', goods: [{ code: 'checklist' }] });
});

test('deletes an order, with one request', async () => {
  expect(await shop.create('delete_order', { bill_id: '7' })).toStrictEqual({
    id: '7',
    deleted: true,
  });
  expect(shop.sandbox.store.getOrders()).toStrictEqual([]);
  expect(shop.sandbox.requests).toHaveLength(1);
});

test('says before that it cannot be undone', async () => {
  expect(await shop.fields('creates.delete_order')).toContainEqual(
    expect.objectContaining({
      type: 'copy',
      helpText: expect.stringContaining("can't undo"),
    }),
  );
});

test('an order that is not there halts this run only', async () => {
  await shop.create('delete_order', { bill_id: '7' });
  await expect(shop.create('delete_order', { bill_id: '7' })).rejects.toMatchObject({
    name: 'HaltedError',
    message: expect.stringMatching(/no order with this number/),
  });
});

test.each(['', undefined, 'seven', '7; DROP', '-7', '0', '007', {}])(
  'the order %j is refused before any request',
  async (bill_id) => {
    await expect(shop.create('delete_order', { bill_id })).rejects.toThrow(/^.*Order/);
    expect(shop.sandbox.requests).toStrictEqual([]);
    expect(shop.sandbox.store.getOrders()).toHaveLength(1);
  },
);
