import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { findBrowser, launchBrowser } from '../../support/browser.ts';
import { buildApp } from '../../support/build.ts';
import { optionsOf, script } from '../../support/command.ts';
import { writeWhole } from '../../support/write_whole.ts';
import { loadIntegration } from './build.ts';
import { fixClock } from './fixed_clock.ts';
import { useFonts } from './fonts.ts';
import { hushLines } from './quiet.ts';
import { startEditor } from './server.ts';
import { openShop } from './shop.ts';
import { button, chooseTrigger, connect, insert, runs, testTrigger } from './story.ts';

/** Makes the pictures of the README and the guide: the same each time with the same browser. */

const FOLDER = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
const SIZE = { width: 1200, height: 720 };
const START = '2026-03-02T09:15:00Z';

optionsOf(
  script(
    'pictures',
    'Makes docs/pictures/*.png from the local editor. Needs an installed browser.',
  ),
);
buildApp();
hushLines();
const clock = fixClock();

async function takeAll(
  page: Page,
  take: (name: string, height?: number) => Promise<void>,
): Promise<void> {
  await connect(page);
  await chooseTrigger(page, 'New Paid Order');
  await testTrigger(page);
  await take('trigger');

  await button(page, 'Continue').click();
  await button(page, /^Action Create Order/).click();
  await insert(page, 'Customer Email', 'customer email');
  await insert(page, 'First Name', 'customer first name');
  await insert(page, 'Last Name', 'customer last name');
  await button(page, 'Map a value for Product, line 1').click();
  await insert(page, 'Product, line 1', 'product code');
  await insert(page, 'Price, line 1', 'price paid');
  await page.getByRole('row', { name: 'goods[1][good_sum] 290', exact: true }).waitFor();
  await page.getByText('Nothing is sent until you test the step.').waitFor();
  await page.getByRole('heading', { name: 'Create Order', level: 1 }).focus();
  // Down to the line item, so that the mapped fields and the price are in one picture.
  await page.evaluate(() => scrollTo(0, 226));
  await take('action', 960);

  await button(page, /Turn it on$/).click();
  await page.getByLabel('Speed').selectOption('Paused');
  await button(page, 'Turn on').click();
  await button(page, 'Turn off').waitFor();
  for (const pay of [undefined, 'Pay Order 100007', undefined]) {
    clock.later(120);
    if (pay !== undefined) await button(page, pay).click();
    const polled = (await page.locator('.timeline > li').count()) + 1;
    await button(page, 'Poll now').click();
    await page
      .locator('.timeline > li')
      .nth(polled - 1)
      .waitFor();
  }
  await runs(page).getByText('Success').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.state .hint')?.textContent === '');
  await page.getByRole('heading', { name: 'The Zap is on', level: 1 }).focus();
  await take('zap');
}

const executable = findBrowser();
if (executable === undefined) {
  console.error('No Chrome, Chromium or Edge was found. Install one, or set CHROME_PATH.');
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const integration = await loadIntegration();
const browser = await launchBrowser(executable);
for (const colorScheme of ['light', 'dark'] as const) {
  clock.set(START);
  const adapter = await openShop();
  const editor = await startEditor({ integration, adapter, port: 0, timeZone: 'UTC' });
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(editor.url);
  await useFonts(page);
  await takeAll(page, async (name, height = SIZE.height) => {
    await page.mouse.move(0, 0);
    // Painted whole and at once: in parts, corners come out a shade different.
    await page.setViewportSize({ width: SIZE.width, height: height + 1 });
    await page.setViewportSize({ width: SIZE.width, height });
    const picture = await page.screenshot({ animations: 'disabled' });
    writeWhole(`${FOLDER}${name}-${colorScheme}.png`, picture);
    console.log(`Wrote docs/pictures/${name}-${colorScheme}.png`);
  });
  await context.close();
  await editor.close();
}
await browser.close();
