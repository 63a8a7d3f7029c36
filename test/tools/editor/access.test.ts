import { expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import {
  addStep,
  button,
  chooseTrigger,
  connect,
  insert,
  runs,
  testTrigger,
  turnOn,
} from './story.ts';
import { inBrowser } from './testing.ts';

/** What axe finds wrong with the page as it is now, in short. */
async function violations(page: Page, options: axe.RunOptions = {}): Promise<string[]> {
  const run = `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  const found: axe.AxeResults = await page.evaluate(run);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}

/** What is wider than the page, if something is. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')].find(
      (each) =>
        each.getBoundingClientRect().right > clientWidth + 0.5 && !each.closest('.only-read, pre'),
    );
    if (scrollWidth <= clientWidth) return [];
    return [`${scrollWidth} px wide: ${beyond?.outerHTML.slice(0, 200)}`];
  });

/** The rules that other colors may break. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** A desk and a small phone. */
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/** Walks through all views, with lists and folds open. */
async function walk(page: Page, look: (view: string) => Promise<void>): Promise<void> {
  await page.getByLabel('API Key').fill('a-wrong-key-0123');
  await button(page, 'Connect and test').click();
  await page.getByText('What Zapier does next:').waitFor();
  await look('the connection, refused');
  await page.getByLabel('API Key').fill('sandbox-rps-key');
  await connect(page);
  await look('the choice of a trigger');
  await chooseTrigger(page, 'New Paid Order');
  await page.getByRole('combobox', { name: 'Products 1' }).click();
  await page.getByRole('option', { name: /^Light and Shadow/ }).waitFor();
  await look('the form of a trigger, with a list open');
  await page.keyboard.press('Escape');
  await testTrigger(page);
  for (const fold of ['Raw JSON', 'What was sent']) await page.getByText(fold).click();
  await page.locator('.exchange summary').first().click();
  await look('the test of a trigger');
  await button(page, /Add a step$/).click();
  await look('the choice of a step');
  await addStep(page, 'Action', 'Create Order');
  await button(page, 'Insert data into Customer Email').click();
  await look('the form of a step, with the data open');
  await page.keyboard.press('Escape');
  await insert(page, 'Customer Email', 'customer email');
  await button(page, 'Map a value for Product, line 1').click();
  await insert(page, 'Product, line 1', 'product code');
  await page.getByRole('table', { name: /would send first/ }).waitFor();
  await button(page, 'Test step').click();
  await page.getByRole('region', { name: 'Test the step' }).getByText('Success').waitFor();
  await look('a step that is mapped and tested');
  await turnOn(page);
  await button(page, 'Pay Order 100007').click();
  await runs(page).getByText('Success').nth(1).waitFor();
  await page.getByLabel('Speed').selectOption('Paused');
  await page.getByLabel('What goes wrong').selectOption('http-502');
  await button(page, 'Poll now').click();
  await page.locator('.timeline > .failed').waitFor();
  for (const fold of await page.locator('summary:visible').all()) await fold.click();
  await look('the Zap that is on');
  await button(page, /^Step 1/).click();
  await button(page, 'Choose another trigger').click();
  await chooseTrigger(page, 'Webhooks by Zapier: Catch Hook');
  await page.getByText('Notifications').click();
  await button(page, 'Hand to the Zap Order 100007 paid').click();
  await page.getByText('is kept for the test of a catch hook').waitFor();
  await look('a catch hook, with an offer to undo');
  await button(page, /^Step 2/).click();
  await page.locator('.pill.broken').first().waitFor();
  await look('a step whose values are gone');
  await button(page, /The Zap is on$/).click();
  await page.getByText('You have unpublished changes.').waitFor();
  await look('changes that are not published');
}

inBrowser('the editor, for everybody', (open) => {
  test('no view breaks a rule of axe, light or dark, and none is wider than a phone', async () => {
    const page = await open({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.evaluate(axe.source);
    const found: string[] = [];
    let views = 0;
    const look = async (view: string) => {
      views++;
      for (const size of [DESK, PHONE]) {
        await page.setViewportSize(size);
        const wrong = [...(await violations(page)), ...(await tooWide(page))];
        await page.emulateMedia({ colorScheme: 'dark' });
        wrong.push(...(await violations(page, { runOnly: OF_COLORS })));
        await page.emulateMedia({ colorScheme: 'light' });
        found.push(...wrong.map((each) => `${view}, ${size.width} px: ${each}`));
      }
      await page.setViewportSize(DESK);
    };
    await walk(page, look);
    expect([views, found]).toStrictEqual([11, []]);
  });

  test('is as light or dark as the person wants it', async () => {
    const page = await open({ colorScheme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByLabel('Theme').selectOption('Dark');
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    await page.getByLabel('Theme').waitFor();
    expect(await background()).toBe(dark);
    await page.getByLabel('Theme').selectOption('As the system');
    expect(await background()).toBe(light);
  });
});
