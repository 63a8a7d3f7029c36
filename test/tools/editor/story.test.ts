import { expect, test } from '@jest/globals';
import {
  addStep,
  afterPolls,
  button,
  choose,
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

inBrowser('the editor, with the mouse', (open) => {
  test('connects, sets up a Zap, turns it on; a paid order makes one run', async () => {
    const page = await open();
    await setUp(page);
    await page.getByRole('textbox', { name: 'Price' }).fill('1,500.00');
    const sent = page.getByRole('table', { name: /would send first: POST .*CreateOrder/ });
    await sent.getByRole('row', { name: 'goods[0][good_sum] 1500', exact: true }).waitFor();

    await button(page, 'Test step').click();
    await page.getByRole('region', { name: 'Test the step' }).getByText('Success').waitFor();
    await turnOn(page);
    const shop = page.getByRole('region', { name: 'The shop' });
    const order = (number: string) =>
      shop.locator('strong', { hasText: new RegExp(`^Order ${number}$`) });
    await order('100008').waitFor();

    await button(page, 'Pay Order 100007').click();
    await runs(page).getByText('Order 100007').waitFor();
    await afterPolls(page, 3);
    expect(await runs(page).count()).toBe(1);
    expect(await runs(page).getByText('Success').count()).toBe(2);
    const made = shop
      .getByRole('listitem')
      .filter({ hasText: 'peter.novak@example.com, 1,500.00' });
    expect(await made.count()).toBe(1);
    expect(await order('100010').count()).toBe(0);
  });

  test('says what a wrong key means, and keeps the key to itself', async () => {
    const page = await open();
    await page.getByLabel('API Key').fill('a-wrong-key-0123');
    await button(page, 'Connect and test').click();
    const told = page.getByRole('region', { name: 'Connection' });
    await told.getByText('The API key is not the key of the account "myshop".').waitFor();
    await told.getByText('It does not keep this connection.').waitFor();
    await told.getByText('What was sent').click();
    await told.getByText('/api/GetOrders').click();
    await told.getByText('Not verified').waitFor();
    expect(await page.content()).not.toContain('a-wrong-key-0123');
    expect(await button(page, 'Set up the trigger').count()).toBe(0);
  });

  test('maps line items, and shows the row that each of them becomes', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    await testTrigger(page);
    await addStep(page, 'Action', 'Create Order');
    await insert(page, 'Customer Email', 'customer email');
    await button(page, 'Map a value for Product, line 1').click();
    await insert(page, 'Product, line 1', 'product code');
    await insert(page, 'Price, line 1', 'price paid');
    const given = page.getByRole('table', { name: 'What Zapier hands to the app' });
    await given.getByRole('row', { name: /^Products 2: Product .* checklist$/ }).waitFor();
    await given.getByRole('row', { name: /^Products 2: Price .* 290$/ }).waitFor();
  });

  test('hydrates the details of an order when a step uses them, and only then', async () => {
    const page = await open();
    await setUp(page);
    await page.getByText('Order Settings').click();
    await insert(page, 'Comment', 'product names');
    await turnOn(page);
    await button(page, 'Pay Order 100007').click();
    await runs(page).getByText('Hydration: orderDetails a step used').waitFor();
    await runs(page).getByText('Result', { exact: true }).click();
    await runs(page).getByText('Photography from Scratch').first().waitFor();
  });

  test('shows the fields that a choice needs, and finds an order by a search step', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Order');
    await addStep(page, 'Action', 'Update Order Status');
    expect(await page.getByLabel('Tracking Number').count()).toBe(0);
    await page.getByLabel(/^New Status/).selectOption('Shipped');
    await page.getByRole('textbox', { name: 'Tracking Number' }).waitFor();
    await button(page, 'Use a search step').click();
    await page.getByRole('heading', { name: 'Find Order', level: 1 }).waitFor();
    await insert(page, 'Customer Email', 'customer email');
    await button(page, /^Step 3/).click();
    await pill(page, '2. Order Number').waitFor();
  });

  test('maps what a search step finds into a line item', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Order');
    await addStep(page, 'Action', 'Create Order');
    await button(page, 'Use a search step').click();
    await page.getByRole('heading', { name: 'Find Product', level: 1 }).waitFor();
    await button(page, /^Step 3/).click();
    const product = page.getByRole('textbox', { name: /^Product/ });
    await product.getByText('2. Product Code').waitFor();
  });

  test('fills dropdowns from the service and searches them', async () => {
    const page = await open();
    await connect(page);
    await chooseTrigger(page, 'New Paid Order');
    const products = page.getByRole('combobox', { name: 'Products 1' });
    await products.click();
    await page.getByRole('option', { name: /^Light and Shadow/ }).waitFor();
    await products.fill('frame');
    expect(await page.locator('.option').allTextContents()).toStrictEqual([
      'The Frame (printed book)1307',
    ]);
    await choose(page, /^Products 1$/, /^The Frame/);
    expect(await products.inputValue()).toBe('The Frame (printed book)');
    await testTrigger(page);
    expect(await page.getByRole('radio').count()).toBe(1);
  });
});
