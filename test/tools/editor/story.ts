import type { Locator, Page } from 'playwright-core';

/** What a person does at the page, for tests and pictures. */

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name });

export async function connect(page: Page): Promise<void> {
  await button(page, 'Connect and test').click();
  await button(page, 'Set up the trigger').click();
}

export async function chooseTrigger(page: Page, label: string): Promise<void> {
  await button(page, new RegExp(`^Trigger ${label} Triggers`)).click();
  await page.getByRole('heading', { name: label, level: 1 }).waitFor();
}

export async function testTrigger(page: Page): Promise<void> {
  await button(page, 'Test trigger').click();
  await page.getByText(/^Found \d records?\.$/).waitFor();
}

/** Adds a step after those that are there. */
export async function addStep(page: Page, kind: string, label: string): Promise<void> {
  await button(page, /Add a step$/).click();
  const entry = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText(kind, { exact: true }) })
    .filter({ has: page.getByText(label, { exact: true }) });
  await entry.getByRole('button').click();
  await page.getByRole('heading', { name: label, level: 1 }).waitFor();
}

/** Maps a value of an earlier step into a field. */
export async function insert(page: Page, field: string, value: string): Promise<void> {
  await button(page, `Insert data into ${field}`).click();
  await page.getByRole('combobox', { name: `Search the data for ${field}` }).fill(value);
  await page.keyboard.press('Enter');
}

export async function choose(page: Page, field: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Sets up "paid order → create an order for the next course". */
export async function setUp(page: Page): Promise<void> {
  await connect(page);
  await chooseTrigger(page, 'New Paid Order');
  await testTrigger(page);
  await addStep(page, 'Action', 'Create Order');
  await insert(page, 'Customer Email', 'customer email');
  await choose(page, /^Product/, /^Light and Shadow/);
}

export async function turnOn(page: Page): Promise<void> {
  await button(page, /Turn it on$/).click();
  await button(page, 'Turn on').click();
  await button(page, 'Turn off').waitFor();
}

/** Lets no call of one kind out of the page until it is released. Tells when one has come. */
export async function hold(page: Page, path: string) {
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  let come = () => {};
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(`**/api/${path}`, async (route) => {
    come();
    await isReleased;
    await route.continue();
  });
  return { release, hasCome };
}

/** A value that is mapped into a field. The preview names it as well, in brackets. */
export const pill = (page: Page, name: string): Locator => page.locator('.pill').getByText(name);

/** The runs in the time line. */
export const runs = (page: Page): Locator => page.locator('.run');

/** Waits until the Zap has polled so many more times. */
export async function afterPolls(page: Page, count: number): Promise<void> {
  const polls = async () =>
    Number(/(\d+) polls?/.exec((await page.locator('.state').textContent()) ?? '')?.[1] ?? 0);
  const before = await polls();
  while ((await polls()) < before + count) await page.waitForTimeout(100);
}

/** More than there are places to stop at on any of the pages. */
const MOST_STOPS = 150;

/** Goes on with the Tab key until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
}
