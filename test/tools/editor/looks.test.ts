import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import {
  addStep,
  button,
  chooseTrigger,
  connect,
  insert,
  pill,
  runs,
  setUp,
  testTrigger,
  turnOn,
} from './story.ts';
import { inBrowser } from './testing.ts';

const styleOf = (element: Locator, property: string): Promise<string> =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

/** How strongly two colors differ, from 1 on, as WCAG has it. */
const contrast = (page: Page, colors: string[]): Promise<number> =>
  page.evaluate((given) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const [a = 0, b = 0] = given.map((color) => {
      if (context === null) return 0;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const linear = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
        value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      const [red = 0, green = 0, blue = 0] = linear;
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }, colors);

inBrowser('the looks of the editor', (open) => {
  test('show a machine’s text in a fixed width, and break addresses and pills where they divide', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    await testTrigger(page);
    await page.getByText('Raw JSON').click();
    expect(await styleOf(page.locator('.code pre').first(), 'font-family')).toMatch(/monospace$/);
    await page.getByText('What was sent').click();
    expect(await page.locator('.exchange .url wbr').count()).toBeGreaterThan(2);
    await addStep(page, 'Action', 'Create Order');
    await insert(page, 'Customer Email', 'customer email');
    expect(await page.locator('.pill wbr').count()).toBeGreaterThan(0);
    expect(await page.locator('.pill').textContent()).toMatch(/^1\. Customer Email \S+@/);
  });

  test.each(['light', 'dark'] as const)('show what is code as a chip: %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    await setUp(page);
    const chip = page.locator('code').first();
    const card = page.locator('.card').first();
    expect(await styleOf(chip, 'border-top-width')).toBe('1px');
    const colors = [
      await styleOf(chip, 'border-top-color'),
      await styleOf(card, 'background-color'),
    ];
    expect(await contrast(page, colors)).toBeGreaterThan(3);
  });

  test('say five faults in plain words, and keep the others in groups behind them', async () => {
    const page = await open();
    await setUp(page);
    await button(page, /Turn it on$/).click();
    const faults = page.getByLabel('What goes wrong');
    expect(await faults.locator('> option').allTextContents()).toStrictEqual([
      'Nothing',
      'The connection breaks before an answer comes',
      'No answer comes at all',
      'The web server of the service is out of order (502)',
      'The service gets too many requests (429)',
      'The answer is signed with another key',
    ]);
    expect(await faults.locator('> optgroup').count()).toBe(4);
    expect(await faults.locator('optgroup option').count()).toBeGreaterThan(30);
  });

  test('number the steps alike everywhere, and say both clocks', async () => {
    const page = await open();
    await setUp(page);
    await button(page, 'Step 2: action Create Order').waitFor();
    await page.getByText('Action, step 2').waitFor();
    await pill(page, '1. Customer Email').waitFor();
    await page.getByText('[1. Customer Email]').waitFor();
    await button(page, /^Step 1: trigger/).click();
    await page.getByText('Trigger, step 1').waitFor();
    await turnOn(page);
    await page.getByText(/^Next poll in \d+ s of Zapier's time \(\d s here\)\.$/).waitFor();
    expect(await page.locator('.zap-steps li').allTextContents()).toStrictEqual([
      '1. New Paid Order',
      '2. Create Order',
    ]);
    await button(page, 'Pay Order 100007').click();
    await runs(page).getByText('2. Create Order').waitFor();
  });

  test('have a word for each choice that is not made', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Order');
    await addStep(page, 'Search', 'Find Order');
    const blank = page.locator('main select[aria-required="false"] option[value=""]');
    await blank.first().waitFor({ state: 'attached' });
    expect(new Set(await blank.allTextContents())).toStrictEqual(new Set(['Choose…']));
  });
});
