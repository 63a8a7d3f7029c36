import { expect, test } from '@jest/globals';
import { testEndedOrders } from '../support/ended_orders.ts';

const { shop, insert, change } = testEndedOrders('order_canceled', 'cancel', 'return');

test('an order that was never paid counts, and the help says how to tell', async () => {
  insert(1);
  change(1, 'cancel');
  expect(await shop.trigger('order_canceled')).toMatchObject([{ id: '1', paid: null }]);
  expect(await shop.fields('triggers.order_canceled')).toContainEqual(
    expect.objectContaining({ type: 'copy', helpText: expect.stringMatching(/Paid At is empty/) }),
  );
});
