import { expect, test } from '@jest/globals';
import { button, connect } from './story.ts';
import { inBrowser } from './testing.ts';

const PHONE = { viewport: { width: 390, height: 700 } };

inBrowser('the editor, on a phone', (open) => {
  test('leads to what is wrong with a key, and never says Connected beside it', async () => {
    const page = await open(PHONE);
    await connect(page);
    await button(page, 'myshop').click();
    await page.getByLabel('API Key').fill('a-wrong-key-0123');
    await button(page, 'Connect and test').click();
    const failure = page.getByRole('region', { name: 'Connection' }).locator('.failure');
    await failure.waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('failure'));
    const box = await failure.boundingBox();
    expect(box !== null && box.y >= 0 && box.y + box.height <= 700).toBe(true);
    expect(await page.getByText('Connected', { exact: true }).count()).toBe(0);

    await page.getByLabel('API Key').fill('sandbox-rps-key');
    await button(page, 'Connect and test').click();
    await page.getByText('Connected', { exact: true }).waitFor();
    expect(await failure.count()).toBe(0);
  });
});
