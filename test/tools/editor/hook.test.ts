import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addStep, button, chooseTrigger, connect, insert, runs, turnOn } from './story.ts';
import { inBrowser } from './testing.ts';

/** Has the shop post that an order was paid, and hands that over. */
async function payAndHand(page: Page, number: string): Promise<void> {
  const shop = page.getByRole('region', { name: 'The shop' });
  await button(page, `Pay Order ${number}`).click();
  const isOpen = await shop.locator('details.posts').getAttribute('open');
  if (isOpen === null) await shop.getByText('Notifications').click();
  await button(page, `Hand to the Zap Order ${number} paid`).click();
}

inBrowser('a Zap that begins with a catch hook', (open) => {
  test('is handed a notification of the shop, and finds its order', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'Webhooks by Zapier: Catch Hook');
    await button(page, 'Test trigger').click();
    await page.getByText('Nothing was caught yet.').waitFor();
    // It goes on posting after it has started over.
    await button(page, 'Start the shop over').click();
    await payAndHand(page, '100007');
    await page.getByText('is kept for the test of a catch hook').waitFor();
    await button(page, 'Test trigger').click();
    await page.getByText('Found 1 record.').waitFor();
    await page.getByRole('definition').filter({ hasText: '100007' }).first().waitFor();

    await addStep(page, 'Search', 'Find Order from Notification');
    await button(page, 'Map a value for Order Number').click();
    await insert(page, 'Order Number', 'id');
    await insert(page, 'Customer Email', 'email');
    for (const field of ['Created', 'Paid', 'Hash']) await insert(page, field, field);
    await button(page, 'Test step').click();
    await page.getByRole('region', { name: 'Test the step' }).getByText('Success').waitFor();

    await turnOn(page);
    await page.getByText('Turned on.').waitFor();
    const shop = page.getByRole('region', { name: 'The shop' });
    await shop.locator('summary', { hasText: 'Order' }).click();
    await shop.getByRole('button', { name: 'Order', exact: true }).click();
    await payAndHand(page, '100008');
    await page.getByText('The Zap has begun with "Order 100008 paid".').waitFor();
    const run = runs(page).filter({ hasText: 'Hook 100008' });
    await run.getByText('2. Find Order from Notification').waitFor();
    expect(await run.getByText('Success').count()).toBe(2);
    expect(await runs(page).count()).toBe(1);
  });
});
