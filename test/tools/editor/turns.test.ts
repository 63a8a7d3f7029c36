import { expect, test } from '@jest/globals';
import { button, hold, setUp, turnOn } from './story.ts';
import { inBrowser } from './testing.ts';

inBrowser('the editor, clicked quickly', (open) => {
  test('carries out Speed, Autoreplay and Turn off while a poll goes on', async () => {
    const page = await open();
    await setUp(page);
    await turnOn(page);
    const { release, hasCome } = await hold(page, 'poll');
    await button(page, 'Poll now').click();
    await hasCome;
    const done = (path: string) =>
      page.waitForResponse((response) => new URL(response.url()).pathname === `/api/${path}`);
    const settings = Promise.all([done('speed'), done('autoreplay')]);
    await page.getByLabel('Speed').selectOption('Paused');
    await page.getByLabel('Autoreplay').check();
    await settings;
    await button(page, 'Turn off').click();
    await button(page, 'Turn on').waitFor();
    release();
    await page.getByText('Turned off.').waitFor();
    expect(await page.getByLabel('Speed').inputValue()).toBe('0');
    expect(await page.getByLabel('Autoreplay').isChecked()).toBe(true);
  });

  test('does not pass an old preview off as a new one', async () => {
    const page = await open();
    await setUp(page);
    await page
      .getByRole('row', { name: 'goods[0][good_name] light-course', exact: true })
      .waitFor();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Nothing is sent until you test the step.').waitFor();
    const { release, hasCome } = await hold(page, 'preview');
    await page.getByRole('textbox', { name: 'Price' }).fill('1,500.00');
    await hasCome;
    expect(await preview.getAttribute('aria-busy')).toBe('true');
    await preview.getByText('Bringing this up to date…').waitFor();
    release();
    await page.getByRole('row', { name: 'goods[0][good_sum] 1500', exact: true }).waitFor();
    expect(await preview.getAttribute('aria-busy')).toBe('false');
  });

  test('ships three orders for three clicks, and one order once for two', async () => {
    const page = await open();
    await setUp(page);
    await button(page, /Turn it on$/).click();
    const { release, hasCome } = await hold(page, 'panel');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/panel')) {
        asked.push(request.postDataJSON().row);
      }
    });
    await button(page, 'Ship Order 100007').click();
    await hasCome;
    await button(page, 'Ship Order 100006').click();
    await button(page, 'Ship Order 100005').click();
    const first = button(page, 'Ship… Order 100007');
    expect(await first.getAttribute('aria-disabled')).toBe('true');
    expect(await first.getAttribute('title')).toBe('This is being done.');
    await first.click({ force: true });
    release();
    const shop = page.getByRole('region', { name: 'The shop' });
    for (const number of ['100007', '100006', '100005']) {
      const order = shop.getByRole('listitem').filter({ hasText: `Order ${number}` });
      await order.getByText('Shipped', { exact: true }).waitFor();
    }
    expect(asked).toStrictEqual(['100007', '100006', '100005']);
  });
});
