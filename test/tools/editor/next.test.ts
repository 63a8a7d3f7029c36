import { expect, test } from '@jest/globals';
import { addStep, button, chooseTrigger, connect, setUp, turnOn } from './story.ts';
import { inBrowser } from './testing.ts';

inBrowser('what Zapier does next', (open) => {
  test('is said of a connection test that failed, without the status of a run', async () => {
    const page = await open();
    const told = page.getByRole('region', { name: 'Connection' });
    for (const key of ['', 'a-wrong-key-0123']) {
      await page.getByLabel('API Key').fill(key);
      await button(page, 'Connect and test').click();
      await told.getByText(key === '' ? 'The API key is empty.' : 'is not the key of').waitFor();
      await told.getByText('It does not keep this connection.').waitFor();
      expect(await told.locator('.failure').textContent()).not.toMatch(/run|Errored|Held/);
    }
  });

  test('is said of a poll that failed, and of a Zap that cannot be turned on', async () => {
    const page = await open();
    await setUp(page);
    await button(page, /Turn it on$/).click();
    await page.getByLabel('Speed').selectOption('Paused');
    await page.getByLabel('What goes wrong').selectOption('http-502');
    await button(page, 'Turn on').click();
    const timeline = page.locator('.timeline');
    await timeline.getByText('The Zap stays off.').waitFor();
    await page.getByLabel('What goes wrong').selectOption('none');
    await turnOn(page);
    await page.getByLabel('What goes wrong').selectOption('http-502');
    await button(page, 'Poll now').click();
    await timeline.getByText('It polls again.').waitFor();
    expect(await timeline.getByText(/the step again|The run/).count()).toBe(0);
  });

  test('is not said of a search that nobody has filled in', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Order');
    await addStep(page, 'Search', 'Find Order');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Fill in the form to see what the app would send.').waitFor();
    expect(await preview.getByText(/Errored|alted|does next|The run/).count()).toBe(0);
    await button(page, 'Test step').click();
    const tested = page.getByRole('region', { name: 'Test the step' });
    await tested.getByText('Nothing: this was a test. In a Zap that is on:').waitFor();
  });
});
