import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addStep, button, chooseTrigger, connect, insert, pill, setUp } from './story.ts';
import { inBrowser } from './testing.ts';

/** New Order, Find Order, Update Order Status with the number that was found. */
async function withSearch(page: Page): Promise<void> {
  await connect(page);
  await chooseTrigger(page, 'New Order');
  await addStep(page, 'Action', 'Update Order Status');
  await button(page, 'Use a search step').click();
  await page.getByRole('heading', { name: 'Find Order', level: 1 }).waitFor();
  await insert(page, 'Customer Email', 'customer email');
}

const broken = (page: Page) => page.locator('.pill.broken');

inBrowser('what was taken away in the editor', (open) => {
  test('leaves red pills that name the step, and comes back with Undo', async () => {
    const page = await open();
    await withSearch(page);
    await button(page, 'Remove this step').click();
    await page.getByText('Find Order is removed.').waitFor();
    await button(page, /^Step 2.*Update Order Status$/).click();
    await broken(page).getByText('Find Order was removed').waitFor();
    const { color, text } = await broken(page).evaluate((pill) => ({
      color: getComputedStyle(pill).color,
      text: getComputedStyle(document.body).color,
    }));
    expect(color).not.toBe(text);
    await page.getByText('not complete').waitFor();

    // A new step must not get the number of the old one.
    await addStep(page, 'Search', 'Find Product');
    await button(page, /^Step 2.*Update Order Status$/).click();
    await broken(page).getByText('Find Order was removed').waitFor();

    await button(page, 'Undo').click();
    await page.getByRole('heading', { name: 'Find Order', level: 1 }).waitFor();
    await page.getByRole('textbox', { name: 'Customer Email' }).getByText('1. ').waitFor();
    await button(page, /^Step 3.*Update Order Status$/).click();
    await pill(page, '2. Order Number').waitFor();
    expect(await broken(page).count()).toBe(0);
  });

  test('comes back with Ctrl+Z where nobody types: a line item too', async () => {
    const page = await open();
    await setUp(page);
    await button(page, '+ Add a line').click();
    await page.getByRole('textbox', { name: 'Price' }).nth(1).fill('70');
    await button(page, 'Remove line 1 of Products').click();
    await page.getByText('Products, line 1 is removed.').waitFor();
    // What is changed meanwhile, on another visit, stays.
    await button(page, /^Step 1/).click();
    await button(page, /Create Order$/).click();
    await page.getByRole('textbox', { name: 'Price' }).fill('80');
    await page.getByRole('heading', { name: 'Create Order', level: 1 }).focus();
    await page.keyboard.press('Control+z');
    const product = page.getByRole('combobox', { name: /^Product/ });
    await product.nth(1).waitFor();
    expect(await product.first().inputValue()).toMatch(/light-course|Light and Shadow/);
    expect(await page.getByRole('textbox', { name: 'Price' }).nth(1).textContent()).toBe('80');
  });

  test('comes back in a field with Ctrl+Z, pills too, and goes again with Ctrl+Y', async () => {
    const page = await open();
    await setUp(page);
    const email = page.getByRole('textbox', { name: /^Customer Email/ });
    await email.press('End');
    await page.keyboard.type(' and more');
    await email.getByText('and more').waitFor();
    const undo = async (times: number) => {
      for (let at = 0; at < times; at += 1) await page.keyboard.press('Control+z');
    };
    await undo(4);
    await email.getByText('and more').waitFor({ state: 'detached' });
    await page.locator('.pill').first().waitFor();
    await undo(1);
    await email.locator('.pill').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await email.locator('.pill').waitFor();
  });

  test('is kept when another trigger is chosen and then is not', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    await addStep(page, 'Action', 'Create Order');
    await insert(page, 'Customer Email', 'customer email');
    await button(page, /^Step 1/).click();
    await button(page, 'Choose another trigger').click();
    await button(page, 'Keep New Paid Order').click();
    await page.getByRole('heading', { name: 'New Paid Order', level: 1 }).waitFor();

    await button(page, 'Choose another trigger').click();
    await chooseTrigger(page, 'New Order');
    await page.getByText('New Paid Order is replaced.').waitFor();
    await button(page, 'Undo').click();
    await page.getByRole('heading', { name: 'New Paid Order', level: 1 }).waitFor();
    await button(page, /Create Order$/).click();
    await pill(page, '1. Customer Email').waitFor();
    expect(await broken(page).count()).toBe(0);
  });
});
