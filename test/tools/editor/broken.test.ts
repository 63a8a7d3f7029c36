import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addStep, afterPolls, button, connect, runs, setUp, turnOn } from './story.ts';
import { inBrowser } from './testing.ts';

const breakWith = (page: Page, fault: RegExp | string) =>
  page.getByLabel('What goes wrong').selectOption({ label: String(fault) });

const RESET = 'The connection breaks before an answer comes';

inBrowser('the editor, when something goes wrong', (open) => {
  test('loses nothing when the network breaks', async () => {
    const page = await open();
    await setUp(page);
    await turnOn(page);
    await breakWith(page, RESET);
    await button(page, 'Pay Order 100007').click();
    await page.locator('.timeline > .failed').nth(1).waitFor();
    expect(await runs(page).count()).toBe(0);
    await breakWith(page, 'Nothing');
    await runs(page).getByText('Order 100007').waitFor();
    await afterPolls(page, 2);
    expect(await runs(page).count()).toBe(1);
    expect(await runs(page).getByText('Success').count()).toBe(2);
  });

  test('holds the Zap when the key is refused, and goes on once it is connected again', async () => {
    const page = await open();
    await setUp(page);
    await turnOn(page);
    await page.getByLabel('The account').selectOption({ label: 'Refused: there is no such login' });
    await page.getByText('Zapier waits until you reconnect the account.').waitFor();
    await button(page, 'Pay Order 100007').click();
    // The connection may be tested only once the service has been told.
    const mended = page.waitForResponse(
      (response) =>
        response.request().method() === 'POST' &&
        (response.request().postData() ?? '').includes('account'),
    );
    await page.getByLabel('The account').selectOption({ label: 'In good order' });
    await mended;
    await button(page, 'Reconnect').click();
    await button(page, 'Connect and test').click();
    await button(page, /The Zap is on$/).click();
    await runs(page).getByText('Order 100007').waitFor();
    expect(await runs(page).count()).toBe(1);
  });

  test('shows why a run stopped and what Zapier does then, and runs it again', async () => {
    const page = await open();
    await setUp(page);
    await page.getByRole('textbox', { name: 'Price' }).fill('a lot');
    await turnOn(page);
    await page.getByLabel('Autoreplay').check();
    const shop = page.getByRole('region', { name: 'The shop' });
    await shop.locator('summary', { hasText: 'Order' }).click();
    await shop.getByLabel('Email').fill('twice@example.com');
    await shop.getByLabel(/^Product/).selectOption('Light and Shadow');
    await shop.getByLabel('Pay at Once').selectOption('Yes');
    await shop.getByRole('button', { name: 'Order', exact: true }).click();

    const run = runs(page).filter({ hasText: 'Order 100008' });
    await run.getByText('With Autoreplay switched on, Zapier runs the step again').waitFor();
    // Autoreplay waits for five minutes, which are five seconds here.
    await run.getByText('tried 2 times').waitFor();
    await run.getByRole('button', { name: 'Replay Order 100008' }).click();
    await run.getByText('tried 3 times').waitFor();
    expect(await run.getByText('Errored', { exact: true }).count()).toBe(2);
    expect(await run.getByText('Scheduled', { exact: true }).count()).toBe(1);
  });

  test('shows what the app refuses before anything is sent', async () => {
    const page = await open();
    await setUp(page);
    await page.getByRole('textbox', { name: 'Price' }).fill('1,500');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('The app would send nothing yet:').waitFor();
    await button(page, 'Test step').click();
    const tested = page.getByRole('region', { name: 'Test the step' });
    await tested.getByText('What Zapier does next:').waitFor();
    expect(await tested.getByText('What was sent').count()).toBe(0);
  });

  test('names required fields that are empty, and does not call the app', async () => {
    const page = await open();
    await connect(page);
    await button(page, /^Trigger New Order Triggers/).click();
    await addStep(page, 'Action', 'Delete Order');
    await page.getByText('Still required: Order.').waitFor();
    await button(page, 'Test step').click();
    await page.getByText('Required field "Order" (bill_id) is missing.').waitFor();
  });
});
