import { expect, test } from '@jest/globals';
import {
  addStep,
  button,
  choose,
  chooseTrigger,
  connect,
  insert,
  runs,
  testTrigger,
  turnOn,
} from './story.ts';
import { inBrowser } from './testing.ts';

const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>bold</b>';

inBrowser('the editor, with markup from a customer', (open) => {
  test('shows it as the text that it is, wherever it comes up', async () => {
    const page = await open();
    await connect(page);
    const created = await page.evaluate(async (comment) => {
      const values = {
        email: 'eve@example.com',
        first_name: comment,
        code: 'checklist',
        comment,
        pay: 'yes',
      };
      const answer = await fetch('/api/panel', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'order', values }),
      });
      return answer.status;
    }, MARKUP);
    expect(created).toBe(200);
    await chooseTrigger(page, 'New Paid Order');
    await testTrigger(page);
    await page.getByRole('definition').filter({ hasText: MARKUP }).first().waitFor();
    for (const fold of ['Raw JSON', 'What was sent']) await page.getByText(fold).click();

    await addStep(page, 'Action', 'Create Order');
    await page.getByText('Order Settings').click();
    await insert(page, 'Comment', 'comment');
    await insert(page, 'Customer Email', 'customer email');
    await choose(page, /^Product/, /^Light and Shadow/);
    await page.getByRole('textbox', { name: 'Comment' }).getByText('<img src=x').waitFor();
    await page.getByRole('cell', { name: MARKUP }).first().waitFor();
    await turnOn(page);
    await page.getByText(MARKUP.slice(0, 30)).first().waitFor();
    expect(await runs(page).count()).toBe(0);
    expect(await page.locator('img, b, body script').count()).toBe(0);
    expect(await page.title()).toBe('JustClick: Zap editor');
    await button(page, 'Turn off').click();
  });

  test('keeps text that is pasted into a field as text', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    await addStep(page, 'Action', 'Create Order');
    const email = page.getByRole('textbox', { name: /^Customer Email/ });
    await email.focus();
    await page.evaluate((html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', html);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
      document.execCommand('insertText', false, html);
    }, MARKUP);
    expect(await email.textContent()).toBe(MARKUP);
    expect(await page.locator('img, b').count()).toBe(0);
  });
});
