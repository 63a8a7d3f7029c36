import { describe, expect, test } from '@jest/globals';
import { prepareInput } from '../../standins/zapier/input.ts';
import { useShop } from '../support/shop.ts';
import { AMOUNTS, NO_AMOUNTS } from '../values/amounts.ts';

const shop = useShop({ login: 'myshop' });

/** As a person sets the step up: both fields of a line mapped from the trigger's line items. */
const MAPPED = {
  bill_email: 'anna@example.com',
  goods: [{ good_name: '{{1__lines[]code}}', good_sum: '{{1__lines[]price}}' }],
};

/** What the step gets when the trigger told these prices, as text or as numbers. */
const inputWith = async (prices: readonly unknown[]) => {
  const lines = prices.map((price) => ({ code: 'checklist', price }));
  const results = { 1: { lines } };
  return (await prepareInput(shop.connection, 'creates.create_order', MAPPED, { results }))
    .inputData;
};

async function pricesSent(prices: readonly unknown[]): Promise<unknown[]> {
  await shop.raw.create('create_order', await inputWith(prices));
  const goods = shop.sandbox.requests[0]?.params.goods as { good_sum?: string }[];
  return Object.values(goods).map(({ good_sum }) => good_sum && Number(good_sum));
}

describe('a price that is mapped, after the conversion that Zapier makes', () => {
  test('is sent as it was meant, in every way that people write it', async () => {
    const written = AMOUNTS.map(([text]) => text);
    expect(written.length).toBeGreaterThanOrEqual(60);
    expect(await pricesSent(written)).toStrictEqual(AMOUNTS.map(([, amount]) => amount));
  });

  test('is sent as it was meant when it is a number', async () => {
    const numbers = [0, 1, 99.9, 1500, 0.1 + 0.2, 1349.1000000000001, 19.989999999999998];
    expect(await pricesSent(numbers)).toStrictEqual([0, 1, 99.9, 1500, 0.3, 1349.1, 19.99]);
  });

  test.each(['', ' ', null])("is the product's own price when it is %j", async (price) => {
    expect(await pricesSent([price])).toStrictEqual([undefined]);
  });

  test.each(NO_AMOUNTS)('%j is refused, and nothing is sent', async (written, problem) => {
    const input = await inputWith([500, written]);
    const sending = shop.raw.create('create_order', input);
    await expect(sending).rejects.toThrow(/Products, line 2, Price/);
    await expect(shop.raw.create('create_order', input)).rejects.toThrow(problem);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });
});
