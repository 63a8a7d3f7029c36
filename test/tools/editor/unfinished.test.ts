import { expect, test } from '@jest/globals';
import { addStep, button, choose, chooseTrigger, connect, insert } from './story.ts';
import { inBrowser } from './testing.ts';

inBrowser('a Zap that is not complete', (open) => {
  test('cannot be turned on, and says where what is missing', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    await button(page, /Turn it on$/).click();
    const turnOn = button(page, 'Turn on');
    await page.getByText('A Zap needs an action.').waitFor();
    expect(await turnOn.getAttribute('aria-disabled')).toBe('true');
    await addStep(page, 'Action', 'Create Order');
    await page.getByText('Still required: Customer Email, Products, line 1: Product.').waitFor();
    await button(page, 'Step 2: action not complete Create Order').waitFor();
    await button(page, /Turn it on$/).click();
    await page.getByText(': Customer Email, Products, line 1: Product.').waitFor();
    expect(await turnOn.getAttribute('aria-disabled')).toBe('true');

    await button(page, 'Complete step 2, Create Order').click();
    await insert(page, 'Customer Email', 'customer email');
    await choose(page, /^Product/, /^Light and Shadow/);
    await button(page, 'Step 2: action Create Order').waitFor();
    await button(page, /Turn it on$/).click();
    await turnOn.click();
    await button(page, 'Turn off').waitFor();
  });

  test('is refused by the server too', async () => {
    const page = await open();
    await connect(page);
    const answer = await page.evaluate(async () => {
      const response = await fetch('/api/turn-on', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          trigger: { key: 'new_order', input: {} },
          steps: [{ id: '2', type: 'create', key: 'delete_order', input: {} }],
        }),
      });
      return response.json();
    });
    expect(answer).toStrictEqual({ error: 'Step 2 is not complete. Still required: Order.' });
  });
});
