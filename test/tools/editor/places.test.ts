import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addStep, button, chooseTrigger, connect, setUp, testTrigger } from './story.ts';
import { inBrowser, openTab } from './testing.ts';

const head = (page: Page, name: string) =>
  page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
const steps = (page: Page) =>
  page.getByRole('navigation').locator('button:not(.insert-step)').allTextContents();
const hasFocus = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, text);

inBrowser('places in the editor', (open) => {
  test('are left with Back and found with Forward, and each has a link', async () => {
    const page = await open();
    await setUp(page);
    await page.goBack();
    await head(page, 'Add a step');
    await page.goBack();
    await head(page, 'New Paid Order');
    await page.goForward();
    await page.goForward();
    await head(page, 'Create Order');
    const link = new URL(page.url()).hash;
    await button(page, /Turn it on$/).click();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await head(page, 'Create Order');
    await page.reload();
    await head(page, 'Create Order');
  });

  test('are the same in a second tab, with the Zap that is set up there', async () => {
    const page = await open();
    await setUp(page);
    const told = page.waitForResponse((response) => response.url().endsWith('/api/draft'));
    await page.getByRole('textbox', { name: 'Price' }).fill('15');
    await told;
    const second = await openTab(page);
    await head(second, 'Create Order');
    expect(await second.getByRole('textbox', { name: 'Price' }).textContent()).toBe('15');
  });

  test('of steps can be changed: one is put in between, one is moved, with the keyboard', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Order');
    await addStep(page, 'Action', 'Delete Order');
    await button(page, 'Insert a step after New Order').focus();
    await page.keyboard.press('Enter');
    await head(page, 'Add a step');
    await button(page, /^Search Find Product/).focus();
    await page.keyboard.press('Enter');
    await head(page, 'Find Product');
    await hasFocus(page, 'Find Product');
    expect((await steps(page)).slice(2, 4)).toStrictEqual([
      expect.stringMatching(/^Step 2: search.*Find Product$/),
      expect.stringMatching(/^Step 3: action.*Delete Order$/),
    ]);
    await button(page, 'Move down').focus();
    await page.keyboard.press('Enter');
    await button(page, /^Step 2: action.*Delete Order$/).waitFor();
    await hasFocus(page, 'Move down');
    await button(page, 'Move up').click();
    await button(page, /^Step 3: action.*Delete Order$/).waitFor();
  });

  test('have the focus where a person goes on', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    await hasFocus(page, 'New Paid Order');
    await testTrigger(page);
    await hasFocus(page, 'Continue');
    expect(await button(page, 'Continue').getAttribute('class')).toBe('primary');
    expect(await button(page, 'Test trigger').getAttribute('class')).not.toBe('primary');
    await page.keyboard.press('Enter');
    await addStep(page, 'Action', 'Create Order');
    await button(page, 'Map a value for Product, line 1').click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'textbox');
    await button(page, '+ Add a line').click();
    await page.waitForFunction(
      () =>
        document.activeElement?.closest('.line')?.getAttribute('aria-label') === 'Products, line 2',
    );
  });
});
