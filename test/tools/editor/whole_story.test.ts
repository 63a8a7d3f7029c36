import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { partOf } from '../../support/amount.ts';
import { runs, tabTo } from './story.ts';
import { inBrowser } from './testing.ts';

/** How a person works at the page. */
type Hands = {
  press(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  /** In a list of the browser's own. */
  pick(target: Locator, label: string): Promise<void>;
};

const finger = (): Hands => ({
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  async pick(target, label) {
    await target.selectOption({ label });
  },
});

const keyboard = (page: Page): Hands => ({
  async press(target) {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  async write(target, text) {
    await tabTo(page, target);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  },
  async pick(target, label) {
    await tabTo(page, target);
    const labels = await target.locator('option').allTextContents();
    // Typing the label would depend on how quickly it is typed.
    await page.keyboard.press('Home');
    for (let at = 0; at < labels.indexOf(label); at += 1) await page.keyboard.press('ArrowDown');
  },
});

const FAULT = 'The connection breaks before an answer comes';

/** Ten minutes with the editor. */
async function play(page: Page, hands: Hands): Promise<void> {
  const press = (name: string | RegExp) => hands.press(page.getByRole('button', { name }));
  const insert = async (field: string, value: string) => {
    await press(`Insert data into ${field}`);
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };
  await press('Connect and test');
  await press('Set up the trigger');
  await press(/^Trigger New Paid Order Triggers/);
  await press('Test trigger');
  await page.getByText('Found 3 records.').waitFor();
  await press('Continue');
  await press(/^Action Create Order /);
  await insert('Customer Email', 'customer email');
  await press('Map a value for Product, line 1');
  await insert('Product, line 1', 'product code');
  await insert('Price, line 1', 'price paid');
  await insert('Quantity, line 1', 'comment');
  await press(/Turn it on$/);
  await press('Turn on');
  await page.getByText('Turned on.').waitFor();

  await press('Pay Order 100007');
  const first = runs(page).filter({ hasText: 'Order 100007' });
  await first.getByText('Success').first().waitFor();

  await hands.pick(page.getByLabel('What goes wrong'), FAULT);
  await page.locator('.timeline > .failed').first().waitFor();
  await hands.pick(page.getByLabel('What goes wrong'), 'Nothing');

  const shop = page.getByRole('region', { name: 'The shop' });
  await hands.press(shop.locator('summary', { hasText: /^Order$/ }));
  await hands.write(shop.getByLabel('Comment'), 'many');
  await hands.pick(shop.getByLabel('Pay at Once'), 'Yes');
  await hands.press(shop.getByRole('button', { name: 'Order', exact: true }));
  const stopped = runs(page).filter({ hasText: 'lena.hart@example.com' });
  await stopped.getByText('Errored').first().waitFor();
  await hands.press(stopped.getByRole('button', { name: /^Replay/ }));
  await stopped.getByText('tried 2 times').waitFor();
  expect(await first.count()).toBe(1);

  await press(/^Step 1/);
  await press('Choose another trigger');
  await press(/^Trigger New Order Triggers/);
  await page.getByRole('heading', { name: 'New Order', level: 1, exact: true }).waitFor();
  await press('Undo');
  await page.getByRole('heading', { name: 'New Paid Order', level: 1 }).waitFor();
  await press(/The Zap is on$/);
  await page.getByText('You have unpublished changes.').waitFor({ state: 'detached' });
}

const PHONE = { width: 390, height: 800 };

const WAYS = [
  ['with the keyboard alone', {}, keyboard],
  ['on a phone', { viewport: PHONE }, finger],
] as const;

inBrowser('ten minutes with the editor', (open) => {
  test.each(partOf(WAYS))('are played %s', async (_way, options, hands) => {
    const page = await open(options);
    await play(page, hands(page));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(page.viewportSize()?.width);
  });
});
