import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { afterPolls, runs, tabTo } from './story.ts';
import { inBrowser } from './testing.ts';

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

async function insert(page: Page, field: string, value: string): Promise<void> {
  await press(page, `Insert data into ${field}`);
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

inBrowser('the editor, with the keyboard alone', (open) => {
  test('connects, sets up a Zap, turns it on; a paid order makes one run', async () => {
    const page = await open();
    await press(page, 'Connect and test');
    await press(page, 'Set up the trigger');
    await press(page, /^Trigger New Paid Order Triggers/);
    await press(page, 'Test trigger');
    await page.getByText('Found 3 records.').waitFor();
    await press(page, 'Continue');
    await press(page, /^Action Create Order /);
    await insert(page, 'Customer Email', 'customer email');

    await tabTo(page, page.getByRole('combobox', { name: /^Product/ }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: /^Light and Shadow/ }).waitFor();
    await page.keyboard.type('light');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Price' }));
    await page.keyboard.type('1,500.00 or ');
    await insert(page, 'Price, line 1', 'order total');
    const pillAndText = 1 + ' or '.length;
    for (let at = 0; at < pillAndText; at += 1) await page.keyboard.press('Backspace');
    await page.getByRole('row', { name: 'goods[0][good_sum] 1500', exact: true }).waitFor();

    await press(page, 'Test step');
    await page.getByRole('region', { name: 'Test the step' }).getByText('Success').waitFor();
    await press(page, 'Continue');
    await press(page, 'Turn on');
    await page.getByText('Turned on.').waitFor();
    await press(page, 'Pay Order 100007');
    await runs(page).getByText('Order 100007').waitFor();
    await afterPolls(page, 3);
    expect(await runs(page).count()).toBe(1);
    expect(await runs(page).getByText('Success').count()).toBe(2);
  });

  test('goes on at the head of each view, and leaves a list as it was with Escape', async () => {
    const page = await open();
    await press(page, 'Connect and test');
    await press(page, 'Set up the trigger');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Trigger');
    await press(page, /^Trigger New Paid Order Triggers/);
    const products = page.getByRole('combobox', { name: 'Products 1' });
    await tabTo(page, products);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: /^Light and Shadow/ }).waitFor();
    await page.keyboard.type('frame');
    await page.keyboard.press('Escape');
    expect(await products.inputValue()).toBe('');
    expect(await products.getAttribute('aria-expanded')).toBe('false');
  });
});
