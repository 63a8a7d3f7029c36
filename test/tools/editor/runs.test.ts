import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addStep, button, chooseTrigger, connect, runs, turnOn } from './story.ts';
import { inBrowser } from './testing.ts';

/** So many come at once that Zapier asks before it runs them. */
const FLOOD = 100;

const order = (page: Page, count: number) =>
  page.evaluate(async (times) => {
    for (let at = 0; at < times; at += 1) {
      const values = { email: `${at}@example.com`, code: 'checklist', pay: 'no' };
      await fetch('/api/panel', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'order', values }),
      });
    }
  }, count);

inBrowser('the runs of a Zap', (open) => {
  test('are held in a flood, released one by one or all, and shown by their status', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Order');
    await addStep(page, 'Search', 'Find Product');
    await page.getByRole('textbox', { name: /^Product/ }).fill('checklist');
    await turnOn(page);
    await page.getByLabel('Speed').selectOption('Paused');
    await page.getByText('Turned on.').waitFor();
    await order(page, FLOOD);
    await button(page, 'Poll now').click();
    await page.getByText('That is a flood').waitFor();
    expect(await runs(page).getByText('Held', { exact: true }).count()).toBe(FLOOD);

    const first = runs(page).first();
    await first.getByRole('button', { name: /^Release/ }).click();
    await first.getByText('2. Find Product').waitFor();
    const filter = page.getByLabel('Show');
    await filter.selectOption('Success');
    expect(await runs(page).count()).toBe(1);
    await filter.selectOption('Held');
    expect(await runs(page).count()).toBe(FLOOD - 1);
    await filter.selectOption('Errored');
    await page.getByText('No run has this status.').waitFor();
    await filter.selectOption('');
    await button(page, `Release all ${FLOOD - 1} held runs`).click();
    await page.getByRole('option', { name: 'Held (0)' }).waitFor({ state: 'attached' });
    await button(page, /^Release all/).waitFor({ state: 'detached' });
  });
});
