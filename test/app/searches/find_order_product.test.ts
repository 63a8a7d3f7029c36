import { beforeEach, describe, expect, test } from '@jest/globals';
import { FOUND, runStep } from '../../standins/zapier/step.ts';
import { useShop } from '../support/shop.ts';

const EMAIL = 'anna@example.com';

const digital = (id: number, code: string, title: string) => ({
  id,
  code,
  title,
  type: 'digital' as const,
  sum: 290,
});

describe('the product of an order that is looked for', () => {
  const shop = useShop({
    products: [
      digital(1, 'checklist', 'Checklist: 12 steps'),
      digital(2, 'book', 'The Other Book'),
      digital(3, 'book,2nd', 'Book'),
      digital(12, 'dozen', 'Dozen'),
      digital(13, '12', 'Twelve'),
    ],
  });
  beforeEach(() => {
    const codes = ['checklist', 'book,2nd', 'dozen'];
    for (const [index, code] of codes.entries()) {
      shop.sandbox.store.insertOrder({ id: 7 + index, email: EMAIL, goods: [{ code }] });
    }
  });

  const find = async (good_name: unknown, more: object = { email: EMAIL }) =>
    (await shop.search('find_order', { ...more, good_name })).map(({ id }) => id);

  test.each<[unknown, string[]]>([
    ['checklist', ['7']],
    ['CHECKLIST', ['7']],
    ['Checklist – 12 steps', ['7']],
    [1, ['7']],
    ['1.0', ['7']],
    ['book,2nd', ['8']],
    // A code is never the name of another product.
    ['book', []],
    ['Dozen', ['9']],
    ['12', []],
    ['', ['9']],
  ])('%j finds %j, by email and by number', async (good_name, ids) => {
    expect(await find(good_name)).toStrictEqual(ids);
    const byNumber = ids.length > 0 ? ids : ['7'];
    for (const bill_id of byNumber) expect(await find(good_name, { bill_id })).toStrictEqual(ids);
  });

  test.each(['Gone', 'checklist, dozen', '99', 'Checklist'.repeat(500)])(
    'that the shop does not have is an error, and never "not found": %j',
    async (good_name) => {
      for (const more of [{ email: EMAIL }, { email: 'nobody@example.com' }, { bill_id: '7' }]) {
        await expect(find(good_name, more)).rejects.toThrow(
          /Product: .* is not a product of your shop/,
        );
      }
    },
  );

  test('find or create with a product’s name makes one order, and finds it after that', async () => {
    const email = 'new@example.com';
    const step = {
      id: '2',
      type: 'searchOrCreate',
      key: 'find_order',
      input: { email, good_name: 'CHECKLIST: 12 Steps' },
      createInput: { bill_email: email, goods: [{ good_name: 'CHECKLIST: 12 Steps' }] },
    } as const;
    const first = (await runStep(shop.connection, step)).result as Record<string, unknown>;
    const second = (await runStep(shop.connection, step)).result as Record<string, unknown>;
    expect(first).toMatchObject({ [FOUND]: false, details: { items: [{ id: 'checklist' }] } });
    expect(second).toMatchObject({ [FOUND]: true, id: first.id });
    expect(shop.sandbox.store.getOrders()).toHaveLength(4);
  });

  test('is not asked for when the code is one of an order that was read', async () => {
    await find('checklist');
    await find('checklist', { bill_id: '7' });
    expect(shop.sandbox.requests.map((request) => request.function)).not.toContain('GetAllGoods');
  });
});
