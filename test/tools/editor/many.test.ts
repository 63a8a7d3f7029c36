import { expect, test } from '@jest/globals';
import { button, setUp } from './story.ts';
import { inBrowser } from './testing.ts';

inBrowser(
  'the shop beside the editor, with many orders',
  (open) => {
    test('says how many it shows, and finds those that it does not', async () => {
      const page = await open();
      await setUp(page);
      await button(page, /Turn it on$/).click();
      const shop = page.getByRole('region', { name: 'The shop' });
      await shop.getByText('The newest 50 of 1,007 are shown.').waitFor();
      const orders = shop.getByRole('listitem').filter({ hasText: /^Order / });
      expect(await orders.count()).toBe(50);
      await shop.getByLabel('Find an order').fill('100003 customer');
      await shop.getByText('0 of 1,007 found.').waitFor();
      await shop.getByLabel('Find an order').fill('order 100003');
      await shop.getByText('1 of 1,007 found.').waitFor();
      await orders.locator('strong').getByText('Order 100003').waitFor();
      expect(await orders.count()).toBe(1);
      await button(page, 'Delete Order 100003').click();
      await shop.getByText('0 of 1,006 found.').waitFor();
      await shop.getByLabel('Find an order').fill('');
      await shop.getByText('The newest 50 of 1,006 are shown.').waitFor();
    });
  },
  { orders: 1000 },
);
