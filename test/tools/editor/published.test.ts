import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { button, chooseTrigger, insert, runs, setUp, turnOn } from './story.ts';
import { inBrowser, openTab } from './testing.ts';

const shown = (page: Page) => page.locator('.zap-steps li').allTextContents();

inBrowser('the Zap that is on', (open) => {
  test('is what is shown while another is set up, until that is published', async () => {
    const page = await open();
    await setUp(page);
    await turnOn(page);
    expect(await shown(page)).toStrictEqual(['1. New Paid Order', '2. Create Order']);
    expect(await page.getByText('You have unpublished changes.').count()).toBe(0);

    await button(page, /Step 1.*New Paid Order$/).click();
    await button(page, 'Choose another trigger').click();
    await chooseTrigger(page, 'New Order');
    await button(page, /The Zap is on$/).click();
    await page.getByText('You have unpublished changes.').waitFor();
    expect(await shown(page)).toStrictEqual(['1. New Paid Order', '2. Create Order']);
    await button(page, 'Pay Order 100007').click();
    await runs(page).getByText('Order 100007').waitFor();

    await button(page, 'Publish changes').click();
    await page.getByText('Published your changes.').waitFor();
    await page.getByText('You have unpublished changes.').waitFor({ state: 'detached' });
    expect(await shown(page)).toStrictEqual(['1. New Order', '2. Create Order']);
    expect(await runs(page).getByText('Order 100007').count()).toBe(1);
  });

  test('is shown in a second tab, which has no draft of its own to turn on by mistake', async () => {
    const page = await open();
    await setUp(page);
    await turnOn(page);
    const second = await openTab(page, '#/live');
    await button(second, 'Turn off').waitFor();
    expect(await shown(second)).toStrictEqual(['1. New Paid Order', '2. Create Order']);
  });

  test('stays on as it was when the changes cannot be published', async () => {
    const page = await open();
    await setUp(page);
    await turnOn(page);
    await button(page, /Create Order$/).click();
    await page.getByText('Order Settings').click();
    await insert(page, 'Comment', 'order number');
    await button(page, /The Zap is on$/).click();
    await page.getByLabel('Speed').selectOption('Paused');
    await page.getByLabel('What goes wrong').selectOption('http-502');
    await button(page, 'Publish changes').click();
    await page.getByText('The Zap goes on as it was.').waitFor();
    await button(page, 'Turn off').waitFor();
    await page.getByText('You have unpublished changes.').waitFor();
  });
});
